"""Claims, what was put in, lists and what binds: by whom, heard by whom, and what stands afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.record.acts.test_options import no, yes
from tests.record.acts.test_words import brought
from tests.record.scene import AID, CLERK, DAWN, FIRST, G1, GOV, MED, O1, OPP, T1, TALKS, THIRD, do, floor_of

from multitrack.analysis.listed import bars, lists
from multitrack.model.channel import PLENARY, TEAM, delegation_channel
from multitrack.model.constituency import (
    Became,
    Claim,
    Constituency,
    ConstituencyId,
    Consulted,
    ConsultedId,
    Input,
)
from multitrack.model.issue import OptionId
from multitrack.model.party import AdmissionState, Listing, PartyId, PowerId, Role
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Refused
from multitrack.record.codec import ERASED, decode, encode
from multitrack.record.entry import OPERATOR
from multitrack.record.floor import Floor
from multitrack.record.standing import fold

TODAY = DAWN.date()
BOATS = ConstituencyId("boats")
BAND = Listing(authority="A county", list_name="Outlaws", group="Party OPP", since=TODAY - timedelta(days=9))
OF_A_FILE = replace(
    TALKS,
    constituencies=(Constituency(id=BOATS, title="Boatmen", claims=(Claim(by=OPP),)),),
    consulted=(Consulted(id=ConsultedId("forum"), title="Forum", inputs=(Input(words="a bench"),)),),
    listings=(replace(BAND, list_name="Grey list", binding=True, code=THIRD),),
)


def claim(party: PartyId, code: str = "", **more: object) -> acts.ClaimConstituency:
    said = {"source": "its programme", **more}
    return acts.ClaimConstituency(
        party=party,
        constituency=Constituency(id=ConstituencyId(code), title="Boatmen"),
        claim=Claim(by=party, **said),  # type: ignore[arg-type]
    )


def listed(floor: Floor, listing: Listing = BAND) -> acts.ListGroup:
    act = brought(do(floor, MED, TEAM, acts.ListGroup(id=acts.ListingId(""), listing=listing)))
    assert isinstance(act, acts.ListGroup)
    return act


def declared(floor: Floor, on: acts.ListId, *, binding: bool = True, **more: object) -> None:
    said = {"by": "the host state", "effect": "no account", **more}
    answer = floor.declare(acts.DeclareList(on=on, binding=binding, **said))  # type: ignore[arg-type]
    assert isinstance(answer, Accepted), answer


def reason(act: acts.DecideName) -> acts.DecideName:
    return replace(act, reason="two papers say so")


def test_rival_claims_stand_side_by_side_and_a_denial_beside_the_claim_it_denies() -> None:
    floor, _ = floor_of()
    made = brought(do(floor, G1, PLENARY, claim(GOV)))
    assert isinstance(made, acts.ClaimConstituency)
    code = made.constituency.id
    assert code
    yes(do(floor, O1, PLENARY, claim(OPP, code, group="the hill")))
    yes(do(floor, O1, PLENARY, acts.ContestClaim(constituency=code, claimed_by=GOV, party=OPP)))
    (found,) = floor.view(T1).talks.constituencies
    assert [(each.by, each.group, each.denied_by) for each in found.claims] == [
        (GOV, None, (OPP,)),
        (OPP, "the hill", ()),
    ]
    assert "claimed this constituency here already" in no(do(floor, G1, PLENARY, claim(GOV, code)))
    yes(do(floor, G1, PLENARY, acts.WithdrawClaim(party=GOV, constituency=code)))
    assert [each.by for each in floor.view(T1).talks.constituencies[0].claims] == [OPP]
    assert "claimed no such" in no(do(floor, G1, PLENARY, acts.WithdrawClaim(party=GOV, constituency=code)))


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (replace(claim(GOV), constituency=Constituency(id=BOATS, title=" ")), "has no name"),
        (replace(claim(GOV), claim=Claim(by=OPP)), "the party whose word it is"),
        (claim(GOV, denied_by=("OPP",)), "Contest it afterwards"),
        (claim(GOV, rests_on=("nowhere",)), "not known here"),
        (claim(OPP), "do not speak for party OPP"),
        (acts.ContestClaim(constituency=BOATS, claimed_by=OPP, party=GOV), "claimed no such constituency"),
    ],
)
def test_what_is_no_claim_is_refused(act: acts.Act, why: str) -> None:
    floor, _ = floor_of()
    assert why in no(do(floor, G1, PLENARY, act))


def test_a_claim_of_the_file_is_contested_by_one_side_and_by_nobody_in_two_names() -> None:
    floor, _ = floor_of(talks=OF_A_FILE)
    both = acts.ContestClaim(constituency=BOATS, claimed_by=OPP)
    assert "Nobody is named" in no(do(floor, MED, TEAM, both))
    assert "Nobody is named" in no(do(floor, MED, TEAM, replace(both, party=GOV, power=PowerId("P")), from_paper="a letter"))  # fmt: skip
    assert "claims this itself" in no(do(floor, MED, TEAM, replace(both, party=OPP), from_paper="a letter"))
    assert "No outside power" in no(do(floor, MED, TEAM, replace(both, power=PowerId("P"))))
    assert "without saying from which paper" in no(do(floor, MED, TEAM, replace(both, party=GOV)))
    yes(do(floor, MED, TEAM, replace(both, party=GOV), from_paper="a letter"))
    assert floor.view(CLERK).talks.constituencies[0].claims[0].denied_by == (GOV,)
    assert floor.view(G1).talks.constituencies == ()


def test_what_a_body_put_in_is_taken_up_or_set_aside_with_a_reason() -> None:
    floor, _ = floor_of()
    body = Consulted(id=ConsultedId(""), title="Forum")
    put = brought(
        do(floor, MED, PLENARY, acts.NoteInput(id=acts.InputId(""), body=body, given=Input(words="a bench")))
    )
    assert isinstance(put, acts.NoteInput)
    again = acts.NoteInput(id=acts.InputId(""), body=put.body, given=Input(words="a lamp", issue=AID))
    second = brought(do(floor, MED, PLENARY, again))
    assert isinstance(second, acts.NoteInput)
    became = acts.AnswerInput(input=put.id, became=Became.TAKEN_UP)
    assert "in which issue" in no(do(floor, MED, PLENARY, became))
    assert "set aside" in no(do(floor, MED, PLENARY, replace(became, became=Became.NOT_TAKEN_UP)))
    assert "not heard of that option" in no(
        do(floor, MED, PLENARY, replace(became, issue=AID, option=OptionId("none")))
    )
    assert "Only what was taken up" in no(
        do(floor, MED, PLENARY, replace(became, became=Became.ANSWERED, issue=AID, option=FIRST))
    )
    yes(do(floor, MED, PLENARY, replace(became, issue=AID, option=FIRST)))
    yes(
        do(
            floor,
            MED,
            PLENARY,
            acts.AnswerInput(input=second.id, became=Became.NOT_TAKEN_UP, reason="no oil"),
        )
    )
    (found,) = floor.view(T1).talks.consulted
    assert [(each.words, each.became, each.issue, each.option, each.why) for each in found.inputs] == [
        ("a bench", Became.TAKEN_UP, AID, FIRST, None),
        ("a lamp", Became.NOT_TAKEN_UP, AID, None, "no oil"),
    ]
    assert "Your seat here" in no(do(floor, G1, PLENARY, became))
    assert "put in here" in no(do(floor, MED, PLENARY, replace(became, input=acts.InputId("none"))))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (Input(words=" "), "Nothing was put in"),
        (Input(words="a bench", on=TODAY + timedelta(days=1)), "has not come"),
        (Input(words="a bench", became=Became.ANSWERED), "told apart"),
        (Input(words="a bench", issue="none"), "No such issue"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_input_is_refused(given: Input, why: str) -> None:
    floor, _ = floor_of()
    body = Consulted(id=ConsultedId(""), title="Forum")
    assert why in no(do(floor, MED, TEAM, acts.NoteInput(id=acts.InputId(""), body=body, given=given)))
    nobody = acts.NoteInput(
        id=acts.InputId(""),
        body=replace(body, title=""),
        given=replace(given, words="x", on=None, became=None, issue=None),
    )
    assert "has no name" in no(do(floor, MED, TEAM, nobody))


def test_a_group_is_listed_and_taken_off_and_only_the_mediation_team_hears_it() -> None:
    floor, hand = floor_of()
    act = listed(floor)
    assert act.listing == BAND
    assert [each.group for each in floor.view(CLERK).talks.listings] == ["Party OPP"]
    for person in (G1, O1, T1):
        assert floor.view(person).talks.listings == ()
    last = TODAY
    off = acts.LiftListing(listing=act.id, until=last, reason="the county's gazette")
    assert "not said why" in no(do(floor, MED, TEAM, replace(off, reason="")))
    assert "before its first" in no(do(floor, MED, TEAM, replace(off, until=TODAY - timedelta(days=10))))
    yes(do(floor, MED, TEAM, off))
    (found,) = floor.view(MED).talks.listings
    assert (found.stands_on(last), found.stands_on(last + timedelta(days=1))) == (True, False)
    hand.at(9)
    assert "taken off" in no(do(floor, MED, TEAM, off))
    assert "of this kind" in no(do(floor, MED, PLENARY, acts.ListGroup(id=acts.ListingId(""), listing=BAND)))
    for lacking in ("authority", "list_name", "group"):
        bare = acts.ListGroup(id=acts.ListingId(""), listing=replace(BAND, **{lacking: " "}))  # type: ignore[arg-type]
        assert "a keeper and a name" in no(do(floor, MED, TEAM, bare))


def test_nobody_with_a_seat_makes_a_list_bind() -> None:
    floor, _ = floor_of()
    act = listed(floor)
    for more in ({"binding": True}, {"declared_by": "me"}, {"channel_open": True}, {"declared_on": TODAY}):
        bound = acts.ListGroup(id=acts.ListingId(""), listing=replace(BAND, **more))
        assert "No list binds because" in no(do(floor, MED, TEAM, bound))
    word = acts.DeclareList(on=act.on, binding=True, by="me")
    assert "whoever runs the talks" in no(do(floor, MED, TEAM, word))
    assert "no such channel" in no(do(floor, OPERATOR, TEAM, word))
    assert not floor.view(MED).talks.listings[0].binding


def test_what_the_operator_declares_binds_every_entry_on_that_list_and_no_other() -> None:
    floor, _ = floor_of(talks=OF_A_FILE)
    first, second = listed(floor, replace(BAND, code=OPP)), listed(floor, replace(BAND, group="Others"))
    other = listed(floor, replace(BAND, authority="A crown"))
    assert first.on == second.on != other.on
    declared(floor, first.on)
    found = {(each.authority, each.list_name, each.group): each for each in floor.view(MED).talks.listings}
    assert [key for key, each in found.items() if each.binding] == [
        ("A county", "Grey list", "Party OPP"),
        ("A county", "Outlaws", "Party OPP"),
        ("A county", "Outlaws", "Others"),
    ]
    bound = found["A county", "Outlaws", "Party OPP"]
    assert (bound.declared_by, bound.declared_on, bound.effect) == ("the host state", TODAY, "no account")
    assert bars(floor.view(MED).talks, OPP, TODAY) == (bound,)
    declared(floor, first.on, binding=False)
    assert bars(floor.view(MED).talks, OPP, TODAY) == ()
    filed = acts.ListId("filed-1")
    assert bars(floor.view(MED).talks, THIRD, TODAY) != ()
    declared(floor, filed, binding=False)
    assert bars(floor.view(MED).talks, THIRD, TODAY) == ()
    assert floor.view(G1).talks.listings == ()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"by": " "}, "Nobody is named"),
        ({"on": "none"}, "No such list"),
        ({"binding": False, "channel_open": True}, "closes nothing"),
    ],
)
def test_what_cannot_be_declared_is_refused(more: dict[str, object], why: str) -> None:
    floor, _ = floor_of()
    said = {"on": listed(floor).on, "binding": True, "by": "the host state", **more}
    answer = floor.declare(acts.DeclareList(**said))  # type: ignore[arg-type]
    assert isinstance(answer, Refused)
    assert why in no(answer)


def test_a_channel_stays_open_where_the_declared_effect_leaves_it_and_a_person_noted_it() -> None:
    floor, _ = floor_of()
    act = listed(floor, replace(BAND, code=OPP))
    declared(floor, act.on, channel_open=True)
    assert len(bars(floor.view(MED).talks, OPP, TODAY)) == 1
    step = acts.Admit(party=OPP, state=AdmissionState.CHANNEL_ONLY, reason="as declared")
    yes(do(floor, MED, PLENARY, step))
    assert bars(floor.view(MED).talks, OPP, TODAY) == ()
    declared(floor, act.on, channel_open=False)
    assert len(bars(floor.view(MED).talks, OPP, TODAY)) == 1


def test_a_like_name_is_decided_by_a_person_and_that_is_kept_where_lists_are_known() -> None:
    floor, _ = floor_of()
    act = listed(floor)
    assert [flag.code for flag in lists(floor.view(MED).talks, TODAY).flags] == [OPP]
    decided = acts.DecideName(listing=act.id, code=OPP, decision=acts.NameDecision.IS_NOT, rule="same")
    admit = acts.Admit(party=OPP, state=AdmissionState.ADMITTED, reason="invited", looked_at=(decided,))
    suspended = acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="pause")
    yes(do(floor, MED, PLENARY, suspended))
    assert "not said why" in no(do(floor, MED, PLENARY, admit))
    answer = do(floor, MED, PLENARY, replace(admit, looked_at=(reason(decided),)))
    assert isinstance(answer, Accepted)
    assert [(each.channel, each.act.kind) for each in answer.entries] == [
        (PLENARY, "admit"),
        (TEAM, "decide name"),
    ]
    assert isinstance(answer.entries[0].act, acts.Admit)
    assert answer.entries[0].act.looked_at == ()
    assert lists(floor.view(MED).talks, TODAY).flags == ()
    assert floor.view(MED).talks.listings[0].is_not == (OPP,)
    yes(do(floor, MED, TEAM, replace(reason(decided), decision=acts.NameDecision.IS)))
    assert (floor.view(MED).talks.listings[0].code, floor.view(MED).talks.listings[0].is_not) == (OPP, ())
    other = replace(reason(decided), decision=acts.NameDecision.IS, code=GOV)
    assert "another party is that group" in no(do(floor, MED, TEAM, other))
    yes(do(floor, MED, TEAM, replace(reason(decided), decision=acts.NameDecision.IS_NOT)))
    yes(do(floor, MED, TEAM, other))


def test_whoever_hears_of_no_list_decides_no_name() -> None:
    floor, _ = floor_of()
    act = listed(floor)
    decided = acts.DecideName(
        listing=act.id, code=GOV, decision=acts.NameDecision.OPEN, reason="not our matter"
    )
    seat = acts.Seat(person=MED, name="an aide", role=Role.ADVISER, party=GOV)
    room = delegation_channel(GOV)
    refused = do(floor, G1, room, acts.TakeSeat(seat=seat, looked_at=(decided,)))
    unknown = replace(decided, listing=acts.ListingId("none"))
    same = do(floor, G1, room, acts.TakeSeat(seat=seat, looked_at=(unknown,)))
    assert "You hear of no list" in no(refused)
    assert refused == same


def test_what_is_erased_still_binds() -> None:
    floor, _ = floor_of()
    before = {person: (floor.view(person), floor.rows(person)) for person in (G1, O1, T1)}
    act = listed(floor, replace(BAND, code=OPP))
    declared(floor, act.on)
    assert before == {person: (floor.view(person), floor.rows(person)) for person in (G1, O1, T1)}
    own = floor.standings[TEAM]
    numbers = (own.number - 1, own.number)
    yes(do(floor, MED, TEAM, acts.Erase(numbers=numbers, reason="a court order", authority="a court")))
    (found,) = floor.view(MED).talks.listings
    assert (found.group, found.declared_by, found.binding) == (ERASED, ERASED, True)
    assert bars(floor.view(MED).talks, OPP, TODAY) == (found,)


def test_it_is_written_and_read_and_folds_to_the_same() -> None:
    floor, _ = floor_of(talks=OF_A_FILE)
    act = listed(floor)
    declared(floor, act.on)
    yes(do(floor, MED, TEAM, claim(GOV, "boats"), from_paper="a letter"))
    yes(do(floor, MED, TEAM, acts.AnswerInput(input=acts.InputId("filed-1"), became=Became.ANSWERED)))
    entries = [entry for entry in floor._entries if entry.channel == TEAM]
    assert [decode(encode(entry, "salt")) for entry in entries] == entries
    assert fold(entries) == floor.standings[TEAM]
    assert floor.view(MED).talks.consulted[0].inputs[0].became is Became.ANSWERED
