"""A party's further word on an issue: taken back, reserved, confirmed, abstained; and text on which nothing is agreed."""

from __future__ import annotations

from dataclasses import replace

from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    SECOND,
    TALKS,
    THIRD,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Refused
from multitrack.record.floor import Floor

ROOM = track_channel(GUNS)
ON = acts.Question(issue=CEASE, option=FIRST)


def no(answer: Answer) -> str:
    """A refusal as it is read aloud."""
    assert isinstance(answer, Refused), answer
    return f"{answer.why} {answer.instead}"


def yes(answer: Answer) -> None:
    """An act that was done."""
    assert isinstance(answer, Accepted), no(answer)


def bears(floor: Floor, *, ad_referendum: bool = False) -> None:
    """Both teams can live with the first option, the second of them perhaps ad referendum."""
    yes(do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.CAN_LIVE_WITH)))
    word = stance(OPP, CEASE, FIRST, Stance.ACCEPTS)
    yes(do(floor, O1, ROOM, replace(word, ad_referendum=ad_referendum)))


def settle(floor: Floor) -> Answer:
    """The team settles on the first option."""
    return do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST))


def test_a_stance_taken_back_leaves_its_party_silent() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(do(floor, O1, ROOM, acts.WithdrawPosition(party=OPP, issue=CEASE, option=FIRST)))
    assert no(settle(floor)).startswith("The team's rule is not met: it waits for party OPP.")


def test_in_the_plenary_it_is_the_plenarys_rule_that_is_not_met() -> None:
    floor, _ = floor_of()
    answer = do(floor, MED, PLENARY, acts.Settle(issue=BODY, option=FIRST))
    assert no(answer).startswith(
        "The plenary's rule is not met: it waits for party GOV, party OPP, party THIRD."
    )


def test_a_stance_is_taken_back_where_it_was_said() -> None:
    floor, _ = floor_of()
    yes(do(floor, O1, PLENARY, stance(OPP, CEASE, FIRST, Stance.ACCEPTS)))
    back = acts.WithdrawPosition(party=OPP, issue=CEASE, option=FIRST)
    assert no(do(floor, O1, ROOM, back)) == (
        "party OPP said this in another room. Take it back there, or take another position here."
    )
    yes(do(floor, O1, PLENARY, back))


def test_agreement_ad_referendum_counts_once_the_capital_confirms() -> None:
    floor, _ = floor_of()
    bears(floor, ad_referendum=True)
    assert no(settle(floor)).startswith("The team's rule is not met: it waits for party OPP.")
    yes(do(floor, O1, ROOM, acts.Confirm(party=OPP, on=ON)))
    yes(settle(floor))


def test_nothing_is_confirmed_that_was_not_accepted_ad_referendum() -> None:
    floor, _ = floor_of()
    bears(floor)
    refused = no(do(floor, O1, ROOM, acts.Confirm(party=OPP, on=ON)))
    assert refused.startswith("party OPP has accepted nothing ad referendum here.")


def test_an_abstention_takes_the_place_of_a_stance_and_the_other_way_round() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(do(floor, O1, ROOM, acts.Abstain(party=OPP, on=ON)))
    here = floor.standings[ROOM]
    assert here.counted[ON].abstained == {OPP}
    assert [key for key in here.positions if key[0] == OPP] == []
    yes(do(floor, O1, ROOM, stance(OPP, CEASE, FIRST, Stance.WANTS)))
    assert floor.standings[ROOM].counted[ON].abstained == frozenset()


def test_who_has_no_voice_in_a_team_cannot_abstain_there() -> None:
    floor, _ = floor_of()
    abstains = acts.Abstain(party=THIRD, on=ON)
    assert no(do(floor, MED, ROOM, abstains, from_paper="letter")) == (
        "party THIRD has no voice in this team. It may speak in the plenary."
    )


def test_a_reservation_is_noted_and_stops_nothing() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(do(floor, O1, ROOM, acts.Reserve(party=OPP, on=ON, words="not the annex")))
    yes(settle(floor))
    assert floor.standings[ROOM].reservations[OPP, ON].words == "not the annex"
    yes(do(floor, O1, ROOM, acts.LiftReservation(party=OPP, on=ON)))
    assert dict(floor.standings[ROOM].reservations) == {}


def test_a_reservation_has_words_and_is_made_where_the_issue_is() -> None:
    floor, _ = floor_of()
    assert no(do(floor, O1, ROOM, acts.Reserve(party=OPP, on=ON, words=" "))) == (
        "A reservation needs its words. Say what the party reserves, and why."
    )
    assert no(do(floor, O1, PLENARY, acts.Reserve(party=OPP, on=ON, words="no"))) == (
        "title of cease is with the team Guns. Do it in that team's room."
    )


def test_text_on_which_nothing_is_agreed_goes_to_an_annex_with_all_its_options() -> None:
    floor, _ = floor_of()
    yes(do(floor, MED, ROOM, acts.Lapse(issue=CEASE, fate=acts.Fate.ANNEX, reason="no time")))
    fated = floor.standings[ROOM].fates[CEASE]
    assert (fated.fate, [option.id for option in fated.left]) == (acts.Fate.ANNEX, [FIRST, SECOND])


def test_what_is_settled_does_not_lapse() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(settle(floor))
    refused = no(do(floor, MED, ROOM, acts.Lapse(issue=CEASE, fate=acts.Fate.LAPSE)))
    assert "is settled" in refused
    assert AID not in floor.standings[ROOM].fates


def test_an_abstention_written_before_the_words_changed_comes_back_with_what_changed() -> None:
    floor, _ = floor_of()
    seen = floor.standings[ROOM].number
    option = TALKS.issues[0].options[0]
    yes(do(floor, MED, ROOM, acts.AmendOption(issue=CEASE, option=replace(option, title="new words"))))
    late = do(floor, O1, ROOM, acts.Abstain(party=OPP, on=ON), seen=seen)
    assert isinstance(late, Changed)
    assert [entry.act.kind for entry in late.since] == ["amend option"]
