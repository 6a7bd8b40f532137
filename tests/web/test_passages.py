"""The text beside its drafts: nothing of it is lost, every span is marked, every draft stands once."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.measure import GOLD, talks_of

from multitrack.model.statement import Form
from multitrack.reading.document import Document
from multitrack.reading.drafts import Span
from multitrack.reading.opening import read_file
from multitrack.reading.reader import read
from multitrack.web.drafts.passages import (
    LONGEST_PART,
    MOST_DRAFTS,
    Marked,
    Passage,
    around,
    marked,
    parts,
    passages,
)

REPORTS = sorted(GOLD.rglob("*.txt"))


def shown(passage: Passage) -> str:
    """The text of a passage, a dot for each character that is left out."""
    return "".join(piece.text or "." * piece.left_out for piece in passage.pieces)


def in_form(every: tuple[Passage, ...], form: Form) -> str:
    """All that is marked in one form, without the spaces."""
    return "".join(
        "".join(piece.text.split()) for each in every for piece in each.pieces if piece.form is form
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_every_word_of_a_report_is_there_and_every_span_is_marked(path: Path) -> None:
    document = read_file(path)
    assert isinstance(document, Document)
    drafts = read(document, talks_of("tarsenia"))
    every = [marked(number, each) for number, each in enumerate(drafts.statements, 1)]
    every += [marked(len(every) + number, each) for number, each in enumerate(drafts.contacts, 1)]
    found = passages(document.text, every)
    assert re.findall(r"\w", "".join(map(shown, found))) == re.findall(r"\w", document.text)
    assert sorted(number for each in found for number in each.numbers) == [each.number for each in every]
    quoted = sorted(
        {(s.start, s.end) for each in drafts.statements for s in each.spans if s.form is Form.QUOTATION}
    )
    said = "".join("".join(document.text[start:end].split()) for start, end in quoted)
    assert in_form(found, Form.QUOTATION) == said
    assert len(said) > 0 or not quoted
    for each in every:
        alone = around(document.text, each)
        start, end = each.reach
        assert "".join(document.text[start:end].split()) in "".join(shown(alone).split())


SENTENCE = st.text("ab .\n", min_size=1, max_size=40)


@given(st.lists(SENTENCE, min_size=1, max_size=60), st.data())
def test_any_text_is_cut_into_parts_without_losing_a_word_or_a_draft(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    drafts = []
    for number in range(1, data.draw(st.integers(0, 30)) + 1):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if text[start].isspace():
            continue
        drafts.append(Marked(number=number, spans=(Span(start, end, Form.QUOTATION),), rests_on=(start, end)))
    found = passages(text, drafts)
    words = [each for each in "".join(map(shown, found)).split() if each.strip(".")]
    assert "".join(words).replace(".", "") == "".join(text.split()).replace(".", "")
    assert sorted(n for each in found for n in each.numbers) == [each.number for each in drafts]
    cut = parts(found)
    assert [each for part in cut for each in part] == list(found)
    for part in cut:
        numbers, size = sum(len(each.numbers) for each in part), sum(each.size for each in part)
        assert len(part) <= 1 or (numbers <= MOST_DRAFTS and size <= LONGEST_PART)
