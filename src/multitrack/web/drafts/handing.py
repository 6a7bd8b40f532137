"""A report handed in: pasted or as a file, with what the text does not say of itself; or why it is not read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multitrack.reading.document import LARGEST_FILE, Document, Refused
from multitrack.reading.opening import read_bytes
from multitrack.record.answer import Phrase, phrase
from multitrack.web.drafts.carrying import LARGEST_REPORT, MOST_CARRIED, packed, unpacked
from multitrack.web.slips.fields import Words, day, line

PASTED = "pasted text"
"""What a report is called that came without a file."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a report is not read; ``name`` is that of its file."""

    why: Phrase
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as its reader handed it in, with its address on the web where they gave one."""

    document: Document
    link: str = ""

    @property
    def name(self) -> str:
        """What it is called: its title, else the name of its file."""
        pasted = self.document.name == PASTED
        return self.document.title or (gettext("pasted text") if pasted else self.document.name)

    def said_to_be(self, outlet: str, on: date | None, link: str) -> Report:
        """The same, of the outlet and the day that its reader names."""
        return Report(document=replace(self.document, outlet=outlet or None, on=on), link=link)


class FromForm(forms.Form):
    """Where a report comes from, as its reader says it."""

    outlet = line(_("Where it is to be read or heard"), required=False)
    on_day = day(_("The day of the report"))
    link = line(_("Its address on the web"), required=False)

    def __init__(self, data: Any = None, files: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, files, auto_id="report-%s", label_suffix="", initial=initial)


class ReportForm(FromForm):
    """The report itself, pasted or as a file."""

    text = Words(
        label=_("The text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("Or a file: text, a saved page (.html) or Word (.docx)"),
        required=False,
        allow_empty_file=True,
    )
    field_order = ("text", "file", "outlet", "on_day", "link")

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The report itself."""
        return [self["text"], self["file"]]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """What the text may not say of itself."""
        return [self["outlet"], self["on_day"], self["link"]]

    @property
    def unfolded(self) -> bool:
        """Whether anything stands in the folded fields, or is wrong with it."""
        return any(field.errors or field.value() for field in self.folded_fields)


def opened(form: ReportForm) -> Report | NotRead:
    """The report of a form that is valid, or why it is not read."""
    written = form.cleaned_data
    file, text = written["file"], written["text"]
    if file is None and not text.strip():
        return NotRead(phrase("Paste a text, or choose a file."))
    if file is not None and text.strip():
        return NotRead(phrase("There is a text and a file. Hand in one of them."))
    content = text.encode() if file is None else file.read(LARGEST_FILE + 1)
    found = read_bytes(content, PASTED if file is None else file.name)
    if isinstance(found, Refused):
        return NotRead(found.why, "" if file is None else found.name)
    if (most := _most_of(found)) < len(found.text):
        return NotRead(_too_long(found, most))
    outlet, on = written["outlet"] or found.outlet or "", written["on_day"] or found.on
    return Report(document=found, link=written["link"]).said_to_be(outlet, on, written["link"])


def _most_of(document: Document) -> int:
    """How many characters of such a text a page can carry."""
    by_packing = len(document.text) * MOST_CARRIED // len(packed(document))
    return min(LARGEST_REPORT, by_packing)


def _too_long(document: Document, most: int) -> Phrase:
    return phrase(
        "It is too long for one page: {length} characters, and about {most} go in. Hand it in in parts.",
        length=f"{len(document.text):,}",
        most=f"{most // 1000 * 1000:,}",
    )


def carried_by(request: HttpRequest) -> Report | None:
    """The report that the page carried; nothing where it came back damaged."""
    document = unpacked(request.POST.get("carried", ""))
    return None if document is None else Report(document=document, link=request.POST.get("carried_link", ""))
