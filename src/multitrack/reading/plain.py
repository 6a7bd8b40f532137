"""A report in plain text: bytes to characters, or why they are none."""

from __future__ import annotations

import codecs

from multitrack.reading.document import Document, Refused
from multitrack.record.answer import phrase

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(content: bytes, name: str) -> Document | Refused:
    """Read a plain text. Line ends become single ones; nothing else is changed."""
    text = decoded(content)
    if isinstance(text, int):
        line = content[:text].count(b"\n") + 1
        return Refused(name, phrase("line {line} is not UTF-8 text. Save the file as UTF-8.", line=str(line)))
    if "\0" in text:
        return Refused(name, phrase("this is no text: there are zero bytes in it."))
    return Document(name=name, kind="text", text=with_single_ends(text))


def decoded(content: bytes) -> str | int:
    """The characters, by the mark at their start and else as UTF-8; or the place where they are none."""
    mark, encoding = next((each for each in _MARKS if content.startswith(each[0])), (b"", "utf-8"))
    try:
        return content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        return error.start + len(mark)


def with_single_ends(text: str) -> str:
    """The text with one newline at each line's end, whichever machine wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
