"""What must hold within one block of a talks file, beyond the form of its keys."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.model.contact import ContactFormat
from multitrack.model.issue import Grid
from multitrack.model.party import OF_NO_PARTY
from multitrack.model.text import places
from multitrack.talksfile.lines import Mapping, Scalar, Sequence, Tree
from multitrack.talksfile.notes import Broken, Place

MOST_NUMBERS = 2_000
"""How many numbers a grid may have."""

Values = dict[str, Any]


def sound(values: Values, *names: str) -> bool:
    """Whether all of these were given and read."""
    return all(name in values and not isinstance(values[name], Broken) for name in names)


def words_under(tree: Mapping, key: str) -> tuple[Scalar, ...]:
    """The words that stand under a key, alone or in a list."""
    match tree.get(key):
        case Sequence(items=items):
            return tuple(item for item in items if isinstance(item, Scalar))
        case Scalar() as word if not word.is_nothing:
            return (word,)
        case _:
            return ()


def grid(values: Values, tree: Mapping, place: Place) -> None:
    """The numbers of a grid rise from the first to the last in whole steps, and are not too many."""
    if not sound(values, "low", "high", "step"):
        return
    low, high, step = values["low"], values["high"], values["step"]
    if step <= 0 or high < low:
        place.problem(tree, "the numbers do not rise", 'a "from" below the "to", and a step above 0')
        values["step"] = Broken()
        return
    steps: Fraction = (high - low) / step
    if steps.denominator != 1:
        place.problem(
            tree,
            f"steps of {_word(tree, 'step')} from {_word(tree, 'from')} do not reach {_word(tree, 'to')}",
            "a step that divides the range",
        )
        values["step"] = Broken()
    elif steps >= MOST_NUMBERS:
        place.problem(
            tree, f"the grid has {steps + 1} numbers", f"at most {MOST_NUMBERS}; take a longer step"
        )
        values["step"] = Broken()


def _word(tree: Mapping, key: str) -> str:
    word = tree.get(key)
    return word.text if isinstance(word, Scalar) else key


def issue(values: Values, tree: Mapping, place: Place) -> None:
    """An issue has options, its own or the numbers of its grid; what is said of a number is on the grid."""
    code = values["id"]
    numbers = values.get("grid")
    if isinstance(numbers, Grid):
        _on_the_grid(numbers, tree, place, code)
    elif isinstance(numbers, Broken):
        place.unsure("option", code)
    elif not isinstance(values.get("options"), Broken) and not values.get("options"):
        place.unsure("option", code)
        place.problem(tree, "the issue has no options", "options, or a grid of numbers")
    _links(values, tree, place, code)


def _on_the_grid(numbers: Grid, tree: Mapping, place: Place, code: str) -> None:
    on_it = [option.id for option in numbers.options()]
    said = tree.get("options")
    for word, _ in said.entries if isinstance(said, Mapping) else ():
        if word.text not in on_it:
            place.inside("options").unknown(word, f'"{word.text}" is not on the grid', word.text, on_it)
    for name in on_it:
        place.give("option", Scalar(tree.line, name), code)


def _links(values: Values, tree: Mapping, place: Place, code: str) -> None:
    if sound(values, "arises_if"):
        at = tree.get("arises_if") or tree
        place.link("issue", code, at.line, tuple(each.issue for each in values["arises_if"]))
    if sound(values, "options"):
        inner = tuple(name for option in values["options"] for name in places(option.words))
        place.link("own bracket", code, tree.line, inner)


def at_most(values: Values, tree: Mapping, place: Place) -> None:
    """Fewer may hold together than are named; else nothing is ruled out."""
    if not sound(values, "number", "of"):
        return
    named = len(values["of"])
    if values["number"] >= named:
        place.problem(
            tree,
            f"{values['number']} of {named} may hold together, which rules nothing out",
            f'a number below {named}, or more issues under "of"',
        )
        values["number"] = Broken()


def paragraph(values: Values, tree: Mapping, place: Place) -> None:
    """A paragraph holds the brackets that stand in its words."""
    if sound(values, "words"):
        place.link("paragraph", values["id"], tree.line, places(values["words"]))


def alternative(values: Values, tree: Mapping, place: Place) -> None:
    """An alternative says for which options it stands, exactly where issues decide its bracket."""
    if place.issues and "options" not in values:
        place.problem(
            tree, 'the key "options" is missing', f"one option for each of {', '.join(place.issues)}"
        )
        values["options"] = Broken()


def bracket(values: Values, tree: Mapping, place: Place) -> None:
    """No two alternatives of a bracket stand for the same options."""
    if not sound(values, "alternatives"):
        return
    given = values["alternatives"]
    place.link("bracket", values["id"], tree.line, tuple(n for each in given for n in places(each.words)))
    listed = tree.get("alternatives")
    trees = listed.items if isinstance(listed, Sequence) else ()
    seen: set[tuple[str, ...]] = set()
    for each, at in zip(given, trees, strict=False):
        if each.options and each.options in seen:
            said = ", ".join(each.options)
            place.inside("alternatives").problem(at, f"a second alternative for {said}", "one for each")
        seen.add(each.options)


def admission(values: Values, tree: Mapping, place: Place) -> None:
    """Who sits at the table is a party; who is kept away from it may be any group."""
    word = tree.get("party")
    if sound(values, "party", "state") and isinstance(word, Scalar) and values["state"] not in OF_NO_PARTY:
        place.inside("party").use(("party",), word)


_MEMBERS = {
    ChannelKind.POWER: (1, 1, "one power and one party"),
    ChannelKind.BILATERAL: (0, 2, "two parties and no power"),
}


def channel(values: Values, tree: Mapping, place: Place) -> None:
    """A channel has the members that its kind asks for, and stands on others than itself."""
    if sound(values, "grounds"):
        place.link("channel", values["id"], (tree.get("grounds") or tree).line, values["grounds"])
    if not sound(values, "kind"):
        return
    powers, parties = words_under(tree, "powers"), words_under(tree, "parties")
    kind = values["kind"]
    if kind is ChannelKind.CONTACT_GROUP and len(powers) < 2:
        place.problem(tree, f"{len(powers)} powers in a contact group", "two powers or more")
    elif kind in _MEMBERS and (len(powers), len(parties)) != _MEMBERS[kind][:2]:
        found = f'{len(powers)} powers and {len(parties)} parties in a channel of the kind "{kind}"'
        place.problem(tree, found, _MEMBERS[kind][2])


def track(_: Values, tree: Mapping, place: Place) -> None:
    """An issue is settled on one track only."""
    settled = place.notes.names("settled")
    for word in words_under(tree, "issues"):
        if word.text in settled and settled[word.text] != word.line:
            found = f'"{word.text}" is on another track already, in line {settled[word.text]}'
            place.inside("issues").problem(word, found, "each issue on one track")
        settled.setdefault(word.text, word.line)


def stage(values: Values, tree: Mapping, place: Place) -> None:
    """Within one stage an issue is settled by one body only."""
    if not sound(values, "bodies"):
        return
    bodies = tree.get("bodies")
    seen: set[str] = set()
    for body in bodies.items if isinstance(bodies, Sequence) else ():
        words = words_under(body, "issues") if isinstance(body, Mapping) else ()
        for word in words:
            if word.text in seen:
                place.problem(word, f'"{word.text}" is with another body of the stage', "each issue once")
        seen |= {word.text for word in words}


def positions(values: Values, tree: Mapping, place: Place) -> None:
    """A party holds one stance on an option, and gives an issue one weight, in any one channel."""
    if not sound(values, "party", "issue"):
        return
    party, issue = values["party"], values["issue"]
    if values.get("stances") is None and values.get("importance") is None:
        place.problem(tree, "neither stances nor importance stand here", "at least one of them")
    stances = tree.get("stances")
    for word, _ in stances.entries if isinstance(stances, Mapping) else ():
        held = dict(values["stances"]).get(word.text) if sound(values, "stances") else None
        if held is not None:
            said_in = held.channel or values.get("channel")
            reading = values.get("reading", False) if held.reading is None else held.reading
            _once(place, word, f'stance on "{word.text}"', (party, issue, word.text, said_in, reading))
    if sound(values, "importance"):
        said_in = values["importance"].channel or values.get("channel")
        _once(place, tree.get("importance") or tree, "importance", (party, issue, None, said_in))


def _once(place: Place, at: Tree, what: str, key: tuple[Any, ...]) -> None:
    said = place.notes.names("positions")
    name = "\0".join(map(str, key))
    if name in said:
        place.problem(at, f"a second {what}, the first is in line {said[name]}", "one, or another channel")
    said.setdefault(name, at.line)


def position_label(tree: Tree) -> str:
    """A position as messages name it: whose, and on what."""
    party = tree.get("party") if isinstance(tree, Mapping) else None
    issue = tree.get("issue") if isinstance(tree, Mapping) else None
    whose = party.text if isinstance(party, Scalar) else "someone"
    return f'{whose} on "{issue.text}"' if isinstance(issue, Scalar) else whose


def contact(values: Values, tree: Mapping, place: Place) -> None:
    """A contact is between two sides or more; a third stands between them where it was through one."""
    if not sound(values, "between", "format"):
        return
    if len(set(values["between"])) < 2:
        place.problem(tree, f"{len(set(values['between']))} side in a contact", "two sides or more")
    through = values.get("through")
    if through is not None and values["format"] is not ContactFormat.THIRD:
        place.problem(tree, f"a third in a contact by {values['format']}", 'the format "through a third"')
    elif through is not None and through in values["between"]:
        place.problem(
            tree, f'"{through}" is one of the two sides, and the third', "another side between them"
        )


def ask(values: Values, tree: Mapping, place: Place) -> None:
    """An ask is of somebody else; it names an option with its issue, and a reply with its answer."""
    if sound(values, "by", "of") and values["by"] == values["of"]:
        place.problem(tree, f'"{values["by"]}" asks this of itself', "another side")
    if "option" in values and "issue" not in values:
        place.problem(tree, "an option without its issue", "issue: on which issue the option is")
    if "answer" not in values and ("reply" in values or "answered" in values):
        place.problem(tree, "a reply without an answer", "answer: how it was answered")
    if sound(values, "on", "due") and values["due"] < values["on"]:
        place.problem(tree, "the day it is due is before the day it was asked", "a later day")


def label_by(key: str) -> Callable[[Tree], str]:
    """How messages name an entry of a list: by what stands under one of its keys."""

    def label(tree: Tree) -> str:
        word = tree.get(key) if isinstance(tree, Mapping) else None
        return word.text if isinstance(word, Scalar) else f"an entry without {key}"

    return label
