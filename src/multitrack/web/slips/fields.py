"""The fields of slips: a few words, some sentences, a moment, a day, something to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = list[tuple[str, Any]]

LINE = 200
"""How long a title or a name may be."""
TEXT = 8000
"""How long a text may be."""
CHOOSE = ("", _("choose"))
"""What stands in a choice before anything is chosen."""


class Words(forms.CharField):
    """A field for people's own words: too long a text comes back whole, with its length; nothing is cut unseen."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The browser is told of no limit: it would cut what is pasted without a word."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


def text(label: StrOrPromise, *, required: bool = True, help_text: StrOrPromise = "") -> forms.CharField:
    """A field for some sentences; their direction is that of what is written."""
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return Words(
        label=label,
        required=required,
        max_length=TEXT,
        widget=widget,
        help_text=help_text,
        error_messages={"required": _("Write something first.")},
    )


def line(label: StrOrPromise, *, required: bool = True, help_text: StrOrPromise = "") -> forms.CharField:
    """A field for a few words."""
    widget = forms.TextInput(attrs={"dir": "auto"})
    return Words(
        label=label,
        required=required,
        max_length=LINE,
        widget=widget,
        help_text=help_text,
        error_messages={"required": _("Write something first.")},
    )


def moment(label: StrOrPromise, *, required: bool = False) -> forms.DateTimeField:
    """A field for a day and an hour, in the time of the page."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    there = format_lazy("{label} ({zone})", label=label, zone=settings.TIME_ZONE)
    return forms.DateTimeField(label=there, required=required, widget=widget)


def day(label: StrOrPromise, *, required: bool = False) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


def number(label: StrOrPromise, *, required: bool = True) -> forms.IntegerField:
    """A field for how many."""
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=1_000_000_000)


def choice(
    label: StrOrPromise,
    choices: Iterable[tuple[str, Any]],
    *,
    required: bool = True,
    becomes: Callable[[str], Any] = str,
    empty: Any = None,
) -> forms.TypedChoiceField:
    """A field with one thing to choose from a list; what is chosen becomes a value of the talks."""
    return forms.TypedChoiceField(
        label=label, choices=list(choices), required=required, coerce=becomes, empty_value=empty
    )


def radio(
    label: StrOrPromise, choices: Iterable[tuple[str, Any]], *, becomes: Callable[[str], Any] = str
) -> forms.TypedChoiceField:
    """A field with one of a few things to choose, all of them in sight."""
    return forms.TypedChoiceField(
        label=label, choices=list(choices), coerce=becomes, widget=forms.RadioSelect
    )


def boxes(
    label: StrOrPromise,
    choices: Iterable[tuple[str, Any]],
    *,
    required: bool = True,
    help_text: StrOrPromise = "",
) -> forms.TypedMultipleChoiceField:
    """A field with any of several things to tick."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=list(choices),
        required=required,
        coerce=str,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )
