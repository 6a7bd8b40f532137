"""Packages before the plenary: what each holds, who assents, who objects, and the text it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from multitrack.model.issue import Issue
from multitrack.model.text import BracketId, arising, write_out
from multitrack.record import act as acts
from multitrack.record.standing import ChannelStanding, Proposed, RatificationHeld, fold
from multitrack.report.ruling import rule_in_words
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences import moment
from multitrack.web.rooms.doings import OF_A_PACKAGE, OF_A_RATIFICATION, Doing, doing, offered
from multitrack.web.rooms.noting import Note, notes_on
from multitrack.web.rooms.room import Room


@dataclass(frozen=True, slots=True)
class Chosen:
    """One issue in a package and the option it takes; nothing where the package leaves it open."""

    issue: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What one party says of a package: agrees, objects (and why), or nothing yet."""

    party: str
    word: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: settled words, or the alternatives of a bracket that is still open."""

    words: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """An adopted package before a body outside: which, how it stands there, what was counted, and what may be done."""

    id: acts.RatificationId
    says: Sentence
    rule: Sentence
    over: bool
    notes: tuple[Note, ...]
    doings: tuple[Doing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePanel:
    """One package: what it holds, what was said of it, its text, and what may be done."""

    id: acts.PackageId
    title: str
    by: str
    time: datetime
    adopted: datetime | None
    overtaken_by: str
    chosen: tuple[Chosen, ...]
    voices: tuple[Voice, ...]
    text: tuple[tuple[Piece, ...], ...]
    clean: bool
    fresh: bool
    withdrawn: datetime | None
    notes: tuple[Note, ...]
    outside: tuple[Outside, ...]
    doings: tuple[Doing, ...]
    more: tuple[Doing, ...]

    @property
    def left_open(self) -> int:
        """How many issues it leaves open."""
        return len(self.chosen) - self.settled

    @property
    def settled(self) -> int:
        """How many issues it settles."""
        return sum(each.option is not None for each in self.chosen)


def packages(room: Room, looked: int) -> tuple[PackagePanel, ...]:
    """Every package before the plenary, the latest first."""
    proposed = sorted(room.line.standing.packages.values(), key=lambda each: -each.number)
    return tuple(_panel(room, each, looked) for each in proposed)


def _panel(room: Room, proposed: Proposed, looked: int) -> PackagePanel:
    called = room.visit.called
    standing = _as_it_stood(room, proposed)
    issues = _issues(standing)
    text = tuple(_pieces(standing, issues, proposed))
    return PackagePanel(
        id=proposed.id,
        title=proposed.title,
        by=called.person(proposed.by),
        time=proposed.time,
        adopted=proposed.adopted,
        overtaken_by=_overtaken_by(room, proposed),
        chosen=tuple(_chosen(room, standing, issues, proposed)),
        voices=tuple(_voices(room, proposed)),
        text=text,
        clean=not any(piece.alternatives for line in text for piece in line),
        fresh=proposed.number > looked and proposed.by != room.visit.person,
        withdrawn=proposed.withdrawn,
        notes=notes_on(room, acts.Question(package=proposed.id)),
        outside=tuple(_outside(room, proposed.id)),
        doings=tuple(_doings(room, proposed)),
        more=() if _overtaken_by(room, proposed) else offered(room, OF_A_PACKAGE, package=proposed.id),
    )


def _outside(room: Room, package: acts.PackageId) -> Iterator[Outside]:
    """The bodies outside that have the package before them, or had."""
    for code, held in room.line.standing.ratifications.items():
        if held.package == package:
            yield Outside(
                id=code,
                says=_ratified(held),
                rule=rule_in_words(held.rule, room.visit.called.party),
                over=held.closed is not None,
                notes=notes_on(room, acts.Question(ratification=code)),
                doings=offered(room, OF_A_RATIFICATION, ratification=code),
            )


def _ratified(held: RatificationHeld) -> Sentence:
    if held.closed is None and held.until is None:
        return say("Before {body} for ratification.", body=held.body)
    if held.closed is None and held.until is not None:
        return say(
            "Before {body} for ratification, until {moment}.", body=held.body, moment=moment(held.until)
        )
    if held.verdict is not None and held.verdict.accepted:
        return say("Ratified by {body}.", body=held.body)
    return say("Not ratified by {body}.", body=held.body)


def _overtaken_by(room: Room, proposed: Proposed) -> str:
    """The package adopted after this was proposed, on all its issues or with another option on one of them."""
    if proposed.adopted is not None:
        return ""
    for other in room.line.standing.packages.values():
        if other.adopted is None or other.adopted < proposed.time:
            continue
        taken = [(other.package.on(choice.issue), choice.option) for choice in proposed.package.choices]
        if all(theirs for theirs, _ in taken) or any(theirs and theirs != own for theirs, own in taken):
            return other.title
    return ""


def _as_it_stood(room: Room, proposed: Proposed) -> ChannelStanding:
    """The plenary when the package was adopted (its words are those of then), else as it stands now."""
    line = room.line
    adopted = next(
        (e.number for e in line.entries if isinstance(e.act, acts.Adopt) and e.act.package == proposed.id),
        None,
    )
    whole = bool(line.entries) and line.entries[0].number == 1
    if adopted is None or not whole:
        return line.standing
    return fold(entry for entry in line.entries if entry.number <= adopted)


def _issues(standing: ChannelStanding) -> tuple[Issue, ...]:
    """The plenary's issues with every option it has heard of."""
    return tuple(
        replace(
            issue,
            options=tuple(tabled.option for (on, _), tabled in standing.options.items() if on == issue.id),
        )
        for issue in standing.holds.issues
    )


def _chosen(
    room: Room, standing: ChannelStanding, issues: tuple[Issue, ...], proposed: Proposed
) -> Iterator[Chosen]:
    ways = arising(standing.holds.draft, issues)
    for issue in issues:
        option = proposed.package.on(issue.id)
        way = ways.get(issue.id, ())
        if option is None and way and not any(all(map(proposed.package.holds, one)) for one in way):
            continue
        known = None if option is None else issue.option(option)
        yield Chosen(room.visit.called.issue(issue.id), None if known is None else known.title)


def _voices(room: Room, proposed: Proposed) -> Iterator[Voice]:
    called = room.visit.called
    at_table = () if room.hold is None else room.hold.at_table()
    for party in dict.fromkeys((*at_table, *proposed.assents, *proposed.objections)):
        if party in proposed.assents:
            yield Voice(called.party(party), "assents")
        elif party in proposed.objections:
            yield Voice(called.party(party), "objects", proposed.objections[party])
        else:
            yield Voice(called.party(party), "silent")


def _pieces(
    standing: ChannelStanding, issues: tuple[Issue, ...], proposed: Proposed
) -> Iterator[tuple[Piece, ...]]:
    lifted: dict[BracketId, str] = dict(standing.lifted)
    for line in write_out(standing.holds.draft, issues, proposed.package):
        yield tuple(
            Piece(span.words)
            if span.bracket is None
            else Piece(lifted[span.bracket])
            if span.bracket in lifted
            else Piece("", span.alternatives)
            for span in line.spans
        )


def _doings(room: Room, proposed: Proposed) -> Iterator[Doing]:
    yield from offered(room, ("confirm",), package=proposed.id)
    if proposed.adopted is not None or proposed.withdrawn is not None or _overtaken_by(room, proposed):
        return
    for kind in ("assent", "object", "adopt"):
        if room.may(kind):
            yield doing(room, kind, package=proposed.id)
