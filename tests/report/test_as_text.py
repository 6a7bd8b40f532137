"""A page as text: never too wide, the same words with colour and without."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from multitrack.report.as_text import as_text
from multitrack.report.page import Heading, Line, Page, Paragraph, Points, Table

WORDS = st.text(alphabet="abc [/]éق:_* ", min_size=1, max_size=60).filter(str.strip)
BLOCKS = st.one_of(
    WORDS.map(Heading),
    WORDS.map(Paragraph),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda items: Points(tuple(items))),
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(
        lambda rows: Table(("One", "Two"), tuple(rows))
    ),
)
PAGES = st.lists(BLOCKS, min_size=1, max_size=4).map(tuple)


@given(PAGES, st.integers(40, 120))
def test_no_line_is_wider_than_asked(page: Page, width: int) -> None:
    assert [line for line in as_text(page, width=width).splitlines() if cell_len(line) > width] == []


@given(PAGES)
def test_colour_only_adds_weight(page: Page) -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", as_text(page, colour=True))
    assert [line.rstrip() for line in bare.splitlines()] == as_text(page).splitlines()


def test_a_line_stays_whole_and_nothing_is_taken_for_markup() -> None:
    long = f"talks.yaml: {'word ' * 40}[bold]:smile:"
    assert as_text((Line(long),)) == f"{long}\n"


def test_a_page_from_top_to_bottom() -> None:
    page = (
        Heading("Talks", 1),
        Paragraph("Some words."),
        Heading("Parts"),
        Points(("first", "second"), numbered=True),
        Table(("Code", "Count"), (("A", "1"), ("B", "1,000")), numbers=(1,)),
    )
    assert as_text(page) == (
        "Talks\n=====\n\nSome words.\n\nParts\n-----\n  1. first\n  2. second\n\n"
        "  Code   Count\n  ────────────\n  A          1\n  B      1,000\n"
    )
