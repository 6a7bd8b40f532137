"""Who comes in where: every address for every role, and nothing of a room to those who do not hear it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.ford import SLUG

from multitrack.model.channel import ChannelId
from multitrack.model.issue import IssueId, Option, OptionId, Undertaking
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.record.act import (
    Ask,
    AskId,
    Called,
    CallSitting,
    GiveUndertaking,
    NoteReading,
    NoteStatement,
    Say,
    SittingId,
    TableOption,
    UndertakingId,
)
from multitrack.web.house import House
from multitrack.web.marks import opaque
from multitrack.web.rooms.labels import LABELS
from multitrack.web.sitting import Sitter

People = Callable[[str], Client]
EVERYONE = ("mediator", "gov-head", "gov-delegate", "opp-head", "opp-delegate")
ROOMS = {
    "public": EVERYONE,
    "plenary": EVERYONE,
    "track-violence": EVERYONE,
    "track-relief": EVERYONE,
    "mediation-team": ("mediator",),
    "delegation-GOV": ("gov-head", "gov-delegate"),
    "delegation-OPP": ("opp-head", "opp-delegate"),
    "caucus-GOV": ("mediator", "gov-head", "gov-delegate"),
    "caucus-OPP": ("mediator", "opp-head", "opp-delegate"),
}
PAGES = (
    "",
    "desk/",
    "report.html",
    "questions/",
    "questions/power/",
    "record/",
    "calendar/",
    "contacts/",
    "represented/",
    "register/",
    "register/?party=GOV&issue=truce",
    "record/take/",
    "record/export.json",
    "record/bring/",
    *(f"c/{room}/" for room in ROOMS),
    *(f"c/{room}/read/" for room in ROOMS),
    *(
        f"c/{room}/?do=note-statement"
        for room in ("plenary", "delegation-OPP", "mediation-team", "caucus-GOV")
    ),
)
OWN_EVERY_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]+"')


def names_of(patterns: list[URLPattern | URLResolver], ours: str = "multitrack.web") -> set[str]:
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names_of(pattern.url_patterns)
        elif pattern.callback.__module__.startswith(ours) and pattern.name:
            found.add(pattern.name)
    return found


def test_these_are_all_the_addresses_of_the_house() -> None:
    assert names_of(get_resolver().url_patterns) == {
        "house", "be", "table", "desk", "report", "questions", "question", "calendar", "record", "register", "contacts", "represented", "stream", "channel", "act", "read", "invitation",
        "take", "export", "receipt",
        "written", "acts", "take_out", "bring",
        "account", "confirm", "ask", "second", "link", "drop", "close", "cannot",
    }  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_there_for_those_who_hear_it_and_for_nobody_else(as_: People, room: str) -> None:
    answers = {who: as_(who).get(f"/t/ford/c/{room}/").status_code for who in (*EVERYONE, "stranger")}
    assert answers == {who: 200 if who in ROOMS[room] else 404 for who in (*EVERYONE, "stranger")}


@pytest.mark.parametrize("do", [kind.replace(" ", "-") for kind in LABELS])
def test_nobody_acts_in_a_room_they_do_not_hear(as_: People, do: str) -> None:
    answer = as_("opp-head").post("/t/ford/c/caucus-GOV/act/", {"do": do, "words": "Let us in."})
    assert answer.status_code == 404


def test_to_a_stranger_there_are_no_such_talks(as_: People) -> None:
    stranger = as_("stranger")
    answers = {page: stranger.get(f"/t/ford/{page}").status_code for page in (*PAGES, "stream")}
    assert answers == dict.fromkeys(answers, 404)
    assert stranger.get("/t/ford/").content == stranger.get("/t/nowhere/").content


def test_whoever_has_not_signed_in_is_asked_to(house: House) -> None:
    answers = {page: Client().get(f"/t/ford/{page}").headers.get("Location", "") for page in PAGES}
    assert {where.split("?")[0] for where in answers.values()} == {"/accounts/login/"}


def test_nobody_becomes_another_by_asking_outside_the_demo(as_: People) -> None:
    client = as_("opp-head")
    assert client.post("/demo/be/", {"account": "mediator", "slug": "ford"}).status_code == 404


def test_nobody_signs_up_unasked(house: House) -> None:
    page = Client().get("/accounts/signup/").content.decode()
    assert "password" not in page


def pages(client: Client) -> dict[str, str]:
    found = {page: client.get(f"/t/ford/{page}") for page in PAGES}
    return {page: OWN_EVERY_TIME.sub("", answer.content.decode()) for page, answer in found.items()}


SECRET = "We could give up the mill"


@pytest.fixture
def secretly(does: Callable[..., object]) -> Callable[[], None]:
    """The government speaks apart, and the team notes what it thinks of it."""

    def act() -> None:
        option = Option(id=OptionId(""), title=f"{SECRET}: option", wording=SECRET)
        read = Position(
            party=PartyId("GOV"), issue=IssueId("truce"), option=OptionId("local"), stance=Stance.ACCEPTS
        )
        does("gov-head", "caucus-GOV", Say(words=SECRET))
        does("gov-head", "caucus-GOV", TableOption(issue=IssueId("truce"), option=option))
        does("gov-head", "delegation-GOV", Say(words=SECRET))
        noted = Statement(id=StatementId(""), speaker="A minister", words=SECRET, on_behalf_of="GOV")
        does("gov-head", "caucus-GOV", NoteStatement(statement=noted))
        does("mediator", "mediation-team", NoteReading(position=read, words=SECRET))
        does("mediator", "caucus-GOV", Ask(id=AskId(""), words=SECRET, of_party=PartyId("GOV")))
        given = Undertaking(who="GOV", what=SECRET)
        undertaking = GiveUndertaking(id=UndertakingId(""), undertaking=given, party=PartyId("GOV"))
        does("gov-head", "caucus-GOV", undertaking, on_behalf_of="GOV")
        start = datetime.now(UTC) + timedelta(days=1)
        for room in ("caucus-GOV", "delegation-GOV"):
            called = Called(
                id=SittingId(""), channel=ChannelId(room), start=start, end=start + timedelta(hours=2)
            )
            does("gov-head", room, CallSitting(sitting=called))

    return act


def test_what_is_said_apart_changes_nothing_for_those_who_do_not_hear_it(
    as_: People, house: House, people: dict[str, Sitter], secretly: Callable[[], None]
) -> None:
    opp = as_("opp-head")
    seen = people["opp-head"].person
    pages(opp)
    before, mark = pages(opp), opaque(SLUG, house.view(SLUG, seen))  # type: ignore[arg-type]
    secretly()
    assert SECRET in pages(as_("mediator"))["c/caucus-GOV/"]
    assert SECRET in pages(as_("gov-delegate"))["record/"]
    assert "two places at one hour" in pages(as_("gov-delegate"))["calendar/"]
    assert pages(opp) == before
    assert opaque(SLUG, house.view(SLUG, seen)) == mark  # type: ignore[arg-type]


def test_the_words_said_apart_stand_only_where_they_are_heard(
    as_: People, secretly: Callable[[], None]
) -> None:
    secretly()
    found = {who: {page for page, words in pages(as_(who)).items() if SECRET in words} for who in EVERYONE}
    caucus = {"c/caucus-GOV/", "record/", "register/"}
    assert found["opp-head"] == found["opp-delegate"] == set()
    assert found["mediator"] >= caucus | {"c/mediation-team/"}
    assert found["gov-delegate"] >= caucus | {"c/delegation-GOV/"}
    assert "c/delegation-GOV/" not in found["mediator"]
    assert not {"c/plenary/", "c/track-violence/", "c/public/", "c/caucus-OPP/"} & found["mediator"]


def test_a_suspended_party_no_longer_hears_the_tables_but_its_caucus(as_: People) -> None:
    gov = as_("gov-head")
    gov.get("/t/ford/c/track-violence/")
    reason = {"which": "GOV", "state": "suspended", "reason": "Shots at the ford."}
    assert as_("mediator").post("/t/ford/c/plenary/act/", {"do": "admit", **reason}).status_code == 302
    as_("mediator").post("/t/ford/c/track-violence/act/", {"do": "say", "words": "Without them."})
    as_("mediator").post("/t/ford/c/caucus-GOV/act/", {"do": "say", "words": "Still with you."})
    room = gov.get("/t/ford/c/track-violence/").content.decode()
    assert "Without them." not in room
    assert "You no longer sit here" in room
    assert "Still with you." in gov.get("/t/ford/c/caucus-GOV/").content.decode()


def test_pages_load_nothing_from_elsewhere_and_stay_small(as_: People) -> None:
    for page, words in pages(as_("mediator")).items():
        assert re.findall(r'(?:src|href|action)="(?!/|\?|#)', words) == [], page
        alone = "<style" if page == "report.html" else "no such thing"  # a file to keep brings its own
        assert re.findall(r"<script(?! src=)|<style| style=| on\w+=", words.replace(alone, "", 1)) == [], page
        assert len(words) < 100_000, page


def test_a_page_says_what_it_may_load(as_: People) -> None:
    answer = as_("mediator").get("/t/ford/c/plenary/")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_rooms_say_who_hears_them_and_that_they_are_not_sealed(as_: People) -> None:
    page = as_("gov-head").get("/t/ford/c/caucus-GOV/").content.decode()
    assert "Only these hear this: <bdi>Government</bdi>, the mediation team (3 persons)." in page
    assert "Whoever holds the machine can read it too" in page


def test_the_record_can_be_narrowed_to_one_room(as_: People, secretly: Callable[[], None]) -> None:
    secretly()
    gov = as_("gov-head")
    narrowed = gov.get("/t/ford/record/?room=caucus-GOV").content.decode()
    assert narrowed.count('<li class="told-one"') == 7
    assert 'id="delegation-GOV-2"' not in narrowed
    unheard = gov.get("/t/ford/record/?room=caucus-OPP").content.decode()
    assert '<li class="told-one"' not in unheard
    assert '<option value="caucus-OPP"' not in unheard
