"""What templates can ask for in the talks' words: rooms, stances, and sentences with people's words kept apart."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from multitrack.model.position import Stance
from multitrack.web.looked import looked
from multitrack.web.naming import RoomName, corridors
from multitrack.web.shapes import SHAPES
from multitrack.web.visit import Visit

register = template.Library()


@register.inclusion_tag("parts/rooms.html", takes_context=True)
def rooms(context: RequestContext, visit: Visit) -> dict[str, Any]:
    """The way to every room, with how much is new in each."""
    request = context["request"]
    return {
        "corridors": corridors(visit.called, looked(request, visit.slug)),
        "slug": visit.slug,
        "here": context.get("here"),
    }


@register.simple_tag
def stance(held: Stance | None, whose: str = "") -> SafeString:
    """A stance as its shape, with its word (and whose it is) for those who do not see it."""
    shape = SHAPES[held]
    says = f"{whose}: {shape.word}" if whose else str(shape.word)
    return format_html(
        '<span class="stance {}" title="{}"><span aria-hidden="true">{}</span><span class="aside">{}</span></span>',
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
