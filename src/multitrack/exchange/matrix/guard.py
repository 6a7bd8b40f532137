"""Which workbooks are refused before anything reads them, and why: said so that a person can mend the file.

A workbook is a zip of XML. It comes by mail from people nobody here knows, so nothing of it is trusted: not its
sizes, not its parts, not its XML. One pass over every part, in bounded memory, counts what a reader would have to
build and finds what none should meet: macros, links to other files, entities, other encodings, merged cells as
large as a sheet.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

LARGEST = 20_000_000
"""How many bytes a workbook may have on disk."""
UNPACKED = 60_000_000
"""How many bytes all its parts may have together."""
WORDS = 16_000_000
"""How many of these may be XML."""
PARTS = 1_000
"""How many parts it may have."""
ELEMENTS = 500_000
"""How many elements all its XML may have."""
CELLS = 50_000
"""How many cells all its sheets may have, merged and linked ones counted one by one."""
DEEPEST = 60
"""How deeply elements may lie in one another."""
ROWS, COLUMNS = 5_000, 300
"""Within how many rows and columns what is written must stand."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)
"""What is raised over a file that is cut off or bent."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_CODE = ("xl/vbaproject", "xl/macrosheets/", "xl/activex/", "xl/vbadata")
_LINKS = ("xl/externallinks/", "xl/connections", "xl/querytables/")
_AGAIN = "Save it again as .xlsx"
_CHUNK = 1 << 16


class RefusedError(ValueError):
    """A workbook is not read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A workbook that may be read, as it was looked through: how far what is written reaches, where formulas stand.

    ``formulas`` holds the addresses by the part of the sheet they stand in.
    """

    name: str
    content: bytes
    rows: int
    columns: int
    formulas: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Count:
    """What was met so far in all parts."""

    elements: int = 0
    cells: int = 0
    rows: int = 1
    columns: int = 1
    formulas: dict[str, set[str]] = field(default_factory=dict)


def passed(path: Path) -> Passed:
    """The workbook, where nothing speaks against reading it. Raises RefusedError."""
    content = _content(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            count = _looked_through(pack)
    except BROKEN as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(
            f"this workbook is damaged ({error}). Open it in its own program and save it again."
        ) from None
    formulas = {part: frozenset(found) for part, found in count.formulas.items()}
    return Passed(path.name, content, count.rows, count.columns, formulas)


def _content(path: Path) -> bytes:
    """The bytes of the file, once its size and its first ones say that it may be a workbook."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise RefusedError(f"this file cannot be read ({error.strerror}).") from None
    if size > LARGEST:
        raise RefusedError(
            f"the file has {size:,} bytes. Expected at most {LARGEST:,}; take pictures and other sheets out of it."
        )
    if content.startswith(_OLD):
        raise RefusedError(
            f"this is an older .xls file, or a workbook under a password. {_AGAIN}, without a password."
        )
    if not content.startswith(b"PK\x03\x04"):
        raise RefusedError(f"this is no workbook: it does not begin as an .xlsx file does. {_AGAIN}.")
    return content


def _looked_through(pack: zipfile.ZipFile) -> _Count:
    parts = pack.infolist()
    _check_parts(parts)
    count = _Count()
    for part in parts:
        if _is_xml(part.filename):
            with pack.open(part) as opened:
                _Look(part.filename, count).through(opened)
    return count


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """The parts by their names and the sizes they claim; a part never gives more bytes than it claims."""
    names = [part.filename.lower() for part in parts]
    if len(parts) > PARTS:
        raise RefusedError(f"the workbook has {len(parts):,} parts. Expected at most {PARTS:,}.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED:
        raise RefusedError(
            f"unpacked, the workbook would have {unpacked:,} bytes. Expected at most {UNPACKED:,}; "
            "take pictures and other sheets out of it."
        )
    words = sum(part.file_size for part in parts if _is_xml(part.filename))
    if words > WORDS:
        raise RefusedError(
            f"unpacked, its sheets would have {words:,} bytes. Expected at most {WORDS:,}; "
            "keep the matrix in a workbook of its own."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(f"the workbook is under a password. {_AGAIN}, without one.")
    if len(set(names)) < len(names):
        raise RefusedError(f"two parts of the workbook bear one name. {_AGAIN}.")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise RefusedError(f"the workbook is packed in a way that no .xlsx file is. {_AGAIN}.")
    if any(name.startswith(_CODE) for name in names):
        raise RefusedError(f"the workbook holds macros or controls. {_AGAIN}, which leaves them out.")
    if any(name.startswith(_LINKS) for name in names):
        raise RefusedError(
            "the workbook holds links to other files or data. Break them (Data, Edit links; Queries and "
            "connections), and save it again."
        )
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise RefusedError(f"this is no .xlsx workbook: it holds no sheets of that form. {_AGAIN}.")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


class _Look:
    """One pass over the XML of one part."""

    def __init__(self, part: str, count: _Count) -> None:
        """Look at ``part``, and count what is in it."""
        self._part, self._count = part, count
        self._depth = 0
        self._row, self._column, self._within = 0, 0, False
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._declares
        parser.EntityDeclHandler = self._declares
        parser.XmlDeclHandler = self._is_written
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        self._sheet = part.lower().startswith("xl/worksheets/")

    def through(self, opened: IO[bytes]) -> None:
        """Read the part to its end. Raises RefusedError where something in it speaks against reading it."""
        chunk = opened.read(_CHUNK)
        if chunk[:2] in _UTF16:
            self._is_written("", "UTF-16")
        while chunk:
            self._parser.Parse(chunk)
            chunk = opened.read(_CHUNK)
        self._parser.Parse(b"", True)  # noqa: FBT003 - as expat is called

    def _declares(self, *_: object) -> None:
        raise RefusedError(
            f"the part {self._part} of the workbook declares entities, which no spreadsheet does."
        )

    def _is_written(self, _: str, encoding: str | None, *__: object) -> None:
        if encoding is not None and encoding.upper() not in ("UTF-8", "US-ASCII", "ASCII"):
            raise RefusedError(
                f"the part {self._part} of the workbook is written in {encoding}. Expected UTF-8."
            )

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._count.elements += 1
        self._depth += 1
        if self._count.elements > ELEMENTS or self._depth > DEEPEST:
            raise RefusedError(
                "the workbook holds far more than a matrix does. Keep the matrix in one of its own."
            )
        local = name.rpartition(" ")[2]
        if local == "Relationship":
            _check_relation(attributes)
        elif self._sheet:
            self._in_a_sheet(local, attributes)
        elif "macroEnabled" in attributes.get("ContentType", ""):
            raise RefusedError(f"the workbook may hold macros. {_AGAIN}, which leaves them out.")

    def _ends(self, name: str) -> None:
        self._depth -= 1
        if self._within and name.endswith(" c"):
            self._within = False

    def _in_a_sheet(self, local: str, attributes: dict[str, str]) -> None:
        match local:
            case "row":
                self._row, self._column = whole(attributes.get("r"), self._row + 1), 0
            case "c":
                self._counted(1)
                said = attributes.get("r")
                self._row, self._column = place_of(said) if said else (self._row, self._column + 1)
                self._within = True
            case "v" | "is" | "f" if self._within:
                self._count.rows = max(self._count.rows, within(self._row, ROWS, self._place))
                self._count.columns = max(self._count.columns, within(self._column, COLUMNS, self._place))
                if local == "f":
                    self._count.formulas.setdefault(self._part, set()).add(self._place)
            case "mergeCell" | "hyperlink":
                first, _, last = attributes.get("ref", "").partition(":")
                (top, left), (bottom, right) = place_of(first), place_of(last or first)
                self._counted((abs(bottom - top) + 1) * (abs(right - left) + 1))

    @property
    def _place(self) -> str:
        return address(self._row, self._column)

    def _counted(self, cells: int) -> None:
        self._count.cells += cells
        if self._count.cells > CELLS:
            raise RefusedError(
                f"the workbook has more than {CELLS:,} cells, merged and linked ones counted one by one. "
                "Keep the matrix in a workbook of its own."
            )


def _check_relation(attributes: dict[str, str]) -> None:
    outside = attributes.get("TargetMode", "").lower() == "external"
    if outside and not attributes.get("Type", "").endswith("/hyperlink"):
        raise RefusedError(
            "the workbook takes something from another file or address. Break its links, and save it again."
        )


def whole(said: str | None, otherwise: int) -> int:
    """A number of a row as a sheet says it, or the one that follows where it says none."""
    return int(said) if said is not None and re.fullmatch(r"[1-9][0-9]{0,6}", said) else otherwise


def within(number: int, most: int, place: str) -> int:
    """The row or column, where it lies near enough. Raises RefusedError."""
    if number > most:
        raise RefusedError(
            f"something stands in cell {place}. Expected everything within {ROWS:,} rows and {COLUMNS} columns; "
            "delete the empty rows and columns in between."
        )
    return number


def place_of(said: str) -> tuple[int, int]:
    """Row and column of an address such as ``C7``. Raises RefusedError where it is none."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", said)
    if found is None:
        raise RefusedError(f'a cell of the workbook has the address "{said[:20]}", which is none.')
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def address(row: int, column: int) -> str:
    """The address of a cell, such as ``C7``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
