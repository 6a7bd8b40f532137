"""The floor: the one handle with which talks are opened, acted in and looked at.

A floor holds a journal, and where its entries stand. Time, salt and new codes come from outside. Several
floors may share one journal: each catches up with what the others wrote before it judges or shows anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock

from multitrack.model.channel import TEAM, ChannelId
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed, Inscription, Refused
from multitrack.record.codec import decode, encode
from multitrack.record.coding import coded
from multitrack.record.convene import Seats, openings
from multitrack.record.entry import OPERATOR, START, TIME, Entry, Head, Row
from multitrack.record.held import hold
from multitrack.record.journal import Journal, JournalUnavailableError, Mark, pages
from multitrack.record.judging import decide, declared
from multitrack.record.judging.upset import upset_by
from multitrack.record.replay import view_at
from multitrack.record.running import Running
from multitrack.record.standing import ChannelStanding, applied, fold, opened
from multitrack.record.view import Sight, View, sight_of
from multitrack.record.written import Written


class AlreadyOpenError(ValueError):
    """The journal holds talks already; one journal holds one negotiation."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the floor needs from outside: the time, a random salt, codes nobody can guess.

    ``public_key`` is the key under which receipts of talks that are convened here will be signed.
    """

    clock: Callable[[], datetime]
    salt: Callable[[], str]
    code: Callable[[], str]
    public_key: str = ""


class Floor:
    """Where people act, and from where they see."""

    def __init__(self, journal: Journal, means: Means) -> None:
        """Stand on a journal; reads all that is in it."""
        self._journal = journal
        self._means = means
        self._lock = RLock()
        self._mark: Mark = 0
        self._written = Written(journal)
        self._standings: dict[ChannelId, ChannelStanding] = {}
        self._heads: dict[ChannelId, Head] = {}
        self._sights: dict[PersonId, Sight] = {}
        self._running = Running(self._standings)
        self._wordless: dict[ChannelId, set[int]] = {}
        self._orders: dict[ChannelId, set[int]] = {}
        self._erasures = 0
        self._read()

    @property
    def standings(self) -> Mapping[ChannelId, ChannelStanding]:
        """Where every channel stands; for tests and the operator's checks, never for a page."""
        return self._standings

    @property
    def is_open(self) -> bool:
        """Whether talks were convened in this journal."""
        return self._written.count > 0

    @property
    def length(self) -> int:
        """How many entries this floor has read: for whoever must know that there is something new, and not what."""
        return self._written.count

    @property
    def erasures(self) -> int:
        """How often words were erased since this floor began: whoever keeps what it showed lets go of it then."""
        return self._erasures

    def convene(self, talks: Talks, author: PersonId, seats: Seats) -> Accepted:
        """Open the talks: one opening entry on each channel, holding what is assigned to it.

        Raises AlreadyOpenError where the journal holds talks, ConveningError where the talks name a channel
        that does not exist.
        """
        with self._lock:
            self._read()
            inscriptions = tuple(
                Inscription(channel=opening.channel.id, act=opening)
                for opening in openings(talks, seats, self._means.public_key)
            )
            request = acts.Request(author=author, channel=inscriptions[0].channel, act=inscriptions[0].act)
            opened = None if self._written.count else self._write(request, inscriptions, self._means.clock())
            if opened is None:
                raise AlreadyOpenError("this record holds talks already")
            return Accepted(entries=opened)

    def act(self, request: acts.Request) -> Answer:
        """Do an act, or say why not.

        The act is judged against the entry of its channel that the writer saw: where something was written
        since on the very thing it is about, the answer is what changed. A key makes it done only once.

        Raises JournalUnavailableError where the store cannot be reached; the next request tries anew.
        """
        named = coded(request, self._means.code)
        while True:
            with self._lock:
                now = self._means.clock()
                self._read()
                self._fall_due(now)
                done = self._written.under(named.key, named.channel, named.author)
                if done:
                    return Accepted(entries=done)
                changed = self._changed_since(named)
                if changed:
                    return Changed(since=changed)
                judged = decide(self._standings, self._written, named, now)
                if isinstance(judged, Refused):
                    return judged
                entries = self._write(named, judged, now)
                if entries is not None:
                    return Accepted(entries=entries)

    def declare(self, act: acts.DeclareList) -> Accepted | Refused:
        """Declare, as whoever runs the talks, whether a list binds; it stands in the mediation team's own room.

        No seat gives the right to it, and nobody who signs in can do it: it is done by whoever holds the record.
        """
        request = acts.Request(author=OPERATOR, channel=TEAM, act=act)
        while True:
            with self._lock:
                now = self._means.clock()
                self._read()
                self._fall_due(now)
                judged = declared(self._standings, self._written, request, now)
                if isinstance(judged, Refused):
                    return judged
                entries = self._write(request, judged, now)
                if entries is not None:
                    return Accepted(entries=entries)

    def view(self, person: PersonId) -> View:
        """What a person sees now, with all that has fallen due."""
        with self._lock:
            self.catch_up()
            sight = self._sights.get(person)
            if sight is None or sight.read < self._written.count:
                sight = sight_of(self._standings, self._entries, person, sight)
                self._sights[person] = sight
            return sight.view

    def view_at(self, person: PersonId, until: datetime) -> View:
        """What a person saw at an earlier moment, as far as they may still read it."""
        with self._lock:
            today = self.view(person)
            return view_at(self._entries, person, until, today)

    def rows(self, person: PersonId) -> tuple[Row, ...]:
        """The sealed rows of what a person hears, as the journal keeps them: what they may take with them."""
        heard = {(entry.channel, entry.number) for entry in self.view(person).entries}
        rows = (row for row in self._journal.read()[0] if (row.channel, row.number) in heard)
        return tuple(
            replace(row, words=None, salt=None) if row.number in self._standings[row.channel].erased else row
            for row in rows
        )

    def catch_up(self) -> bool:
        """Fold in what was written since, and write what has fallen due; whether there was anything.

        Where the store can be read and not written, what is recorded stands.
        """
        with self._lock:
            before = self._written.count
            self._read()
            with suppress(JournalUnavailableError):
                self._fall_due(self._means.clock())
            return self._written.count > before

    def wait(self, timeout: float) -> bool:
        """Wait until something may have been written elsewhere, so long at most; whether that is so."""
        return self._journal.wait(timeout)

    def close(self) -> None:
        """Let go of the journal."""
        self._journal.close()

    def _read(self) -> None:
        """Fold in what was written since."""
        for rows, mark in pages(self._journal, self._mark):
            self._mark = mark
            for row in rows:
                self._fold(row)
        if self._orders:
            self._erase()

    def _fall_due(self, now: datetime) -> None:
        """Write what has fallen due by now, each at its own time, the earliest first."""
        while (first := self._running.first(now)) is not None:
            channel, term = first
            request = acts.Request(author=TIME, channel=channel, act=acts.Say(words=""))
            if self._write(request, term.falls(hold(self._standings, channel)), term.at) is None:
                self._read()

    def _ordered(self, channel: ChannelId, numbers: tuple[int, ...]) -> None:
        """Take an order to erase, as far as it is not carried out."""
        left = set(numbers) - self._wordless.get(channel, set())
        if left:
            self._orders.setdefault(channel, set()).update(left)

    def _erase(self) -> None:
        """Carry out what entries of the record order to be erased: from memory at once, from the store as it can be.

        The order is on the disk before. Whoever stands on the journal next finishes what was begun: another
        floor, or this one when the store can be written again.
        """
        for channel, numbers in self._orders.items():
            self._forget(channel, numbers - self._wordless.get(channel, set()))
        with suppress(JournalUnavailableError):
            while self._orders:
                channel = next(iter(self._orders))
                self._journal.erase(channel, sorted(self._orders[channel]))
                del self._orders[channel]

    def _forget(self, channel: ChannelId, numbers: set[int]) -> None:
        """Let nothing in memory hold the words of some entries: they read as erased, and the channel is folded anew."""
        if not numbers:
            return
        self._written.forget(channel, numbers)
        self._wordless.setdefault(channel, set()).update(numbers)
        self._standings[channel] = fold(self._written[channel])
        self._running.moved(channel)
        self._sights.clear()
        self._erasures += 1

    def _fold(self, row: Row) -> None:
        entry = decode(row)
        before = self._standings.get(entry.channel)
        self._standings[entry.channel] = opened(entry) if before is None else applied(before, entry)
        self._heads[entry.channel] = Head(row.channel, row.number, row.hash)
        self._running.moved(entry.channel)
        self._written.add(entry)
        if row.words is None:
            self._wordless.setdefault(entry.channel, set()).add(entry.number)
        if isinstance(entry.act, acts.Erase):
            self._ordered(entry.channel, entry.act.numbers)

    @property
    def _entries(self) -> Sequence[Entry]:
        """Every entry in the order in which it was written."""
        return self._written.all

    def _changed_since(self, request: acts.Request) -> tuple[Entry, ...]:
        """What was written on the channel since the writer looked, on the very thing the act is about."""
        if request.seen is None:
            return ()
        seen = request.seen
        later = self._written.since(request.channel, seen) if seen < self._number(request.channel) else ()
        if not any(upset_by(request.act, entry.act) for entry in later):
            return ()
        heard = self.view(request.author).line(request.channel)
        since = () if heard is None else (entry for entry in heard.entries if entry.number > seen)
        return tuple(entry for entry in since if upset_by(request.act, entry.act))

    def _write(
        self, request: acts.Request, inscriptions: tuple[Inscription, ...], now: datetime
    ) -> tuple[Entry, ...] | None:
        """Number, seal and append; nothing where a channel moved on meanwhile and all must be judged again."""
        rows: list[Row] = []
        heads = dict(self._heads)
        on = {
            each.channel: each.act.channel.grounds
            for each in inscriptions
            if isinstance(each.act, acts.Opening)
        }
        expected: dict[ChannelId, int] = {}
        for inscription in inscriptions:
            previous = heads.get(inscription.channel, Head(inscription.channel, 0, START))
            standing_on = on.get(inscription.channel) or self._grounds(inscription.channel)
            grounds = tuple(heads.get(each, Head(each, 0, START)) for each in standing_on)
            entry = Entry(
                channel=inscription.channel,
                number=previous.number + 1,
                time=now,
                author=request.author,
                on_behalf_of=request.on_behalf_of,
                from_paper=_paper_of(request, inscription),
                act=inscription.act,
                verdict=inscription.verdict,
                key=request.key,
                previous=previous.hash,
                heads=grounds,
            )
            row = encode(entry, self._means.salt())
            rows.append(row)
            heads[row.channel] = Head(row.channel, row.number, row.hash)
            for channel in (inscription.channel, *standing_on):
                expected.setdefault(channel, self._number(channel))
        if not self._journal.append(tuple(rows), expected):
            return None
        self._read()
        return tuple(map(decode, rows))

    def _grounds(self, channel: ChannelId) -> tuple[ChannelId, ...]:
        known = self._standings.get(channel)
        return () if known is None else known.channel.grounds

    def _number(self, channel: ChannelId) -> int:
        known = self._heads.get(channel)
        return 0 if known is None else known.number


_TOLD = acts.Released | acts.ContactKnown | acts.ContactWithdrawn | acts.AskKnown | acts.AskWithdrawn
"""What a channel is told of another: it comes without the paper it is from."""


def _paper_of(request: acts.Request, inscription: Inscription) -> str:
    """The paper an entry is from: what is released to others comes in the words chosen for it, and with nothing else."""
    told = isinstance(inscription.act, _TOLD)
    return "" if told else request.from_paper
