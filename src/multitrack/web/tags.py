"""What templates can ask for in the talks' words: rooms, stances, and sentences with people's words kept apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId, Role
from multitrack.model.position import Stance
from multitrack.record.answer import Phrase
from multitrack.report.saying import Sentence
from multitrack.report.sentences import ROLES
from multitrack.web import wording as wording_of
from multitrack.web.looked import looked
from multitrack.web.marks import opaque
from multitrack.web.naming import RoomName, corridors
from multitrack.web.shapes import SHAPES, told
from multitrack.web.visit import Visit
from multitrack.web.wording import worded

register = template.Library()
PLACE = re.compile(r"\{([^{}]+)\}")
register.filter("worded", worded)


@register.inclusion_tag("parts/rooms.html", takes_context=True)
def rooms(context: RequestContext, visit: Visit) -> dict[str, Any]:
    """The way to every room, with how much is new in each."""
    request = context["request"]
    return {
        "corridors": corridors(visit.called, looked(request, visit.slug)),
        "slug": visit.slug,
        "here": context.get("here"),
    }


@register.simple_tag(takes_context=True)
def stance(
    context: RequestContext, held: Stance | None, whose: str = "", source: str = "word", party: str = ""
) -> SafeString:
    """A stance as its shape, with its word, whose it is and what it rests on for those who do not see it."""
    shape = SHAPES[held]
    own = bool(party) and context["visit"].called.side == party
    says = told(held, whose, source, own=own)
    return format_html(
        '<span class="{}"><span class="stance {}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="aside">{}</span></span></span>',
        source if held is not None else "word",
        shape.style,
        says,
        shape.mark,
        says,
    )


@register.simple_tag
def legend() -> list[Any]:
    """Every shape with its word."""
    return list(SHAPES.values())


@register.filter
def room(name: RoomName) -> SafeString:
    """A room's name, people's words kept apart from ours."""
    if not name.own:
        return format_html("{}", name.kind)
    return format_html("{}: <bdi>{}</bdi>", name.kind, name.own)


@register.filter
def said(sentence: Sentence | Phrase | str) -> SafeString:
    """A sentence in the reader's language, every name in an isolate of its own."""
    return worded(sentence)


@register.filter
def ours(words: str) -> str:
    """Words of the house's own, in the reader's language."""
    return gettext(words)


@register.filter
def of(known: Mapping[Any, Any], code: str) -> Any:
    """What is known of a thing under its code; nothing where that is nothing."""
    return known.get(code)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether a field is several boxes to tick, that need a legend and no label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_box(field: BoundField) -> bool:
    """Whether a field is one box to tick, that stands before its words."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether a field may be left empty, and does not say so itself."""
    return not field.field.required and not isinstance(field.field.widget, Select)


@register.simple_tag
def role(held: Role) -> SafeString:
    """A capacity in words."""
    return worded(ROLES[held])


@register.simple_tag
def party(visit: Visit, code: str) -> str:
    """A party as the viewer calls it; whoever is no party stays as written."""
    return visit.called.party(PartyId(code))


@register.simple_tag
def wording(visit: Visit, words: str) -> SafeString:
    """Words of the text; where another issue decides, its name stands in brackets."""
    pieces = PLACE.split(words)
    marked = (
        format_html('<span class="bracket">[<bdi>{}</bdi>]</span>', visit.called.issue(IssueId(piece)))
        if number % 2
        else conditional_escape(piece)
        for number, piece in enumerate(pieces)
    )
    return format_html('<bdi dir="auto">{}</bdi>', mark_safe("".join(marked)))  # noqa: S308 - escaped above


@register.simple_tag
def mark(visit: Visit) -> str:
    """How far the viewer has heard, as the stream resumes from it."""
    return opaque(visit.slug, visit.view)


@register.simple_tag
def moment(time: datetime) -> str:
    """A moment in the reader's language, as short as it can be said."""
    return wording_of.moment(timezone.localtime(time), timezone.localtime())
