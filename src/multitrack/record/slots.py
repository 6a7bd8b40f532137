"""Which hours a sitting takes: those it is called for, and what an adjournment or an overrun makes of them.

Hours are half-open: one sitting may end when another starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from multitrack.record.standing.values import SittingHeld, SittingState

MOMENT = timedelta.resolution
"""The shortest time there is: a sitting that goes on takes at least this much more."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Some hours: from ``start`` until just before ``end``."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def overlaps(self, other: Slot) -> bool:
        """Whether some moment lies in both."""
        return self.start < other.end and other.start < self.end

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.start <= moment < self.end

    def at(self, start: datetime) -> Slot:
        """The same length from another start."""
        return Slot(start, start + self.length)


def slot_of(held: SittingHeld, now: datetime) -> Slot | None:
    """The hours a sitting takes, as far as is known now; nothing where it takes none (any more).

    One that was adjourned takes none until it is resumed, unless it was said when it goes on. One that has begun
    and was not ended takes at least this moment.
    """
    match held.state:
        case SittingState.CALLED:
            return Slot(held.called.start, held.called.end)
        case SittingState.BEGUN:
            since = held.sat[-1][0]
            return Slot(since, max(going_on(held, since), now + MOMENT))
        case SittingState.ADJOURNED if held.adjourned_until is not None:
            return Slot(held.adjourned_until, going_on(held, held.adjourned_until))
        case _:
            return None


def going_on(held: SittingHeld, since: datetime) -> datetime:
    """Until when a sitting goes on that begins or is resumed at a moment.

    Within the hours it was called for it keeps to them; after these it goes on for as long as it has not sat yet.
    """
    if since < held.called.end:
        return held.called.end
    left = held.called.end - held.called.start - time_sat(held)
    return since + max(left, MOMENT)


def time_sat(held: SittingHeld, now: datetime | None = None) -> timedelta:
    """How long a sitting really sat; while it sits, up to ``now`` (without: up to its last adjournment)."""
    spans = ((start, now if end is None else end) for start, end in held.sat)
    return sum((end - start for start, end in spans if end is not None), timedelta())
