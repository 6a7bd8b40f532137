"""Which refusals rule agreement out, against trying all sets of them by hand."""

from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.test_zone import stance
from tests.analysis.tries import few

from multitrack.analysis import hindered
from multitrack.analysis import refusals as module
from multitrack.analysis.blocking import Blocking, blocking
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.hindered import Hindrance
from multitrack.analysis.refusals import Refusals, refusals
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Choice, Package, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

Some = frozenset[Hindrance]
MANY = 9
"""Up to so many hindrances, all sets of them are tried by hand."""


def answer(talks: Talks) -> Refusals:
    found = refusals(talks)
    assert not isinstance(found, TooLarge)
    return found


def hinders(talks: Talks, each: Hindrance, package: Package) -> bool:
    if each.linkage is not None:
        return broken(each.linkage, package)
    assert each.party is not None
    mandate = talks.mandate(each.party)
    if each.choice is not None:
        return each.choice in package.choices
    assert mandate is not None
    return mandate.worth_of(package) < mandate.walk_away


def by_hand(talks: Talks) -> list[Hindrance]:
    found = [Hindrance(linkage=linkage) for linkage in talks.linkage]
    for party in slow.seated(talks):
        mandate = talks.mandate(party)
        if mandate is not None:
            found += [
                Hindrance(party=party),
                *(Hindrance(party=party, choice=line) for line in mandate.red_lines),
            ]
        else:
            refused = (c for c, held in slow.stances(talks, party).items() if held is Stance.REFUSES)
            found += [Hindrance(party=party, choice=Choice(*choice)) for choice in refused]
    packages = slow.written(talks)
    return [each for each in dict.fromkeys(found) if any(hinders(talks, each, p) for p in packages)]


def is_open(talks: Talks, standing: Some, package: Package) -> bool:
    here = [each for each in standing if hinders(talks, each, package)]
    against = {each.party for each in here}
    if None in against:
        return False
    return slow.met(talks, [party for party in slow.seated(talks) if party not in against])


def short(talks: Talks, party: PartyId, package: Package) -> Fraction:
    mandate = talks.mandate(party)
    assert mandate is not None
    return mandate.walk_away - mandate.worth_of(package)


def less(others: set[tuple[Fraction, ...]], one: tuple[Fraction, ...]) -> bool:
    """Whether others ask for no more of anybody, and of somebody for less."""
    return any(other != one and all(a <= b for a, b in zip(other, one, strict=True)) for other in others)


def every_set(hindrances: list[Hindrance]) -> list[Some]:
    sizes = range(len(hindrances) + 1)
    return [frozenset(s) for s in chain(*(combinations(hindrances, n) for n in sizes))]


def least(sets: list[Some]) -> set[Some]:
    return {each for each in sets if not any(other < each for other in sets)}


@few
@given(some_talks())
def test_what_hinders_is_what_by_hand_hinders_something(talks: Talks) -> None:
    found = answer(talks)
    assert set(found.hindrances) == set(by_hand(talks))
    assert found.open_ == sum(is_open(talks, frozenset(found.hindrances), p) for p in slow.written(talks))
    blocked = blocking(talks)
    assert isinstance(blocked, Blocking)
    if slow.seated(talks):
        assert found.open_ == blocked.acceptable


@few
@given(some_talks())
def test_the_smallest_sets_are_those_of_trying_all(talks: Talks) -> None:
    found, packages = answer(talks), slow.written(talks)
    assume(slow.seated(talks) and len(found.hindrances) <= MANY)
    everything = frozenset(found.hindrances)
    sets = every_set(list(found.hindrances))
    opened = {s: [p for p in packages if is_open(talks, everything - s, p)] for s in sets}
    if not packages or opened[frozenset()]:
        assert found.ruled_out_by.sets == ()
        more = {s for s in sets if len(s) == 1 and len(opened[s]) > len(opened[frozenset()])}
    else:
        leaving = [s for s in sets if not opened[everything - s]]
        assert set(found.ruled_out_by.sets) == least(leaving)
        more = least([s for s in sets if opened[s]])
    assert found.ruled_out_by.up_to is None
    assert found.up_to is None
    assert {each.given_up for each in found.concessions} == more
    for each in found.concessions:
        new = [p for p in opened[each.given_up] if p not in opened[frozenset()]]
        assert each.opens == len(new)
        assert each.such_as in new
        assert {party for party, _ in each.lower} == {h.party for h in each.given_up if h.is_walk_away}
        asked = [tuple(short(talks, party, p) for party, _ in each.lower) for p in new]
        lower = tuple(by for _, by in each.lower)
        assert lower == min(asked)
        assert each.as_near == (asked.count(lower) - 1 if lower else 0)
        assert each.otherwise == len([one for one in set(asked) if not less(set(asked), one)]) - 1
        assert all(by > 0 for by in lower)


@few
@given(some_talks())
def test_where_too_many_sets_would_be_tried_those_told_are_all_of_their_size(talks: Talks) -> None:
    whole = answer(talks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STEPS", 6)
        part = answer(talks)
    if part.ruled_out_by.up_to is None:
        assert part.ruled_out_by == whole.ruled_out_by
    else:
        small = [s for s in whole.ruled_out_by.sets if len(s) <= part.ruled_out_by.up_to]
        assert set(small) <= set(part.ruled_out_by.sets) <= set(whole.ruled_out_by.sets)


def refusing(*held: tuple[str, str]) -> Talks:
    return two_parties(tuple(stance(party, option, Stance.REFUSES) for party, option in held))


def test_two_refusals_of_one_issue_leave_nothing_whatever_else_is_refused() -> None:
    found = answer(refusing(("North", "a1"), ("North", "b1"), ("South", "a2")))
    one, two = (
        Hindrance(party=PartyId(party), choice=Choice(IssueId("A"), OptionId(option)))
        for party, option in (("North", "a1"), ("South", "a2"))
    )
    assert found.ruled_out_by.sets == (frozenset({one, two}),)
    assert [each.given_up for each in found.concessions] == [frozenset({one}), frozenset({two})]
    assert found.status is Status.EXACT


def test_where_something_is_open_single_refusals_are_told_with_what_they_keep_shut() -> None:
    found = answer(refusing(("North", "a1")))
    assert found.ruled_out_by.sets == ()
    (given,) = found.concessions
    assert (found.open_, given.opens) == (2, 2)
    assert given.lower == ()


def test_a_walk_away_point_is_told_with_how_much_lower_it_would_have_to_be() -> None:
    from tests.analysis.worth_tables import talks_of

    talks = talks_of([[[4, 0]], [[0, 4]]])
    from dataclasses import replace

    mandates = tuple(replace(mandate, walk_away=Fraction(3)) for mandate in talks.mandates)
    found = answer(replace(talks, mandates=mandates))
    assert len(found.ruled_out_by.sets) == 1
    assert [each.lower[0][1] for each in found.concessions] == [3, 3]


@few
@given(some_talks())
def test_where_not_all_ways_are_gone_through_those_told_are_all_of_their_size(talks: Talks) -> None:
    whole = answer(talks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hindered, "ROWS", 1)
        part = answer(talks)
    told = {each.given_up for each in part.concessions}
    small = {
        each.given_up for each in whole.concessions if part.up_to is None or len(each.given_up) <= part.up_to
    }
    assert part.up_to is None or part.up_to >= 1
    assert small <= told
    assert {each for each in told if part.up_to is None or len(each) <= part.up_to} == small


PIE = """
multitrack: 1
title: A pie
rule: unanimity
parties: {N: North, S: South, E: East}
issues:
  A: {title: Pie, options: {n: To the North, s: To the South, e: To the East, half: Shared, again: Shared again}}
mandates:
  N: {walk_away: 4, worths: {A: {n: 3, s: 0, e: 0, half: 1, again: 1}}}
  S: {walk_away: 4, worths: {A: {n: 0, s: 3, e: 0, half: 1, again: 1}}}
"""


@pytest.mark.parametrize(
    ("east", "lower", "otherwise"), [("", (1, 4), 2), ("e: 3, half: 1, again: 1", (1, 4, 4), 3)]
)
def test_other_amounts_that_would_do_are_counted(east: str, lower: tuple[int, ...], otherwise: int) -> None:
    mandate = f"  E: {{walk_away: 4, worths: {{A: {{n: 0, s: 0, {east}}}}}}}\n" if east else ""
    reading = read_text(PIE + mandate)
    assert reading.talks is not None, reading.problems
    (found,) = answer(reading.talks).concessions
    assert tuple(by for _, by in found.lower) == lower
    assert (found.as_near, found.otherwise) == (0, otherwise)
