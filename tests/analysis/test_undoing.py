"""Who could undo an agreement from outside, and on whose word it rests, against counting package by package."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.undoing import Undoing, undoing
from multitrack.model.constituency import AtHome, Claim, Constituency, ConstituencyId
from multitrack.model.issue import Undertaking
from multitrack.model.package import Choice, Package
from multitrack.model.party import Admission, AdmissionState, Influence, Level, Listing, PartyId, PowerId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks

WHO = ("North", "South", "ministry")


def answer(talks: Talks) -> Undoing:
    found = undoing(talks)
    assert not isinstance(found, TooLarge)
    return found


def open_packages(talks: Talks) -> list[Package]:
    return [p for p in slow.respecting(talks) if slow.level(talks, p) is not Acceptance.NOT]


def holding(packages: list[Package], choices: set[Choice]) -> int:
    return sum(bool(choices & set(package.choices)) for package in packages)


def influences(talks: Talks) -> st.SearchStrategy[Influence]:
    """That a power moves a party on one issue, or on all."""
    return st.builds(
        Influence,
        power=st.just(PowerId("BIG")),
        party=st.sampled_from([PartyId("North"), PartyId("South")]),
        reach=st.sampled_from(list(Level)),
        confidence=st.just(Level.LOW),
        issue=st.sampled_from([None, *(str(issue.id) for issue in talks.issues)]),
    )


def listings() -> st.SearchStrategy[Listing]:
    """A group on one of two lists, by its code or by its name alone."""
    return st.builds(
        Listing,
        authority=st.just("crown"),
        list_name=st.sampled_from(["rebels", "outlaws"]),
        group=st.sampled_from(["Ministry", "Millers"]),
        code=st.sampled_from([None, PartyId("South")]),
    )


@st.composite
def around(draw: st.DrawFn) -> Talks:
    """Small talks with constituencies, a party sent away, and undertakings."""
    talks = draw(some_talks())
    options = [(issue.id, option.id) for issue in talks.issues for option in issue.options]
    if not options:
        return talks
    homes = st.lists(st.tuples(st.sampled_from(options), st.sampled_from(list(Stance))), max_size=3)
    claims = st.lists(st.sampled_from([party.id for party in talks.parties]), max_size=2, unique=True)
    constituencies = tuple(
        Constituency(
            id=ConstituencyId(f"c{at}"),
            title=f"c{at}",
            claims=tuple(Claim(by=party) for party in draw(claims)),
            holds=tuple(AtHome(issue=i, option=o, stance=stance) for (i, o), stance in draw(homes)),
        )
        for at in range(2)
    )
    away = Admission(
        party=talks.parties[-1].id, state=AdmissionState.SUSPENDED, on=date(2024, 1, 1), by="host"
    )
    words = st.lists(st.sampled_from(WHO), max_size=2)
    verifiers = st.sampled_from([*WHO, None])
    issues = tuple(
        replace(
            issue,
            options=tuple(
                replace(
                    option,
                    undertakings=tuple(
                        Undertaking(who=who, what="it", verified_by=draw(verifiers)) for who in draw(words)
                    ),
                )
                for option in issue.options
            ),
        )
        for issue in talks.issues
    )
    return replace(
        talks,
        issues=issues,
        constituencies=constituencies,
        influence=tuple(draw(st.lists(influences(talks), max_size=3))),
        listings=tuple(draw(st.lists(listings(), max_size=3))),
        admissions=(away,) if draw(st.booleans()) else (),
    )


@few
@given(around())
def test_every_count_is_that_of_package_by_package(talks: Talks) -> None:
    found, packages = answer(talks), open_packages(talks)
    seated = set(slow.seated(talks))
    assert found.open_ == len(packages)
    expected: dict[str, int] = {}
    for each in talks.constituencies:
        refused = {Choice(h.issue, h.option) for h in each.holds if h.stance is Stance.REFUSES}
        if not seated & set(each.claimed_by) and refused:
            expected[each.title] = holding(packages, refused)
    for party in {position.party for position in talks.positions} - seated:
        last: dict[Choice, Position] = {
            Choice(p.issue, p.option): p for p in talks.positions if p.party == party
        }
        refused = {choice for choice, position in last.items() if position.stance is Stance.REFUSES}
        if refused:
            expected[party] = holding(packages, refused)
    told = {
        e.side.title if isinstance(e.side, Constituency) else str(e.side): e.packages for e in found.refusers
    }
    assert told == expected
    needs = {
        Choice(issue.id, option.id): {u.who for u in option.undertakings}
        for issue in talks.issues
        for option in issue.options
    }
    rests = {who: holding(packages, {c for c, them in needs.items() if who in them}) for who in WHO}
    assert {e.who: e.packages for e in found.rests_on} == {who: n for who, n in rests.items() if n}
    assert all(each.at_the_table == (PartyId(each.who) in seated) for each in found.rests_on)
    joint = {choice: holding(packages, {choice}) for choice, them in needs.items() if len(them) > 1}
    assert {each.choice: each.packages for each in found.joint} == {c: n for c, n in joint.items() if n}


def undertakings(talks: Talks) -> list[tuple[Choice, Undertaking]]:
    return [
        (Choice(issue.id, option.id), each)
        for issue in talks.issues
        for option in issue.options
        for each in option.undertakings
    ]


@few
@given(around())
def test_who_verifies_is_counted_package_by_package(talks: Talks) -> None:
    found, packages, given_ = answer(talks), open_packages(talks), undertakings(talks)
    expected = {}
    for who, itself in {(each.verified_by, each.verified_by == each.who) for _, each in given_}:
        theirs = [
            (choice, each)
            for choice, each in given_
            if each.verified_by == who and (each.who == who) == itself
        ]
        if held := holding(packages, {choice for choice, _ in theirs}):
            expected[who, itself] = ({each.who for _, each in theirs}, held)
    assert {(e.who, e.itself): (set(e.of), e.packages) for e in found.verified} == expected
    assert all(e.at_the_table == (e.who in slow.seated(talks)) for e in found.verified)


@few
@given(around())
def test_who_is_held_to_move_whom_is_counted_package_by_package(talks: Talks) -> None:
    packages = open_packages(talks)
    expected = []
    for each in talks.influence:
        choices = {
            choice
            for choice, one in undertakings(talks)
            if one.who == each.party and each.issue in (None, choice.issue)
        }
        if each.reach is Level.HIGH and holding(packages, choices):
            expected.append((each, frozenset(choices), holding(packages, choices)))
    found = [(each.influence, frozenset(each.choices), each.packages) for each in answer(talks).swayed]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@few
@given(around())
def test_what_needs_a_listed_group_is_counted_package_by_package(talks: Talks) -> None:
    packages = open_packages(talks)
    for each in answer(talks).listed:
        names = {"ministry", "Ministry"} if any(e.group == "Ministry" for e in each.group.on) else set()
        names |= {str(each.group.code)}
        choices = {c for c, one in undertakings(talks) if {one.who, one.verified_by} & names}
        assert (set(each.choices), each.packages) == (choices, holding(packages, choices))
        assert each.at_the_table == tuple(party for party in slow.seated(talks) if party == each.group.code)
        assert each.tied or each.group.disagreed


@few
@given(around())
def test_whoever_is_claimed_at_the_table_is_not_outside(talks: Talks) -> None:
    found, seated = answer(talks), set(slow.seated(talks))
    outside = [
        *found.uncarried,
        *(each.side for each in found.refusers if isinstance(each.side, Constituency)),
    ]
    assert all(not seated & set(each.claimed_by) for each in outside)
    carried = {each.id for each in talks.constituencies if seated & set(each.claimed_by)}
    assert len(outside) + len(carried) == len(talks.constituencies)
