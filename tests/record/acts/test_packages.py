"""A package on its way: its conditions, assent under conditions, taken back, put before bodies outside; and voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from tests.record.acts.test_linkage import AID_FIRST, AID_NEEDS_CEASE, reopen, reported
from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    DAWN,
    FIRST,
    G1,
    GOV,
    MED,
    O1,
    OPP,
    SECOND,
    T1,
    TALKS,
    THIRD,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY
from multitrack.model.codes import ElectorateId
from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import Package, Requires
from multitrack.model.party import AdmissionState, PartyId, PersonId
from multitrack.model.rule import Ballot, Consensus, NoObjection, Rule, Turnout, Unanimity, VotesIn
from multitrack.model.text import BracketId
from multitrack.record import act as acts
from multitrack.record.answer import Answer, Changed
from multitrack.record.floor import Floor
from multitrack.record.held import hold
from multitrack.record.judging.counts import when_time_is_up
from multitrack.record.judging.voices import voices_on

P = acts.PackageId("p")
ON = acts.Question(package=P)
R = acts.RatificationId("r")
MEMBERS = ElectorateId("members")
BALLOT_RULE = VotesIn(electorate=MEMBERS, more_than=Fraction(1, 2))


def floor_open(rule: Rule = TALKS.rule) -> Floor:
    """The small talks without a linkage of their own, and with nothing left in brackets."""
    floor, _ = floor_of(talks=replace(TALKS, linkage=(), rule=rule))
    yes(do(floor, MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall")))
    return floor


def propose(
    floor: Floor, *conditions: Requires, by: PersonId = MED, only: tuple[IssueId, ...] = (AID,)
) -> Answer:
    """A package that takes the first option of its issues."""
    package = Package.of([(issue, FIRST) for issue in only])
    act = acts.ProposePackage(id=P, title="P", package=package, conditions=conditions)
    return do(floor, by, PLENARY, act)


def assent(floor: Floor, person: PersonId, party: PartyId, **more: object) -> Answer:
    """A party's assent."""
    return do(floor, person, PLENARY, acts.Assent(party=party, package=P, **more))  # type: ignore[arg-type]


def adopt(floor: Floor) -> Answer:
    """The mediator declares the package adopted."""
    return do(floor, MED, PLENARY, acts.Adopt(package=P))


def adopted() -> Floor:
    """A package that two parties carry, adopted."""
    floor = floor_open()
    yes(propose(floor))
    yes(assent(floor, G1, GOV))
    yes(assent(floor, O1, OPP))
    yes(adopt(floor))
    return floor


def test_a_package_waits_for_what_its_own_condition_needs() -> None:
    floor = floor_open()
    yes(propose(floor, AID_NEEDS_CEASE))
    yes(assent(floor, G1, GOV))
    yes(assent(floor, O1, OPP))
    assert no(adopt(floor)).startswith(
        "The package is not whole: title of aid: first on aid → title of cease: first on cease."
    )
    reported(floor, CEASE)
    yes(adopt(floor))


def test_a_package_that_breaks_its_own_condition_is_not_proposed() -> None:
    floor = floor_open()
    against = Requires(where=(AID_FIRST,), needs=(Condition(issue=BODY, options=(SECOND,)),))
    assert no(propose(floor, against, only=(AID, BODY))).startswith("The package breaks its own condition")


def test_assent_under_a_condition_counts_while_the_reported_result_holds() -> None:
    floor = floor_open()
    yes(propose(floor))
    yes(assent(floor, G1, GOV))
    yes(assent(floor, O1, OPP, only_if=(Condition(issue=CEASE, options=(FIRST,)),)))
    assert voices_on(hold(floor.standings, PLENARY), ON).agree == {GOV}
    reported(floor, CEASE)
    assert voices_on(hold(floor.standings, PLENARY), ON).agree == {GOV, OPP}
    reopen(floor, CEASE)
    assert voices_on(hold(floor.standings, PLENARY), ON).agree == {GOV}


def test_assent_ad_referendum_counts_once_the_capital_confirms() -> None:
    floor = floor_open()
    yes(propose(floor))
    yes(assent(floor, G1, GOV))
    yes(assent(floor, O1, OPP, ad_referendum=True))
    assert no(adopt(floor)).startswith("The plenary's rule is not met: it waits for")
    yes(do(floor, O1, PLENARY, acts.Confirm(party=OPP, on=ON)))
    yes(adopt(floor))


def test_one_party_has_one_voice_on_a_package() -> None:
    floor = floor_open()
    yes(propose(floor))
    yes(assent(floor, O1, OPP, ad_referendum=True))
    yes(do(floor, O1, PLENARY, acts.Abstain(party=OPP, on=ON)))
    held = floor.standings[PLENARY]
    assert (dict(held.packages[P].assents), held.packages[P].awaits_capital) == ({}, frozenset())
    assert voices_on(hold(floor.standings, PLENARY), ON).abstain == {OPP}
    yes(do(floor, O1, PLENARY, acts.Object(party=OPP, package=P)))
    voices = voices_on(hold(floor.standings, PLENARY), ON)
    assert (voices.object_, voices.abstain) == (frozenset({OPP}), frozenset())


def test_only_the_side_that_proposed_a_package_or_the_team_takes_it_back() -> None:
    floor = floor_open()
    yes(propose(floor, by=G1))
    back = acts.WithdrawPackage(package=P)
    assert no(do(floor, O1, PLENARY, back)) == (
        "Another side proposed this package. Object to it, or propose one of your own."
    )
    yes(do(floor, G1, PLENARY, back))
    assert no(assent(floor, O1, OPP)).startswith("This package was withdrawn.")


def test_an_adopted_package_is_not_taken_back() -> None:
    refused = no(do(adopted(), MED, PLENARY, acts.WithdrawPackage(package=P)))
    assert refused == "This package is adopted. Propose another to change it."


def test_assent_to_a_package_that_was_taken_back_meanwhile_comes_back() -> None:
    floor = floor_open()
    yes(propose(floor))
    seen = floor.standings[PLENARY].number
    yes(do(floor, MED, PLENARY, acts.WithdrawPackage(package=P)))
    late = do(floor, O1, PLENARY, acts.Assent(party=OPP, package=P), seen=seen)
    assert isinstance(late, Changed)


def put(floor: Floor, rule: Rule = BALLOT_RULE) -> Answer:
    """The package goes before the members of a party."""
    act = acts.PutToRatification(
        id=R, package=P, body="the members", rule=rule, until=DAWN + timedelta(days=30)
    )
    return do(floor, MED, PLENARY, act)


def test_a_body_outside_ratifies_by_its_own_rule() -> None:
    floor = adopted()
    yes(put(floor))
    on = acts.Question(ratification=R)
    counted = acts.CountVotes(on=on, ballot=Ballot(electorate=MEMBERS, in_favour=3, against=2))
    yes(do(floor, MED, PLENARY, counted))
    yes(do(floor, MED, PLENARY, acts.CloseRatification(ratification=R)))
    held = floor.standings[PLENARY].ratifications[R]
    assert held.verdict is not None
    assert (held.verdict.accepted, held.closed is not None) == (True, True)


def test_a_ratification_without_the_turnout_it_needs_is_closed_too() -> None:
    floor = adopted()
    yes(put(floor, Turnout(electorate=MEMBERS, at_least=Fraction(1, 5))))
    on = acts.Question(ratification=R)
    few = Ballot(electorate=MEMBERS, in_favour=9, against=0, entitled=100)
    yes(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=few)))
    yes(do(floor, MED, PLENARY, acts.CloseRatification(ratification=R)))
    held = floor.standings[PLENARY].ratifications[R]
    assert held.verdict is not None
    assert (held.verdict.accepted, held.verdict.found) == (False, Fraction(9, 100))


def test_the_parties_have_no_voice_in_a_body_outside() -> None:
    assert no(put(adopted(), Unanimity())) == (
        "In a body outside the parties have no voice. "
        "Give it a rule of votes, turnout, endorsements or its chair's judgement."
    )


def test_what_is_not_adopted_is_not_ratified() -> None:
    floor = floor_open()
    yes(propose(floor))
    assert no(put(floor)).endswith("It is adopted first.")


def under_silence() -> Floor:
    """A package under silence for three days, in a plenary that decides so."""
    floor = floor_open(NoObjection(hours=72))
    yes(propose(floor))
    yes(do(floor, MED, PLENARY, acts.PutUnderSilence(on=ON, until=DAWN + timedelta(hours=80))))
    return floor


def test_a_package_that_nobody_objects_to_in_time_is_adopted() -> None:
    here = hold(under_silence().standings, PLENARY)
    written = when_time_is_up(here, ON, DAWN + timedelta(hours=80))
    assert [each.act for each in written] == [acts.TimeIsUp(on=ON), acts.Adopt(package=P)]


def test_an_objection_breaks_the_silence_over_a_package() -> None:
    floor = under_silence()
    yes(do(floor, O1, PLENARY, acts.Object(party=OPP, package=P)))
    counted = floor.standings[PLENARY].counted[ON]
    assert (counted.silence, counted.broken is not None and counted.broken.by) == (None, OPP)
    assert when_time_is_up(hold(floor.standings, PLENARY), ON, DAWN + timedelta(hours=80)) == ()


# --- voices ----------------------------------------------------------------------------------------------


def test_who_is_suspended_is_withdrawn_from_the_voices_and_stays_a_member() -> None:
    floor = floor_open(Consensus())
    yes(propose(floor))
    yes(do(floor, T1, PLENARY, acts.Object(party=THIRD, package=P)))
    out = acts.Admit(party=THIRD, state=AdmissionState.SUSPENDED, reason="shelling", authority="the mediator")
    yes(do(floor, MED, PLENARY, out))
    voices = voices_on(hold(floor.standings, PLENARY), ON)
    assert (voices.entitled, voices.withdrawn, voices.object_) == (
        frozenset({GOV, OPP}),
        frozenset({THIRD}),
        frozenset(),
    )


def test_the_last_vote_counted_is_the_one_that_stands() -> None:
    floor = adopted()
    yes(put(floor))
    on = acts.Question(ratification=R)
    for in_favour in (3, 4):
        ballot = Ballot(electorate=MEMBERS, in_favour=in_favour, against=2)
        yes(do(floor, MED, PLENARY, acts.CountVotes(on=on, ballot=ballot)))
    last = voices_on(hold(floor.standings, PLENARY), on).ballot(MEMBERS)
    assert last is not None
    assert last.in_favour == 4
