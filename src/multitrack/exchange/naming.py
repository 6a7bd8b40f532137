"""Codes and words for what other formats call by a name: fit for a talks file, and no two codes alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from multitrack.exchange.brought import Remarks

LONGEST_CODE = 60
"""How long a code becomes at most, so that there is room to tell two alike ones apart."""
LONGEST_WORDS = 2_000
"""How long a name or a description may be."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")


def plain(words: str, remarks: Remarks) -> str:
    """Words in one line, without what a talks file cannot hold: braces are places of brackets there."""
    kept = words[:LONGEST_WORDS]
    if len(kept) < len(words):
        remarks.say(f"A text of {len(words):,} characters is cut to {LONGEST_WORDS:,}: {kept[:40]}...")
    if "{" in kept or "}" in kept:
        remarks.say("Braces in names became round brackets: in talks, braces are places of the text.")
        kept = kept.replace("{", "(").replace("}", ")")
    if _UNFIT.search(kept):
        remarks.say("Characters that cannot be seen are left out of names.")
    return " ".join(_UNFIT.sub(" ", kept).split())


def codes(words: Iterable[str], otherwise: str) -> tuple[str, ...]:
    """A code for each of some words, in their order: letters, digits and ``. + - _`` only, no two alike."""
    taken: set[str] = set()
    found = []
    for each in words:
        code = _code(each, otherwise)
        number = 1
        while code.casefold() in taken:
            number += 1
            code = f"{_code(each, otherwise)}-{number}"
        taken.add(code.casefold())
        found.append(code)
    return tuple(found)


def _code(words: str, otherwise: str) -> str:
    text = unicodedata.normalize("NFC", words).strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return text[:LONGEST_CODE]
    return re.sub(r"[^\w.+]+", "-", text).strip("-")[:LONGEST_CODE].strip("-") or otherwise
