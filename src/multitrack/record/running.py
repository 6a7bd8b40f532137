"""The terms that are running on all channels, and which of them runs out first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from multitrack.model.channel import ChannelId
from multitrack.record.held import hold
from multitrack.record.judging import Term, next_term
from multitrack.record.standing import ChannelStanding


class Running:
    """The first term of each channel, open or closed; found anew only where something was written since."""

    def __init__(self, standings: Mapping[ChannelId, ChannelStanding]) -> None:
        """Watch some standings, which go on."""
        self._standings = standings
        self._terms: dict[ChannelId, dict[bool, Term | None]] = {}
        self._moved: set[ChannelId] = set()

    def moved(self, channel: ChannelId) -> None:
        """Take note that something was written on a channel."""
        self._moved.add(channel)

    def first(self, now: datetime) -> tuple[ChannelId, Term] | None:
        """The first term that has run out by now, and its channel; at one moment wider channels go before."""
        for channel in self._moved:
            standing = self._standings[channel]
            self._terms[channel] = {closed: next_term(standing, closed=closed) for closed in (False, True)}
        self._moved.clear()
        due = [
            (term.at, len(self._standings[channel].channel.grounds), channel, closed)
            for channel, terms in self._terms.items()
            for closed, term in terms.items()
            if term is not None and term.at <= now and hold(self._standings, channel).closed is closed
        ]
        if not due:
            return None
        _, _, channel, closed = min(due)
        term = self._terms[channel][closed]
        return None if term is None else (channel, term)
