"""XML as a tree of frozen elements: no document type, no entity and no processing instruction is obeyed.

Where a file is broken in one of the ways in which those of the Genius corpus are, it can be mended on demand,
and what was mended is said; nothing is mended in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from xml.parsers import expat

from multitrack.exchange.brought import Remarks, Source
from multitrack.exchange.numbers import exact
from multitrack.exchange.refused import refusal, refuse

MOST_ELEMENTS = 60_000
"""How many elements a file may have."""
DEEPEST = 60
"""How many elements may stand within one another."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, the elements in it, its text and its line."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    text: str
    line: int

    def get(self, name: str) -> str | None:
        """An attribute, or nothing."""
        return self.attributes.get(name)

    def all(self, *tags: str) -> tuple[Element, ...]:
        """The elements in it of these tags."""
        return tuple(child for child in self.children if child.tag in tags)

    def walk(self) -> Iterator[Element]:
        """Itself and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element]
    words: list[str]

    def closed(self) -> Element:
        return Element(
            self.tag, self.attributes, tuple(self.children), "".join(self.words).strip(), self.line
        )


class _Building:
    """One pass over a text."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open = [_Open("", {}, 1, [], [])]
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden
        self.parser.UnparsedEntityDeclHandler = self._forbidden
        self.parser.ExternalEntityRefHandler = self._forbidden

    def build(self, content: bytes | str) -> Element:
        self.parser.Parse(content, True)  # noqa: FBT003 - as expat has it
        return self._open[0].children[0]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line = self.parser.CurrentLineNumber
        if self._count > MOST_ELEMENTS:
            refuse(
                self._name, f"more than {MOST_ELEMENTS:,} elements stand here", "a smaller file", line=line
            )
        if len(self._open) > DEEPEST:
            found = "elements stand too deep within one another"
            refuse(self._name, found, f"at most {DEEPEST} levels", line=line)
        self._open.append(_Open(tag.rpartition(":")[2], attributes, line, [], []))

    def _end(self, _: str) -> None:
        done = self._open.pop()
        self._open[-1].children.append(done.closed())

    def _words(self, words: str) -> None:
        self._open[-1].words.append(words)

    def _forbidden(self, *_: Any) -> Any:
        found = "a document type or an entity is declared here"
        refuse(
            self._name, found, "plain XML: take the <!DOCTYPE ...> out", line=self.parser.CurrentLineNumber
        )


def parse(source: Source, remarks: Remarks, *, repair: bool = False) -> Element:
    """The tree of a file. Raises RefusedError; with ``repair``, what can be mended is, and said."""
    try:
        return _Building(source.name).build(source.content)
    except expat.ExpatError as error:
        broken = expat.errors.messages.get(error.code, "it is broken")
        line = error.lineno
    except (ValueError, LookupError) as error:
        broken, line = f"its encoding is not known ({error})", 1
    mended, said = _mended(source)
    if said and repair:
        for each in said:
            remarks.say(f"{source.name}: {each}.")
        try:
            return _Building(source.name).build(mended)
        except expat.ExpatError as error:
            broken, line = expat.errors.messages.get(error.code, "it is broken"), error.lineno
    found = f"this is no sound XML ({broken})"
    raise refusal(source.name, found, _advice(said, repaired=repair), line=line)


def _advice(said: list[str], *, repaired: bool) -> str:
    if repaired or not said:
        return "a file that is well formed; none of the known repairs helps"
    return f"a file that is well formed, or --repair, which would try: {'; '.join(said)}"


def check_harmless(name: str, content: bytes) -> int:
    """How many elements some XML has; refused where it declares a document type or an entity."""
    count = 0

    def forbidden(*_: Any) -> Any:
        refuse(name, "a document type or an entity is declared in it", "plain XML inside")

    def counted(*_: Any) -> None:
        nonlocal count
        count += 1
        if count > 2 * MOST_ELEMENTS:
            refuse(name, "a part of it has too many elements", f"at most {2 * MOST_ELEMENTS:,}")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden
    parser.StartElementHandler = counted
    try:
        parser.Parse(content, True)  # noqa: FBT003 - as expat has it
    except expat.ExpatError as error:
        refuse(name, f"a part of it is no sound XML ({expat.errors.messages.get(error.code)})")
    return count


_DECLARATION = re.compile(r"<\?xml[^>]*\?>", re.ASCII)
_LONE_AND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r'\s[\w:.-]+="')
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _mended(source: Source) -> tuple[str, list[str]]:
    """The text with every known repair made that it needs, and what these are."""
    said: list[str] = []
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.content.decode("cp1252", errors="replace")
        said.append("not UTF-8, read as Windows-1252")
    declared = _DECLARATION.search(text)
    if declared is not None and text[: declared.start()]:
        said.append("what stood before the XML declaration is left out")
    text = text if declared is None else text[declared.end() :]
    for unfit, by, what in (
        (_UNFIT, " ", "control characters became spaces"),
        (_LONE_AND, "&amp;", 'lone "&" became "&amp;"'),
    ):
        text, times = unfit.subn(by, text)
        if times:
            said.append(f"{what} ({times} times)")
    quoted = _TAG.sub(lambda tag: _quoted(tag[0]), text)
    if quoted != text:
        said.append("quotation marks within attributes became &quot;")
    return quoted, said


def _quoted(tag: str) -> str:
    """A tag in which no attribute holds a quotation mark: a value ends before the next name or the tag's end."""
    found = list(_ATTRIBUTE.finditer(tag))
    if not found:
        return tag
    starts = [each.end() for each in found]
    ends = [*(each.start() for each in found[1:]), len(tag.rstrip("/>"))]
    pieces = [tag[: starts[0]]]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        value = tag[start:end].rstrip()
        if not value.endswith('"'):
            return tag
        following = starts[number + 1] if number + 1 < len(starts) else len(tag)
        pieces += (value[:-1].replace('"', "&quot;"), '"', tag[start + len(value) : following])
    return "".join(pieces)


def is_xml(source: Source) -> bool:
    """Whether a file looks like XML at all."""
    start = source.content[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") or b"\0<" in start or b"<\0" in start


def number(source: str, element: Element, name: str) -> Fraction:
    """An attribute that is a number. Raises RefusedError."""
    said = element.get(name)
    found = None if said is None else exact(said)
    if found is None:
        stands = "nothing stands here" if said is None else f'"{said[:60]}" stands here'
        refuse(source, stands, "a number", line=element.line, where=f"<{element.tag}> {name}")
    return found
