"""What a note on a cell tells of where words come from: who said them, where they are to be read, on which day.

Only what can be read without doubt is taken. ``03/04/2026`` may be two days and is none; a note that names nobody,
no paper, no day and no address and quotes nothing is somebody's remark, and no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from multitrack.exchange.matrix.book import Note

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?\\.?" for month in _MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_DATES = re.compile(
    rf"(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\s*,?\s+(?P<y2>\d{{4}})"
    rf"|\b(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y3>\d{{4}})"
    rf"|\b(?P<d4>\d{{1,2}})[./](?P<m4>\d{{1,2}})[./](?P<y4>\d{{4}})",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_QUOTE = re.compile(r"[“\"«„]([^“”\"«»„]{4,})[”\"»“]")
_OUTLET = re.compile(
    r"\b(?:interview|press|radio|tv|television|daily|weekly|news|newspaper|times|post|herald|gazette|agency|agence|"
    r"statement|communiqu[eé]|declaration|letter|memo|memorandum|minutes|meeting|speech|address|report|paper|"
    r"non-paper|briefing|conference|call|tweet|post|broadcast|manifesto|programme|platform)s?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*(?:source|src|quelle|ref|reference|from|see)\s*[:=]\s*", re.IGNORECASE)
_SPEAKER_SAID = re.compile(
    r"^(?P<who>[^\W\d_][^:;,.\n(]{2,50}?)(?:\s*[,(]\s*(?P<office>[^:;\n)]{3,60})\)?)?\s*,?\s+"
    r"(?:said|told|stated|declared|announced|insisted|repeated|wrote)\b",
)
_TOLD = re.compile(r"\btold\s+((?:the\s+)?[A-Z][\w'’&.-]*(?:\s+[A-Z][\w'’&.-]*){0,4})")
_A_REFERENCE = 9
"""How many words a note may have that only says where to look."""
ASSUMED = "Assumed: "
"""How a note begins that holds an assumption and no source."""
OURS = "multitrack"
"""Who writes the notes of a matrix that goes out."""
READING = "A reading, not its own word. "
"""How a note begins on a stance that somebody read from a party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where words come from, as far as a note tells; ``left`` names what in it could not be read.

    ``only_says_where``: it says where words are to be found, and hardly gives any.
    """

    speaker: str | None = None
    office: str | None = None
    outlet: str | None = None
    on: date | None = None
    link: str | None = None
    quote: str | None = None
    words: str = ""
    recorder: str | None = None
    left: str = ""
    only_says_where: bool = False

    @property
    def tells(self) -> bool:
        """Whether it tells anything of where the words come from."""
        return any((self.speaker, self.outlet, self.on, self.link, self.quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A whole note: the sources in it, what it assumes, and what of it is neither (``rest``)."""

    sources: tuple[Source, ...] = ()
    assumed: str = ""
    reading: bool = False
    rest: str = ""
    recorder: str | None = None


def told_by(note: Note | None) -> Told:
    """What a note tells: a source for each paragraph that names one."""
    if note is None:
        return Told()
    words = _without_author(note)
    author = None if note.author == OURS else note.author
    reading = words.startswith(READING.strip())
    sources: list[Source] = []
    assumed, rest = "", list[str]()
    for paragraph in filter(None, map(str.strip, re.split(r"\n\s*\n", words.removeprefix(READING.strip())))):
        source = _source_in(paragraph, author)
        if paragraph.startswith(ASSUMED):
            assumed = paragraph.removeprefix(ASSUMED)
        elif source.tells:
            sources.append(source)
        else:
            rest.append(paragraph)
    return Told(
        sources=tuple(sources), assumed=assumed, reading=reading, rest=" ".join(rest), recorder=author
    )


def _source_in(words: str, author: str | None) -> Source:
    """What one paragraph tells: of one that names a speaker before a colon, the head tells where and when."""
    bare = _bare(words)
    speaker, office = _speaker(bare)
    behind = _LINK.sub("", words.partition(": ")[2]).strip()
    headed = bool(behind) and speaker is not None and not _SPEAKER_SAID.match(bare)
    head = words.partition(": ")[0] if headed else words
    dates, doubtful = _dates(head)
    link, quote = _LINK.search(words), _QUOTE.search(words)
    whole = quote is not None and (
        not headed or behind.startswith(quote[0]) or 2 * len(quote[1]) >= len(behind)
    )
    return Source(
        speaker=speaker,
        office=office,
        outlet=_outlet(_bare(head), speaker),
        on=dates[0] if len(set(dates)) == 1 else None,
        link=link[0].rstrip(".,;") if link else None,
        quote=quote[1].strip() if quote and whole else None,
        words=behind if headed else words,
        recorder=author,
        only_says_where=not headed and len(re.findall(r"\w+", bare)) <= _A_REFERENCE,
        left=_doubt(dates, doubtful),
    )


def _bare(words: str) -> str:
    """A note without its days, its quotation and its address."""
    return _LINK.sub("", _QUOTE.sub("", _DATES.sub("", words)))


def _doubt(dates: list[date], doubtful: str) -> str:
    """Why no day is taken, where one seems to stand there."""
    if doubtful and not dates:
        return f'"{doubtful}" may be two days: none is taken'
    return "several days stand in it: none is taken" if len(set(dates)) > 1 else ""


def day_in(words: str) -> date | None:
    """The one day that stands in some words, or nothing."""
    dates, _ = _dates(words)
    return dates[0] if len(set(dates)) == 1 else None


def _without_author(note: Note) -> str:
    """The note without its author's name, which spreadsheets write on its first line."""
    first, _, rest = note.words.partition("\n")
    name = first.strip().rstrip(":").strip()
    if rest.strip() and first.strip().endswith(":") and (note.author is None or name == note.author):
        return rest.strip()
    if note.author and note.words.startswith(f"{note.author}:"):
        return note.words.removeprefix(f"{note.author}:").strip()
    return note.words


def _dates(words: str) -> tuple[list[date], str]:
    """The days in a note that can be only one, and the last that may be two."""
    found: list[date] = []
    doubtful = ""
    for each in _DATES.finditer(words):
        if each["d4"] and int(each["d4"]) <= 12 and int(each["m4"]) <= 12 and each["d4"] != each["m4"]:
            doubtful = each[0]
            continue
        found += _day(each)
    return found, doubtful


def _day(found: re.Match[str]) -> Iterator[date]:
    at = next(number for number in "1234" if found[f"y{number}"])
    year, month, day = found[f"y{at}"], found[f"m{at}"], int(found[f"d{at}"])
    numbered = int(month) if month.isdigit() else [m[:3] for m in _MONTHS].index(month[:3].lower()) + 1
    if at == "4" and numbered > 12:
        numbered, day = day, numbered
    try:
        yield date(int(year), numbered, day)
    except ValueError:
        return


def _speaker(rest: str) -> tuple[str | None, str | None]:
    """Who spoke, where a note begins with a name and a colon, or says that somebody said it."""
    said = _SPEAKER_SAID.match(rest)
    if said:
        return said["who"].strip(), _tidy(said["office"]) if said["office"] else None
    head, colon, _ = rest.partition(":")
    if _LABEL.match(rest) or "\n" in head or not 3 <= len(head.strip(" ,;")) <= 90:
        return None, None
    parts = [each.strip() for each in re.split(r"[,;()]", head) if each.strip()]
    before_a_paper = len(parts) > 1 and _OUTLET.search(parts[1]) is not None
    if not parts or not (colon or before_a_paper) or not _may_speak(parts[0]):
        return None, None
    offices = [each for each in parts[1:] if not _OUTLET.search(each)]
    return parts[0], offices[0] if offices else None


def _may_speak(name: str) -> bool:
    return name[0].isupper() and len(name.split()) <= 5 and not _OUTLET.search(name)


def _outlet(rest: str, speaker: str | None) -> str | None:
    """Where the words are to be read: what stands behind "Source:", else the part that names a paper or meeting."""
    for line in rest.splitlines():
        if _LABEL.match(line):
            named = _tidy(_LABEL.sub("", line))
            return named or None
    told = _TOLD.search(rest)
    if told:
        return told[1].strip()
    parts = (_tidy(each) for each in re.split(r"[,;:()\n]", rest))
    papers = [each for each in parts if each and each != speaker and len(each) <= 60 and _OUTLET.search(each)]
    return ", ".join(papers[:3]) or None


def _tidy(words: str) -> str:
    bare = re.sub(r"\s+", " ", words).strip(" ,;.:-–—()")
    return re.sub(r"\s+(?:of|on|in|from|dated|at|the)$", "", bare, flags=re.IGNORECASE)
