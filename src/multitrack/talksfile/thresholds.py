"""What must hold within a rule of a talks file: thresholds that some can reach, weights that count, known groups."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from multitrack.model.rule import parties_named
from multitrack.talksfile.checks import Values, sound
from multitrack.talksfile.lines import Mapping
from multitrack.talksfile.notes import Broken, Place
from multitrack.talksfile.problems import nearest, one_of, shortened


def share(values: Values, tree: Mapping, place: Place) -> None:
    """A share says how much must agree in one way, between nothing and all, of weights that count."""
    if _one_threshold(values, tree, place, needed=True):
        _reachable(values, tree, place)
        _weights(values, tree, place)
        _total(values, tree, place)


def community(values: Values, tree: Mapping, place: Place) -> None:
    """A community has parties, named or with their weights, and at most one threshold."""
    if ("parties" in values) == ("weights" in values):
        both = "both parties and weights stand here" if "parties" in values else "no parties stand here"
        place.problem(tree, both, "its parties, or its parties with their weights")
        values["parties"] = Broken()
    if _one_threshold(values, tree, place, needed=False):
        _reachable(values, tree, place)
        _weights(values, tree, place)


def votes(values: Values, tree: Mapping, place: Place) -> None:
    """A vote says how much must be in favour; of all members only where it says how many they are."""
    if _one_threshold(values, tree, place, needed=True):
        _reachable(values, tree, place)
    if values.get("of") == "all members" and "members" not in values:
        found = 'a share of all members, and the key "members" is missing'
        place.problem(tree, found, "members: how many members it has")
        values["members"] = Broken()


def turnout(values: Values, tree: Mapping, place: Place) -> None:
    """A turnout is a share that some can reach."""
    _reachable(values, tree, place)


def endorsements(values: Values, tree: Mapping, place: Place) -> None:
    """Endorsements are counted in all, by body, or both; the number in all is no smaller than the quotas."""
    if "at_least" not in values and "quotas" not in values:
        place.problem(tree, "neither at_least nor from stands here", "at least one of the two")
        values["at_least"] = Broken()
    elif sound(values, "at_least", "quotas"):
        quotas = sum(each.at_least for each in values["quotas"])
        if values["at_least"] < quotas:
            found = f"the quotas come to {quotas}, and at_least is {values['at_least']}"
            place.problem(tree.get("at_least") or tree, found, f"at least {quotas}, or no at_least")


def inner(values: Values, tree: Mapping, place: Place) -> None:
    """The inner rule of a delegation names its own groups only, and no more of them than there are."""
    if not sound(values, "groups", "rule"):
        return
    known = [each.id for each in values["groups"]]
    at = tree.get("rule") or tree
    for name in sorted(parties_named(values["rule"]) - set(known)):
        found = f'there is no group "{shortened(name)}" in this delegation'
        place.inside("rule").problem(at, found, one_of(known, name), nearest(name, known))
        values["rule"] = Broken()


def _one_threshold(values: Values, tree: Mapping, place: Place, *, needed: bool) -> bool:
    """Whether a threshold is said in one way (in at most one, where none is needed)."""
    said = [name for name in ("at_least", "more_than") if name in values]
    if len(said) == 1 or (not said and not needed):
        return True
    found = "both at_least and more_than stand here" if said else "neither at_least nor more_than stands here"
    place.problem(tree, found, "exactly one of the two")
    values["at_least"] = Broken()
    return False


def _reachable(values: Values, tree: Mapping, place: Place) -> None:
    for name in ("at_least", "more_than"):
        threshold: Any = values.get(name)
        if isinstance(threshold, Fraction) and not _fits(name, threshold):
            found = f"{threshold} is no share that some can reach"
            place.inside(name).problem(tree.get(name) or tree, found, "a share such as 2/3")


def _fits(name: str, threshold: Fraction) -> bool:
    return 0 < threshold <= 1 if name == "at_least" else 0 <= threshold < 1


def _weights(values: Values, tree: Mapping, place: Place) -> None:
    if sound(values, "weights"):
        weights = [each.weight for each in values["weights"]]
        if min(weights) < 0 or not any(weights):
            place.problem(tree.get("weights") or tree, "weights below 0, or none above", "weights from 0")


def _total(values: Values, tree: Mapping, place: Place) -> None:
    """What all seats come to is no less than those told of, and is the whole only of all members."""
    if not sound(values, "total", "weights"):
        return
    at, told = tree.get("total") or tree, sum(each.weight for each in values["weights"])
    if values.get("of") != "all members":
        place.problem(at, "a total of all seats, where not all members are the whole", "of: all members")
    elif values["total"] < told:
        place.problem(
            at, f"the weights come to {told}, and the total is {values['total']}", f"at least {told}"
        )
