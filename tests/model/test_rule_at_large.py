"""What holds for every rule: agreement never harms, a verdict is the sum of its sub-tests, denominators add up."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.model.voices import CODES, FORUM, MEMBERS, PARTIES, ballots, heard
from tests.strategies import rules, rules_of_parties

from multitrack.model.codes import PartyId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Ballot,
    EachCommunity,
    Endorsements,
    FirstOf,
    Rule,
    Share,
    Verdict,
    Voices,
    VotesIn,
    Weight,
    Whole,
    hangs_on,
    is_monotone,
    judge,
)

WHOLES: tuple[Whole, ...] = ("all members", "all entitled", "present", "those who spoke", "valid votes")


def agreeing(voices: Voices, party: PartyId) -> Voices:
    """The same voices with one party's agreement more, whatever it said before."""
    return Voices.of(
        voices.entitled,
        voices.agree | {party},
        voices.object_ - {party},
        abstain=voices.abstain,
        absent=voices.absent,
        withdrawn=voices.withdrawn,
        ballots=voices.ballots,
        endorsements=voices.endorsements,
        chair=voices.chair,
        time_is_up=voices.time_is_up,
        attempts=voices.attempts,
        granted=voices.granted,
    )


def each_way_in_favour(ballot: Ballot) -> list[Ballot]:
    """The same vote with one more in favour: who was against, abstained, spoilt the paper or kept away."""
    room = MEMBERS if ballot.entitled is None else ballot.entitled
    room = room if ballot.present is None else min(room, ballot.present)
    more = replace(ballot, in_favour=ballot.in_favour + 1) if ballot.taking_part < room else ballot
    turned = [
        replace(ballot, in_favour=ballot.in_favour + 1, **{place: getattr(ballot, place) - 1})
        for place in ("against", "abstaining", "invalid")
        if getattr(ballot, place)
    ]
    return [more, *turned]


@given(rules(CODES), heard())
def test_one_more_party_that_agrees_never_turns_yes_into_no(rule: Rule, voices: Voices) -> None:
    assert is_monotone(rule)
    before = judge(rule, voices).accepted
    assert all(judge(rule, agreeing(voices, party)).accepted >= before for party in voices.entitled)


@given(rules(CODES), heard())
def test_one_more_vote_in_favour_never_turns_yes_into_no(rule: Rule, voices: Voices) -> None:
    before = judge(rule, voices).accepted
    for place, ballot in enumerate(voices.ballots):
        for better in each_way_in_favour(ballot):
            others = (*voices.ballots[:place], better, *voices.ballots[place + 1 :])
            assert judge(rule, replace(voices, ballots=others)).accepted >= before


@given(rules(CODES), heard())
def test_what_is_granted_never_turns_yes_into_no(rule: Rule, voices: Voices) -> None:
    open_, granted = (judge(rule, replace(voices, granted=granted)) for granted in (False, True))
    assert granted.accepted >= open_.accepted
    assert hangs_on(rule) or granted.accepted == open_.accepted


@given(rules(CODES), heard())
def test_a_verdict_is_what_its_sub_tests_come_to(rule: Rule, voices: Voices) -> None:
    def holds(verdict: Verdict) -> bool:
        results = [test.accepted for test in verdict.tests]
        match verdict.rule:
            case AllOf():
                whole = verdict.accepted == all(results)
            case EachCommunity() | Endorsements():
                whole = not results or verdict.accepted == all(results)
            case AnyOf() | FirstOf():
                whole = verdict.accepted == any(results)
            case _:
                whole = results == []
        return whole and all(map(holds, verdict.tests))

    assert holds(judge(rule, voices))


@given(rules_of_parties(CODES), heard())
def test_a_party_that_is_named_as_blocking_does_not_agree(rule: Rule, voices: Voices) -> None:
    verdict = judge(rule, voices)
    assert not set(verdict.blocked_by) & voices.agree
    assert not (verdict.accepted and verdict.blocked_by)


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5), heard())
def test_the_denominators_of_parties_hold_one_another(seats: list[int], voices: Voices) -> None:
    weights = tuple(Weight(party, Fraction(n)) for party, n in zip(PARTIES, seats, strict=True))
    verdicts = [judge(Share(weights=weights, of=of), voices) for of in WHOLES]
    wholes = [verdict.whole or Fraction(0) for verdict in verdicts]
    assert wholes == sorted(wholes, reverse=True)
    assert wholes[0] == sum(seats)
    held = sum(n for party, n in zip(PARTIES, seats, strict=True) if party in voices.agree)
    assert [verdict.found * whole for verdict, whole in zip(verdicts, wholes, strict=True)] == [held] * 5


@given(ballots(FORUM))
def test_the_denominators_of_a_vote_hold_one_another(ballot: Ballot) -> None:
    voices = Voices.of((), ballots=[ballot])
    verdicts = [judge(VotesIn(electorate=FORUM, members=MEMBERS, of=of), voices) for of in WHOLES]
    wholes = [each.whole for each in verdicts if each.whole is not None]
    assert wholes == sorted(wholes, reverse=True)
    assert verdicts[-1].whole == ballot.in_favour + ballot.against
    assert verdicts[-2].whole == ballot.taking_part - ballot.invalid
    assert all(0 <= each.found <= 1 for each in verdicts)
