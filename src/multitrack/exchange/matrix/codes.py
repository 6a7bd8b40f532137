"""Codes for parties, issues and options that have only names: short, readable, no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from multitrack.exchange.matrix.names import acronym, without_acronym

_SMALL = frozenset("a an the of and or for in on to by with de la le du des et y el al as at from".split())
_LONGEST = 28


def party_code(spelling: str, taken: Container[str], number: int) -> str:
    """A code for a party: what stands in brackets behind its name, a short name itself, or its initials."""
    given = acronym(spelling)
    name = without_acronym(spelling)
    words = [word for word in re.findall(r"[A-Za-z0-9]+", _plain(name)) if word.casefold() not in _SMALL]
    whole = re.sub(r"[^A-Za-z0-9-]", "", _plain(name).strip().replace(" ", "-"))
    if given and re.fullmatch(r"[\w.&-]+", given):
        code = re.sub(r"[^A-Za-z0-9-]", "", _plain(given))
    elif len(words) == 1 and len(whole) <= 12:
        code = whole
    else:
        code = "".join(word[0].upper() for word in words)
    return _free(code or f"P{number}", taken)


def slug(title: str, taken: Container[str], otherwise: str) -> str:
    """A code for an issue or an option: the first words of its title that weigh."""
    words = [w for w in re.findall(r"[a-z0-9]+", _plain(title).casefold()) if w not in _SMALL]
    code = ""
    for word in words:
        if code and len(code) + len(word) + 1 > _LONGEST:
            break
        code = f"{code}-{word}".strip("-")[:_LONGEST]
    return _free(code or otherwise, taken)


def given_code(code: str, taken: Container[str], otherwise: str) -> str:
    """The code that the sheet gives, where it is one and free; else another."""
    sound = 0 < len(code) <= _LONGEST and re.fullmatch(r"[\w.-]+", code) is not None
    return _free(code, taken) if sound else otherwise


def _free(code: str, taken: Container[str]) -> str:
    """The code, with a number behind it where it is taken."""
    found, number = code, 2
    while found in taken:
        found, number = f"{code}-{number}", number + 1
    return found


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c))
