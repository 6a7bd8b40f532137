"""Contacts are noted where they are known in full; a wider channel is told of the bare fact, and of asks without replies."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.record.acts.test_options import no, yes
from tests.record.acts.test_words import brought
from tests.record.scene import (
    AID,
    BACK,
    CEASE,
    DAWN,
    FIRST,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    T1,
    TALKS,
    do,
    floor_of,
    new,
)

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    Channel,
    ChannelId,
    ChannelKind,
    caucus_channel,
    delegation_channel,
    track_channel,
)
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
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import OutsidePower, PersonId, PowerId, PowerKind
from multitrack.model.statement import Statement, StatementId
from multitrack.record import act as acts
from multitrack.record.codec import ERASED
from multitrack.record.convene import openings
from multitrack.record.floor import Floor
from multitrack.talksfile import read_text, write

PATRON = OutsidePower(id=PowerId("PATRON"), name="The patron", kind=PowerKind.SPONSOR)
OWN, CAUCUS, GUNS_ROOM = delegation_channel(GOV), caucus_channel(GOV), track_channel(GUNS)
TODAY = DAWN.date()
BOTH = (SideId("PATRON"), SideId(GOV))


def contact(*between: str, **more: object) -> Contact:
    told = {
        "format": ContactFormat.CALL,
        "on": TODAY,
        "gist": "a secret",
        "next_step": "again tomorrow",
    } | more
    return Contact(id=ContactId(""), between=tuple(map(SideId, between)), **told)  # type: ignore[arg-type]


def note(*between: str, known_to: ChannelId | None = None, **more: object) -> acts.NoteContact:
    return acts.NoteContact(contact=contact(*between, **more), brings=(PATRON,), known_to=known_to)


def known(floor: Floor, person: PersonId) -> tuple[Contact, ...]:
    return floor.view(person).talks.contacts


def test_a_contact_is_noted_in_full_and_its_power_is_brought_with_it() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, OWN, note("PATRON", GOV, who="its envoy")))
    (noted,) = known(floor, G2)
    assert (noted.between, noted.gist, noted.who) == (BOTH, "a secret", "its envoy")
    assert noted.id
    assert floor.view(G2).talks.powers == (PATRON,)
    assert known(floor, O1) == known(floor, MED) == ()


def test_once_a_power_is_known_it_need_not_be_brought() -> None:
    floor, _ = floor_of()
    bare = acts.NoteContact(contact=contact("PATRON", GOV))
    assert "No side PATRON is known there." in no(do(floor, G1, OWN, bare))
    yes(do(floor, G1, OWN, note("PATRON", GOV)))
    again = brought(do(floor, G1, OWN, note("PATRON", GOV)))
    assert isinstance(again, acts.NoteContact)
    assert again.brings == ()
    yes(do(floor, G1, OWN, bare))
    assert len(known(floor, G1)) == 3


def test_a_wider_channel_is_told_of_the_fact_alone() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, OWN, note("PATRON", GOV, who="its envoy", source="a letter", known_to=PLENARY)))
    (fact,) = known(floor, O1)
    assert fact == Contact(
        id=fact.id, between=(SideId("PATRON"), SideId(GOV)), format=ContactFormat.CALL, on=TODAY
    )
    assert floor.view(O1).talks.powers == (PATRON,)
    heard = repr(floor.view(O1))
    assert not any(words in heard for words in ("a secret", "again tomorrow", "its envoy", "a letter"))
    assert "a secret" in repr(floor.view(G1))
    assert [c.gist for c in known(floor, G1)] == ["a secret"]


@pytest.mark.parametrize(
    ("wider", "why"),
    [
        (OWN, "known here already"),
        (delegation_channel(OPP), "no such channel for you"),
        (ChannelId("nowhere"), "no such channel for you"),
        (PUBLIC, "the mediation team alone speaks"),
    ],
)
def test_the_writer_picks_a_channel_they_are_heard_on(wider: ChannelId, why: str) -> None:
    floor, _ = floor_of()
    assert why in no(do(floor, G1, OWN, note("PATRON", GOV, known_to=wider)))
    assert known(floor, G1) == ()


def test_nothing_is_told_on_a_channel_that_is_closed() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, BACK, acts.CloseChannel()))
    assert "closed" in no(do(floor, G1, OWN, note("PATRON", GOV, known_to=BACK)))


@pytest.mark.parametrize(
    ("between", "more", "why"),
    [
        ((GOV,), {}, "two sides or more"),
        ((GOV, GOV), {}, "two sides or more"),
        ((GOV, "none"), {}, "No side none is known"),
        ((GOV, OPP), {"on": TODAY + timedelta(days=1)}, "has not come"),
        ((GOV, OPP), {"through": SideId("PATRON")}, "A third stands between"),
        ((GOV, OPP), {"through": SideId(GOV), "format": ContactFormat.THIRD}, "A third stands between"),
        ((GOV, OPP), {"through": SideId("none"), "format": ContactFormat.THIRD}, "No side none is known"),
        ((GOV, OPP), {"rests_on": (StatementId("s1"),)}, "a statement that is not known here"),
    ],
)
def test_what_is_no_contact_is_refused(between: tuple[str, ...], more: dict[str, object], why: str) -> None:
    floor, _ = floor_of()
    assert why in no(do(floor, G1, OWN, note(*between, **more)))  # type: ignore[arg-type]


def test_a_contact_may_be_through_a_third_and_rest_on_a_statement_of_the_channel() -> None:
    floor, _ = floor_of()
    third = note(GOV, OPP, format=ContactFormat.THIRD, through=SideId("PATRON"))
    yes(do(floor, G1, BACK, third))
    yes(do(floor, MED, TEAM, note(MEDIATION, GOV, rests_on=(StatementId("s1"),))))
    assert [c.through for c in known(floor, O1)] == ["PATRON"]


def test_a_slip_in_what_was_said_is_corrected_and_the_fact_stays() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, OWN, note("PATRON", GOV)))
    number = floor.standings[OWN].number
    yes(do(floor, G1, OWN, acts.Correct(number=number, words="rather this")))
    yes(do(floor, G1, OWN, note("PATRON", GOV, gist=None, next_step=None)))
    last = floor.standings[OWN].number
    assert "no words" in no(do(floor, G1, OWN, acts.Correct(number=last, words="rather this")))


def test_erasing_a_contact_takes_its_words_and_leaves_the_fact() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, OWN, note("PATRON", GOV, who="its envoy", known_to=PLENARY)))
    number = floor.standings[OWN].number
    yes(do(floor, G1, OWN, acts.Erase(numbers=(number,), reason="by order", authority="the capital")))
    (noted,) = known(floor, G1)
    assert (noted.gist, noted.next_step, noted.who) == (ERASED, ERASED, ERASED)
    assert (noted.between, noted.format, noted.on) == (BOTH, ContactFormat.CALL, TODAY)


def ask(**more: object) -> acts.Ask:
    return acts.Ask(id=AskId(""), words="Let convoys through.", of_party=OPP, **more)  # type: ignore[arg-type]


def asked(floor: Floor, person: PersonId) -> tuple[Ask, ...]:
    return floor.view(person).talks.asks


def test_an_ask_may_be_known_wider_and_its_reply_stays_where_it_was_asked() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, BACK, ask(issue=AID, option=FIRST, by=TODAY, known_to=PLENARY)))
    (known_ask,) = asked(floor, T1)
    assert (known_ask.by, known_ask.of, known_ask.words) == (SideId(GOV), SideId(OPP), "Let convoys through.")
    assert (known_ask.issue, known_ask.option, known_ask.due) == (AID, FIRST, TODAY)
    reply = acts.Reply(ask=known_ask.id, answer=AnswerTo.REFUSED, words="never")
    assert "Nothing of the kind was asked here." in no(do(floor, O1, PLENARY, reply))
    yes(do(floor, O1, BACK, reply))
    assert [(a.answer, a.reply) for a in asked(floor, O1)] == [(AnswerTo.REFUSED, "never")]
    assert [(a.answer, a.reply) for a in asked(floor, T1)] == [(None, None)]
    assert "never" not in repr(floor.view(T1))


def test_an_ask_that_is_taken_back_is_taken_back_where_it_is_known_too() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, BACK, ask(known_to=PLENARY)))
    (known_ask,) = asked(floor, T1)
    back = acts.WithdrawAsk(ask=known_ask.id, reason="we have it in writing now")
    assert "Nothing of the kind was asked here." in no(do(floor, G1, PLENARY, back))
    assert "Others asked this." in no(do(floor, O1, BACK, back))
    yes(do(floor, G1, BACK, back))
    assert [[a.withdrawn for a in asked(floor, person)] for person in (G1, O1, MED, T1)] == [[TODAY]] * 4
    assert "in writing" not in repr(floor.view(T1))
    assert "taken back" in no(do(floor, G1, BACK, back))


def test_an_ask_that_is_known_where_one_does_not_hear_any_more_is_not_taken_back_half() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, CAUCUS, ask(known_to=BACK)))
    (put,) = asked(floor, MED)
    back = acts.WithdrawAsk(ask=put.id)
    assert "no such channel for you" in no(do(floor, MED, CAUCUS, back))
    assert asked(floor, MED) == (put,)
    yes(do(floor, O1, BACK, acts.CloseChannel()))
    assert "closed" in no(do(floor, G1, CAUCUS, back))


def test_an_ask_of_an_option_names_one_on_the_table() -> None:
    floor, _ = floor_of()
    assert "without its issue" in no(do(floor, G1, BACK, ask(option=FIRST)))
    assert "not known here" in no(do(floor, G1, BACK, ask(issue=IssueId("none"))))
    assert "not on the table" in no(do(floor, G1, BACK, ask(issue=AID, option=OptionId("none"))))


def test_what_an_ask_comes_to_is_told_only_where_the_option_is_known() -> None:
    floor, _ = floor_of()
    tabled = brought(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new("a third way"))))
    assert isinstance(tabled, acts.TableOption)
    option = tabled.option.id
    yes(do(floor, G1, GUNS_ROOM, ask(issue=CEASE, option=option, known_to=PLENARY)))
    assert [(a.issue, a.option) for a in asked(floor, T1)] == [(CEASE, None)]
    assert option not in repr(floor.view(T1))


def test_asks_and_contacts_of_the_file_stand_where_it_assigns_them() -> None:
    line = Channel(
        id=ChannelId("line"), kind=ChannelKind.POWER, title="Line", parties=(GOV,), powers=(PATRON.id,)
    )
    talks = replace(
        TALKS,
        powers=(PATRON,),
        channels=(*TALKS.channels, line),
        contacts=(
            replace(contact("PATRON", GOV), id=ContactId("c1"), channel=CAUCUS),
            replace(contact("PATRON", OPP), id=ContactId("c2")),
        ),
        asks=(
            Ask(id=AskId("a1"), by=SideId("PATRON"), of=SideId(GOV), words="Open.", channel=CAUCUS),
            Ask(id=AskId("a2"), by=SideId(GOV), words="Done.", answer=AnswerTo.GRANTED, channel=CAUCUS),
        ),
    )
    floor, _ = floor_of(talks=talks)
    assert [c.id for c in known(floor, G1)] == ["c1"]
    assert [c.id for c in known(floor, MED)] == ["c1", "c2"]
    assert floor.view(G1).talks.powers == (PATRON,)
    assert floor.view(O1).talks.powers == ()
    late = acts.Reply(ask=AskId("a2"), answer=AnswerTo.LATER)
    assert "Nothing of the kind was asked here." in no(do(floor, O1, BACK, replace(late, ask=AskId("a1"))))
    assert "Nothing of the kind was asked here." in no(do(floor, G1, CAUCUS, late))
    yes(do(floor, G1, CAUCUS, acts.Reply(ask=AskId("a1"), answer=AnswerTo.IN_PART, words="a little")))
    assert [(a.id, a.answer, a.reply) for a in asked(floor, MED)] == [
        ("a1", AnswerTo.IN_PART, "a little"),
        ("a2", AnswerTo.GRANTED, None),
    ]


def test_a_line_is_known_to_those_on_it_and_to_the_team_whose_file_names_it_until_it_is_closed() -> None:
    floor, _ = floor_of()
    lines = {person: [c.id for c in floor.view(person).talks.channels] for person in (G1, T1, MED)}
    assert lines == {G1: [BACK], T1: [], MED: [BACK]}
    yes(do(floor, G1, BACK, acts.CloseChannel()))
    assert floor.view(G1).talks.channels == ()


def test_what_was_said_on_a_line_that_is_closed_can_be_opened_at_home() -> None:
    """The line is none of the talks any more: what was assigned to it goes to the mediation team's own."""
    told = (replace(contact(GOV, OPP), id=ContactId("c1"), channel=BACK),)
    said = (Statement(id=StatementId("s2"), speaker="somebody", words="quietly", channel=BACK),)
    floor, _ = floor_of(talks=replace(TALKS, contacts=told, statements=(*TALKS.statements, *said)))
    assert [c.channel for c in known(floor, G1)] == [BACK]
    yes(do(floor, G1, BACK, acts.CloseChannel()))
    seen = floor.view(G1).talks
    assert [(c.id, c.channel) for c in seen.contacts] == [("c1", None)]
    assert [(s.id, s.channel) for s in seen.statements] == [("s2", None)]
    assert read_text(write(seen)).problems == ()
    parts = {opening.channel.id: opening.holds for opening in openings(seen, {})}
    assert [c.id for c in parts[TEAM].contacts] == ["c1"]


def test_a_contact_that_was_noted_wrongly_is_taken_back_here_and_where_its_fact_is_known() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, CAUCUS, note("PATRON", GOV, known_to=PLENARY)))
    (fact,) = known(floor, T1)
    back = acts.WithdrawContact(contact=fact.id, reason="it was the day before")
    assert "No such contact was noted here." in no(do(floor, G1, PLENARY, back))
    assert "No such contact was noted here." in no(
        do(floor, G1, CAUCUS, replace(back, contact=ContactId("none")))
    )
    yes(do(floor, G1, CAUCUS, back))
    assert [known(floor, person) for person in (G1, MED, O1, T1)] == [()] * 4
    assert "it was the day before" not in repr(floor.view(T1))
    assert "was taken back" in no(do(floor, MED, CAUCUS, back))


def test_whoever_noted_it_takes_it_back_or_the_team_and_one_of_the_file_whoever_speaks_for_a_side() -> None:
    told = (replace(contact(GOV, OPP), id=ContactId("c1"), channel=BACK),)
    floor, _ = floor_of(talks=replace(TALKS, contacts=told))
    yes(do(floor, G1, BACK, note(GOV, OPP)))
    mine = known(floor, G1)[-1].id
    assert "Somebody else noted" in no(do(floor, O1, BACK, acts.WithdrawContact(contact=mine)))
    yes(do(floor, O1, BACK, acts.WithdrawContact(contact=ContactId("c1"))))
    assert [c.id for c in known(floor, O1)] == [mine]
    assert [c.id for c in known(floor, MED)] == ["c1"], "the team did not hear that it was taken back"
    yes(do(floor, G1, CAUCUS, note(GOV, OPP)))
    last = known(floor, MED)[-1].id
    yes(do(floor, MED, CAUCUS, acts.WithdrawContact(contact=last)))
    assert last not in {c.id for c in known(floor, G1)}


def test_what_is_known_on_a_channel_that_one_does_not_hear_any_more_is_not_taken_back_half() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, CAUCUS, note("PATRON", GOV, known_to=BACK)))
    (noted,) = known(floor, MED)
    back = acts.WithdrawContact(contact=noted.id)
    assert "no such channel for you" in no(do(floor, MED, CAUCUS, back))
    assert known(floor, MED) == (noted,)
    yes(do(floor, O1, BACK, acts.CloseChannel()))
    assert "closed" in no(do(floor, G1, CAUCUS, back))
