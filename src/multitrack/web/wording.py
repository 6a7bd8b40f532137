"""Sentences of the talks as a page shows them: translated, with every name in an isolate of its own direction."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext

from multitrack.model.channel import ChannelKind
from multitrack.record.answer import Phrase, Told
from multitrack.record.procedure import Who
from multitrack.report.saying import Day, Sentence, Value, Voice, names, say, translated
from multitrack.web.naming import KINDS


def worded(sentence: Sentence | Phrase | str) -> SafeString:
    """A sentence in the reader's language, as HTML."""
    if isinstance(sentence, str):
        return format_html("<bdi>{}</bdi>", sentence)
    if isinstance(sentence, Phrase):
        sentence = _of_the_floor(sentence)
    return mark_safe(translated(sentence, _one, _several, _place))  # noqa: S308 - every part is escaped below


def plainly(sentence: Sentence | Phrase | str) -> str:
    """A sentence in the reader's language, as plain text (for a title, a choice, a terminal)."""
    if isinstance(sentence, str):
        return sentence
    if isinstance(sentence, Phrase):
        sentence = _of_the_floor(sentence)
    return translated(sentence, gettext, ngettext, _plain)


def voice() -> Voice:
    """How a whole page of words is said in the reader's language."""
    return Voice(
        html=worded,
        plain=plainly,
        language=get_language() or "en",
        direction="rtl" if get_language_bidi() else "ltr",
        isolates=True,
    )


def _of_the_floor(phrase: Phrase) -> Sentence:
    """What the floor answers; whom and which rooms the rules name is said in the reader's language too."""
    return say(phrase.template, **{name: _of_the_rules(name, value) for name, value in phrase.values})


def _of_the_rules(name: str, value: Told) -> Value:
    if isinstance(value, tuple):
        return names(map(str, value))
    value = str(value)
    if name == "who" and value in {who.value for who in Who}:
        return say(value)
    if name == "places":
        return names(str(KINDS[ChannelKind(kind)]) for kind in value.split(", "))
    return value


def _one(template: str) -> str:
    return conditional_escape(gettext(template) if template.strip() else template)


def _several(one: str, many: str, n: int) -> str:
    return conditional_escape(ngettext(one, many, n))


def _place(value: str | int | Day) -> str:
    return format_html("<bdi>{}</bdi>", _plain(value)) if isinstance(value, str) else _plain(value)


def _plain(value: str | int | Day) -> str:
    match value:
        case Day(on=on, with_year=with_year):
            return day(on, with_year=with_year)
        case int():
            return number_format(value, force_grouping=True)
        case _:
            return value


def day(on: date, *, with_year: bool = False) -> str:
    """A day in the reader's language."""
    return date_format(on, "j F Y" if with_year else "j F")


def moment(time: datetime, now: datetime) -> str:
    """A moment in the reader's language: the hour today, else the day and the hour."""
    if time.date() == now.date():
        return date_format(time, "H:i")
    return date_format(time, "j F, H:i" if time.year == now.year else "j F Y, H:i")
