"""A request as it comes before the judges: what its channel and the grounds hold, who asks, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from multitrack.model.channel import ChannelId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.hearing import Entries, Standings, is_member, readable
from multitrack.record.held import Hold, hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One request, and all that may count in judging it.

    ``here`` is what its channel and the grounds hold; of other channels only those that the author is a member
    of can be asked for (:meth:`also`). ``now`` is the time at which it is judged.
    """

    here: Hold
    request: acts.Request
    now: datetime
    _standings: Standings = field(repr=False)
    _entries: Entries = field(repr=False)

    def also(self, channel: ChannelId) -> Hold | None:
        """What another channel and its grounds hold, where the author hears it; else nothing."""
        if channel not in self._standings or not is_member(self._standings, self.request.author, channel):
            return None
        return hold(self._standings, channel)

    def entry(self, number: int) -> Entry | None:
        """An entry of the request's channel, where the author may read it; else nothing."""
        entries = self._entries.get(self.request.channel, ())
        return readable(self._standings, entries, self.request.author, number)

    def corrects(self, number: int) -> int | None:
        """Which entry of the request's channel another one corrects, if it does."""
        act = self._entries[self.request.channel][number - 1].act
        return act.number if isinstance(act, acts.Correct) else None
