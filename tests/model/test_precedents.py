"""Rules that real talks were decided by, read from the example files and judged on what was counted."""

from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.model.rule import (
    Ballot,
    Endorsed,
    Rule,
    Share,
    Verdict,
    Voices,
    VotesIn,
    Whole,
    hangs_on,
    judge,
)
from multitrack.model.talks import Talks
from multitrack.talksfile import read

EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"
FORUM, WEST, EAST, SOUTH, SPD = map(ElectorateId, ("forum", "west", "east", "south", "spd-members"))
COLLEGES, LISTS, RUN_OFF = map(AttemptId, ("colleges", "lists", "run-off"))
WHOLES: tuple[Whole, ...] = ("all members", "all entitled", "present", "those who spoke", "valid votes")


def talks_of(name: str) -> Talks:
    talks = read(EXAMPLES / f"{name}.yaml").talks
    assert talks is not None
    return talks


def parties(codes: str) -> list[PartyId]:
    return [PartyId(code) for code in codes.split()]


def results(verdict: Verdict) -> list[bool]:
    return [test.accepted for test in verdict.tests]


# Stormont, 24 September 1997: three tests at once

STORMONT = talks_of("northern-ireland-1997")
TEN = [party.id for party in STORMONT.parties]
EIGHT = parties("UUP SDLP SF ALL PUP UDP NIWC LAB")


@pytest.mark.parametrize(
    ("agree", "tests"),
    [
        (EIGHT, [True, True, True]),
        # Sinn Féin opposed the section on decommissioning: it passed all the same
        (parties("UUP SDLP ALL PUP UDP NIWC LAB"), [True, True, True]),
        (parties("SDLP SF ALL PUP UDP NIWC LAB"), [True, False, True]),
        (parties("UUP SF ALL PUP UDP NIWC LAB"), [True, False, True]),
        (parties("UUP SDLP DUP"), [True, True, False]),
        (parties("UUP PUP UDP SDLP NIWC LAB"), [True, True, True]),
        (parties("UKUP PUP UDP NIWC LAB SF ALL"), [False, False, True]),
    ],
)
def test_sufficient_consensus_is_three_tests_at_once(agree: list[PartyId], tests: list[bool]) -> None:
    verdict = judge(STORMONT.rule, Voices.of(TEN, agree))
    assert (results(verdict), verdict.accepted) == (tests, all(tests))


def test_eight_of_ten_stand_for_three_quarters_of_the_votes() -> None:
    verdict = judge(STORMONT.rule, Voices.of(TEN, EIGHT, absent=parties("DUP UKUP")))
    votes, communities, number = verdict.tests
    unionist, nationalist = communities.tests
    assert (votes.found, number.found) == (Fraction("0.7511"), Fraction(8, 10))
    assert (unionist.found, nationalist.found) == (Fraction(2986, 5235), Fraction(1))


def test_whoever_left_still_counts_in_the_whole() -> None:
    left = Voices.of(EIGHT, parties("UUP SDLP SF ALL"), withdrawn=parties("DUP UKUP"))
    votes, _, number = judge(STORMONT.rule, left).tests
    assert [votes.whole, number.whole] == [100, 10]
    assert (votes.accepted, number.accepted) == (True, False)


def test_the_unionist_majority_hangs_on_one_party_while_two_stay_away() -> None:
    without = [party for party in EIGHT if party != "UUP"]
    votes, communities, number = judge(STORMONT.rule, Voices.of(TEN, without)).tests
    assert (votes.found, number.found, votes.accepted, number.accepted) == (
        Fraction("0.5094"),
        Fraction(7, 10),
        True,
        True,
    )
    assert results(communities) == [False, True]
    assert PartyId("UUP") in communities.blocked_by


# The Libyan forum, November 2020 to February 2021

LIBYA = talks_of("libya-2021")


def rule_on(issue: str) -> Rule:
    track = LIBYA.track_of(IssueId(issue))
    assert track is not None
    return track.rule


def vote(body: ElectorateId, *counts: int, entitled: int | None = None) -> Ballot:
    """In favour, against, abstaining, invalid."""
    yes, no, neither, invalid = (*counts, 0, 0, 0)[:4]
    return Ballot(
        electorate=body, in_favour=yes, against=no, abstaining=neither, invalid=invalid, entitled=entitled
    )


def test_the_mechanism_passes_with_73_in_a_hundred() -> None:
    verdict = judge(rule_on("mechanism"), Voices.of((), ballots=[vote(FORUM, 51, 19, 2, entitled=74)]))
    assert (verdict.accepted, verdict.found, round(100 * verdict.found)) == (True, Fraction(51, 70), 73)


def test_the_exclusion_of_office_holders_fails_by_twelve_votes() -> None:
    motion = vote(FORUM, 45, 29, 1)
    verdict = judge(rule_on("exclusion"), Voices.of((), ballots=[motion]))
    assert (verdict.accepted, verdict.found, verdict.whole) == (False, Fraction(45, 75), Fraction(75))
    assert judge(rule_on("exclusion"), Voices.of((), ballots=[vote(FORUM, 57, 17, 1)])).accepted


@pytest.mark.parametrize("of", WHOLES)
def test_the_exclusion_fails_whatever_the_whole_is(of: Whole) -> None:
    rule = VotesIn(electorate=FORUM, at_least=Fraction(3, 4), of=of, members=75)
    ballot = Ballot(electorate=FORUM, in_favour=45, against=29, abstaining=1, entitled=75, present=75)
    verdict = judge(rule, Voices.of((), ballots=[ballot]))
    assert (verdict.accepted, verdict.lacks) == (False, None)


IN_COLLEGES = Voices.of((), ballots=[vote(WEST, 8, 28), vote(EAST, 9, 14), vote(SOUTH, 6, 8)])
ENDORSED = (Endorsed(WEST, 8), Endorsed(EAST, 6), Endorsed(SOUTH, 3))
FIRST_ROUND = {"list-1": 13, "list-2": 15, "list-3": 20, "list-4": 25}


def in_lists(votes: int) -> Voices:
    """One spoilt vote beside 73 valid ones."""
    return Voices.of((), ballots=[vote(FORUM, votes, 73 - votes, 0, 1, entitled=74)], endorsements=ENDORSED)


def judged(in_the_lists: Voices, in_the_run_off: Ballot) -> Verdict:
    held = [(COLLEGES, IN_COLLEGES), (LISTS, in_the_lists)]
    held += [(RUN_OFF, Voices.of((), ballots=[in_the_run_off]))]
    return judge(LIBYA.rule, Voices.of((), attempts=held))


def test_no_college_comes_near_seventy_in_a_hundred() -> None:
    colleges = judge(LIBYA.rule, Voices.of((), attempts=[(COLLEGES, IN_COLLEGES)])).tests[0]
    assert [round(1000 * test.found) for test in colleges.tests] == [222, 391, 429]
    assert results(colleges) == [False, False, False]


def test_list_three_is_chosen_in_the_run_off() -> None:
    verdict = judged(in_lists(FIRST_ROUND["list-3"]), vote(FORUM, 39, 34, 1, entitled=74))
    assert (results(verdict), verdict.decided_by) == ([False, False, True], RUN_OFF)
    assert (verdict.tests[2].found, verdict.tests[2].whole) == (Fraction(39, 73), Fraction(73))


def test_list_four_leads_the_first_round_and_loses_the_second() -> None:
    verdict = judged(in_lists(FIRST_ROUND["list-4"]), vote(FORUM, 34, 39, 1, entitled=74))
    assert (results(verdict), verdict.decided_by) == ([False, False, False], None)


def test_no_list_has_sixty_in_a_hundred_and_forty_four_votes_would_have_done() -> None:
    rounds = [judged(in_lists(votes), vote(FORUM, 0, 1)).tests[1] for votes in (*FIRST_ROUND.values(), 44)]
    assert [test.accepted for test in rounds] == [False, False, False, False, True]
    assert sum(FIRST_ROUND.values()) == 73


def test_the_run_off_needs_thirty_seven_of_seventy_three() -> None:
    won = [judged(in_lists(20), vote(FORUM, yes, 73 - yes)).accepted for yes in (36, 37)]
    assert won == [False, True]


@pytest.mark.parametrize(
    ("west", "east", "south", "tests"),
    [
        (8, 6, 3, [True, True, True, True]),
        (9, 6, 2, [True, True, True, False]),
        (8, 5, 4, [True, True, False, True]),
        (7, 6, 3, [False, False, True, True]),
    ],
)
def test_seventeen_endorsements_are_eight_and_six_and_three(
    west: int, east: int, south: int, tests: list[bool]
) -> None:
    named = [Endorsed(WEST, west), Endorsed(EAST, east), Endorsed(SOUTH, south)]
    lists = judged(Voices.of((), endorsements=named), vote(FORUM, 0, 1)).tests[1]
    assert results(lists.tests[0]) == tests


# Yemen, 2013: nine tenths of 565 seats

YEMEN = talks_of("yemen-2013")
BLOCS = [party.id for party in YEMEN.parties]
NO_BLOC = PartyId("OTHERS")


def test_the_seats_come_to_565_and_509_are_needed() -> None:
    assert isinstance(YEMEN.rule, Share)
    seats = sum(each.weight for each in YEMEN.rule.weights)
    assert seats == 565
    assert 508 < seats * (YEMEN.rule.at_least or 0) < 509


def test_nobody_has_nine_tenths_alone_and_three_can_stop_everything() -> None:
    alone = [bloc for bloc in BLOCS if judge(YEMEN.rule, Voices.of(BLOCS, [bloc])).accepted]
    block = [b for b in BLOCS if not judge(YEMEN.rule, Voices.of(BLOCS, set(BLOCS) - {b})).accepted]
    assert (alone, set(block) - {NO_BLOC}) == ([], set(parties("GPC SOUTH PRESIDENT")))


def test_women_and_youth_can_stop_a_decision_only_together() -> None:
    named = parties("WOMEN YOUTH")
    passing = [judge(YEMEN.rule, Voices.of(BLOCS, set(BLOCS) - {each})).accepted for each in named]
    together = judge(YEMEN.rule, Voices.of(BLOCS, set(BLOCS) - set(named)))
    assert (passing, together.accepted) == ([True, True], False)
    assert together.found == Fraction(485, 565)


def test_seats_that_walk_out_still_count() -> None:
    gone = Voices.of(set(BLOCS) - {PartyId("SOUTH")}, BLOCS, withdrawn=parties("SOUTH"))
    assert judge(YEMEN.rule, gone).found == Fraction(480, 565)
    assert all(not judge(YEMEN.rule, Voices.of(BLOCS, pair)).accepted for pair in combinations(BLOCS, 2))


# Germany, April 2025: a majority, and a fifth of the members taking part

GERMANY = talks_of("germany-2025")
SIGNING = [party.id for party in GERMANY.parties]


def of_members(yes: int, turnout: int) -> Voices:
    """A vote in thousandths of the valid votes, with a turnout in hundredths, counted per 100,000 members."""
    voting = turnout * 1000
    ballot = vote(SPD, voting * yes // 1000, voting - voting * yes // 1000, entitled=100_000)
    return Voices.of(SIGNING, SIGNING, ballots=[ballot])


@pytest.mark.parametrize(
    ("yes", "turnout", "tests"),
    [
        (846, 56, [True, True, True]),
        (846, 19, [True, True, False]),
        (846, 20, [True, True, True]),
        (500, 56, [True, False, True]),
    ],
)
def test_the_ballot_needs_a_majority_and_a_fifth_of_the_members(
    yes: int, turnout: int, tests: list[bool]
) -> None:
    verdict = judge(GERMANY.rule, of_members(yes, turnout))
    assert (results(verdict), verdict.accepted) == (tests, all(tests))


def test_the_ballot_of_2025_as_it_was_told() -> None:
    _, majority, turnout = judge(GERMANY.rule, of_members(846, 56)).tests
    assert (majority.found, turnout.found) == (Fraction("0.846"), Fraction("0.56"))


def test_three_signatures_do_not_decide_before_the_members_have() -> None:
    verdict = judge(GERMANY.rule, Voices.of(SIGNING, SIGNING))
    assert (verdict.accepted, results(verdict)) == (False, [True, False, False])
    assert hangs_on(GERMANY.rule) == {"votes"}
