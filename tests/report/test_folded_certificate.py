"""A certificate of folded talks holds by a plain fold of its own, and no number in it can be changed unseen."""

import ast
import copy
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few
from tests.analysis.worth_tables import talks_of, values
from tests.report.test_certificate import numbers

from multitrack.analysis.large import LargeZone, large_zone
from multitrack.model.mandate import Factor, Worth
from multitrack.model.talks import Talks
from multitrack.report import refold, retrace, sheet
from multitrack.report.certificate import Checked, certificate, check


def paper(talks: Talks) -> dict[str, Any]:
    found = large_zone(talks)
    assert isinstance(found, LargeZone)
    return certificate(talks, found, "talks.yaml")


@few
@given(some_talks())
def test_every_certificate_holds(talks: Talks) -> None:
    assert check(paper(talks), talks) == Checked(same_talks=True, differences=())


@few
@given(some_talks(mandated=True))
def test_no_number_can_be_changed_unseen(talks: Talks) -> None:
    whole = paper(talks)
    for path in numbers(whole["claims"]):
        if path[0] in {"scale", "budget_scales"} or "proof" in path or path[:1] == ("ideal",):
            continue  # weights are means to an end: others may prove the same
        changed = copy.deepcopy(whole)
        inner = changed["claims"]
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] += 1
        widened = path[0] == "numbers" and path[2] == 1
        found = check(changed, talks)
        assert isinstance(found, Checked)
        assert found.holds == widened, path


@few
@given(some_talks(mandated=True))
def test_a_proof_that_asks_for_too_little_nearness_proves_nothing(talks: Talks) -> None:
    whole = paper(talks)
    for name, claim in whole["claims"]["solutions"].items():
        if claim["proof"] is not None:
            changed = copy.deepcopy(whole)
            proof = changed["claims"]["solutions"][name]["proof"]
            proof["at_least"] = 10**60
            found = check(changed, talks)
            assert isinstance(found, Checked)
            assert not found.holds


@few
@given(some_talks(mandated=True))
def test_counts_and_frontier_are_those_of_enumeration(talks: Talks) -> None:
    assert refold.written(talks) == len(slow.written(talks))
    assert refold.counts(talks)["acceptable_to_all"] == len(slow.suits_all(talks))
    points = {slow.worths(talks, package) for package in slow.frontier(talks)}
    assert refold.frontier(talks) == (len(slow.frontier(talks)), len(points))
    sums = [sum(slow.worths(talks, package), Fraction(0)) for package in slow.respecting(talks)]
    assert refold.largest_sum(talks) == ((max(sums), sums.count(max(sums))) if sums else None)


def test_what_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = paper(two_parties())
    monkeypatch.setattr(refold, "STATES", 0)
    found = check(whole, two_parties())
    assert isinstance(found, Checked)
    assert (found.holds, found.not_counted) == (False, ("packages", "counts"))


@pytest.mark.parametrize("again", [refold.counts, refold.frontier, refold.largest_sum])
def test_nothing_is_counted_again_with_more_half_packages_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, again: Callable[[Talks], object]
) -> None:
    """What the first and the last of three issues are worth together keeps every option of the first in mind."""
    talks = talks_of(values(2, 3, 5, opposed=False))
    first, last = talks.issues[0], talks.issues[2]
    together = tuple(
        Worth((one.id, other.id), Fraction(place * at))
        for place, one in enumerate(first.options)
        for at, other in enumerate(last.options)
    )
    mandates = tuple(
        replace(m, factors=(*m.factors, Factor(issues=(first.id, last.id), worths=together)))
        for m in talks.mandates
    )
    entangled = replace(talks, mandates=mandates)
    assert again(entangled)
    monkeypatch.setattr(refold, "STATES", 4)
    with pytest.raises(refold.TooManyStatesError):
        again(entangled)


@pytest.mark.parametrize("module", [sheet, refold, retrace])
def test_the_count_behind_it_knows_nothing_but_the_model(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    ours = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    theirs = {name for name in ours if name.startswith("multitrack") and ".model." not in name}
    assert theirs <= {"multitrack.report.refold", "multitrack.report.sheet"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
