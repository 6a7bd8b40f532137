"""What the house says can be said in another language, and the compiled file is made from the written one."""

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from scripts.translate import LOCALE, Message, collected, compiled, read_po

from multitrack.record.answer import phrase
from multitrack.report.saying import say
from multitrack.web.wording import plainly, worded

LANGUAGES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


@pytest.fixture(params=LANGUAGES, ids=lambda path: path.parts[-3])
def written(request: pytest.FixtureRequest) -> tuple[Path, str, list[Message]]:
    path: Path = request.param
    return path, *read_po(path)


def places(words: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(words) if name}
    return named | set(re.findall(r"%\(\w+\)s", words))


def test_the_compiled_file_is_made_from_the_written_one(written: tuple[Path, str, list[Message]]) -> None:
    path, head, messages = written
    assert path.with_suffix(".mo").read_bytes() == compiled(head, messages)


def test_a_translation_has_no_places_of_its_own(written: tuple[Path, str, list[Message]]) -> None:
    _, _, messages = written
    wrong = [
        form
        for message in messages
        for form in message.forms
        if form and not places(form) <= places(message.said.one) | places(message.said.many)
    ]
    assert wrong == []


def test_one_thing_said_keeps_all_its_places(written: tuple[Path, str, list[Message]]) -> None:
    _, _, messages = written
    single = [message for message in messages if not message.said.many and message.forms[0]]
    assert [m.forms[0] for m in single if places(m.forms[0]) != places(m.said.one)] == []


def test_the_rooms_are_translated(written: tuple[Path, str, list[Message]]) -> None:
    """The rooms, the slips and what was done: whatever is added there is translated with it."""
    _, _, messages = written
    known = {message.said for message in messages if all(message.forms)}
    ours = ("web/rooms/", "web/slips/", "web/templates/rooms/", "web/templates/parts/", "web/naming.py",
            "web/drafts/", "web/templates/drafts/", "reading/", "web/people/", "web/templates/people/", "web/takeaway/", "web/templates/takeaway/", "record/pending.py",
            "report/sentences/")  # fmt: skip
    wanted = {
        said for said, files in collected().items() if any(part in file for file in files for part in ours)
    }
    assert sorted(wanted - known) == []


def test_a_sentence_keeps_every_name_apart_from_ours() -> None:
    sentence = say("{who} closed this room.", who="<Ada>")
    assert worded(sentence) == "<bdi>&lt;Ada&gt;</bdi> closed this room."
    with translation.override("ar"):
        assert plainly(sentence) == "أغلق <Ada> هذه الغرفة."


def test_a_refusal_says_whom_and_where_in_the_readers_language() -> None:
    who = phrase("It may be done by: {who}.", who="the mediation team")
    where = phrase("Do it on: {places}.", places="plenary, track")
    with translation.override("ar"):
        assert plainly(who) == "يجوز ذلك لـ: فريق الوساطة."
        assert plainly(where) == "افعله في: الجلسة العامة، مسار."


def test_a_page_in_arabic_reads_from_the_right(as_: Callable[[str], Client]) -> None:
    client = as_("gov-head")
    client.post("/language/setlang/", {"language": "ar", "next": "/"})
    page = client.get("/t/ford/c/track-violence/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "اتخذ موقفاً" in page
    assert "Take a position" not in page


def test_the_style_sheets_name_no_left_and_no_right() -> None:
    sheets = (LOCALE.parent / "static").rglob("*.css")
    physical = (
        r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:|[\s;{](?:left|right):"
    )
    assert {sheet.name: re.findall(physical, sheet.read_text(encoding="utf-8")) for sheet in sheets} == {
        sheet.name: [] for sheet in (LOCALE.parent / "static").rglob("*.css")
    }
