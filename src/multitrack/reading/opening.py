"""A report from the disk or as bytes: what it is, its first bytes say; what is hostile or no text is refused."""

from __future__ import annotations

import re
from pathlib import Path

from multitrack.reading import markup, plain, wordfile
from multitrack.reading.document import LARGEST_FILE, LARGEST_TEXT, Document, Refused
from multitrack.record.answer import Phrase, phrase


def read_file(path: Path) -> Document | Refused:
    """Read a report from the disk; its size is looked at before it is opened."""
    try:
        if not path.is_file():
            return Refused(path.name, _no_file(path))
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        return Refused(path.name, phrase("the file cannot be read ({why}).", why=str(error.strerror)))
    return read_bytes(content, path.name)


def _no_file(path: Path) -> Phrase:
    if path.is_dir():
        return phrase("this is a folder.")
    return phrase("this is no plain file.") if path.exists() else phrase("there is no such file.")


def read_bytes(content: bytes, name: str) -> Document | Refused:
    """Read a report from its bytes: what it is, they say, not its name."""
    if len(content) > LARGEST_FILE:
        return Refused(
            name,
            phrase(
                "it has more than {most} bytes. Save its text alone, or split it.", most=f"{LARGEST_FILE:,}"
            ),
        )
    refusal = _foreign(content)
    if refusal is not None:
        return Refused(name, refusal)
    if content.startswith(b"PK"):
        found = wordfile.read(content, name)
    elif markup.is_markup(content, name):
        found = markup.read(content, name)
    else:
        found = plain.read(content, name)
    return found if isinstance(found, Refused) else _checked(found)


def _checked(found: Document) -> Document | Refused:
    if len(found.text) > LARGEST_TEXT:
        return Refused(
            found.name,
            phrase("its text has more than {most} characters. Split it.", most=f"{LARGEST_TEXT:,}"),
        )
    if not found.text.strip():
        return Refused(found.name, phrase("there is no text in it."))
    return found


_TALKS_FILE = re.compile(rb"(?:#[^\n]*\n|\s)*multitrack:\s")
_MAGIC = (
    (
        b"\xd0\xcf\x11\xe0",
        phrase("this is an old Word file (.doc), or one with a password. Save it as .docx or text."),
    ),
    (b"%PDF", phrase("this is a PDF. Save its text, and read that.")),
    (b"{\\rtf", phrase("this is an RTF file. Save it as .docx or text.")),
    (b"SQLite format 3\0", phrase("this is a record of talks, no report.")),
    (b"\x1f\x8b", phrase("this is a packed file. Unpack it first.")),
)


def _foreign(content: bytes) -> Phrase | None:
    """What is plainly no report, by its first bytes."""
    if _TALKS_FILE.match(content[:10_000]) is not None:
        return phrase("this is a talks file, no report.")
    return next((why for magic, why in _MAGIC if content.startswith(magic)), None)
