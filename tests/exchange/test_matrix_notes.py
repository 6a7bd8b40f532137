"""What a note tells of where words come from, and what is too doubtful to be taken."""

from datetime import date

import pytest

from multitrack.exchange.matrix.book import Note
from multitrack.exchange.matrix.notes import Source, day_in, told_by


def only(words: str, author: str | None = None) -> Source:
    (source,) = told_by(Note(words, author)).sources
    return source


def test_speaker_office_paper_day_and_words() -> None:
    found = only(
        "Lina:\nAmina Dele, head of delegation, interview with the Coast Herald, 11 Feb 2026: “Never”, she said",
        "Lina",
    )
    assert (found.speaker, found.office) == ("Amina Dele", "head of delegation")
    assert (found.outlet, found.on) == ("interview with the Coast Herald", date(2026, 2, 11))
    assert (found.quote, found.recorder) == ("Never", "Lina")


def test_somebody_who_told_a_paper() -> None:
    found = only(
        "General Okoro, army chief of staff, told Radio Coast on 3 February 2026 that nobody will ever accept it"
    )
    assert (found.speaker, found.office, found.outlet) == (
        "General Okoro",
        "army chief of staff",
        "Radio Coast",
    )
    assert (found.on, found.only_says_where) == (date(2026, 2, 3), False)


def test_a_reference_without_words() -> None:
    found = only("Source: minutes of 4 May 2026")
    assert (found.speaker, found.outlet, found.on) == (None, "minutes", date(2026, 5, 4))
    assert found.only_says_where


def test_an_address() -> None:
    found = only("see https://front.example/statement/7, page 2")
    assert found.link == "https://front.example/statement/7"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("12 March 2026", date(2026, 3, 12)),
        ("March 12th, 2026", date(2026, 3, 12)),
        ("Sept. 5 2026", date(2026, 9, 5)),
        ("25.12.2025", date(2025, 12, 25)),
        ("12/25/2025", date(2025, 12, 25)),
        ("05/05/2026", date(2026, 5, 5)),
        ("03/04/2026", None),
        ("31.02.2026", None),
        ("1 May 2026 and 2 May 2026", None),
        ("in spring", None),
    ],
)
def test_only_a_day_that_can_be_no_other_is_taken(words: str, day: date | None) -> None:
    assert day_in(words) == day


def test_doubt_is_said() -> None:
    assert only("press conference of 03/04/2026").left == '"03/04/2026" may be two days: none is taken'
    assert "several days" in only("letters of 1 May 2026, and of 2 May 2026").left


def test_a_remark_is_no_source() -> None:
    told = told_by(Note("ask Ben!", "Lina"))
    assert (told.sources, told.rest, told.recorder) == ((), "ask Ben!", "Lina")


def test_each_paragraph_may_be_a_source() -> None:
    told = told_by(Note("Source: Radio Coast, 1 May 2026\n\nask Ben\n\nSource: minutes of 2 May 2026"))
    assert [source.on for source in told.sources] == [date(2026, 5, 1), date(2026, 5, 2)]
    assert told.rest == "ask Ben"


def test_what_goes_out_as_an_assumption_comes_back_as_one() -> None:
    told = told_by(Note("A reading, not its own word.\n\nAssumed: it never said so", "multitrack"))
    assert (told.assumed, told.reading, told.recorder, told.sources) == ("it never said so", True, None, ())
