"""Stances as shapes first, colours second, each with its word; the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.position import Stance


@dataclass(frozen=True, slots=True)
class Shape:
    """How a stance is drawn, said, and named in the style sheet."""

    mark: str
    word: str | Promise
    style: str

    def __str__(self) -> str:
        return f"{self.mark} {self.word}"


SHAPES: dict[Stance | None, Shape] = {
    Stance.WANTS: Shape("●", _("wants"), "wants"),
    Stance.ACCEPTS: Shape("◐", _("accepts"), "accepts"),
    Stance.CAN_LIVE_WITH: Shape("○", _("can live with"), "lives"),
    Stance.REFUSES: Shape("✕", _("refuses"), "refuses"),
    None: Shape("?", _("not known to you"), "unknown"),
}
"""The shape of each stance; nothing stands for a stance the viewer has not heard of."""
