"""Opening the talks: from a Talks to the first entry of every channel.

Each opening entry holds only what the file assigns to its channel. The agenda (parties and their admission,
issues, options, tracks, rule, linkage, draft) is the plenary's unless the file names a narrower channel for a
part of it. A mandate goes to its delegation's own channel and nowhere else. Everything else that names no
channel goes to the mediation team's own. Channels that do not stand on the plenary get a copy of the agenda,
so that they can name its issues.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    Channel,
    ChannelId,
    ChannelKind,
    History,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.contact import Ask, Contact
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.package import (
    AtMost,
    Budget,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)
from multitrack.model.party import OutsidePower
from multitrack.model.position import Importance, Position
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import bracket_table, places
from multitrack.record.act import Opening, Seat

P = TypeVar("P", Issue, Option, Statement, Position, Importance, Contact, Ask)
Seats = Mapping[ChannelId, tuple[Seat, ...]]
"""Who sits where when the talks open."""


class ConveningError(ValueError):
    """The talks cannot be opened: a part is assigned to a channel that does not exist."""


def standing_channels(talks: Talks) -> tuple[Channel, ...]:
    """The channels that talks open with, wider ones first.

    Public, plenary, one per track, the team's, each delegation's own and its caucus, and those the file names.
    """
    ground = (PLENARY, PUBLIC)
    everyone = tuple(party.id for party in talks.parties)
    whole = History.FROM_THE_START
    return (
        Channel(id=PUBLIC, kind=ChannelKind.PUBLIC, title="Public", history=whole),
        Channel(
            id=PLENARY,
            kind=ChannelKind.PLENARY,
            title="Plenary",
            parties=everyone,
            grounds=(PUBLIC,),
            history=whole,
        ),
        *(
            Channel(
                id=track_channel(t.id),
                kind=ChannelKind.TRACK,
                title=t.title,
                parties=t.team,
                grounds=ground,
                history=whole,
            )
            for t in talks.tracks
        ),
        Channel(id=TEAM, kind=ChannelKind.TEAM, title="Mediation team", history=whole),
        *(
            Channel(id=delegation_channel(p.id), kind=ChannelKind.DELEGATION, title=p.name, parties=(p.id,))
            for p in talks.parties
        ),
        *(
            Channel(id=caucus_channel(p.id), kind=ChannelKind.CAUCUS, title=p.name, parties=(p.id,))
            for p in talks.parties
        ),
        *talks.channels,
    )


def openings(talks: Talks, seats: Seats, public_key: str = "") -> tuple[Opening, ...]:
    """The opening entry of every channel, wider channels first.

    The key under which receipts are signed stands in those that everybody at the table hears.

    Raises ConveningError where the file assigns a part to a channel that does not exist.
    """
    channels = standing_channels(talks)
    _check_assignments(talks, channels)
    rules = {track_channel(track.id): track.rule for track in talks.tracks}
    return tuple(
        Opening(
            channel=channel,
            holds=part_for(talks, channel),
            rule=rules.get(channel.id, talks.rule),
            seats=seats.get(channel.id, ()),
            public_key=public_key if channel.id in (PLENARY, PUBLIC) else "",
        )
        for channel in channels
    )


def openable(talks: Talks) -> Talks:
    """The talks with no part assigned to a channel that is not theirs: a line may be closed, or unknown here.

    What names no channel goes to the mediation team's own.
    """
    known = _codes(talks)

    def here(part: P) -> P:
        return part if part.channel is None or part.channel in known else replace(part, channel=None)

    return replace(
        talks,
        issues=tuple(replace(here(each), options=tuple(map(here, each.options))) for each in talks.issues),
        statements=tuple(map(here, talks.statements)),
        positions=tuple(map(here, talks.positions)),
        importance=tuple(map(here, talks.importance)),
        contacts=tuple(map(here, talks.contacts)),
        asks=tuple(map(here, talks.asks)),
    )


def _codes(talks: Talks) -> frozenset[str]:
    """Everything that a part of the talks may be assigned to."""
    channels = (str(channel.id) for channel in standing_channels(talks))
    return frozenset((*channels, *(str(track.id) for track in talks.tracks)))


def part_for(talks: Talks, channel: Channel) -> Talks:
    """What the file assigns to one channel."""
    match channel.kind:
        case ChannelKind.PUBLIC:
            part = _nothing(talks)
        case ChannelKind.PLENARY:
            part = _agenda(talks)
        case ChannelKind.TRACK:
            part = replace(_nothing(talks), issues=_narrower(talks, channel))
        case ChannelKind.TEAM:
            part = replace(talks, mandates=())
        case ChannelKind.DELEGATION:
            own = tuple(mandate for mandate in talks.mandates if mandate.party in channel.parties)
            part = replace(_agenda(talks), mandates=own)
        case _:
            part = _agenda(talks)
    return _with_words(part, talks, channel)


def _nothing(talks: Talks) -> Talks:
    """The name of the talks, and nothing of them."""
    return Talks(
        title=talks.title,
        about=talks.about,
        language=talks.language,
        exercise=talks.exercise,
        as_on=talks.as_on,
        rule=talks.rule,
        parties=(),
        issues=(),
    )


def _agenda(talks: Talks) -> Talks:
    """What the plenary opens with: all that concerns only issues and options which it may hear of."""
    issues = tuple(_wide_options(issue) for issue in talks.issues if _is_wide(issue.channel))
    known = {issue.id: frozenset(option.id for option in issue.options) for issue in issues}
    issues = tuple(
        issue for issue in issues if issue.options and all(c.issue in known for c in issue.arises_if)
    )
    known = {issue.id: known[issue.id] for issue in issues}
    tracks = tuple(
        replace(track, issues=tuple(issue for issue in track.issues if issue in known))
        for track in talks.tracks
    )
    return replace(
        _nothing(talks),
        parties=talks.parties,
        mediation=talks.mediation,
        admissions=talks.admissions,
        issues=issues,
        tracks=tracks,
        linkage=tuple(link for link in talks.linkage if _names(link) <= _pairs(known)),
        draft=talks.draft if _draft_issues(talks) <= set(known) else type(talks.draft)(),
    )


def _with_words(part: Talks, talks: Talks, channel: Channel) -> Talks:
    """The part with the statements, positions, importances, contacts and asks that the file assigns to its channel."""
    heard = tuple(s for s in talks.statements if _belongs(s.channel, channel))
    known = {statement.id for statement in heard}
    statements = tuple(
        replace(
            s,
            contradicts=tuple(other for other in s.contradicts if other in known),
            supersedes=tuple(other for other in s.supersedes if other in known),
        )
        for s in heard
    )
    positions = (p for p in talks.positions if _belongs(p.channel, channel))
    importance = (i for i in talks.importance if _belongs(i.channel, channel))
    contacts = tuple(
        replace(c, rests_on=tuple(s for s in c.rests_on if s in known))
        for c in talks.contacts
        if _belongs(c.channel, channel)
    )
    asks = tuple(_askable(a, part, channel, known) for a in talks.asks if _belongs(a.channel, channel))
    return replace(
        part,
        powers=_named_powers(part, talks, channel, contacts, asks),
        contacts=contacts,
        asks=asks,
        statements=statements,
        positions=tuple(replace(p, rests_on=tuple(s for s in p.rests_on if s in known)) for p in positions),
        importance=tuple(replace(i, rests_on=tuple(s for s in i.rests_on if s in known)) for i in importance),
    )


def _askable(ask: Ask, part: Talks, channel: Channel, known: Container[StatementId]) -> Ask:
    """An ask as its channel can hold it: naming only an issue, an option and statements that it knows."""
    heard = replace(ask, rests_on=tuple(s for s in ask.rests_on if s in known))
    if ask.issue is None or channel.kind is ChannelKind.TRACK:
        return heard
    if part.issue(ask.issue) is None:
        return replace(heard, issue=None, option=None)
    return heard if ask.option is None or part.option(ask.issue, ask.option) else replace(heard, option=None)


def _named_powers(
    part: Talks, talks: Talks, channel: Channel, contacts: Iterable[Contact], asks: Iterable[Ask]
) -> tuple[OutsidePower, ...]:
    """The outside powers that a channel holds, those it is with, and those that its contacts and asks name."""
    named: set[str | None] = {*channel.powers, *(power.id for power in part.powers)}
    for contact in contacts:
        named |= {*contact.between, contact.through}
    for ask in asks:
        named |= {ask.by, ask.of}
    return tuple(power for power in talks.powers if power.id in named)


def _belongs(named: str | None, channel: Channel) -> bool:
    """Whether a part that names a channel (or none) belongs on this one; the team holds the whole file."""
    if channel.kind is ChannelKind.TEAM:
        return True
    return named is not None and named in (channel.id, channel.id.removeprefix("track-"))


def _narrower(talks: Talks, channel: Channel) -> tuple[Issue, ...]:
    """The issues that are assigned to this channel, and wide issues with the options assigned to it."""
    own = (
        issue
        if _belongs(issue.channel, channel)
        else replace(issue, options=tuple(o for o in issue.options if _belongs(o.channel, channel)))
        for issue in talks.issues
    )
    return tuple(issue for issue in own if issue.options)


def _is_wide(named: str | None) -> bool:
    return named in (None, PLENARY, PUBLIC)


def _wide_options(issue: Issue) -> Issue:
    return replace(issue, options=tuple(option for option in issue.options if _is_wide(option.channel)))


def _draft_issues(talks: Talks) -> set[IssueId]:
    """Every issue whose bracket stands in the draft."""
    table = bracket_table(talks.draft, talks.issues)
    words = [paragraph.words for paragraph in talks.draft.paragraphs]
    words += [alternative.words for bracket in talks.draft.brackets for alternative in bracket.alternatives]
    standing = (table[place] for text in words for place in places(text) if place in table)
    return {issue for bracket in (*talks.draft.brackets, *standing) for issue in bracket.decided_by}


def _names(link: Linkage) -> set[tuple[IssueId, OptionId | None]]:
    """What a linkage names: pairs of issue and option (no option: the issue as such)."""
    match link:
        case NothingUntilAll(issues=issues) | EarlyHarvest(issues=issues):
            return {(issue, None) for issue in issues}
        case Requires(where=where, needs=needs):
            return {(c.issue, option) for c in (*where, *needs) for option in c.options}
        case Excludes(together=together) | AtMost(of=together):
            return {(c.issue, option) for c in together for option in c.options}
        case Budget(costs=costs):
            return {(cost.issue, cost.option) for cost in costs}


def _pairs(known: Mapping[IssueId, Iterable[OptionId]]) -> set[tuple[IssueId, OptionId | None]]:
    return {(issue, None) for issue in known} | {
        (i, option) for i, options in known.items() for option in options
    }


def _check_assignments(talks: Talks, channels: tuple[Channel, ...]) -> None:
    known = _codes(talks)
    if len({channel.id for channel in channels}) < len(channels):
        raise ConveningError("two channels of these talks bear the same code")
    named = (
        *(issue.channel for issue in talks.issues),
        *(option.channel for issue in talks.issues for option in issue.options),
        *(statement.channel for statement in talks.statements),
        *(position.channel for position in talks.positions),
        *(importance.channel for importance in talks.importance),
        *(contact.channel for contact in talks.contacts),
        *(ask.channel for ask in talks.asks),
    )
    for name in named:
        if name is not None and name not in known:
            raise ConveningError(f"a part of the talks is assigned to {name!r}, and there is no such channel")
