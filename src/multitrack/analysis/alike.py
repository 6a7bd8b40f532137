"""Names that are like a listed one, and by which rule: a flag for a person to look at, never a decision.

The same group is written in many ways: with and without accents, in Arabic letters and in several Latin spellings,
with and without its article. Each rule strips one kind of difference; the first that makes two names the same is
named beside the flag. Whether it is the same group only a person can say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from multitrack.model.party import Listing
from multitrack.model.talks import Talks

CLOSE = 8
"""One letter in so many may differ for two spellings to be called close."""


class Rule(StrEnum):
    """By which rule two names are alike, the strictest first."""

    SAME = "the same letters"
    CASE = "the same but for capitals, accents and marks"
    SCRIPT = "the same once Arabic letters are written in Latin ones, without vowels and articles"
    CLOSE = "a few letters apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A name that is like one on a list: which, as it stands there, and by which rule."""

    name: str
    listed_as: str
    listing: Listing
    rule: Rule


_ARABIC = {
    **dict(zip("\u0627\u0623\u0625\u0622\u0671", "aaaaa", strict=True)),
    **dict(zip("\u0628\u062a\u062b\u062c\u062d\u062e", ("b", "t", "th", "j", "h", "kh"), strict=True)),
    **dict(zip("\u062f\u0630\u0631\u0632\u0633\u0634", ("d", "dh", "r", "z", "s", "sh"), strict=True)),
    **dict(zip("\u0635\u0636\u0637\u0638\u0639\u063a", ("s", "d", "t", "z", "", "gh"), strict=True)),
    **dict(zip("\u0641\u0642\u0643\u0644\u0645\u0646", ("f", "q", "k", "l", "m", "n"), strict=True)),
    **dict(
        zip(
            "\u0647\u0629\u0648\u0624\u064a\u0649\u0626\u0621",
            ("h", "", "w", "w", "y", "a", "y", ""),
            strict=True,
        )
    ),
}
_ONE_SOUND = (("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"))
_ONE_LETTER = str.maketrans({"q": "k", "c": "k", "x": "k", "g": "j", "z": "s", "v": "f", "p": "b"})
_ARTICLE = re.compile(r"\b(?:al|el|an|ar|as|at|ad|az|ash|the)[ -]+(?=\w)")


def alike(name: str, listing: Listing) -> Alike | None:
    """Whether a name is like one of those under which a group stands on a list, by the strictest rule that says so."""
    known = (listing.group, *listing.names)
    found = [(rule, other) for other in known if (rule := by_rule(name, other)) is not None]
    if not found:
        return None
    rule, other = min(found, key=lambda each: tuple(Rule).index(each[0]))
    return Alike(name=name, listed_as=other, listing=listing, rule=rule)


def by_rule(one: str, other: str) -> Rule | None:
    """The strictest rule by which two names are alike, or nothing."""
    if one.strip() == other.strip():
        return Rule.SAME
    if plain(one) and plain(one) == plain(other):
        return Rule.CASE
    first, second = skeleton(one), skeleton(other)
    if len(first) > 2 and first == second:
        return Rule.SCRIPT
    first, second = in_latin(plain(one)), in_latin(plain(other))
    return Rule.CLOSE if _are_close(first, second) else None


def plain(name: str) -> str:
    """A name without capitals, accents, marks of vowels and anything that is no letter."""
    split = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in split if not unicodedata.combining(c) and c != "\u0640")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def in_latin(name: str) -> str:
    """A plain name in Latin letters; Arabic letters become those that stand for them most often."""
    joined = re.sub("\\b\u0627\u0644(?=\\w)", "al ", name)
    return "".join(_ARABIC.get(c, c) for c in joined)


def skeleton(name: str) -> str:
    """The consonants of a name as they sound, each once where it is doubled: what all spellings of it share."""
    latin = _ARTICLE.sub("", f"{in_latin(plain(name))} ")
    latin = re.sub(r"at\b", "a", latin)
    for pair, sound in _ONE_SOUND:
        latin = latin.replace(pair, sound)
    consonants = re.sub(r"[aeiouywh\W_]", "", latin.translate(_ONE_LETTER))
    return re.sub(r"(.)\1+", r"\1", consonants)


def _are_close(one: str, other: str) -> bool:
    """Whether two spellings differ by at most one letter in eight, and by one at least in anything shorter than that."""
    longer = max(len(one), len(other))
    allowed = longer // CLOSE
    return allowed > 0 and abs(len(one) - len(other)) <= allowed and edits(one, other) <= allowed


def edits(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one name of another."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, wanted in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != wanted))
    return row[-1]


def names_in(talks: Talks, code: str) -> tuple[str, ...]:
    """Every name under which a party or group is known in some talks: its code, its names, the groups behind it."""
    party = next((each for each in talks.parties if each.id == code), None)
    if party is None:
        return (code,)
    behind = party.delegation.composed_of
    return (party.id, party.name, *(own.name for own in party.names), *behind)
