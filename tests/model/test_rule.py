"""How a body decides: each rule against voices counted by hand."""

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
    EmptyRuleError,
    Endorsed,
    Endorsements,
    FirstOf,
    Group,
    ImpossibleCountError,
    InnerRule,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Quota,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    Voice,
    Voices,
    VotesIn,
    Weight,
    Whole,
    hangs_on,
    is_monotone,
    judge,
    speaks,
)

A, B, C, D, E, F = (PartyId(code) for code in "ABCDEF")
FORUM, WEST, EAST = map(ElectorateId, ("forum", "west", "east"))
HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


def voices(agree: str, object_: str = "", entitled: str = "ABCD") -> Voices:
    return Voices.of(map(PartyId, entitled), map(PartyId, agree), map(PartyId, object_))


def counted(ballot: Ballot) -> Voices:
    return Voices.of((), ballots=[ballot])


def weights(**each: int) -> tuple[Weight, ...]:
    return tuple(Weight(PartyId(party), Fraction(weight)) for party, weight in each.items())


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


@pytest.mark.parametrize("form", [AllOf, AnyOf])
def test_a_rule_without_sub_tests_is_an_error(form: type[AllOf | AnyOf]) -> None:
    with pytest.raises(EmptyRuleError):
        form(rules=())


@pytest.mark.parametrize(
    ("form", "part"),
    [
        (ConsentOf, "parties"),
        (NoVetoOf, "parties"),
        (Share, "weights"),
        (EachCommunity, "communities"),
        (Endorsements, "quotas"),
        (FirstOf, "attempts"),
    ],
)
def test_a_rule_that_tests_nobody_is_an_error(form: type, part: str) -> None:
    with pytest.raises(EmptyRuleError):
        form(**{part: ()})


def test_nobody_entitled_agrees_to_nothing() -> None:
    assert not judge(Unanimity(), voices("", entitled="")).accepted
    assert not judge(Consensus(), voices("", entitled="")).accepted


def test_silence_until_the_deadline_accepts_and_an_objection_does_not() -> None:
    rule, quiet = NoObjection(hours=72), Voices.of([A, B], [A])
    running, over = judge(rule, quiet), judge(rule, Voices.of([A, B], [A], time_is_up=True))
    assert (running.accepted, running.lacks, running.blocked_by) == (False, "the time is not up", ())
    assert (over.accepted, over.lacks) == (True, None)
    assert judge(rule, Voices.of([A, B], [A], [B], time_is_up=True)).blocked_by == (B,)


def test_a_veto_is_an_objection_and_not_a_silence() -> None:
    rule = NoVetoOf(parties=(A, B))
    assert judge(rule, voices("CD")).accepted
    assert judge(rule, voices("CD", "A")).blocked_by == (A,)
    assert judge(rule, voices("B", "CD")).accepted


@pytest.mark.parametrize(
    ("of", "whole", "accepted"),
    [("all members", 11, False), ("all entitled", 9, False), ("present", 6, True),
     ("those who spoke", 5, True), ("valid votes", 4, True)],
)  # fmt: skip
def test_the_denominator_decides(of: Whole, whole: int, accepted: bool) -> None:
    """A agrees, B objects, C abstains, D is silent, E stayed away and F withdrew."""
    rule = Share(weights=weights(A=3, B=1, C=1, D=1, E=3, F=2), at_least=HALF, of=of)
    heard = Voices.of([A, B, C, D, E], [A], [B], abstain=[C], absent=[E], withdrawn=[F])
    verdict = judge(rule, heard)
    assert (verdict.accepted, verdict.found) == (accepted, Fraction(3, whole))
    assert verdict.whole == whole


def test_seats_that_nobody_at_the_table_holds_still_count_where_all_members_do() -> None:
    rule = Share(weights=weights(A=60, B=20), at_least=TWO_THIRDS, of="all members", total=Fraction(100))
    assert judge(rule, voices("AB")).accepted
    assert judge(rule, voices("A")).found == Fraction(3, 5)


def test_a_majority_of_parties_counts_each_as_one() -> None:
    rule = ShareOfParties(more_than=HALF)
    assert [judge(rule, voices(agree)).accepted for agree in ("AB", "ABC")] == [False, True]
    left = Voices.of([A, B], [A, B], withdrawn=[C, D])
    assert judge(rule, left).found == 1
    assert judge(ShareOfParties(more_than=HALF, of="all members"), left).found == HALF


def test_each_community_may_have_a_threshold_and_weights_of_its_own() -> None:
    rule = EachCommunity(
        communities=(
            Community(name="coast", weights=weights(A=2, B=1), at_least=TWO_THIRDS),
            Community(name="hills", parties=(C, D)),
        )
    )
    verdict = judge(rule, voices("AC"))
    assert [(test.accepted, test.found) for test in verdict.tests] == [(True, TWO_THIRDS), (False, HALF)]
    assert verdict.blocked_by == (D,)


def test_a_community_is_told_in_one_way() -> None:
    with pytest.raises(EmptyRuleError):
        Community(name="coast", parties=(A,), weights=weights(A=1))


@pytest.mark.parametrize(
    ("of", "whole"),
    [
        ("all members", 75),
        ("all entitled", 74),
        ("present", 73),
        ("those who spoke", 71),
        ("valid votes", 70),
    ],
)
def test_a_vote_of_persons_has_the_same_denominators(of: Whole, whole: int) -> None:
    ballot = Ballot(
        electorate=FORUM, in_favour=51, against=19, abstaining=1, invalid=1, present=73, entitled=74
    )
    verdict = judge(VotesIn(electorate=FORUM, more_than=HALF, of=of, members=75), counted(ballot))
    assert verdict.whole == whole
    assert verdict.found == Fraction(51, whole)


def test_a_vote_that_was_not_counted_or_has_no_whole_is_not_won() -> None:
    rule = VotesIn(electorate=FORUM, more_than=HALF, of="present")
    assert judge(rule, voices("ABCD")).lacks == "no vote was counted"
    assert judge(rule, counted(Ballot(electorate=FORUM, in_favour=9))).lacks == "the whole is not known"


def test_more_votes_than_members_are_no_vote() -> None:
    rule = VotesIn(electorate=FORUM, more_than=HALF, members=75)
    verdict = judge(rule, counted(Ballot(electorate=FORUM, in_favour=76)))
    assert (verdict.accepted, verdict.lacks) == (False, "the count does not fit the members")
    with pytest.raises(ImpossibleCountError):
        Ballot(electorate=FORUM, in_favour=10, present=9)


def test_turnout_counts_whoever_took_part() -> None:
    ballot = Ballot(electorate=FORUM, in_favour=1, against=10, abstaining=5, invalid=4, entitled=100)
    verdict = judge(Turnout(electorate=FORUM, at_least=Fraction(1, 5)), counted(ballot))
    assert (verdict.accepted, verdict.found) == (True, Fraction(1, 5))


def test_endorsements_must_fill_every_quota() -> None:
    rule = Endorsements(quotas=(Quota(WEST, 2), Quota(EAST, 1)), at_least=4)
    enough = Voices.of((), endorsements=[Endorsed(WEST, 3), Endorsed(EAST, 1)])
    lopsided = Voices.of((), endorsements=[Endorsed(WEST, 4)])
    assert [test.accepted for test in judge(rule, enough).tests] == [True, True, True]
    assert [test.accepted for test in judge(rule, lopsided).tests] == [True, True, False]


@pytest.mark.parametrize(
    ("finding", "lacks"),
    [
        (None, "the chair has not found so"),
        (
            ChairFinding(by="Chair", sufficient=False, reason="two main parties disagree"),
            "the chair has not found so",
        ),
        (ChairFinding(by="Chair", sufficient=True, reason=" "), "the chair gives no reason"),
        (ChairFinding(by="Chair", sufficient=True, reason="nobody is left who could wreck it"), None),
    ],
)
def test_the_chairs_judgement_counts_with_its_reason_only(
    finding: ChairFinding | None, lacks: str | None
) -> None:
    verdict = judge(ChairFinds(), Voices.of([A, B], [A], chair=finding))
    assert (verdict.accepted, verdict.lacks, verdict.finding) == (lacks is None, lacks, finding)


def test_of_a_cascade_the_first_that_passes_decides_and_each_is_shown() -> None:
    first, second, third = map(AttemptId, ("all", "most", "some"))
    rule = FirstOf(
        attempts=(
            Attempt(first, Unanimity()),
            Attempt(second, NumberOf(at_least=3)),
            Attempt(third, NumberOf(at_least=2)),
        )
    )
    verdict = judge(rule, Voices.of([A, B, C, D], [A], attempts=[(second, voices("ABC"))]))
    assert [test.accepted for test in verdict.tests] == [False, True, False]
    assert (verdict.accepted, verdict.decided_by) == (True, second)


def test_a_party_has_one_voice() -> None:
    heard = Voices.of([A, B], [A, B, C], [A], abstain=[A, B], absent=[B])
    assert (set(heard.agree), set(heard.object_)) == ({B}, {A})
    assert not heard.abstain | heard.absent


GROUPS = tuple(Group(each, str(each)) for each in (A, B, C))


@pytest.mark.parametrize(
    ("rule", "agree", "object_", "says"),
    [
        (NumberOf(at_least=2), "AB", "C", Voice.AGREES),
        (NumberOf(at_least=2), "A", "C", Voice.SILENT),
        (NumberOf(at_least=2), "A", "BC", Voice.OBJECTS),
        (Unanimity(), "AB", "C", Voice.OBJECTS),
        (ConsentOf(parties=(A,)), "BC", "", Voice.SILENT),
    ],
)
def test_a_composite_delegation_speaks_by_its_inner_rule(
    rule: Rule, agree: str, object_: str, says: Voice
) -> None:
    assert speaks(InnerRule(groups=GROUPS, rule=rule), voices(agree, object_, "ABC")) is says


def test_an_inner_rule_is_about_its_own_groups() -> None:
    with pytest.raises(EmptyRuleError):
        InnerRule(groups=GROUPS, rule=ConsentOf(parties=(D,)))


def test_what_a_rule_hangs_on_beyond_the_parties_is_named_and_may_be_granted() -> None:
    rule = AllOf(
        rules=(Unanimity(), VotesIn(electorate=FORUM, more_than=HALF), ChairFinds(), NoObjection(hours=1))
    )
    assert hangs_on(rule) == {"votes", "the chair", "time"}
    assert not judge(rule, Voices.of([A, B], [A, B])).accepted
    assert judge(rule, Voices.of([A, B], [A, B], granted=True)).accepted
    lost = Ballot(electorate=FORUM, in_favour=1, against=2)
    assert not judge(rule, Voices.of([A, B], [A, B], ballots=[lost], granted=True)).accepted


def test_only_a_weight_below_nought_lets_agreement_do_harm() -> None:
    odd = Share(weights=weights(A=3, B=-3, C=2), at_least=HALF)
    assert [judge(odd, voices(agree, entitled="ABC")).accepted for agree in ("A", "AB")] == [True, False]
    assert not is_monotone(AnyOf(rules=(Unanimity(), odd)))
