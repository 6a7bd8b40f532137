"""A report as a .docx file: its paragraphs, with nothing in it run, fetched or unfolded.

A .docx is a packed folder of XML. One part is read, in pieces, and no further than a report is long; a document
type (which could name other files, or unfold into gigabytes) and a file with macros are refused.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

from multitrack.reading.document import LARGEST_TEXT, Document, Refused
from multitrack.record.answer import Phrase, phrase

LARGEST_PART = 40_000_000
"""Bytes of the unpacked part: the marks around a text take many times its room."""
MOST_PARTS = 5_000
MOST_TAGS = 400_000
_PIECE = 65_536
_TOO_LARGE = phrase("its text would unpack to more than {most} bytes.", most=f"{LARGEST_PART:,}")
_PART = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError),
    *(NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What unpacking says of a file that is broken, that has a password, or is packed in a way that is not known."""


class _NotReadError(Exception):
    """What stands in the file is not read, and why."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(str(why))
        self.why = why


def read(content: bytes, name: str) -> Document | Refused:
    """Read a .docx file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _read(packed, name)
    except _NotReadError as error:
        return Refused(name, error.why)
    except _BROKEN:
        return Refused(name, phrase("this packed file is broken, or has a password."))


def _read(packed: zipfile.ZipFile, name: str) -> Document:
    parts = packed.namelist()
    if len(parts) > MOST_PARTS:
        raise _NotReadError(
            phrase("this packed file has {n} parts. A report has a few dozen.", n=f"{len(parts):,}")
        )
    if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in parts):
        raise _NotReadError(phrase("there are macros in it. Save it as .docx without them, or as text."))
    if parts.count(_PART) != 1:
        raise _NotReadError(phrase("this packed file is no .docx: it has no text of that kind in it."))
    if packed.getinfo(_PART).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _NotReadError(phrase("its text is packed in a way that no .docx is."))
    if packed.getinfo(_PART).file_size > LARGEST_PART:
        raise _NotReadError(_TOO_LARGE)
    words = _Words()
    with packed.open(_PART) as part:
        read_so_far = 0
        while piece := part.read(_PIECE):
            read_so_far += len(piece)
            if read_so_far > LARGEST_PART:
                raise _NotReadError(_TOO_LARGE)
            words.feed(piece)
    return words.document(name)


class _Words:
    """The words of a document as its marks come by: deleted words and the codes of fields are left out."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.paragraphs: list[tuple[str, bool]] = []
        self.line: list[str] = []
        self.length = self.tags = 0
        self.in_text = False
        self.heading = False

    def feed(self, piece: bytes) -> None:
        """Read the next piece."""
        try:
            self.parser.Parse(piece)
        except expat.ExpatError as error:
            raise _NotReadError(
                phrase("its text is no well-formed XML ({error}).", error=str(error))
            ) from None

    def _doctype(self, *_: object) -> None:
        raise _NotReadError(
            phrase("its XML declares a document type, which no report needs and which can do harm.")
        )

    def _start(self, tag: str, told: dict[str, str]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise _NotReadError(
                phrase(
                    "its text has more than {most} marks around it. Save its text alone.",
                    most=f"{MOST_TAGS:,}",
                )
            )
        if tag == f"{_W}t":
            self.in_text = True
        elif tag in (f"{_W}br", f"{_W}tab", f"{_W}cr"):
            self.line.append(" ")
        elif tag == f"{_W}pStyle":
            self.heading = told.get(f"{_W}val", "").lower().startswith(("heading", "title"))

    def _end(self, tag: str) -> None:
        if tag == f"{_W}t":
            self.in_text = False
        elif tag == f"{_W}p":
            words = " ".join("".join(self.line).split())
            if words:
                self.paragraphs.append((words, self.heading))
            self.line.clear()
            self.heading = False

    def _data(self, data: str) -> None:
        if self.in_text:
            self.length += len(data)
            if self.length > LARGEST_TEXT:
                raise _NotReadError(
                    phrase("its text has more than {most} characters. Split it.", most=f"{LARGEST_TEXT:,}")
                )
            self.line.append(data)

    def document(self, name: str) -> Document:
        """The whole, a blank line between paragraphs."""
        whole = True
        try:
            self.parser.Parse(b"", whole)
        except expat.ExpatError as error:
            raise _NotReadError(
                phrase("its text is no well-formed XML ({error}).", error=str(error))
            ) from None
        starts, at = [], 0
        for words, heading in self.paragraphs:
            starts += [at] if heading else []
            at += len(words) + 2
        text = "\n\n".join(words for words, _ in self.paragraphs)
        return Document(name=name, kind="word file", text=text, headings=frozenset(starts))
