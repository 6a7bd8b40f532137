"""How a body decides: each rule against voices counted by hand."""

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
    EmptyRuleError,
    NumberOf,
    Share,
    Unanimity,
    Voices,
    Weight,
    judge,
)

A, B, C, D = (PartyId(code) for code in "ABCD")


def voices(agree: str, object_: str = "", entitled: str = "ABCD") -> Voices:
    return Voices.of(map(PartyId, entitled), map(PartyId, agree), map(PartyId, object_))


def test_silence_is_no_objection_but_it_is_not_agreement() -> None:
    quiet = voices("ABC")
    assert judge(Consensus(), quiet).accepted
    assert judge(Unanimity(), quiet).blocked_by == (D,)


def test_an_objection_breaks_consensus_and_names_who() -> None:
    assert judge(Consensus(), voices("ABC", "D")).blocked_by == (D,)


def test_whoever_may_not_speak_is_not_counted() -> None:
    assert judge(NumberOf(at_least=3), voices("ABCD", entitled="AB")).found == 2


def test_a_share_of_those_who_spoke_is_not_a_share_of_all() -> None:
    seats = tuple(Weight(party, Fraction(n)) for party, n in ((A, 3), (B, 2), (C, 5)))
    of_all = Share(weights=seats, more_than=Fraction(1, 2))
    of_spoken = Share(weights=seats, more_than=Fraction(1, 2), of="those who spoke")
    assert not judge(of_all, voices("AB")).accepted
    assert judge(of_all, voices("AB")).found == Fraction(1, 2)
    assert judge(of_spoken, voices("A", "B")).accepted


def test_each_community_must_carry_it_and_the_verdict_shows_which_does_not() -> None:
    rule = EachCommunity(
        communities=(Community(name="one", parties=(A, B)), Community(name="two", parties=(C, D)))
    )
    verdict = judge(rule, voices("ABC"))
    assert [test.accepted for test in verdict.tests] == [True, False]
    assert verdict.blocked_by == (D,)


def test_a_composed_rule_shows_every_sub_test_also_after_one_has_failed() -> None:
    rule = AllOf(
        rules=(
            ConsentOf(parties=(A,)),
            NumberOf(at_least=2),
            AnyOf(rules=(Unanimity(), ConsentOf(parties=(B,)))),
        )
    )
    verdict = judge(rule, voices("BC"))
    assert [test.accepted for test in verdict.tests] == [False, True, True]
    assert verdict.blocked_by == (A,)


def test_a_rule_without_sub_tests_is_an_error() -> None:
    with pytest.raises(EmptyRuleError):
        AllOf(rules=())


def test_nobody_entitled_agrees_to_nothing() -> None:
    assert not judge(Unanimity(), voices("", entitled="")).accepted
    assert not judge(Consensus(), voices("", entitled="")).accepted
