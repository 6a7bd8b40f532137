"""Surely, possibly, not, unknown, against enumeration; and what one answer would change."""

from dataclasses import replace

from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties

from multitrack.analysis.finding import Acceptance, Counts, Status, TooLarge
from multitrack.analysis.robust import Asking, Robust, robust, worth_asking
from multitrack.model.package import Package
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks


def told(talks: Talks) -> Robust:
    found = robust(talks)
    assert not isinstance(found, TooLarge)
    return found


def asked(talks: Talks) -> Asking:
    found = worth_asking(talks)
    assert not isinstance(found, TooLarge)
    return found


def by_acceptance(counts: Counts) -> dict[Acceptance, int]:
    return {acceptance: counts.of(acceptance) for acceptance in Acceptance}


@given(some_talks())
def test_the_counts_are_those_of_enumeration(talks: Talks) -> None:
    found, packages = told(talks), slow.respecting(talks)
    assert by_acceptance(found.counts) == slow.counted([slow.level(talks, p) for p in packages])
    assert found.packages == found.counts.total + found.breaking_linkage == len(slow.written(talks))
    for party, counts in found.by_party.items():
        assert by_acceptance(counts) == slow.counted([slow.accepts(talks, party, p) for p in packages])
    assert list(found.possibly) == [p for p in packages if slow.level(talks, p) is Acceptance.POSSIBLY]


@given(some_talks())
def test_each_option_is_counted_in_the_packages_that_hold_it(talks: Talks) -> None:
    packages = slow.respecting(talks)
    for option in told(talks).by_option:
        here = [slow.level(talks, p) for p in packages if p.on(option.issue) == option.option]
        assert by_acceptance(option.counts) == slow.counted(here)


def changes(before: Talks, after: Talks) -> list[tuple[Acceptance, Acceptance]]:
    return [(slow.level(before, p), slow.level(after, p)) for p in slow.respecting(before)]


def with_stance(talks: Talks, of: Position) -> Talks:
    return replace(talks, positions=(*talks.positions, of))


@given(some_talks())
def test_a_question_is_worth_what_a_recount_shows(talks: Talks) -> None:
    for question in asked(talks).questions:
        said = Position(
            party=question.party, issue=question.issue, option=question.option, stance=Stance.CAN_LIVE_WITH
        )
        up = changes(talks, with_stance(talks, said))
        down = changes(talks, with_stance(talks, replace(said, stance=Stance.REFUSES)))
        assert (question.to_surely, question.to_possibly, question.to_not) == (
            sum(a is not b and b is Acceptance.SURELY for a, b in up),
            sum((a, b) == (Acceptance.UNKNOWN, Acceptance.POSSIBLY) for a, b in up),
            sum(a is not b and b is Acceptance.NOT for a, b in down),
        )


@given(some_talks(mandated=False))
def test_every_stance_not_noted_is_a_question_and_every_assumption_a_doubt(talks: Talks) -> None:
    found = asked(talks)
    noted = {(party, *at) for party in slow.seated(talks) for at in slow.stances(talks, party)}
    every = {(p, i.id, o.id) for p in slow.seated(talks) for i in talks.issues for o in i.options}
    assert {(q.party, q.issue, q.option) for q in found.questions} == every - noted
    last = {(p.party, p.issue, p.option): p for p in talks.positions}
    assert {doubt.position for doubt in found.doubts} == {p for p in last.values() if p.assumption}


@given(some_talks())
def test_a_doubt_weighs_what_a_recount_shows(talks: Talks) -> None:
    for doubt in asked(talks).doubts:
        it = doubt.position
        without = tuple(
            p for p in talks.positions if (p.party, p.issue, p.option) != (it.party, it.issue, it.option)
        )
        refused = it.stance is Stance.REFUSES
        opposite = replace(it, stance=Stance.CAN_LIVE_WITH if refused else Stance.REFUSES)
        turned = changes(talks, replace(talks, positions=(*without, opposite)))
        gone = changes(talks, replace(talks, positions=without))
        assert (doubt.if_unknown, doubt.closes, doubt.opens) == (
            sum(a is not b for a, b in gone),
            0 if refused else sum(a is not b and b is Acceptance.NOT for a, b in turned),
            sum(a is not b and a is Acceptance.NOT for a, b in turned) if refused else 0,
        )


def test_where_nothing_is_known_of_a_party_the_answer_is_unknown_never_possibly() -> None:
    found = told(two_parties(positions=()))
    assert (found.status, found.counts.unknown, found.counts.possibly) == (Status.UNKNOWN, 4, 0)
    assert Package() not in found.possibly
