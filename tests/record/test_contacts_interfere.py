"""Matrix, asks and gaps of five viewers, with contacts and asks in every room: what they do not hear changes none of it."""

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings
from tests.record.interference import KEY, Script, _seen, nothing_interferes
from tests.record.scene import (
    AID,
    BACK,
    CLERK,
    FIRST,
    G1,
    GOV,
    MED,
    O1,
    OPP,
    SEATS,
    SECOND,
    T1,
    TALKS,
    Hand,
)

from multitrack.model.channel import (
    PLENARY,
    TEAM,
    ChannelId,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.constituency import Claim, Constituency, ConstituencyId, Consulted, ConsultedId, Input
from multitrack.model.contact import (
    MEDIATION,
    AnswerTo,
    Ask,
    AskId,
    Contact,
    ContactFormat,
    ContactId,
    SideId,
)
from multitrack.model.party import Listing, OutsidePower, PersonId, PowerId, PowerKind
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal

PATRON = OutsidePower(id=PowerId("PATRON"), name="The patron", kind=PowerKind.SPONSOR)
CAUCUS = caucus_channel(GOV)
VIEWERS = (MED, G1, O1, T1, CLERK)
ROOMS: dict[ChannelId, tuple[PersonId, ...]] = {
    PLENARY: (MED, G1, O1, T1),
    track_channel(TALKS.tracks[1].id): (CLERK, O1, T1),
    TEAM: (MED, CLERK),
    CAUCUS: (MED, G1),
    delegation_channel(GOV): (G1,),
    delegation_channel(OPP): (O1,),
    BACK: (G1, O1),
}
AROUND = replace(
    TALKS,
    powers=(PATRON,),
    constituencies=(
        Constituency(id=ConstituencyId("boats"), title="Boatmen", claims=(Claim(by=GOV), Claim(by=OPP))),
        Constituency(id=ConstituencyId("mills"), title="Millers"),
    ),
    consulted=(Consulted(id=ConsultedId("forum"), title="Forum", inputs=(Input(words="a bench"),)),),
    listings=(Listing(authority="A county", list_name="Outlaws", group="Party OPP"),),
    contacts=(
        Contact(
            id=ContactId("old"),
            between=(SideId("PATRON"), SideId(GOV)),
            format=ContactFormat.LETTER,
            on=Hand().clock().date(),
            channel=CAUCUS,
        ),
    ),
    asks=(Ask(id=AskId("old"), by=SideId("PATRON"), of=SideId(GOV), words="Open.", channel=CAUCUS),),
)
Step = tuple[int, ChannelId, int, int, int]
Told = list[tuple[ContactId, ChannelId, PersonId]]
Noted = list[tuple[StatementId, ChannelId]]


def opening() -> tuple[Floor, Hand]:
    """The small talks with a patron, a list, a gap and what was said before they opened."""
    hand = Hand(public_key=KEY.public, salt="salt")
    floor = Floor(MemoryJournal(), hand.means)
    floor.convene(AROUND, MED, SEATS)
    return floor, hand


def registered(step: Step, author: PersonId, noted: Noted) -> acts.Request:
    """A statement entered in some room, or the last one that was entered there linked or taken out."""
    what, room, who, side, wider = step
    codes = [code for code, at in noted if at == room] or [StatementId("none")]
    act: acts.Act
    if what == 4:
        statement = Statement(
            id=StatementId(""),
            speaker="a minister",
            words=f"stated in {room}",
            on_behalf_of=(GOV, OPP)[side % 2],
            public=wider > 0,
            contradicts=tuple(codes[-1:]) if side > 1 else (),
        )
        act = acts.NoteStatement(statement=statement)
    elif what == 5:
        party, stance = (GOV, OPP)[side % 2], (Stance.ACCEPTS, Stance.REFUSES)[who % 2]
        on = Position(party=party, issue=AID, option=FIRST, stance=stance, reading=wider % 2 == 0)
        act = acts.LinkStatement(statement=codes[-1], position=on)
    else:
        act = acts.WithdrawStatement(statement=codes[-1])
    return acts.Request(author=author, channel=room, act=act)


def tried(
    step: Step, known: list[tuple[AskId, ChannelId, PersonId]], told: Told, noted: Noted
) -> acts.Request:
    """A contact or a statement noted or taken back, an ask put or a reply given in some room, told wider or not."""
    what, room, who, side, wider = step
    author = ROOMS[room][who % len(ROOMS[room])]
    if what == 7:
        ask, room, author = known[-1 - side % len(known)]
        return acts.Request(author=author, channel=room, act=acts.WithdrawAsk(ask=ask))
    if what > 3:
        return registered(step, author, noted)
    if what == 3 and told:
        code, room, author = told[-1 - side % len(told)]
        return acts.Request(author=author, channel=room, act=acts.WithdrawContact(contact=code))
    if what == 2:
        ask, room, author = known[-1 - side % len(known)]
        reply = acts.Reply(ask=ask, answer=tuple(AnswerTo)[who], words=f"replied in {room}")
        return acts.Request(author=author, channel=room, act=reply)
    to = (None, None, PLENARY, BACK)[wider]
    sides = (SideId("PATRON"), SideId(GOV), SideId(OPP), MEDIATION)
    act: acts.Act
    if what == 0:
        contact = Contact(
            id=ContactId(""),
            between=(sides[side], sides[side - 1]),
            format=ContactFormat.CALL,
            on=Hand().clock().date(),
            gist=f"said in {room}",
        )
        act = acts.NoteContact(contact=contact, brings=(PATRON,), known_to=to)
    else:
        option = (None, FIRST, SECOND)[side % 3]
        act = acts.Ask(
            id=AskId(""),
            words=f"asked in {room}",
            of_party=(GOV, OPP)[side % 2],
            issue=None if option is None else AID,
            option=option,
            known_to=to,
        )
    return acts.Request(author=author, channel=room, act=act)


def played(steps: list[Step]) -> Script:
    """A script of these steps."""
    script, known = Script(opening), [(AskId("old"), CAUCUS, G1)]
    told: Told = []
    noted: Noted = []
    for step in steps:
        answer = script.do(tried(step, known, told, noted))
        new = answer.entries[0].act if isinstance(answer, Accepted) else None
        if isinstance(answer, Accepted) and isinstance(new, acts.NoteStatement):
            noted.append((new.statement.id, answer.entries[0].channel))
        if isinstance(answer, Accepted) and isinstance(new, acts.Ask):
            known.append((new.id, answer.entries[0].channel, G1 if new.of_party == GOV else O1))
        if isinstance(answer, Accepted) and isinstance(new, acts.NoteContact):
            told.append((new.contact.id, answer.entries[0].channel, answer.entries[0].author))
    return script


STEPS = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from(list(ROOMS)),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=settings().max_examples // 5)
@given(steps=STEPS)
def test_contacts_asks_statements_and_gaps_that_somebody_does_not_hear_of_change_nothing_they_see(
    steps: list[Step],
) -> None:
    script = played(steps)
    for person in VIEWERS:
        nothing_interferes(script, person)


def test_there_is_something_to_leak() -> None:
    """One contact in the caucus is in the matrix of those two, one word of it nowhere else; so is a reply."""
    quiet, loud = played([]), played([(0, CAUCUS, 1, 1, 0), (1, CAUCUS, 1, 0, 0), (2, CAUCUS, 1, 1, 0)])
    assert all(isinstance(answer, Accepted) for answer in loud.answers[:2]), loud.answers
    differ = {
        person
        for person in VIEWERS
        if _seen(loud, person, 4)["contacts"] != _seen(quiet, person, 4)["contacts"]
    }
    assert differ == {MED, G1}
    told = {person: _seen(loud, person, 4)["contacts"] for person in VIEWERS}
    assert {person for person in VIEWERS if f"said in {CAUCUS}" in told[person]} == {MED, G1}
    gaps = {person: _seen(quiet, person, 4)["represented"] for person in VIEWERS}
    assert {person for person in VIEWERS if "Millers" in gaps[person]} == {MED, CLERK}


def test_there_is_a_register_to_leak() -> None:
    """A statement entered in the caucus and linked there is in the register and in the stances of those two alone."""
    quiet, loud = played([]), played([(4, CAUCUS, 1, 0, 1), (5, CAUCUS, 1, 0, 1)])
    assert all(isinstance(answer, Accepted) for answer in loud.answers), loud.answers
    told = {person: _seen(loud, person, 3)["register"] for person in VIEWERS}
    assert {person for person in VIEWERS if f"stated in {CAUCUS}" in told[person]} == {MED, G1}
    held = {person: quiet.floor.view(person).talks.positions for person in VIEWERS}
    differ = {person for person in VIEWERS if loud.floor.view(person).talks.positions != held[person]}
    assert differ == {MED, G1}


def test_what_is_told_wider_reaches_those_there_as_the_bare_fact() -> None:
    script = played([(0, CAUCUS, 1, 1, 2)])
    assert isinstance(script.answers[0], Accepted)
    told = _seen(script, T1, 2)["contacts"]
    assert "The patron" in told
    assert f"said in {CAUCUS}" not in told
    assert '"known": true' in told
