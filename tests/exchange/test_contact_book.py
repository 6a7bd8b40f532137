"""Contacts and asks as a table: out and back as the same, and nothing added that cannot be placed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.test_register import _CLEAN

from multitrack.exchange.contact_book import CONTACT_BOOK, Placed, as_row, placed
from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.table_files import as_values, as_workbook, read_table
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
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import OutsidePower, Party, PartyId, PowerId, PowerKind
from multitrack.model.statement import Checked, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.report.as_json import written
from multitrack.report.contact_book import as_json

NORTH, SOUTH, BIG = SideId("N"), SideId("S"), SideId("BIG")
CHANNELS = frozenset({"plenary", "mediation-team"})
TALKS = Talks(
    title="Water",
    parties=(Party(id=PartyId("N"), name="North"), Party(id=PartyId("S"), name="South")),
    powers=(OutsidePower(id=PowerId("BIG"), name="A power", kind=PowerKind.SPONSOR),),
    issues=(
        Issue(id=IssueId("A"), title="Water", options=(Option(id=OptionId("a1"), title="All"),)),
        Issue(id=IssueId("B"), title="Pipe", options=(Option(id=OptionId("b1"), title="Short"),)),
    ),
    statements=(Statement(id=StatementId("oru"), speaker="Ada Oru", words="All of it"),),
)
MET = Contact(
    id=ContactId("met"),
    between=(BIG, NORTH, MEDIATION),
    format=ContactFormat.THIRD,
    on=date(2026, 3, 4),
    who="an envoy; a minister",
    through=SOUTH,
    gist="=SUM(A1) is no formula\nhere",
    next_step="call again",
    source="a note",
    rests_on=(StatementId("oru"),),
    checked=Checked.READ,
    channel="plenary",
)
ASKED = Ask(
    id=AskId("asked"),
    by=BIG,
    words="Take all of it",
    of=NORTH,
    issue=IssueId("A"),
    option=OptionId("a1"),
    on=date(2026, 3, 4),
    due=date(2026, 3, 9),
    answer=AnswerTo.IN_PART,
    reply="Half",
    answered=date(2026, 3, 5),
    withdrawn=date(2026, 3, 6),
    source="a letter",
    rests_on=(StatementId("oru"),),
    channel="mediation-team",
)


def write(path: Path, *entries: Contact | Ask) -> Path:
    rows = list(map(as_row, entries))
    match path.suffix:
        case ".xlsx":
            path.write_bytes(as_workbook(CONTACT_BOOK, rows))
        case ".csv":
            path.write_bytes(b"\xef\xbb\xbf" + as_values(CONTACT_BOOK, rows).encode())
        case _:
            contacts = tuple(each for each in entries if isinstance(each, Contact))
            asks = tuple(each for each in entries if isinstance(each, Ask))
            path.write_text(written(as_json(replace(TALKS, contacts=contacts, asks=asks))), encoding="utf-8")
    return path


def place(path: Path, talks: Talks = TALKS) -> Placed:
    table = read_table(CONTACT_BOOK, path)
    assert table.problems == ()
    return placed(table.rows, talks, CHANNELS, path.name)


def of_text(path: Path, text: str) -> Placed:
    path.write_text(text, encoding="utf-8")
    return place(path)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_a_book_comes_back_as_it_went_out(tmp_path: Path, ending: str) -> None:
    bare = (
        replace(MET.fact, id=ContactId("bare"), between=(NORTH, SOUTH)),
        replace(ASKED.fact, id=AskId("b"), of=None),
    )
    assert place(write(tmp_path / f"book{ending}", MET, ASKED, *bare)) == Placed(
        contacts=(MET, bare[0]), asks=(ASKED, bare[1])
    )


@settings(max_examples=25)
@given(gist=_CLEAN, words=_CLEAN, ending=st.sampled_from([".xlsx", ".csv", ".json"]))
def test_any_words_come_back(gist: str, words: str, ending: str, tmp_path_factory: Any) -> None:
    one, two = replace(MET, gist=gist), replace(ASKED, words=words)
    path = write(tmp_path_factory.mktemp("book") / f"book{ending}", one, two)
    assert place(path) == Placed(contacts=(one,), asks=(two,))


def test_a_few_columns_are_enough_sides_may_be_named_and_codes_are_made(tmp_path: Path) -> None:
    found = of_text(
        tmp_path / "b.csv",
        "What,Day,Between,Asked by,Words\ncontact,2026-03-04,A power; north,,\nask,,,BIG,More\n",
    )
    assert [(c.id, c.between, c.format) for c in found.contacts] == [
        ("big-n-2026-03-04", (BIG, NORTH), ContactFormat.UNKNOWN)
    ]
    assert [(a.id, a.by, a.words) for a in found.asks] == [("ask-big", BIG, "More")]


def test_what_is_there_already_is_not_added_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "b.csv", MET, ASKED)
    assert place(path, replace(TALKS, contacts=(MET,))) == Placed(asks=(ASKED,), known=1)
    other = place(path, replace(TALKS, contacts=(replace(MET, gist="no"),)))
    assert "says something else there" in str(other.problems[0])


WRONG = [
    ({"what": "meeting"}, 'what: "meeting" stands here. Expected one of contact, ask'),
    ({"what": ""}, "what: nothing stands here. Expected one of contact, ask"),
    ({"on": "4 March"}, 'on: "4 March" stands here. Expected a day such as 2026-03-12.'),
    ({"on": ""}, "on: nothing stands here. Expected the day of the contact"),
    ({"between": "BIG"}, "between: "),
    ({"between": "BIG; NORHT"}, 'there is no party or outside power "NORHT"'),
    ({"through": "S", "format": "call"}, 'Expected nothing, or the format "through a third"'),
    ({"through": "N"}, "Expected another side than the two between which it stands"),
    ({"words": "more"}, 'words: "more" stands here. Expected nothing: a contact has no such thing'),
    ({"channel": "caucus"}, "channel: "),
    ({"rests_on": "oruu"}, 'there is no statement "oruu" in the talks'),
    ({"code": "a{b"}, "code: "),
]
WRONG_ASKS = [
    ({"by": "N"}, "Expected another side than the one that asks"),
    ({"words": ""}, "words: nothing stands here. Expected what was asked."),
    ({"due": "2026-03-01"}, "Expected no day before it was asked (2026-03-04)"),
    ({"answer": ""}, "answer: nothing stands here. Expected how it was answered"),
    ({"issue": ""}, "issue: nothing stands here. Expected on which issue the option is"),
    ({"issue": "C"}, 'there is no issue "C"'),
    ({"option": "b1"}, 'there is no option of A "b1"'),
    ({"gist": "so"}, "Expected nothing: an ask has no such thing"),
]


@pytest.mark.parametrize(
    ("entry", "changed", "said"),
    [(MET, *each) for each in WRONG] + [(ASKED, *each) for each in WRONG_ASKS],
    ids=lambda each: str(each)[:30],
)
def test_what_cannot_be_placed_is_named_and_nothing_is_added(
    tmp_path: Path, entry: Contact | Ask, changed: dict[str, str], said: str
) -> None:
    path = tmp_path / "b.csv"
    good = replace(MET, id=ContactId("good"))
    path.write_text(as_values(CONTACT_BOOK, [{**as_row(entry), **changed}, as_row(good)]), encoding="utf-8")
    found = place(path)
    assert (found.contacts, found.asks) == ((), ())
    assert any("row 2" in str(each) and said in str(each) for each in found.problems), list(
        map(str, found.problems)
    )


def test_unknown_columns_and_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("what;wen\ncontact;x\n", encoding="utf-8")
    assert '"wen" is no column of a book of contacts and asks' in str(
        read_table(CONTACT_BOOK, path).problems[0]
    )
    other = tmp_path / "b.json"
    other.write_text('{"format": "multitrack statements", "entries": []}', encoding="utf-8")
    with pytest.raises(RefusedError, match="this is not a book of contacts and asks"):
        read_table(CONTACT_BOOK, other)
