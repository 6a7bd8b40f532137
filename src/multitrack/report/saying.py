"""Sentences with places for names, so that a page can say them in any language.

A sentence is plain English with places (``{party} refuses {option}``) and what stands in them: names, numbers,
days, or sentences again. ``str`` gives the English; a page translates the template first, and isolates every
name that comes from the talks, for its direction is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TypeAlias

Value: TypeAlias = "str | int | Day | Names | Sentence"
"""What may stand in a place of a sentence: a name (of unknown language), a number, a day, or a sentence."""

MONTHS = "January February March April May June July August September October November December".split()


Words: TypeAlias = "str | Sentence"
"""What is said: a name as it is, or a sentence."""


@dataclass(frozen=True, slots=True)
class Names:
    """Several names or sentences in one place of a sentence, one after the other."""

    each: tuple[Words, ...]
    between: str = ", "


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a sentence; the year is said where it is not this year."""

    on: date
    with_year: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in English with what stands in its places; where it counts, also the form for many."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """The sentence in English, names as they are."""
        template = self.many if self.many is not None and self.count != 1 else self.template
        return template.format(**{place: in_english(value) for place, value in self.values})


def say(template: str, **values: Value) -> Sentence:
    """A sentence from its template and what stands in it."""
    return Sentence(template, tuple(values.items()))


def count(one: str, many: str, n: int, **values: Value) -> Sentence:
    """A sentence that counts: one form for a single thing, one for several; ``{n}`` is the number."""
    return Sentence(one, (("n", n), *values.items()), many, n)


def names(each: Iterable[Words], between: str = ", ") -> Names:
    """Several names in one place."""
    return Names(tuple(each), between)


def all_of(each: Iterable[Words]) -> Words:
    """Several in one place of a sentence: "A, B and C"."""
    *others, last = tuple(each) or ("",)
    return say("{others} and {last}", others=names(others), last=last) if others else last


def any_of(each: Iterable[Words]) -> Words:
    """One of several in one place of a sentence: "A, B or C"."""
    *others, last = tuple(each) or ("",)
    return say("{others} or {last}", others=names(others), last=last) if others else last


def sentences(each: Iterable[Words], between: str = " ") -> Words:
    """Sentences one after the other, as one: a paragraph of several."""
    these = tuple(words for words in each if words)
    return these[0] if len(these) == 1 else say("{sentences}", sentences=names(these, between))


def in_english(value: Value) -> str:
    """What stands in a place, in English."""
    match value:
        case int():
            return f"{value:,}"
        case Day(on=on, with_year=with_year):
            return f"{on.day} {MONTHS[on.month - 1]}{f' {on.year}' if with_year else ''}"
        case Names(each=each, between=between):
            return between.join(map(str, each))
        case _:
            return str(value)


def day(on: date, now: date) -> Day:
    """A day as it is said now."""
    return Day(on, with_year=on.year != now.year)


def lasting(time: timedelta) -> Sentence:
    """How long something takes, in the largest unit that says something."""
    minutes = max(0, int(time.total_seconds()) // 60)
    if minutes < 1:
        return say("less than a minute")
    if minutes < 60:
        return count("{n} minute", "{n} minutes", minutes)
    if minutes < 24 * 60:
        return count("{n} hour", "{n} hours", minutes // 60)
    return count("{n} day", "{n} days", minutes // (24 * 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How words are said to one reader: as HTML, every name in it escaped; and plainly; in which language.

    ``isolates``: every name stands in an isolate of its own, so that the words around it keep the page's direction.
    """

    html: Callable[[Words], str]
    plain: Callable[[Words], str]
    language: str = "en"
    direction: str = "ltr"
    isolates: bool = False


ENGLISH = Voice(html=lambda words: escape(str(words)), plain=str)
"""Words as they are written here, in English."""


def translated(
    sentence: Sentence,
    one: Callable[[str], str],
    several: Callable[[str, str, int], str],
    place: Callable[[str | int | Day], str],
) -> str:
    """The sentence in another language.

    ``one`` and ``several`` give the translation of a template (of one that counts, for a number); ``place``
    says a name, a number or a day.
    """

    def inside(value: Value) -> str:
        match value:
            case Sentence():
                return translated(value, one, several, place)
            case Names(each=each, between=between):
                return one(between).join(map(inside, each))
            case _:
                return place(value)

    template = (
        one(sentence.template)
        if sentence.many is None
        else several(sentence.template, sentence.many, sentence.count)
    )
    return template.format(**{name: inside(value) for name, value in sentence.values})
