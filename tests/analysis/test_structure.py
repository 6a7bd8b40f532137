"""What ways of organising the talks open and close, against stages played out by hand."""

from dataclasses import replace
from itertools import permutations
from math import factorial

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.analysis.slow_structure import Slow
from tests.analysis.small_talks import talks as some_talks

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.structure import (
    Comparison,
    Kind,
    Outcome,
    StructureFinding,
    compare,
    number_of_partitions,
    partitions,
)
from multitrack.model.issue import IssueId
from multitrack.model.rule import Consensus, NumberOf, Rule
from multitrack.model.talks import Talks
from multitrack.model.track import Body, Stage, Structure, StructureId, Track, TrackId


def answer(talks: Talks) -> Comparison:
    found = compare(talks)
    assert not isinstance(found, TooLarge)
    return found


@st.composite
def organised(draw: DrawFn) -> Talks:
    """Talks with one declared structure: stages of bodies with teams, some provisional, some issues left out."""
    talks = draw(some_talks())
    stages: list[list[Body]] = [[] for _ in range(draw(st.integers(1, 3)))]
    for issue in draw(st.permutations(talks.issues)):
        where = draw(st.integers(0, len(stages)))
        if where < len(stages):
            team = tuple(party.id for party in talks.parties[:2]) if draw(st.booleans()) else ()
            joins: bool = draw(st.booleans())
            if stages[where] and joins:
                body = stages[where][-1]
                stages[where][-1] = replace(body, issues=(*body.issues, issue.id))
            else:
                stages[where].append(Body(title=issue.id, issues=(issue.id,), team=team))
    laid = tuple(
        Stage(bodies=tuple(bodies), provisional=not draw(st.integers(0, 3))) for bodies in stages if bodies
    )
    rule: Rule = Consensus() if draw(st.booleans()) else NumberOf(at_least=1)
    tracks = tuple(
        Track(id=TrackId(body.title), title="", issues=body.issues, team=body.team, rule=rule)
        for stage in laid
        for body in stage.bodies
    )
    declared = Structure(id=StructureId("declared"), title="declared", stages=laid)
    return replace(talks, structures=(declared,), tracks=tracks[:1])


def numbers(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.surviving, outcome.dead_ends, outcome.sent_back


def declared(talks: Talks) -> StructureFinding | None:
    return next((each for each in answer(talks).structures if each.kind is Kind.DECLARED), None)


@given(organised())
def test_a_declared_structure_opens_and_closes_what_playing_it_out_does(talks: Talks) -> None:
    found, slow = declared(talks), Slow(talks)
    if found is None:
        assert slow.written == []
        return
    assert numbers(found.alone) == slow.alone(found.stages)
    assert numbers(found.reachable) == slow.reachable(found.stages)
    assert found.reachable.surviving + found.reachable.lost == len(slow.good)
    bodies = [body for stage in found.stages for body in stage.bodies]
    assert found.alone.stuck_bodies == tuple(body for body in bodies if not slow.suffices(body))
    assert found.reachable.stuck_bodies == (() if slow.good or not bodies else found.stages[0].bodies)


@given(organised())
def test_voting_under_a_structure_ends_where_playing_it_out_does(talks: Talks) -> None:
    found, slow = declared(talks), Slow(talks)
    if found is not None:
        assert list(found.alone.ending.packages) == slow.endings(found.stages, alone=True)
        assert list(found.reachable.ending.packages) == slow.endings(found.stages, alone=False)


@given(some_talks())
def test_voting_issue_by_issue_ends_where_a_count_by_hand_does(talks: Talks) -> None:
    found = answer(talks)
    assert list(found.voting.packages) == Slow(talks).voting()
    assert list(found.voting_as_listed.packages) == Slow(talks, first_listed=True).voting()


@given(some_talks())
def test_all_orders_and_splits_are_there_once_with_their_own_outcome(talks: Talks) -> None:
    if len(talks.issues) > 3:
        return
    found, slow, issues = answer(talks), Slow(talks), [issue.id for issue in talks.issues]
    laid = {
        kind: [
            (tuple(tuple(body.issues for body in stage.bodies) for stage in layout), each)
            for each in found.structures
            if each.kind is kind
            for layout in each.layouts
        ]
        for kind in (Kind.ORDER, Kind.SPLIT)
    }
    if found.packages:
        assert sorted(o for o, _ in laid[Kind.ORDER]) == sorted(
            tuple(((i,),) for i in order) for order in permutations(issues)
        )
        assert sorted(s for s, _ in laid[Kind.SPLIT]) == sorted(
            (split,) for split in partitions(tuple(issues))
        )
    for layout, each in (*laid[Kind.ORDER], *laid[Kind.SPLIT]):
        stages = tuple(
            Stage(bodies=tuple(Body(title="", issues=block) for block in stage)) for stage in layout
        )
        assert numbers(each.alone) == slow.alone(stages)
        assert numbers(each.reachable) == slow.reachable(stages)
        assert list(each.reachable.ending.packages) == slow.endings(stages, alone=False)


def test_the_numbers_of_orders_and_splits_are_known() -> None:
    four = tuple(map(IssueId, "ABCD"))
    assert len(list(partitions(four))) == number_of_partitions(4) == 15
    assert [number_of_partitions(issues) for issues in range(8)] == [1, 1, 2, 5, 15, 52, 203, 877]
    assert factorial(6) == 720
