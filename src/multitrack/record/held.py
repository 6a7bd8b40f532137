"""What a channel and its grounds hold together: all that an act on it may name, and is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import Issue, IssueId, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.statement import Statement, StatementId
from multitrack.model.track import Track, TrackId
from multitrack.record.answer import Named
from multitrack.record.standing import ChannelStanding, Held, Settled, Tabled


@dataclass(frozen=True, slots=True)
class Hold:
    """The standings of a channel (first) and of its grounds; later word goes before earlier."""

    standings: tuple[ChannelStanding, ...]

    @property
    def own(self) -> ChannelStanding:
        """The channel itself."""
        return self.standings[0]

    def issue(self, wanted: IssueId) -> Issue | None:
        """The issue, as the file stated it, or nothing where the channel and its grounds do not know it."""
        return next(filter(None, (standing.holds.issue(wanted) for standing in self.standings)), None)

    def party(self, wanted: PartyId) -> Party | None:
        """The party, or nothing where it is unknown here."""
        return next(filter(None, (standing.holds.party(wanted) for standing in self.standings)), None)

    def name(self, party: PartyId) -> Named:
        """A party in a sentence (its code where it is unknown here)."""
        known = self.party(party)
        return Named("party", party, party if known is None else known.name)

    def title(self, issue: IssueId) -> Named:
        """An issue in a sentence (its code where it is unknown here)."""
        known = self.issue(issue)
        return Named("issue", issue, issue if known is None else known.title)

    def issues(self) -> tuple[Issue, ...]:
        """Every issue known here, wider channels first, as the file stated it."""
        known = (issue for standing in reversed(self.standings) for issue in standing.holds.issues)
        return tuple({issue.id: issue for issue in known}.values())

    def parties(self) -> tuple[PartyId, ...]:
        """Every party known here."""
        known = (party.id for standing in reversed(self.standings) for party in standing.holds.parties)
        return tuple(dict.fromkeys(known))

    def at_table(self) -> tuple[PartyId, ...]:
        """The parties at the table, as far as the plenary is among the grounds (else all that are known)."""
        return tuple(
            party for party in self.parties() if all(standing.at_table(party) for standing in self.standings)
        )

    def out(self) -> frozenset[PartyId]:
        """The parties that walked out of this room, or of one it stands on, and have not come back."""
        return frozenset(party for standing in self.standings for party in standing.out)

    def proxy(self, party: PartyId) -> PartyId | None:
        """Through which party another speaks here; the narrower room's word goes first."""
        given = (standing.proxies.get(party) for standing in self.standings)
        return next((proxy.to for proxy in given if proxy is not None), None)

    def said(self, statement: StatementId) -> Statement | None:
        """A statement of the registers here, or nothing where it is unknown or was taken out."""
        return next(filter(None, (standing.said(statement) for standing in self.standings)), None)

    def option(self, issue: IssueId, option: OptionId) -> Tabled | None:
        """The option as it last stood here, withdrawn or not; nothing where it was never heard of."""
        return latest(standing.options.get((issue, option)) for standing in self.standings)

    def on_table(self, issue: IssueId, option: OptionId) -> Tabled | None:
        """The option where it is on the table."""
        tabled = self.option(issue, option)
        return None if tabled is None or tabled.withdrawn else tabled

    def options_of(self, issue: IssueId) -> Iterator[Tabled]:
        """The options on the table for an issue, in the order in which they came."""
        keys = (key for standing in reversed(self.standings) for key in standing.options if key[0] == issue)
        for key in dict.fromkeys(keys):
            if (tabled := self.on_table(*key)) is not None:
                yield tabled

    def positions_on(self, issue: IssueId, option: OptionId) -> Mapping[PartyId, Held]:
        """Each party's stance on an option among what is held here, on its words as they are now.

        Its own word goes before any reading of it; of the same sort, the later.
        """
        tabled = (standing.options.get((issue, option)) for standing in self.standings)
        amended = max((t.amended for t in tabled if t is not None and t.amended is not None), default=None)
        last: dict[PartyId, Held] = {}
        for standing in self.standings:
            for (party, *on), held in standing.positions.items():
                stale = amended is not None and held.time < amended
                if (
                    on == [issue, option]
                    and not stale
                    and (party not in last or held.rank > last[party].rank)
                ):
                    last[party] = held
        return last

    def settled(self, issue: IssueId) -> Settled | None:
        """What the body itself has settled on an issue, unless what it reported has lapsed in the plenary since."""
        done = self.own.settled.get(issue)
        lapsed = (standing.lapsed.get(issue) for standing in self.standings)
        fallen = any(was is not None and done is not None and done.time <= was.time for was in lapsed)
        return None if fallen else done

    def track(self, wanted: TrackId) -> Track | None:
        """The track, where it is known here and has not been ended."""
        return next(filter(None, (standing.tracks.get(wanted) for standing in self.standings)), None)

    def tracks(self) -> tuple[Track, ...]:
        """The tracks known here."""
        return tuple(track for standing in reversed(self.standings) for track in standing.tracks.values())

    def own_track(self) -> Track | None:
        """The track whose channel this is, while it is at work."""
        return next(
            (track for track in self.tracks() if track_channel(track.id) == self.own.channel.id), None
        )

    @property
    def closed(self) -> bool:
        """Whether nothing more is written here: the channel was closed, or its team was ended in the plenary."""
        ended = self.own.channel.kind is ChannelKind.TRACK and self.own_track() is None
        return ended or self.own.closed is not None


def latest(tabled: Iterable[Tabled | None]) -> Tabled | None:
    """An option as it last stood on some channels; who first brought those words counts as who tabled it."""
    known = tuple(filter(None, tabled))
    newest = max(known, key=lambda each: each.time, default=None)
    same = (t for t in known if newest and (t.option, t.withdrawn) == (newest.option, newest.withdrawn))
    return min(same, key=lambda each: each.time, default=None)


def hold(standings: Mapping[ChannelId, ChannelStanding], channel: ChannelId) -> Hold:
    """What a channel and its grounds hold together."""
    own = standings[channel]
    return Hold((own, *(standings[ground] for ground in own.channel.grounds)))
