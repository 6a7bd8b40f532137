from fractions import Fraction

import pytest

from multitrack.model.party import PartyId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    NumberOf,
    Rule,
    Share,
    Unanimity,
    Voices,
    Weight,
    judge,
)
from multitrack.report.ruling import rule_in_words, sub_tests

N, S, E = map(PartyId, "NSE")
NAMES = {N: "North", S: "South", E: "East"}
WEIGHTS = (Weight(N, Fraction(2)), Weight(S, Fraction(1)))
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
