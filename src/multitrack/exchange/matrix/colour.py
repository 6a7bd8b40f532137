"""What a cell's colour says: red, amber, green, or nothing; pale and strong shades alike, grey and blue never."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from xml.etree import ElementTree as ET

_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""The colours of a theme in the order in which cells number them."""


class Hue(StrEnum):
    """A colour that means something in a matrix."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one workbook's theme, as red, green and blue in hexadecimal."""

    theme: tuple[str, ...] = ()

    @classmethod
    def of(cls, theme: bytes | str | None) -> Colours:
        """The colours of a theme as it stands in the workbook."""
        if not theme:
            return cls()
        scheme = {each.tag.rpartition("}")[2]: each for each in ET.fromstring(theme).iter()}  # noqa: S314
        return cls(tuple(_in_theme(scheme.get(name)) for name in _THEME))

    def hue(self, fill: Any) -> Hue | None:
        """The meaning of a cell's fill, or nothing: only one that is solid means anything."""
        if getattr(fill, "fill_type", None) != "solid":
            return None
        colour = fill.fgColor
        if colour.type == "theme" and 0 <= colour.theme < len(self.theme):
            return hue_of(self.theme[colour.theme])
        if colour.type == "indexed":
            from openpyxl.styles.colors import COLOR_INDEX  # noqa: PLC0415

            return hue_of(COLOR_INDEX[colour.indexed]) if 0 <= colour.indexed < len(COLOR_INDEX) else None
        return hue_of(str(colour.rgb)) if colour.type == "rgb" else None


def _in_theme(colour: ET.Element | None) -> str:
    inner = next(iter(colour), None) if colour is not None else None
    return "" if inner is None else inner.get("lastClr") or inner.get("val") or ""


def hue_of(colour: str) -> Hue | None:
    """The meaning of a colour in hexadecimal, six digits or eight with the first two for its depth."""
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", colour):
        return None
    red, green, blue = (int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    turn, light, strength = colorsys.rgb_to_hls(red, green, blue)
    degrees = turn * 360
    if strength < 0.25 or not 0.12 < light < 0.97:
        return None
    if degrees < 14 or degrees > 340:
        return Hue.RED
    if 16 <= degrees <= 68:
        return Hue.AMBER
    return Hue.GREEN if 75 <= degrees <= 165 else None
