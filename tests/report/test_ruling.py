from fractions import Fraction

import pytest

from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.party import PartyId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Attempt,
    Ballot,
    ChairFinding,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Quota,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    Voices,
    VotesIn,
    Weight,
    judge,
)
from multitrack.report.ruling import rule_in_words, sub_tests

N, S, E = map(PartyId, "NSE")
NAMES = {N: "North", S: "South", E: "East"}
WEIGHTS = (Weight(N, Fraction(2)), Weight(S, Fraction(1)))
FORUM = ElectorateId("forum")
LISTS = AllOf(
    rules=(
        Endorsements(quotas=(Quota(ElectorateId("west"), 8), Quota(ElectorateId("east"), 6)), at_least=17),
        VotesIn(electorate=FORUM, at_least=Fraction(3, 5), title="the forum"),
    )
)
RUN_OFF = VotesIn(electorate=FORUM, more_than=Fraction(1, 2))
CASCADE = FirstOf(attempts=(Attempt(AttemptId("all"), Unanimity()), Attempt(AttemptId("run-off"), RUN_OFF)))
BOTH = AllOf(rules=(ConsentOf(parties=(N, S)), NumberOf(at_least=2)))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Consensus(), "consensus, nobody objecting"),
        (Unanimity(), "all parties agree"),
        (ConsentOf(parties=(N,)), "North agrees"),
        (BOTH, "North, South each agree; and at least 2 parties agree"),
        (AnyOf(rules=(NumberOf(at_least=1), Unanimity())), "at least one party agrees; or all parties agree"),
        (Share(weights=WEIGHTS, more_than=Fraction(1, 2)), "more than 50% of all votes"),
        (
            Share(weights=WEIGHTS, at_least=Fraction(2, 3), title="two of three seats"),
            "two of three seats agree",
        ),
        (
            EachCommunity(communities=(Community(name="coast", parties=(N,)),)),
            "more than half agree in each of: coast",
        ),
        (
            EachCommunity(
                communities=(
                    Community(name="coast", parties=(N,), at_least=Fraction(2, 3)),
                    Community(name="hills", parties=(S,)),
                )
            ),
            "at least 2/3 agree in coast; more than 50% agree in hills",
        ),
        (NoObjection(hours=72), "nobody objects for 3 days"),
        (NoObjection(hours=1), "nobody objects for 1 hour"),
        (NoVetoOf(parties=(N, S)), "none of these objects: North, South"),
        (
            ShareOfParties(more_than=Fraction(1, 2), of="all members"),
            "more than 50% of all parties, those away included",
        ),
        (
            Share(weights=WEIGHTS, at_least=Fraction(9, 10), of="all members"),
            "at least 90% of all votes, those away included",
        ),
        (
            LISTS,
            "17 endorsements: 8 from west, 6 from east; and in the vote of the forum: at least 60% of the votes for and against",
        ),
        (
            Turnout(electorate=FORUM, at_least=Fraction(1, 5)),
            "at least 20% of those entitled take part in the vote of forum",
        ),
        (ChairFinds(on="sufficient consensus"), "the chair finds: sufficient consensus"),
        (
            CASCADE,
            "all: all parties agree; failing that, run-off: in the vote of forum: more than 50% of the votes for and against",
        ),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert str(rule_in_words(rule, NAMES.__getitem__)) == words


def test_every_sub_test_says_who_is_missing() -> None:
    tests = sub_tests(judge(BOTH, Voices.of((N, S, E), (N, E))), NAMES.__getitem__)
    assert [(str(t.asks), t.met, t.missing, t.depth) for t in tests] == [
        ("all of these", False, ("South",), 0),
        ("North, South each agree", False, ("South",), 1),
        ("at least 2 parties agree", True, (), 1),
    ]


def test_of_a_cascade_every_attempt_is_told_and_which_decided() -> None:
    ballot = Ballot(electorate=FORUM, in_favour=39, against=34, abstaining=1)
    tests = sub_tests(judge(CASCADE, Voices.of((N, S), (N,), ballots=[ballot])), NAMES.__getitem__)
    assert [(str(t.asks), t.met, str(t.found)) for t in tests] == [
        ("the first of these that passes", True, "decided by: run-off"),
        ("all: all parties agree", False, "None"),
        ("run-off: in the vote of forum: more than 50% of the votes for and against", True, "39 of 73"),
    ]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (NoObjection(hours=24), "the time is not up"),
        (RUN_OFF, "no vote was counted"),
        (Endorsements(at_least=17), "no endorsement was handed in"),
        (ChairFinds(), "Chair: everybody who could wreck it agrees"),
        (Share(weights=WEIGHTS, more_than=Fraction(1, 2)), "2 of 3"),
    ],
)
def test_a_test_says_what_was_counted_or_is_lacking(rule: Rule, found: str) -> None:
    chair = ChairFinding(by="Chair", sufficient=True, reason="everybody who could wreck it agrees")
    told = next(sub_tests(judge(rule, Voices.of((N, S, E), (N,), chair=chair)), NAMES.__getitem__))
    assert str(told.found) == found


def test_a_finding_is_told_by_the_name_of_whoever_chairs() -> None:
    verdict = judge(
        ChairFinds(),
        Voices.of((N,), (), chair=ChairFinding(by="chair-2", sufficient=True, reason="so it is")),
    )
    names = {"chair-2": "the chair of group 2"}
    told = next(sub_tests(verdict, NAMES.__getitem__, person=names.__getitem__))
    assert str(told.found) == "the chair of group 2: so it is"
