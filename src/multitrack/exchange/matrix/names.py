"""Two spellings that may be one party: proposed with the rule that says so, decided by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

_ALIKE = 0.86
_SMALL = frozenset("of the and for in de la le du des et y el al".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That two spellings may name one party, and by which rule."""

    one: str
    other: str
    rule: str


def proposals(spellings: Iterable[str]) -> tuple[Proposal, ...]:
    """Every two spellings that a rule holds for one, in their order; the longer one of each two is ``other``.

    Where both of them may be a third as well, that says it all, and the two are not proposed to each other.
    """
    pairs = combinations(dict.fromkeys(spellings), 2)
    found = [each for one, other in pairs if (each := _proposal(one, other)) is not None]
    others: dict[str, set[str]] = {}
    for each in found:
        others.setdefault(each.one, set()).add(each.other)
    return tuple(each for each in found if not others[each.one] & others.get(each.other, set()))


def _proposal(one: str, other: str) -> Proposal | None:
    short, long = sorted((one, other), key=len)
    rule = same_by(short, long)
    return None if rule is None else Proposal(one=short, other=long, rule=rule)


@lru_cache(maxsize=4_096)
def same_by(short: str, long: str) -> str | None:
    """The rule by which two spellings may be one party, or nothing."""
    return next((rule for rule, holds in _rules(short, long) if holds), None)


def _rules(short: str, long: str) -> Iterator[tuple[str, bool]]:
    """Each rule with whether it holds, the surest first."""
    one, other = _words(short), _words(long)
    yield "the same letters but for capitals, accents and marks", bool(one) and "".join(one) == "".join(other)
    codes = (_words(acronym(each) or "") for each in (long, short))
    yield "the code in brackets", any(code and code in (one, other) for code in codes)
    yield (
        "the same but for what stands in brackets",
        bool(_bare(short)) and _bare(short) == _bare(long),
    )
    letters = "".join(one)
    yield "its initials", 2 <= len(letters) <= 6 and letters in _initials(long)
    yield "shortened words", _shortened(_bare(short), _bare(long))
    yield (
        "all its words stand in the other",
        0 < len(one) < len(other) and set(one) - _SMALL <= set(other) and bool(set(one) - _SMALL),
    )
    alike = SequenceMatcher(None, " ".join(_bare(short)), " ".join(_bare(long))).ratio()
    yield "nearly the same letters", min(len(letters), len("".join(other))) > 5 and alike >= _ALIKE


def acronym(name: str) -> str | None:
    """The code in brackets at the end of a name, such as ``National Front (NF)``."""
    found = re.search(r"[(\[]([\w.&-]{1,12})[)\]]\s*$", name)
    return found[1] if found else None


def without_acronym(name: str) -> str:
    """A name without the code in brackets at its end."""
    return re.sub(r"\s*[(\[][\w.&-]{1,12}[)\]]\s*$", "", name).strip() or name


def _words(name: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.findall(r"\w+", re.sub(r"(?<=\b\w)\.(?=\w\b)", "", bare))


def _bare(name: str) -> list[str]:
    return _words(re.sub(r"[(\[].*?[)\]]", " ", name))


def _initials(name: str) -> frozenset[str]:
    words = _bare(name)
    weighty = [word for word in words if word not in _SMALL]
    return frozenset("".join(word[0] for word in each) for each in (words, weighty) if len(each) > 1)


def _shortened(one: list[str], other: list[str]) -> bool:
    """Whether each word is a shorter form of the word in its place, or the same, and some really shorter."""
    one, other = ([word for word in each if word not in _SMALL] for each in (one, other))
    if len(one) != len(other) or not one or one == other:
        return False
    return all(_is_short_for(*sorted(pair, key=len)) for pair in zip(one, other, strict=True))


def _is_short_for(short: str, long: str) -> bool:
    """Whether a word begins as the other does and leaves letters out of it (``Nat.``, ``Govt``)."""
    if short == long:
        return True
    letters = iter(long)
    return len(short) >= 3 and short[0] == long[0] and all(letter in letters for letter in short)
