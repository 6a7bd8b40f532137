"""What stands beside the zone: a division, mixtures, both layers, and draws of what is not known, as far as each applies."""

from __future__ import annotations

from multitrack.analysis.consent import Weighed
from multitrack.analysis.dividing import division
from multitrack.analysis.fold.folding import Pace
from multitrack.analysis.large import LargeZone
from multitrack.analysis.layers import large_layers, layers
from multitrack.analysis.mixture.fair import mixtures
from multitrack.analysis.shares import Shares, shares
from multitrack.analysis.zone import Zone
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.division_in_words import division_as_json, division_in_words
from multitrack.report.layers_in_words import layers_as_json, layers_in_words
from multitrack.report.mixtures_in_words import mixtures_as_json, mixtures_in_words
from multitrack.report.page import Page
from multitrack.report.shares_in_words import drawn_as_json, drawn_section

TIED = 200_000
"""Up to so many packages, where issues are tied together, mixtures are told without being asked for."""
DRAWN = 60_000_000
"""Up to so many packages that differ, times draws, shares are told without being asked for."""


def beside(weighed: Weighed, zone: Zone, *, nothing_left: bool) -> tuple[Page, Json]:
    """What stands beside a zone that was gone through, as blocks of its page and as keys of its JSON."""
    talks = weighed.talks
    drawn = None if nothing_left or weighed.all_mandated else shares(weighed, listed=0, cells=DRAWN)
    layered, divided, mixed = layers(weighed), division(talks), mixtures(weighed, limit=TIED)
    page = (
        *division_in_words(talks, divided),
        *mixtures_in_words(talks, mixed, zone.solutions),
        *layers_in_words(talks, layered),
        *(drawn_section(talks, drawn) if isinstance(drawn, Shares) else ()),
    )
    return page, {
        "division": division_as_json(divided),
        "mixtures": mixtures_as_json(mixed, zone.solutions),
        "layers": layers_as_json(layered),
        "drawn": drawn_as_json(drawn) if isinstance(drawn, Shares) else None,
    }


def beside_large(talks: Talks, zone: LargeZone, pace: Pace) -> tuple[Page, Json]:
    """The same beside a zone that was folded; nothing is drawn there."""
    layered, divided = large_layers(talks, pace=pace), division(talks)
    mixed = {} if zone.stopped else mixtures(talks, limit=TIED)
    page = (
        *division_in_words(talks, divided),
        *mixtures_in_words(talks, mixed, zone.solutions),
        *layers_in_words(talks, layered),
    )
    return page, {
        "division": division_as_json(divided),
        "mixtures": mixtures_as_json(mixed, zone.solutions),
        "layers": layers_as_json(layered),
        "drawn": None,
    }
