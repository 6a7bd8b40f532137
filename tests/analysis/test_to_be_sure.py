"""What would make a possible package sure, against trying every set of stances that nobody has noted."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import comb

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import MEMBERS_VOTE, two_parties
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.to_be_sure import ToBeSure, to_be_sure
from multitrack.analysis.zone import PackageFinding, examine
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.rule import NumberOf, Share, ShareOfParties, Weight
from multitrack.model.talks import Talks

Stances = frozenset[tuple[str, str, str]]
"""Stances by party, issue and option."""


def examined(talks: Talks, package: Package) -> PackageFinding:
    found = examine(talks, package)
    assert not isinstance(found, TooLarge)
    return found


def told(found: ToBeSure) -> list[Stances]:
    return [
        frozenset((each.party, choice.issue, choice.option) for each in some for choice in each.choices)
        for some in found.sets
    ]


def with_known(talks: Talks, some: Stances) -> Talks:
    known = tuple(
        Position(
            party=PartyId(party),
            issue=IssueId(issue),
            option=OptionId(option),
            stance=Stance.CAN_LIVE_WITH,
        )
        for party, issue, option in some
    )
    return replace(talks, positions=(*talks.positions, *known))


def slowly(talks: Talks, package: Package) -> set[Stances]:
    """The smallest sets of stances that are not noted which, noted as bearable, make the package sure."""
    not_noted = [
        (str(party), str(choice.issue), str(choice.option))
        for party in slow.seated(talks)
        if talks.mandate(party) is None
        for choice in package.choices
        if (choice.issue, choice.option) not in slow.stances(talks, party)
    ]
    for size in range(len(not_noted) + 1):
        found = {
            frozenset(some)
            for some in combinations(not_noted, size)
            if slow.level(with_known(talks, frozenset(some)), package) is Acceptance.SURELY
        }
        if found:
            return found
    return set()


def possible(talks: Talks) -> list[PackageFinding]:
    """The packages that are not sure and not ruled out, in which nothing is open."""
    levels = (Acceptance.POSSIBLY, Acceptance.UNKNOWN)
    found = [examined(talks, p) for p in slow.respecting(talks) if slow.level(talks, p) in levels]
    return [each for each in found if not each.open_issues]


@few
@given(some_talks(), st.data())
def test_the_smallest_sets_are_those_of_trying_every_one(talks: Talks, data: st.DataObject) -> None:
    for each in [data.draw(st.sampled_from(those))] if (those := possible(talks)) else []:
        found = to_be_sure(talks, each)
        assert found is not None
        assert (found.status, found.more) == (Status.EXACT, 0)
        assert len(told(found)) == len(set(told(found)))
        assert set(told(found)) == slowly(talks, each.package)
        assert all(len(some) == found.at_least for some in told(found))


@few
@given(some_talks())
def test_nothing_is_asked_where_it_is_sure_or_ruled_out(talks: Talks) -> None:
    for package in slow.respecting(talks):
        if slow.level(talks, package) in (Acceptance.SURELY, Acceptance.NOT):
            found = examined(talks, package)
            assert found.open_issues or to_be_sure(talks, found) is None


@few
@given(some_talks(mandated=False), st.data())
def test_cut_short_what_is_told_would_do_and_no_fewer_than_is_said(talks: Talks, data: st.DataObject) -> None:
    for each in [data.draw(st.sampled_from(those))] if (those := possible(talks)) else []:
        found = to_be_sure(talks, each, tries=data.draw(st.integers(0, 3)))
        assert found is not None
        smallest = slowly(talks, each.package)
        for some in told(found):
            assert slow.level(with_known(talks, some), each.package) is Acceptance.SURELY
            assert found.at_least <= min(map(len, smallest)) <= len(some)
            assert found.status is Status.BOUNDED or some in smallest
        assert bool(found.sets) == bool(smallest)


def many(count: int) -> Talks:
    """Two issues of which nobody of so many parties has said anything."""
    return replace(
        two_parties(), parties=tuple(Party(id=PartyId(f"P{n}"), name=f"P{n}") for n in range(count))
    )


CHOSEN = Package.of([(IssueId("A"), OptionId("a1")), (IssueId("B"), OptionId("b1"))])


def test_of_some_that_are_enough_those_are_asked_of_whom_least_is_missing() -> None:
    said = Position(party=PartyId("P2"), issue=IssueId("A"), option=OptionId("a1"), stance=Stance.ACCEPTS)
    talks = replace(many(3), rule=NumberOf(at_least=1), positions=(said,))
    found = to_be_sure(talks, examined(talks, CHOSEN))
    assert found is not None
    assert told(found) == [frozenset({("P2", "B", "b1")})]


def test_every_tie_is_kept_or_counted() -> None:
    talks = replace(many(8), rule=NumberOf(at_least=4))
    found = to_be_sure(talks, examined(talks, CHOSEN))
    assert found is not None
    assert (found.at_least, len(found.sets), found.more) == (8, 20, 50)


def test_among_many_parties_it_is_bounded_and_said() -> None:
    weights = tuple(Weight(PartyId(f"P{n}"), Fraction(100 + n)) for n in range(28))
    talks = replace(many(28), rule=Share(weights=weights, more_than=Fraction(1, 2)))
    found = to_be_sure(talks, examined(talks, CHOSEN), tries=500)
    assert found is not None
    assert (found.status, found.more) == (Status.BOUNDED, None)
    assert 0 < found.at_least < len(told(found)[0]) < 56


def test_of_many_between_whom_the_rule_makes_no_difference_it_is_exact() -> None:
    talks = replace(many(28), rule=ShareOfParties(at_least=Fraction(2, 3)))
    found = to_be_sure(talks, examined(talks, CHOSEN))
    assert found is not None
    assert (found.status, found.at_least, found.more) == (Status.EXACT, 38, comb(28, 19) - 20)
    assert len(set(told(found))) == 20


def test_where_the_rule_hangs_on_others_too_no_answer_makes_it_sure() -> None:
    talks = replace(two_parties(), rule=MEMBERS_VOTE)
    found = to_be_sure(talks, examined(talks, CHOSEN))
    assert found is not None
    assert found.sets == ()


def test_open_packages_are_not_asked_about() -> None:
    talks = two_parties()
    assert to_be_sure(talks, examined(talks, Package.of([(IssueId("A"), OptionId("a1"))]))) is None
