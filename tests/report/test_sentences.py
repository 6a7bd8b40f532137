"""What was said and done, in plain words, with the names of whoever reads."""

from dataclasses import replace
from datetime import date

import pytest

from multitrack.model.channel import Channel, ChannelId, ChannelKind
from multitrack.model.codes import ElectorateId
from multitrack.model.contact import MEDIATION, Contact, ContactFormat, ContactId, SideId
from multitrack.model.contact import Ask as MadeAsk
from multitrack.model.issue import IssueId, Option, OptionId, Undertaking
from multitrack.model.package import Package
from multitrack.model.party import (
    AdmissionState,
    OutsidePower,
    OwnName,
    Party,
    PartyId,
    PersonId,
    PowerId,
    PowerKind,
    Role,
)
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.entry import Entry
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal
from multitrack.report.called import Called
from multitrack.report.means import means
from multitrack.report.sentences import audience, by_line, said, words_of
from multitrack.talksfile import read_text

FILE = """
multitrack: 1
title: Parley
parties:
  GOV: {name: Government, names: [{by: OPP, name: The regime}]}
  OPP: {name: Opposition}
issues:
  truce: {title: Truce, titles: [{by: OPP, name: Ending the killing}], options: {yes: {title: At once}, no: {title: Never}}}
tracks:
  war: {title: War, issues: [truce], team: [GOV, OPP]}
"""
ISSUE, YES, PACKAGE = IssueId("truce"), OptionId("yes"), acts.PackageId("p1")
GOV, OPP, WAR = PartyId("GOV"), PartyId("OPP"), TrackId("war")


def seat(who: str, role: Role, party: PartyId | None = None) -> acts.Seat:
    return acts.Seat(person=PersonId(who), name=who.title(), role=role, party=party)


SEATS = (seat("ada", Role.HEAD, GOV), seat("bo", Role.HEAD, OPP), seat("mia", Role.MEDIATOR))


@pytest.fixture
def floor() -> Floor:
    talks = read_text(FILE).talks
    assert isinstance(talks, Talks)
    floor = Floor(MemoryJournal(), means())
    channels = ("plenary", "track-war", "caucus-GOV", "delegation-GOV", "mediation-team")
    kept = {"caucus-GOV": (SEATS[0], SEATS[2]), "delegation-GOV": SEATS[:1], "mediation-team": SEATS[2:]}
    floor.convene(talks, PersonId("mia"), {ChannelId(c): kept.get(c, SEATS) for c in channels})
    return floor


def called(floor: Floor, who: str) -> Called:
    return Called(floor.view(PersonId(who)))


def stands(stance: Stance) -> Position:
    return Position(party=GOV, issue=ISSUE, option=YES, stance=stance)


OPTION = Option(id=YES, title="At once", wording="All arms rest.")
SENTENCES: list[tuple[acts.Act, str]] = [
    (acts.TableOption(issue=ISSUE, option=OPTION), "The regime tabled “At once” on Ending the killing."),
    (acts.AmendOption(issue=ISSUE, option=OPTION), "The regime amended “At once” on Ending the killing."),
    (acts.WithdrawOption(issue=ISSUE, option=YES), "The regime withdrew “At once” on Ending the killing."),
    (
        acts.TakePosition(position=stands(Stance.CAN_LIVE_WITH)),
        "The regime can live with “At once” on Ending the killing.",
    ),
    (
        acts.NoteReading(position=stands(Stance.REFUSES)),
        "Reading: The regime refuses “At once” on Ending the killing.",
    ),
    (acts.Settle(issue=ISSUE, option=YES), "Ending the killing is settled on “At once”, ad referendum."),
    (acts.Reopen(issue=ISSUE), "The regime reopened Ending the killing."),
    (
        acts.Report(track=WAR, settled=(acts.Reported(issue=ISSUE, option=OPTION),)),
        "The team War reported Ending the killing: “At once”.",
    ),
    (
        acts.WithdrawReport(track=WAR, issue=ISSUE),
        "What the team War had reported on Ending the killing no longer stands.",
    ),
    (
        acts.ProposePackage(id=PACKAGE, title="Peace", package=Package.of({ISSUE: YES})),
        "The regime proposed the package “Peace”, over one issue.",
    ),
    (acts.Assent(party=OPP, package=PACKAGE), "Opposition assents to “p1”."),
    (acts.Object(party=OPP, package=PACKAGE), "Opposition objects to “p1”."),
    (acts.Adopt(package=PACKAGE), "The package “p1” is adopted."),
    (
        acts.LiftBracket(bracket=BracketId("b"), words="shall"),
        "A bracket of wording is lifted; in its place stands:",
    ),
    (acts.Admit(party=GOV, state=AdmissionState.SUSPENDED), "The regime: suspended."),
    (acts.TakeSeat(seat=SEATS[1]), "Bo has a seat here, as head of delegation of Opposition."),
    (acts.TakeSeat(seat=SEATS[2]), "Mia has a seat here, as mediator."),
    (acts.LeaveSeat(person=PersonId("ada")), "Ada has left this room."),
    (acts.CloseChannel(), "The regime closed this room."),
    (
        acts.OpenTrack(track=Track(id=WAR, title="War", issues=(ISSUE,), team=(GOV,))),
        "The regime formed the team War, on Ending the killing.",
    ),
    (acts.CloseTrack(track=WAR), "The regime ended the team War."),
    (acts.Say(words="Enough."), "The regime:"),
    (acts.Correct(number=2, words="Never."), "The regime corrects entry 2:"),
    (
        acts.Erase(numbers=(2, 3), reason="Danger.", authority="the court"),
        "The regime had the words of 2 entries erased, on the authority of: the court",
    ),
    (acts.Erase(numbers=(2,)), "By the rule of this room the words of one entry were erased."),
    (
        acts.GiveUndertaking(
            id=acts.UndertakingId("u"), undertaking=Undertaking(who="GOV", what="opens the road"), party=GOV
        ),
        "The regime undertakes: opens the road",
    ),
]


@pytest.mark.parametrize(("act", "sentence"), SENTENCES, ids=lambda value: getattr(value, "kind", ""))
def test_each_act_is_told_in_the_readers_names(floor: Floor, act: acts.Act, sentence: str) -> None:
    entry = entry_of(floor, act)
    assert str(said(entry, called(floor, "bo"))) == sentence


def entry_of(floor: Floor, act: acts.Act) -> Entry:
    return replace(floor.view(PersonId("ada")).entries[-1], act=act, author=PersonId("ada"))


def test_whoever_was_asked_is_said_to_answer_also_where_the_team_writes_it_from_a_paper(floor: Floor) -> None:
    def done(act: acts.Act, paper: str = "") -> Entry:
        request = acts.Request(
            author=PersonId("mia"), channel=ChannelId("track-war"), act=act, from_paper=paper
        )
        answer = floor.act(request)
        assert isinstance(answer, Accepted)
        return answer.entries[0]

    ask = done(acts.Ask(id=acts.AskId(""), words="A list.", of_party=GOV)).act
    assert isinstance(ask, acts.Ask)
    reply = done(acts.Reply(ask=ask.id, answer=acts.AnswerTo.GRANTED), "Letter")
    assert str(said(reply, called(floor, "bo"))) == "The regime grants what was asked: A list."


def note(format_: ContactFormat, **more: object) -> acts.NoteContact:
    between = (SideId("GOV"), MEDIATION, SideId("PATRON"))
    noted = Contact(id=ContactId("c"), between=between, format=format_, on=date(2014, 2, 4), **more)  # type: ignore[arg-type]
    return acts.NoteContact(contact=noted)


@pytest.mark.parametrize(
    ("format_", "more", "says"),
    [
        (ContactFormat.MEETING, {}, "met, 4 February 2014."),
        (ContactFormat.CALL, {}, "spoke by telephone, 4 February 2014."),
        (ContactFormat.LETTER, {}, "exchanged letters, 4 February 2014."),
        (ContactFormat.THIRD, {}, "were in contact through a third, 4 February 2014."),
        (
            ContactFormat.THIRD,
            {"through": SideId("OPP")},
            "were in contact through Opposition, 4 February 2014.",
        ),
        (ContactFormat.UNKNOWN, {}, "were in contact, 4 February 2014."),
        (
            ContactFormat.MEETING,
            {"next_step": "Again on Friday."},
            "met, 4 February 2014. Next: Again on Friday.",
        ),
    ],
)
def test_a_contact_is_told_by_its_sides_its_day_and_its_format(
    floor: Floor, format_: ContactFormat, more: dict[str, object], says: str
) -> None:
    entry = entry_of(floor, note(format_, **more))
    told = str(said(entry, called(floor, "bo")))
    assert told == f"The regime notes: The regime, the mediation team, PATRON {says}"
    assert words_of(note(format_, gist="What was said.")) == "What was said."


def test_what_is_known_of_a_contact_or_an_ask_elsewhere_is_told_as_that(floor: Floor) -> None:
    fact = note(ContactFormat.CALL).contact.fact
    told = said(entry_of(floor, acts.ContactKnown(contact=fact)), called(floor, "ada"))
    assert str(told).startswith("Government lets it be known: Government, the mediation team, PATRON spoke")
    ask = MadeAsk(id=acts.AskId("a"), by=SideId("GOV"), of=SideId("OPP"), words="A list.")
    known = acts.AskKnown(ask=ask)
    assert str(said(entry_of(floor, known), called(floor, "bo"))) == (
        "The regime lets it be known: The regime asks of Opposition:"
    )
    assert words_of(known) == "A list."
    everyone = acts.AskKnown(ask=replace(ask, of=None))
    assert str(said(entry_of(floor, everyone), called(floor, "ada"))).endswith("asks of everyone there:")


def test_a_contact_taken_back_is_told_as_far_as_it_is_known(floor: Floor) -> None:
    noted = note(ContactFormat.CALL).contact
    brings = (OutsidePower(id=PowerId("PATRON"), name="The patron", kind=PowerKind.SPONSOR),)
    act = acts.NoteContact(contact=replace(noted, id=ContactId("")), brings=brings)
    room = ChannelId("caucus-GOV")
    answer = floor.act(acts.Request(author=PersonId("ada"), channel=room, act=act))
    assert isinstance(answer, Accepted)
    written = answer.entries[0].act
    assert isinstance(written, acts.NoteContact)
    back = entry_of(floor, acts.WithdrawContact(contact=written.contact.id, reason="the wrong day"))
    assert str(said(back, called(floor, "mia"))).startswith(
        "Government takes back, for it was noted wrongly: Government, the mediation team, The patron spoke"
    )
    assert str(said(back, called(floor, "bo"))) == "The regime takes back a contact that was noted wrongly."
    assert words_of(back.act) == "the wrong day"


def test_people_keep_their_words(floor: Floor) -> None:
    assert [words_of(act) for act, _ in SENTENCES[:3]] == ["All arms rest.", "All arms rest.", ""]
    assert words_of(acts.Say(words="Enough.")) == "Enough."


def test_whoever_writes_for_another_says_from_which_paper(floor: Floor) -> None:
    request = acts.Request(
        author=PersonId("mia"),
        channel=ChannelId("track-war"),
        act=acts.TakePosition(position=stands(Stance.WANTS)),
        on_behalf_of=GOV,
        from_paper="Letter",
    )
    answer = floor.act(request)
    assert isinstance(answer, Accepted)
    assert str(by_line(answer.entries[0], called(floor, "bo"))) == "Mia, for The regime, from: Letter"
    assert str(by_line(answer.entries[0], called(floor, "ada"))) == "Mia, for Government, from: Letter"
    own = floor.act(replace(request, act=acts.Say(words="So it is."), on_behalf_of=None))
    assert isinstance(own, Accepted)
    assert str(by_line(own.entries[0], called(floor, "bo"))) == "Mia, from: Letter"


AUDIENCES = {
    ("ada", "public"): "Everyone may read this.",
    ("ada", "plenary"): "This is heard here by: Government, Opposition, the mediation team (3 persons).",
    ("bo", "track-war"): "This is heard here by: The regime, Opposition, the mediation team (3 persons).",
    ("ada", "delegation-GOV"): "Only these hear this: Government (1 person).",
    ("ada", "caucus-GOV"): "Only these hear this: Government, the mediation team (2 persons).",
    ("mia", "mediation-team"): "Only these hear this: the mediation team (1 person).",
    ("bo", "caucus-GOV"): "Nobody hears this room.",
}


@pytest.mark.parametrize(("who", "room"), AUDIENCES)
def test_a_room_says_who_hears_it(floor: Floor, who: str, room: str) -> None:
    assert str(audience(ChannelId(room), called(floor, who))) == AUDIENCES[who, room]


def test_where_someone_else_sits_too_they_are_named(floor: Floor) -> None:
    guest = acts.TakeSeat(seat=seat("guest", Role.OBSERVER))
    floor.act(acts.Request(author=PersonId("mia"), channel=ChannelId("caucus-GOV"), act=guest))
    told = str(audience(ChannelId("caucus-GOV"), called(floor, "ada")))
    assert told == "Only these hear this: Government, the mediation team, Guest (3 persons)."


def test_names_are_in_the_readers_language_where_there_is_one() -> None:
    names = (OwnName(by="GOV", name="Us"), OwnName(by="GOV", name="نحن", language="ar"))
    party = Party(id=GOV, name="Government", names=names)
    opened = acts.Opening(
        channel=Channel(id=ChannelId("plenary"), kind=ChannelKind.PLENARY, title="Plenary"),
        holds=Talks(title="T", parties=(party,), issues=()),
        rule=Talks(title="T", parties=(), issues=()).rule,
        seats=SEATS,
    )
    floor = Floor(MemoryJournal(), means())
    floor.convene(opened.holds, PersonId("mia"), {ChannelId("plenary"): SEATS})
    view = floor.view(PersonId("ada"))
    assert [Called(view, language).party(GOV) for language in ("en", "ar")] == ["Us", "نحن"]
    assert Called(floor.view(PersonId("mia")), "ar").party(GOV) == "Government"


VOTED = """
multitrack: 1
title: Parley
parties: {GOV: Government}
issues: {truce: {title: Truce, options: {yes: At once}}}
rule: {votes: {in: forum, at_least: 0.6, title: the forum}}
"""


def test_a_body_that_voted_is_called_as_the_rule_calls_it() -> None:
    talks = read_text(VOTED).talks
    assert isinstance(talks, Talks)
    floor = Floor(MemoryJournal(), means())
    floor.convene(talks, PersonId("mia"), {ChannelId("plenary"): SEATS[2:]})
    seen = called(floor, "mia")
    assert (seen.body(ElectorateId("forum")), seen.body(ElectorateId("senate"))) == ("the forum", "senate")


STATEMENT = Statement(id=StatementId("x"), speaker="A minister", words="No.", on_behalf_of="GOV")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "A minister, for The regime:"),
        ({"office": "minister of ways"}, "A minister, minister of ways, for The regime:"),
        ({"on": date(2014, 1, 20)}, "A minister, for The regime, 20 January 2014:"),
        ({"on_behalf_of": None}, "A minister:"),
    ],
)
def test_a_statement_is_told_by_its_speaker_and_its_day(
    floor: Floor, more: dict[str, object], says: str
) -> None:
    statement = replace(STATEMENT, **more)  # type: ignore[arg-type]
    entry = entry_of(floor, acts.NoteStatement(statement=statement))
    assert str(said(entry, called(floor, "bo"))) == f"The regime notes what was said: {says}"
    assert words_of(entry.act) == "No."


@pytest.mark.parametrize("stance", Stance)
def test_what_a_statement_was_confirmed_to_say_is_told_apart_from_a_reading(
    floor: Floor, stance: Stance
) -> None:
    for reading, says in ((False, "confirms that x said: "), (True, "reads from what x said: ")):
        position = replace(stands(stance), reading=reading)
        entry = entry_of(floor, acts.LinkStatement(statement=StatementId("x"), position=position))
        told = str(said(entry, called(floor, "bo")))
        assert told.startswith(f"The regime {says}The regime ")
        assert stance.value in told
