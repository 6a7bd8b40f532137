"""A report as a web page: its words without menus, scripts and styles, a paragraph to each block.

Read with the standard library's tokenizer, which builds no tree: on half a megabyte of nested or endless tags,
libraries that build one take five to forty seconds. The tokenizer looks again and again for the end of a
comment, tag or section that never ends, so what never ends is cut off before it starts.
"""

from __future__ import annotations

import codecs
import re
from datetime import date
from html.parser import HTMLParser

from multitrack.reading.document import Document, Refused
from multitrack.reading.plain import decoded, with_single_ends
from multitrack.record.answer import phrase

LARGEST_PAGE = 2_000_000
"""Bytes: the pages of newsrooms have a tenth of that."""
MOST_TAGS = 100_000

_ENCODING = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]{1,40})", re.IGNORECASE
)
_KNOWN = frozenset(
    "utf-8 ascii iso8859-1 iso8859-2 iso8859-5 iso8859-6 iso8859-9 iso8859-15 cp1250 cp1251 cp1252 cp1254 cp1256 "
    "koi8-r koi8-u".split()
)
_START = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<article|<\?xml[^>]{0,100}\?>\s*<!doctype html)", re.IGNORECASE
)
_DECLARES = re.compile(r"<!(?:ENTITY|DOCTYPE[^<>]{0,300}\[)", re.IGNORECASE)
_SILENT = frozenset(
    "script style nav aside footer noscript template svg form button select iframe head".split()
)
_BLOCKS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th blockquote pre figure "
    "figcaption br hr body html".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ENDLESS = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))


def is_markup(content: bytes, name: str) -> bool:
    """Whether a file is a web page: by how it starts, or by its name and a tag near its start."""
    start = content.removeprefix(codecs.BOM_UTF8)[:2000]
    return bool(_START.match(start)) or (name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in start)


def read(content: bytes, name: str) -> Document | Refused:
    """Read a web page, in the encoding that it declares."""
    if len(content) > LARGEST_PAGE:
        return Refused(
            name,
            phrase("this page has more than {most} bytes. Save its text alone.", most=f"{LARGEST_PAGE:,}"),
        )
    text = _characters(content)
    if text is None:
        return Refused(
            name, phrase("its letters are not in the encoding it declares (UTF-8 where it declares none).")
        )
    if text.count("<") > MOST_TAGS:
        return Refused(
            name, phrase("this page has more than {most} tags. Save its text alone.", most=f"{MOST_TAGS:,}")
        )
    if _DECLARES.search(text) is not None:
        return Refused(
            name, phrase("it declares entities of its own, which no report needs and which can do harm.")
        )
    page = _Page()
    try:
        page.feed(without_endless(with_single_ends(text).replace("\0", "")))
        page.close()
    except AssertionError:  # how the tokenizer says that a section is of no kind it knows
        return Refused(
            name, phrase("there is a marked section in it of a kind no page has. Save its text alone.")
        )
    return page.document(name)


def without_endless(text: str) -> str:
    """The text without a last comment, section or tag that never ends."""
    for opening, ending in _ENDLESS:
        last = text.rfind(ending)
        start = text.find(opening, last + len(ending) if last >= 0 else 0)
        text = text if start < 0 else text[:start]
    return text


def _characters(content: bytes) -> str | None:
    declared = _ENCODING.search(content[:4000])
    if declared is None or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        text = decoded(content)
        return text if isinstance(text, str) else None
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
        return content.decode(encoding) if encoding in _KNOWN else None
    except (LookupError, UnicodeDecodeError):
        return None


class _Page(HTMLParser):
    """The blocks of a page as they come by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.silent: list[str] = []
        self.heading = False
        self.in_title = False
        self.title = ""
        self.told: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens: a new block, or something that is not read."""
        if tag == "meta":
            self._meta({key: value or "" for key, value in attrs})
        elif tag == "title":
            self.in_title = True
        elif tag == "body":
            self.silent.clear()
        elif tag in _SILENT and tag not in _VOID:
            self.silent.append(tag)
        if tag in _BLOCKS:
            self._block()
            self.heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag == "title":
            self.in_title = False
        if tag in self.silent[-40:]:
            while self.silent and self.silent.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._block()
            self.heading = False

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.in_title:
            self.title += data
        elif not self.silent:
            self.words.append(data)

    def _meta(self, told: dict[str, str]) -> None:
        key = told.get("property") or told.get("name") or ""
        self.told.setdefault(key.lower(), told.get("content", "").strip())

    def _block(self) -> None:
        words = " ".join("".join(self.words).split())
        self.words.clear()
        if words:
            self.blocks.append((words, self.heading))

    def document(self, name: str) -> Document:
        """The page as one text, a blank line between its blocks."""
        self._block()
        starts, at = [], 0
        for words, heading in self.blocks:
            starts += [at] if heading else []
            at += len(words) + 2
        return Document(
            name=name,
            kind="page",
            text="\n\n".join(words for words, _ in self.blocks),
            title=" ".join(self.title.split()) or None,
            outlet=self.told.get("og:site_name") or self.told.get("author") or None,
            on=_day(self.told.get("article:published_time") or self.told.get("date") or ""),
            headings=frozenset(starts),
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
