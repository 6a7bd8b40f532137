"""Stances as shapes first, colours second, each with its word; the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
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

RESTS: dict[str, Promise] = {"assumption": _("our assumption"), "reading": _("a reading, not its word")}
"""What a stance that is not the party's own word rests on."""


def told(held: Stance | None, whose: str, rests_on: str = "word", *, own: bool = False) -> str:
    """A stance in words, with whose it is and what it rests on; to a delegation, that it has not said."""
    if own and held is None:
        return f"{whose}: {gettext('your delegation: you have not said')}"
    says = f"{whose}: {SHAPES[held].word}" if whose else str(SHAPES[held].word)
    return f"{says} ({RESTS[rests_on]})" if held is not None and rests_on in RESTS else says
