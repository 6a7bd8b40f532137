"""What templates ask for at home: what was written there in one room."""

from __future__ import annotations

from django import template

from multitrack.model.channel import ChannelId
from multitrack.web.takeaway.writing import Written, written
from multitrack.web.visit import Visit

register = template.Library()


@register.simple_tag
def written_in(visit: Visit, channel: ChannelId) -> tuple[Written, ...]:
    """The acts that were written at home for a room, the last one first; none where the talks themselves are."""
    home = visit.at_home
    here = () if home is None else (each for each in home.requests if each.channel == channel)
    return tuple(reversed(written(visit, here)))
