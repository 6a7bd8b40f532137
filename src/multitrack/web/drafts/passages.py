"""The text of a report with its drafts marked in it: whose words stand where, cut into parts that a page can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from multitrack.model.statement import Form
from multitrack.reading.drafts import DraftContact, DraftStatement, Span

LONGEST_PIECE = 900
"""Characters of a piece that is shown whole; of a longer one the middle is left out, and said to be."""
LONGEST_PASSAGE = 2_500
MOST_DRAFTS = 14
"""Drafts in one part: half an hour's work, and what a page of 100 KB can hold."""
LONGEST_PART = 7_000
"""Bytes of text in one part."""
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_WORD = re.compile(r"\w")
_SENTENCE_ENDS = re.compile(r"[.!?…؟][\"”’»)]*\s+")
_WEIGHT = {Form.OUTLET: 3, Form.QUOTATION: 2, Form.PARAPHRASE: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A draft as the text bears it: its number, whose words stand where, and the stretch that it rests on."""

    number: int
    spans: tuple[Span, ...]
    rests_on: tuple[int, int]

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min((span.start for span in self.spans), default=self.rests_on[0])

    @property
    def reach(self) -> tuple[int, int]:
        """From the first to the last of all that is marked for it."""
        ends = [*self.rests_on, *(span.start for span in self.spans), *(span.end for span in self.spans)]
        return min(ends), max(ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of text: whose words they are (nothing: the report's), whether a draft rests on it, which begin here.

    ``left_out`` is the number of characters in whose place it stands, where they are not shown.
    """

    text: str
    form: Form | None = None
    rests: bool = False
    begins: tuple[int, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a piece of a long one, with the numbers of the drafts whose words begin in it."""

    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]

    @property
    def size(self) -> int:
        """Bytes of the text that is shown."""
        return sum(len(piece.text.encode()) for piece in self.pieces)


def marked(number: int, draft: DraftStatement | DraftContact) -> Marked:
    """A draft with the words it rests on."""
    spans = draft.spans if isinstance(draft, DraftStatement) else ()
    return Marked(number=number, spans=spans, rests_on=draft.rests_on)


def passages(text: str, drafts: Sequence[Marked]) -> tuple[Passage, ...]:
    """The whole text, passage by passage."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        within = [each for each in drafts if _meet(each.reach, paragraph.span())]
        for start, end in _cut(text, paragraph.span(), within):
            found.append(passage(text, (start, end), within))
    return tuple(each for each in found if each.numbers or _WORD.search("".join(p.text for p in each.pieces)))


def passage(text: str, stretch: tuple[int, int], drafts: Iterable[Marked]) -> Passage:
    """One stretch of the text with what is marked in it."""
    within = [each for each in drafts if _meet(each.reach, stretch)]
    begin = tuple(each.number for each in within if stretch[0] <= each.start < stretch[1])
    return Passage(pieces=tuple(_pieces(text, stretch, within)), numbers=begin)


def around(text: str, draft: Marked) -> Passage:
    """The paragraphs that a draft rests on, with nothing but this draft marked."""
    start, end = draft.reach
    spans = [each.span() for each in _PARAGRAPH.finditer(text) if _meet(each.span(), (start, end))]
    return passage(text, (min(a for a, _ in spans), max(b for _, b in spans)), [draft])


def parts(every: Iterable[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """The passages in parts, each for one page; at least one part."""
    found: list[list[Passage]] = [[]]
    drafts = size = 0
    for each in every:
        drafts, size = drafts + len(each.numbers), size + each.size
        if found[-1] and (drafts > MOST_DRAFTS or size > LONGEST_PART):
            found.append([])
            drafts, size = len(each.numbers), each.size
        found[-1].append(each)
    return tuple(map(tuple, found))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cut(text: str, stretch: tuple[int, int], drafts: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """A long paragraph in pieces, cut at ends of sentences that no draft reaches over."""
    start, end = stretch
    for found in _SENTENCE_ENDS.finditer(text, start, end):
        at = found.end()
        so_far = sum(start <= each.start < at for each in drafts)
        if at - start < LONGEST_PASSAGE and so_far < MOST_DRAFTS // 2:
            continue
        if at < end and not any(each.reach[0] < at < each.reach[1] for each in drafts):
            yield start, at
            start = at
    yield start, end


def _pieces(text: str, stretch: tuple[int, int], drafts: Sequence[Marked]) -> Iterator[Piece]:
    first, last = stretch
    spans = [span for each in drafts for span in each.spans]
    rests = [each.rests_on for each in drafts]
    ends = {first, last, *(at for each in drafts for at in (*each.rests_on, each.start))}
    ends |= {at for span in spans for at in (span.start, span.end)}
    cuts = sorted(at for at in ends if first <= at <= last)
    for start, end in pairwise(cuts):
        forms = [span.form for span in spans if span.start <= start and end <= span.end]
        begins = tuple(each.number for each in drafts if each.start == start)
        form = max(forms, key=lambda form: _WEIGHT[form]) if forms else None
        resting = any(a <= start and end <= b for a, b in rests)
        yield from _shown(Piece(text=text[start:end], form=form, rests=resting, begins=begins))


def _shown(piece: Piece) -> Iterator[Piece]:
    """A piece, or the beginning and the end of a very long one."""
    if len(piece.text) <= LONGEST_PIECE:
        yield piece
        return
    half = LONGEST_PIECE // 2
    head, tail = piece.text[:half].rsplit(" ", 1)[0], piece.text[-half:].split(" ", 1)[-1]
    yield Piece(text=head, form=piece.form, rests=piece.rests, begins=piece.begins)
    yield Piece(text="", left_out=len(piece.text) - len(head) - len(tail))
    yield Piece(text=tail, form=piece.form, rests=piece.rests)
