"""A report on its reader's desk: read in a room, each draft entered, changed or left out by a person, nothing kept."""

import asyncio
import base64
import json
import re
import time
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.reading.files import document, paragraphs, wordfile, zip_bomb
from tests.web.looking import faults, overflows, seen
from tests.web.test_acts import shown
from tests.web.test_doors import EVERYONE, OWN_EVERY_TIME, pages
from tests.web.test_slips import hand_in

from multitrack.model.statement import Form
from multitrack.reading.document import LARGEST_FILE, Document
from multitrack.reading.drafts import DraftContact, Drafts, DraftStatement, Rule, Span, Speaker
from multitrack.record.act import Say
from multitrack.record.answer import phrase
from multitrack.record.journal import FULL, ROOM, JournalUnavailableError
from multitrack.web.bounds import Bounded
from multitrack.web.drafts import desk
from multitrack.web.drafts.carrying import MOST_CARRIED, decided, packed, unpacked
from multitrack.web.house import House
from multitrack.web.people.models import Account

People = Callable[[str], Client]
TEAM = "/t/ford/c/mediation-team/"
READ = f"{TEAM}read/"
REGISTER = "/t/ford/register/"
REPORT = """The Ford Herald, 3 February 2014

The Government said that the truce must come first. “We never accept a local truce,” it added.

In an interview with Radio Ford, Minister Ana Pell told reporters that convoys may pass freely.

The so-called “Opposition” denied the report. The Government met with the Opposition on 2 February 2014.
"""
FILES = {"csrfmiddlewaretoken", "text", "file"}


def hidden(page: str) -> dict[str, str]:
    """What a page carries for its next answer."""
    fields = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields if name not in FILES}


def fields(page: str) -> dict[str, Any]:
    """What a browser would send of the slip on a page, buttons left out."""
    form = page.split('<form class="slip" id="now"')[1].split("</form>", maxsplit=1)[0]
    found: dict[str, Any] = dict(hidden(form))
    for tag in re.findall(r"<input[^>]*>", form):
        told = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if told.get("type") in {"checkbox", "radio"}:
            if " checked" in tag:
                found[told["name"]] = [*found.get(told["name"], []), told.get("value", "on")]
        else:
            found[told["name"]] = told.get("value", "")
    for name, words in re.findall(r'<textarea name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = unescape(words)
    for name, options in re.findall(r'<select name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)"[^>]* selected', options)
        found[name] = unescape(chosen[0]) if chosen else ""
    return found


def post(client: Client, address: str, **sent: Any) -> tuple[int, str]:
    answer = client.post(address, sent)
    return answer.status_code, answer.content.decode()


def handed_in(client: Client, text: str = REPORT, address: str = READ, **more: str) -> str:
    """The page on which the drafts of a report are offered."""
    status, page = post(client, address, do="read", text=text, **more)
    assert status == 200, page
    return page


def keys(page: str, do: str) -> list[str]:
    """The drafts on which something can be decided, in the order of the page."""
    return re.findall(rf'name="do" value="{do} ([\w-]+)"', page)


def decide(client: Client, page: str, do: str, key: str, address: str = READ) -> tuple[int, str]:
    return post(client, address, **hidden(page), do=f"{do} {key}")


def draft_with(page: str, words: str) -> str:
    """The key of the draft in which some words stand."""
    articles = [each.split("</article>")[0] for each in page.split("<article ")[1:]]
    (found,) = (each for each in articles if words in unescape(re.sub(r"<[^>]+>", "", each)))
    return str(re.findall(r'value="\w[\w-]* ([\w-]+)"', found)[0])


def registered(client: Client) -> list[str]:
    page = client.get(REGISTER).content.decode()
    return [
        unescape(each)
        for each in re.findall(r'<blockquote class="words" dir="auto">(.*?)</blockquote>', page)
    ]


def test_every_draft_is_offered_beside_the_words_it_rests_on_and_none_is_entered(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    assert '<mark class="quoted">We never accept a local truce,</mark>' in page
    assert '<mark class="reported">the truce must come first</mark>' in page
    assert '<mark class="outlets">so-called “Opposition”</mark>' in page
    assert '<span class="leads">The Government said that </span>' in page
    text = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)))
    assert "Government, for Government, 3 February 2014 a report of them" in text
    assert "The Ford Herald, 3 February 2014 the outlet's own wording" in text
    assert "To be read in: The Ford Herald, in an interview with Radio Ford" in text
    assert "Touches: Truce (“truce”)" in text
    assert "A meeting: Government with the Opposition, 2 February 2014" in text
    assert registered(mediator) == []
    assert "Nothing is entered before your yes" in mediator.get(READ).content.decode()


def test_a_yes_enters_the_draft_as_it_stands_and_leads_on_to_a_position(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    status, page = decide(mediator, page, "enter", draft_with(page, "local truce"))
    assert status == 200
    assert registered(mediator) == ["We never accept a local truce"]
    assert "Entered: " in page
    (link,) = re.findall(r'href="(/t/ford/c/mediation-team/\?do=link-statement[^"#]+)', page)
    slip = mediator.get(unescape(link)).content.decode()
    assert "We never accept a local truce" in slip
    assert "noted by Mediator" in shown(mediator, REGISTER)
    assert "Government, 3 February 2014" in shown(mediator, REGISTER)


def test_the_same_page_sent_twice_enters_nothing_twice(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    key = draft_with(page, "local truce")
    assert decide(mediator, page, "enter", key)[0] == decide(mediator, page, "enter", key)[0] == 200
    assert len(registered(mediator)) == 1


def test_a_draft_is_changed_and_entered(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    status, slip = decide(mediator, page, "change", draft_with(page, "must come first"))
    assert status == 200
    written = fields(slip)
    assert (written["speaker"], written["on_behalf_of"], written["form"]) == (
        "Government",
        "GOV",
        "paraphrase",
    )
    assert (written["outlet"], written["said_on"]) == ("The Ford Herald", "2014-02-03")
    key = keys(slip, "hand-in")[0]
    status, page = post(mediator, READ, **{**written, "words": "The truce comes first."}, do=f"hand-in {key}")
    assert status == 200
    assert registered(mediator) == ["The truce comes first."]
    assert key not in keys(page, "enter")


def test_what_is_refused_keeps_the_writers_text_and_the_report(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator, link="javascript:alert(1)")
    key = draft_with(page, "must come first")
    status, slip = decide(mediator, page, "enter", key)
    assert status == 422
    assert "That is no address on the web." in slip
    written = {**fields(slip), "words": "The truce comes first.", "link": "", "said_on": "2999-01-01"}
    status, slip = post(mediator, READ, **written, do=f"hand-in {key}")
    assert status == 422
    assert "That day has not come." in slip
    assert fields(slip)["words"] == "The truce comes first."
    status, slip = post(mediator, READ, **{**fields(slip), "words": " "}, do=f"hand-in {key}")
    assert (status, "Write something first." in slip) == (422, True)
    assert registered(mediator) == []
    status, page = post(mediator, READ, **hidden(slip), do=f"look {key}")
    assert (status, key in keys(page, "enter")) == (200, True)


def test_what_is_left_out_stays_out_until_it_is_offered_again(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    key = draft_with(page, "must come first")
    _, page = decide(mediator, page, "leave", key)
    assert key not in keys(page, "enter")
    _, page = decide(mediator, page, "enter", draft_with(page, "local truce"))
    assert key not in keys(page, "enter")
    _, page = decide(mediator, page, "take-back", key)
    assert key in keys(page, "enter")
    assert registered(mediator) == ["We never accept a local truce"]


def test_whoever_the_talks_do_not_know_is_asked_about_and_never_guessed(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    assert "These talks do not know “<bdi>Ana Pell</bdi>”. On whose behalf was it said?" in page
    key = draft_with(page, "convoys may pass")
    assert key not in keys(page, "enter")
    status, slip = decide(mediator, page, "enter", key)
    assert (status, registered(mediator)) == (200, [])
    status, slip = post(mediator, READ, **fields(slip), do=f"hand-in {key}")
    assert (status, registered(mediator)) == (422, [])
    assert "Say on whose behalf, or that it is nobody that is named." in slip
    status, _ = post(mediator, READ, **{**fields(slip), "on_behalf_of": "-"}, do=f"hand-in {key}")
    assert status == 200
    assert registered(mediator) == ["convoys may pass freely"]
    assert "Ana Pell, Minister, 3 February 2014" in shown(mediator, REGISTER)
    assert "These talks do not know" not in handed_in(mediator)


def test_what_the_register_has_is_said(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    key = draft_with(page, "local truce")
    decide(mediator, page, "enter", key)
    again = handed_in(mediator)
    assert "In the register already: <bdi>Mediation team</bdi>." in again
    assert key not in keys(again, "enter")
    assert key in keys(again, "change")
    other = handed_in(mediator, REPORT.replace("3 February", "4 February"))
    assert "The same words are in the register from elsewhere, or of another day" in other
    elsewhere = handed_in(mediator, address="/t/ford/c/plenary/read/")
    assert "In the register already: <bdi>Mediation team</bdi>." in elsewhere
    assert key in keys(elsewhere, "enter")


def test_words_that_stand_among_others_in_the_register_are_said_to(as_: People) -> None:
    mediator = as_("mediator")
    longer = {
        "speaker": "The minister",
        "form": "quotation",
        "words": "No. We never accept a local truce: never.",
    }
    assert hand_in(mediator, TEAM, "note-statement", **longer)[0] == 200
    page = handed_in(mediator)
    said = "These words stand among others in the register already: <bdi>The minister</bdi>"
    assert said in page
    assert page.count(said) == 1
    assert draft_with(page, "local truce") in keys(page, "enter")
    assert said not in handed_in(as_("gov-head"), address="/t/ford/c/delegation-GOV/read/")


def test_a_contact_is_logged(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)
    (key,) = (each for each in keys(page, "enter") if each.startswith("c"))
    status, page = decide(mediator, page, "enter", key)
    assert (status, "Logged: " in page) == (200, True)
    contacts = shown(mediator, "/t/ford/contacts/")
    assert "Government; the Opposition" in contacts
    assert "The Ford Herald, 2014-02-03" in contacts
    assert "A contact of these sides on that day is noted already." in handed_in(mediator)


def test_a_contact_with_a_side_that_nobody_knows_is_asked_about(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator, "The Government met with the Millers on 2 February 2014.")
    assert "These talks do not know “<bdi>the Millers</bdi>”. Which side is it?" in page
    assert keys(page, "enter") == []
    (key,) = keys(page, "change")
    _, slip = decide(mediator, page, "change", key)
    assert fields(slip)["between"] == ["GOV"]
    status, slip = post(mediator, READ, **fields(slip), do=f"hand-in {key}")
    assert (status, "A contact is between two sides or more." in slip) == (422, True)
    both = {**fields(slip), "between": ["GOV", "OPP"]}
    assert post(mediator, READ, **both, do=f"hand-in {key}")[0] == 200


def test_whoever_an_office_places_is_asked_about_too(as_: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement and a contact of somebody whom only the office places: neither is entered by a yes alone."""
    envoy = Speaker(name="Tom Bako", why=phrase("named here"), office="envoy of the ford", on_behalf_of="GOV")
    text, spans = "Tom Bako met the Opposition. It is open, he said.", (Span(29, 39, Form.PARAPHRASE),)
    said = DraftStatement(
        speaker=envoy,
        verb="say",
        words="It is open",
        form=Form.PARAPHRASE,
        spans=spans,
        rests_on=(29, 49),
        rule=Rule.WORDS_THEN_SAID,
    )
    met = DraftContact(
        who=envoy,
        with_whom="the Opposition",
        with_code="OPP",
        format="meeting",
        words="met the Opposition",
        rests_on=(9, 27),
        on=date(2014, 2, 2),
    )
    read = Drafts(
        document=Document(name="a", kind="text", text=text),
        language="en",
        statements=(said,),
        contacts=(met,),
    )
    monkeypatch.setattr(desk, "read", lambda *_: read)
    mediator = as_("mediator")
    page = handed_in(mediator, text)
    asked = (
        "These talks do not know “<bdi>Tom Bako</bdi>”. By the office it would be for <bdi>Government</bdi>"
    )
    assert page.count(asked) == 2
    assert keys(page, "enter") == []
    _, slip = decide(mediator, page, "change", "s29-39")
    assert fields(slip)["on_behalf_of"] == "GOV"
    _, slip = decide(mediator, page, "change", "c9-27")
    assert fields(slip)["between"] == ["GOV", "OPP"]


def test_outlet_and_day_are_what_the_reader_says(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator, "The Government said that the truce must come first.")
    assert "The report does not say which outlet it is of" in page
    told = {"outlet": "The Ford Herald", "on_day": "2014-02-03", "link": "https://example.org/herald"}
    status, page = post(mediator, READ, **{**hidden(page), **told}, do="again")
    assert status == 200
    decide(mediator, page, "enter", draft_with(page, "must come first"))
    register = mediator.get(REGISTER).content.decode()
    assert "3 February 2014" in register
    assert 'href="https://example.org/herald"' in register
    assert "The Ford Herald" in register


def test_files_are_read_as_the_reader_reads_them(as_: People) -> None:
    mediator = as_("mediator")
    word = wordfile(document(paragraphs("The Government said that the truce must come first.")))
    web = (
        b"<!doctype html><html><body><p>The Government said that the truce must come first.</p></body></html>"
    )
    for name, content in (("report.docx", word), ("report.html", web), ("report.txt", REPORT.encode())):
        status, page = post(mediator, READ, do="read", file=SimpleUploadedFile(name, content))
        assert (status, "the truce must come first</mark>" in page) == (200, True), name
        assert name in page


HOSTILE: dict[str, Callable[[], bytes]] = {
    "unpack to more than": zip_bomb,
    "declares a document type": lambda: wordfile('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">]><w/>'),
    "declares entities": lambda: b"<!DOCTYPE html [<!ENTITY a 'ha'>]><html><body>&a;</body></html>",
    "this is a PDF": lambda: b"%PDF-1.7",
    "is not UTF-8 text": lambda: "Él dijo".encode("latin-1"),
    "there are zero bytes": lambda: "Varga said".encode("utf-16-le"),
    "more than 10,000,000 bytes": lambda: b"a" * (LARGEST_FILE + 1),
    "more than 200,000 characters": lambda: b"He said so. " * 20_000,
    "there is no text in it": lambda: b"  ",
}


@pytest.mark.parametrize("why", HOSTILE)
def test_hostile_files_are_refused_in_the_readers_words_at_once(as_: People, why: str) -> None:
    mediator, file = as_("mediator"), SimpleUploadedFile("report", HOSTILE[why]())
    mediator.get(READ)
    tracemalloc.start()
    start = time.process_time()
    status, page = post(mediator, READ, do="read", file=file)
    took, (_, most) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (status, why in re.sub(r"</?bdi>", "", page)) == (422, True)
    assert took < 2
    assert most < 120_000_000


def test_what_was_pasted_is_there_again_where_it_is_not_read(as_: People) -> None:
    status, page = post(as_("mediator"), READ, do="read", text="{\\rtf1 said the Government")
    assert (status, "this is an RTF file" in page) == (422, True)
    assert "{\\rtf1 said the Government</textarea>" in page


def test_a_hundred_megabytes_are_let_go_as_they_come() -> None:
    """No page sees them, and no more than one piece of them is held."""
    left = [1_000_000] * 100

    async def receive() -> dict[str, Any]:
        size = left.pop()
        return {"type": "http.request", "body": b"a" * size, "more_body": bool(left)}

    async def house(*_: object) -> None:
        raise AssertionError("nothing of it reaches the house")

    answered: list[Any] = []

    async def send(message: Any) -> None:
        answered.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": READ,
        "headers": [(b"content-length", b"100000000"), (b"accept-language", b"ar")],
    }
    tracemalloc.start()
    asyncio.run(Bounded(house)(scope, receive, send))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (left, answered[0]["status"]) == ([], 413)
    assert "11,000,000" in answered[1]["body"].decode()
    assert most < 10_000_000


def test_what_comes_without_its_length_is_counted() -> None:
    heard: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"a" * 40, "more_body": True}

    async def house(_scope: object, receive: Any, _send: object) -> None:
        heard.extend([await receive(), await receive(), await receive()])

    async def send(_: object) -> None:
        raise AssertionError

    scope = {"type": "http", "method": "POST", "path": READ, "headers": []}
    asyncio.run(Bounded(house, most=100)(scope, receive, send))
    assert [each["type"] for each in heard] == ["http.request", "http.request", "http.disconnect"]


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "no base64!",
        base64.b64encode(b"no packing").decode(),
        base64.b64encode(zlib.compress(b"[" * 100_000)).decode(),
        base64.b64encode(zlib.compress(b'"' + b"a" * 20_000_000, 9)).decode(),
        base64.b64encode(zlib.compress(json.dumps({"text": 1}).encode())).decode(),
        base64.b64encode(zlib.compress(b"{}")).decode()[:-3],
        "A" * (MOST_CARRIED + 4),
    ],
)
def test_what_comes_back_damaged_is_said_to_be(as_: People, carried: str) -> None:
    assert unpacked(carried) is None
    status, page = post(as_("mediator"), READ, do="enter s1-2", carried=carried)
    assert (status, "came back damaged" in page) == (422, True)


def test_a_report_is_carried_whole() -> None:
    told = Document(name="a", kind="text", text="“Él” said\n\nقال", title="T", headings=frozenset({3}))
    assert unpacked(packed(told)) == told
    assert (
        dict(decided("s1-2=left: c3-4=entered:x s9-9=left: s1-3=eaten:", ["s1-2", "c3-4", "s1-3"]).by_key)
        != {}
    )
    assert set(decided("s1-2=left: s9-9=left: s1-3=eaten:", ["s1-2", "s1-3"]).by_key) == {"s1-2"}


LONG = "\n\n".join(
    f"Minister Ana Pell{number} said that the truce at mill number {number} must come first. “We never accept "
    f"truce number {number}, not for {number * 7} convoys,” she added, and she warned that {number} roads are shut."
    for number in range(150)
)


def test_a_long_report_is_paged_and_every_page_stays_small(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator, LONG)
    last = int(re.findall(r'name="do" value="part (\d+)"', page)[-1])
    assert last > 10
    offered: list[str] = []
    for part in range(1, last + 1):
        _, page = post(mediator, READ, **hidden(page), do=f"part {part}")
        assert len(page.encode()) < 100_000
        offered += keys(page, "leave")
    assert len(offered) == len(set(offered)) >= 300
    _, page = decide(mediator, page, "leave", offered[-1])
    assert f'<button class="" name="do" value="part {last}" aria-current="page">' in page


def test_a_report_too_long_for_a_page_is_refused_with_how_much_goes_in(as_: People) -> None:
    words = "".join(chr(0x4E00 + (number * 7919 + number * number * 31) % 20_000) for number in range(50_000))
    text = "\n\n".join(words[at : at + 500] for at in range(0, len(words), 500))
    status, page = post(as_("mediator"), READ, do="read", text=text)
    assert status == 422
    assert "It is too long for one page:" in page
    assert "Hand it in in parts." in page


def test_of_a_text_that_says_one_thing_again_and_again_no_more_goes_in_than_of_others(as_: People) -> None:
    mediator = as_("mediator")
    status, page = post(mediator, READ, do="read", text="He said so. " * 6_000)
    assert (status, "72,000 characters, and about 60,000 go in" in re.sub("<[^>]+>", "", page)) == (422, True)
    page = handed_in(mediator, "The Government said so. " * 2_400)
    assert len(page.encode()) < 100_000
    assert page.count('value="part ') < 30


def test_an_outlet_that_the_report_does_not_name_is_asked_about(as_: People) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator, "The so-called “Opposition” is at the ford, the Government said.")
    assert "The report does not say which outlet it is of. Whose wording is this?" in page
    key = draft_with(page, "so-called")
    assert key not in keys(page, "enter")
    _, slip = decide(mediator, page, "change", key)
    assert fields(slip)["speaker"] == ""
    status, slip = post(mediator, READ, **fields(slip), do=f"hand-in {key}")
    assert (status, "Write something first." in slip) == (422, True)
    named = {**fields(slip), "speaker": "The Ford Herald"}
    status, page = post(mediator, READ, **named, do=f"hand-in {key}")
    assert status == 200, re.findall(r'role="alert"[^>]*>.*', page)
    assert "The Ford Herald" in shown(mediator, REGISTER)


def test_why_a_file_is_not_read_is_said_in_the_readers_language(as_: People) -> None:
    mediator = as_("mediator")
    mediator.post("/language/setlang/", {"language": "ar", "next": "/"})
    status, page = post(mediator, READ, do="read", file=SimpleUploadedFile("report.pdf", b"%PDF-1.7"))
    assert (status, "this is a PDF" in page, "هذا ملف PDF" in page, "report.pdf" in page) == (
        422,
        False,
        True,
        True,
    )


def test_one_endless_turn_does_not_make_an_endless_page(as_: People) -> None:
    mediator = as_("mediator")
    turn = "ANA PELL: " + "We never accept a local truce. " * 1500
    text = f"{turn}\n\nTOM BAKO: Yes.\n\nANA PELL: No.\n\nTOM BAKO: Yes, we do.\n"
    page = handed_in(mediator, text)
    assert len(page.encode()) < 100_000
    assert "characters …]" in page
    for key in keys(page, "change"):
        assert len(decide(mediator, page, "change", key)[1].encode()) < 100_000


def test_to_those_who_do_not_hear_a_room_there_is_no_such_page(as_: People) -> None:
    assert as_("gov-head").get(READ).status_code == 404
    assert post(as_("gov-head"), READ, do="read", text=REPORT)[0] == 404
    assert as_("stranger").get(READ).status_code == 404
    assert as_("gov-head").get("/t/ford/c/delegation-GOV/read/").status_code == 200
    assert as_("mediator").get("/t/ford/c/public/read/").headers["Location"] == "/t/ford/c/public/"


def test_the_page_is_reached_from_the_desk_the_register_and_the_room(as_: People) -> None:
    for page in (TEAM, REGISTER, "/t/ford/desk/"):
        assert f'href="{READ}"' in as_("mediator").get(page).content.decode()
    assert (
        'href="/t/ford/c/track-violence/read/"'
        in as_("gov-head").get("/t/ford/c/track-violence/").content.decode()
    )
    assert 'read/"' not in as_("gov-head").get("/t/ford/c/public/").content.decode()


def test_whoever_may_note_nothing_any_more_has_the_text_back(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    read = "/t/ford/c/track-violence/read/"
    page = handed_in(gov, address=read)
    reason = {"which": "GOV", "state": "suspended", "reason": "Shots at the ford."}
    assert mediator.post("/t/ford/c/plenary/act/", {"do": "admit", **reason}).status_code == 302
    status, late = decide(gov, page, "leave", keys(page, "leave")[0], address=read)
    assert (status, "to copy." in late) == (422, True)
    assert "“We never accept a local truce,” it added." in unescape(late)
    assert gov.get(read).headers["Location"] == "/t/ford/c/track-violence/"


def test_a_report_that_is_read_is_nowhere_until_it_is_entered(as_: People, tmp_path: Path) -> None:
    before = {who: pages(as_(who)) for who in EVERYONE}
    mediator = as_("mediator")
    page = handed_in(mediator)
    _, page = decide(mediator, page, "leave", draft_with(page, "must come first"))
    _, page = decide(mediator, page, "change", draft_with(page, "local truce"))
    assert {who: pages(as_(who)) for who in EVERYONE} == before
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"local truce," not in kept
    decide(mediator, page, "enter", keys(page, "hand-in")[0])
    changed = {who for who in EVERYONE if pages(as_(who)) != before[who]}
    assert changed == {"mediator"}


def test_what_others_say_apart_changes_nothing_in_what_a_reader_is_offered(
    as_: People, does: Callable[..., object]
) -> None:
    """The same report, read before and after the mediation team entered it in its own room."""

    def offered() -> str:
        return OWN_EVERY_TIME.sub("", handed_in(as_("opp-head"), address="/t/ford/c/delegation-OPP/read/"))

    before, mediator = offered(), as_("mediator")
    page = handed_in(mediator)
    for words in ("local truce", "must come first"):
        assert decide(mediator, page, "enter", draft_with(page, words))[0] == 200
    _, slip = decide(mediator, page, "change", draft_with(page, "convoys may pass"))
    answered = {**fields(slip), "on_behalf_of": "GOV"}
    assert post(mediator, READ, **answered, do=f"hand-in {keys(slip, 'hand-in')[0]}")[0] == 200
    does("mediator", "mediation-team", Say(words="Ana Pell speaks for them."))
    assert "In the register already" in handed_in(mediator)
    assert "These talks do not know" not in handed_in(mediator)
    assert offered() == before


def test_what_was_pasted_is_given_back_where_the_page_is_old(house: House) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get(username="mediator"))
    told = packed(Document(name="a", kind="text", text="What the Government said."))
    for sent in ({"text": "What the Government said."}, {"carried": told}):
        answer = strict.post(READ, {"do": "read", **sent})
        assert (answer.status_code, "What the Government said.</textarea>" in answer.content.decode()) == (
            403,
            True,
        )


def test_a_record_out_of_reach_gives_the_report_back(
    as_: People, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mediator = as_("mediator")
    page = handed_in(mediator)

    def full(*_: object) -> None:
        raise JournalUnavailableError(FULL, ROOM)

    monkeypatch.setattr(house, "act", full)
    status, page = decide(mediator, page, "enter", draft_with(page, "local truce"))
    assert status == 503
    assert "“We never accept a local truce,” it added." in unescape(page)


def test_it_is_whole_on_a_phone_in_both_directions(as_: People, chromium_path: Path) -> None:
    mediator = as_("mediator")
    offered = handed_in(mediator)
    _, slip = decide(mediator, offered, "change", draft_with(offered, "convoys may pass"))
    change = {**hidden(slip), "do": f"change {keys(slip, 'hand-in')[0]}"}
    sending: tuple[dict[str, Any], ...] = ({}, {"do": "read", "text": REPORT}, change)
    for language in ("en", "ar"):
        mediator.post("/language/setlang/", {"language": language, "next": "/"})
        for width in (360, 1280):
            for sent in sending:
                looks = {"viewport": {"width": width, "height": 740}}
                with seen(chromium_path, mediator, READ, sent, **looks) as page:
                    assert (overflows(page), faults(page)) == (False, []), (language, width, sent.get("do"))
    arabic = handed_in(mediator)
    assert "Enter as it stands" not in arabic
    assert "Leave out" not in arabic
    assert "These talks do not know" not in arabic
