"""What goes out into other people's programs: words that no program takes for a formula."""

from __future__ import annotations

import re

_ACTS = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LONGEST = 32_000
"""How many characters a cell of a spreadsheet can hold, and some to spare."""


def acts(words: str) -> bool:
    """Whether a spreadsheet that reads these words as they are typed would compute something."""
    return words.lstrip(" ").startswith(_ACTS) or words.startswith(_ACTS)


def printable(words: str) -> str:
    """Words without characters that no sheet can hold or that a terminal obeys, no longer than a cell."""
    return _UNPRINTED.sub("", words)[:_LONGEST]


def guarded(words: str) -> str:
    """Words for a file of plain values, where only an apostrophe before them keeps a program from computing."""
    shown = printable(words)
    return f"'{shown}" if acts(shown) or (shown.startswith("'") and acts(shown[1:])) else shown


def unguarded(words: str) -> str:
    """The words again as they were before they were guarded."""
    return words[1:] if words.startswith("'") and (acts(words[1:]) or words.startswith("''")) else words
