"""When, where, on which occasion and in which outlet: of a whole report, and of one sentence in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from multitrack.reading.addressing import addressee_from
from multitrack.reading.document import Document
from multitrack.reading.languages.language import Language
from multitrack.reading.sentences import Shape
from multitrack.reading.tokens import tokens_of

_LONGEST_DATELINE = 100
_LONGEST_HEADING = 160
_DASH = re.compile(r"\s(?:-{1,2}|–|—)\s")
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/.])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a report says of itself; ``silent`` numbers the paragraphs that are headings and bylines."""

    outlet: str | None = None
    place: str | None = None
    on: date | None = None
    unsure_of_day: bool = False
    silent: frozenset[int] = frozenset()
    datelines: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """On which occasion something was said, as the sentence says: with whom or to whom, where, on which day."""

    words: str | None = None
    to: str | None = None
    place: str | None = None
    on: date | None = None


@cache
def _dates(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(language.months)
    return (
        re.compile(rf"\b(\d{{1,2}})\s+({months})(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE),
        re.compile(rf"\b({months})\s+(\d{{1,2}})(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE),
    )


def day_in(text: str, language: Language, year: int | None = None) -> tuple[date | None, bool]:
    """The first day named in a text; and whether day and month could be the other way round."""
    if (found := _ISO.search(text)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3])), False
    if (found := _NUMBERS.search(text)) is not None:
        first, second, named = int(found[1]), int(found[2]), int(found[3])
        if second > 12:
            first, second = second, first
        return _day(named, second, first), first <= 12 and first != second
    by_day, by_month = _dates(language)
    if (found := by_day.search(text)) is not None:
        return _day(int(found[3] or year or 0), language.months[found[2].lower()], int(found[1])), False
    if (found := by_month.search(text)) is not None:
        return _day(int(found[3] or year or 0), language.months[found[1].lower()], int(found[2])), False
    return None, False


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def about(document: Document, shape: Shape, language: Language) -> About:
    """What a report says of itself: its head, its dateline, the line that signs it."""
    silent = frozenset(
        number
        for number, (start, end) in enumerate(shape.paragraphs)
        if start in document.headings or _is_heading(shape.text[start:end])
    )
    outlet, place, on, unsure = document.outlet, None, document.on, False
    datelines: dict[int, int] = {}
    for number, (start, end) in enumerate(shape.paragraphs):
        line = shape.text[start : min(end, start + _LONGEST_HEADING)]
        if number in silent:
            if number < 6 or number >= len(shape.paragraphs) - 3:
                day, doubtful = day_in(line, language)
                unsure = unsure or (on is None and doubtful)
                on = on or day
                outlet = outlet or (
                    _signed(line, language) if day is not None else _newspaper(line, language)
                )
            continue
        head = _dateline(line)
        if head is not None:
            datelines[number] = start + head
            place = place or _place(line[:head])
            outlet = outlet or _agency(line[:head], language)
            on = on or day_in(line[:head], language)[0]
    return About(outlet=outlet, place=place, on=on, unsure_of_day=unsure, silent=silent, datelines=datelines)


def _is_heading(words: str) -> bool:
    bare = words.rstrip()
    ends = bare[-1:] in set(".!?…:;") or (bare[-1:] in set("”\"’'»") and bare[-2:-1] in set(".!?…,"))
    return len(bare) <= _LONGEST_HEADING and "\n" not in bare and not ends


def _signed(line: str, language: Language) -> str | None:
    """Who stands before a day: "The Meridian Post, March 8, 2031"."""
    by_day, by_month = _dates(language)
    starts = [
        m.start() for each in (by_day, by_month, _NUMBERS, _ISO) if (m := each.search(line)) is not None
    ]
    name = line[: min(starts)].strip(" ,–—-|") if starts else ""
    if any(word.lower() in language.calendar for word in name.split()):
        return None
    return name if name and len(name.split()) <= 6 and name[0].isupper() and "," not in name else None


_AGENCY = re.compile(
    r"[A-Z][^()/\n]{0,60}?[\s,.]*(?:\(([A-Z][\w .&]{1,30})\)|/([A-Z][\w .&-]{1,30})/)[.:]?\s+(?=[A-Z“\"])"
)


def _newspaper(line: str, language: Language) -> str | None:
    """A line that is the name of a newspaper and nothing else."""
    line = line.partition(",")[0]
    words = line.split()
    capital = all(word[0].isupper() for word in words)
    return (
        line.strip()
        if 1 < len(words) <= 4 and capital and words[-1].lower() in language.outlet_words
        else None
    )


def _dateline(line: str) -> int | None:
    """Where the text begins behind a place, a day and an agency: "LINDHAVEN, March 10 (Transmar) - "."""
    found = _DASH.search(line[:_LONGEST_DATELINE])
    if found is None:
        marked = _AGENCY.match(line)
        words = re.findall(r"[^\W\d_]+", marked[0]) if marked is not None else [""]
        return marked.end() if marked is not None and all(word[0].isupper() for word in words) else None
    head = re.sub(r"\([^)]*\)", "", line[: found.start()])
    words = re.findall(r"[^\W\d_]+", head)
    known = "(" in line[: found.start()] or "," in head or head.isupper()
    capital = all(word[0].isupper() or word in {"of", "the"} for word in words)
    return found.end() if known and capital and words else None


def _place(head: str) -> str | None:
    name = re.split(r"[,(]", head)[0].strip()
    return (name.title() if name.isupper() else name) or None


def _agency(head: str, language: Language) -> str | None:
    inside = re.search(r"[(/]([^()/]{2,40})[)/]", head)
    if inside is not None:
        return inside[1] if " of " not in inside[1] else None
    parts = [part.strip(" -–—") for part in head.split(",")[1:]]
    months = set(language.months)
    return next(
        (
            part
            for part in parts
            if part and not any(c.isdigit() for c in part) and part.lower() not in months
        ),
        None,
    )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def occasion_in(shape: Shape, start: int, end: int, known: About, language: Language) -> Occasion:
    """The occasion, the place and the day that the words of a sentence name, its quotations left aside."""
    text = shape.masked[start:end]
    found = _compiled(language.occasion_pattern).search(text)
    words, to, place = None, None, None
    if found is not None:
        words = found[0]
        tail = tokens_of(shape, start + found.end(), end, language)
        told = addressee_from(tail, language)
        if told is not None:
            to, length = told
            words += text[found.end() : length - start]
        place = _place_after(text[found.end() :])
        words = " ".join(words.split())
        words = words[:1].lower() + words[1:]
    return Occasion(words=words, to=to, place=place, on=_when(text, known, language))


def _place_after(text: str) -> str | None:
    found = re.match(r"\s+(?:in|at)\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)", text)
    return found[1] if found is not None else None


def _when(text: str, known: About, language: Language) -> date | None:
    """The day that a sentence names: a date, or the last day of that name before the report."""
    day = day_in(text, language, known.on.year if known.on is not None else None)[0]
    if day is not None or known.on is None:
        return day
    found = _compiled(rf"\b(?:{'|'.join(language.days)})\b").search(text)
    if found is None:
        return None
    back = (known.on.weekday() - language.days.index(found[0].lower())) % 7
    return known.on - timedelta(days=back)
