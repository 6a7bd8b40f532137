"""The acts that a page offers, each with the way to its slip: what people do every day in sight, the rest behind a fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.record.standing import Settled, Tabled
from multitrack.web.rooms.offering import follows, possible
from multitrack.web.rooms.room import Room

OF_AN_OPTION = (
    "abstain",
    "reserve",
    "lift reservation",
    "withdraw position",
    "put under silence",
    "count votes",
    "count endorsements",
    "find",
)
"""The rarer acts on an option."""
OF_AN_ISSUE = ("park issue", "hand over", "move issue", "lapse")
"""The rarer acts on an issue."""
OF_A_PACKAGE = (
    "abstain",
    "reserve",
    "lift reservation",
    "put under silence",
    "count votes",
    "count endorsements",
    "find",
    "withdraw package",
    "put to ratification",
)
"""The rarer acts on a package."""
OF_A_RATIFICATION = ("count votes", "count endorsements", "find", "close ratification")
"""The acts on a package that is before a body outside."""
OF_THE_ROOM = ("report", "propose package", "come back", "ask", "note statement", "call sitting")
"""The acts on the room itself that people do every day."""
RARELY_OF_THE_ROOM = (
    "note contact",
    "give undertaking",
    "walk out",
    "give proxy",
    "end proxy",
    "harvest",
    "lift bracket",
    "open round",
    "open track",
    "restructure",
    "close track",
    "admit",
    "seat",
    "leave seat",
    "claim constituency",
    "contest claim",
    "withdraw claim",
    "note input",
    "answer input",
    "list group",
    "lift listing",
    "decide name",
    "open channel",
    "close channel",
)
"""The rarer acts on the room itself, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act that may be done here, and the way to its slip."""

    kind: str
    label: str | Promise
    url: str


def doing(room: Room, kind: str, label: str | Promise | None = None, **subject: str) -> Doing:
    """The way to a slip in this room."""
    where = reverse("channel", kwargs={"slug": room.visit.slug, "channel": room.line.id})
    query = urlencode({"do": kind.replace(" ", "-"), **subject})
    return Doing(kind, room.label(kind) if label is None else label, f"{where}?{query}#slip")


def offered(room: Room, kinds: Iterable[str], **subject: str) -> tuple[Doing, ...]:
    """Those of some acts that are possible now, on one thing."""
    return tuple(doing(room, kind, **subject) for kind in kinds if possible(room, kind, **subject))


def of_option(
    room: Room, issue: IssueId, tabled: Tabled, settled: Settled | None, *, here: bool
) -> Iterator[Doing]:
    """What people do every day with an option."""
    subject = {"issue": issue, "option": tabled.option.id}
    for kind in ("take position", "note reading"):
        if follows(room, kind, issue):
            yield doing(room, kind, **subject)
    if not here:
        return
    yield from offered(room, ("confirm", "group word"), **subject)
    if follows(room, "settle", issue) and settled is None and _borne(room, issue, tabled):
        yield doing(room, "settle", **subject)
    if not room.decides and tabled.number == 1:
        return
    ours = room.of_team or tabled.by == room.visit.person or tabled.on_behalf_of == room.side
    if ours and not (settled is not None and settled.option == tabled.option.id):
        for kind in ("amend option", "withdraw option"):
            if follows(room, kind, issue):
                yield doing(room, kind, **subject)


def _borne(room: Room, issue: IssueId, tabled: Tabled) -> bool:
    """Whether at least one party said here that it would have the option."""
    held = {} if room.hold is None else room.hold.positions_on(issue, tabled.option.id)
    return any(each.position.stance.bears for each in held.values())


def of_issue(room: Room, issue: IssueId, settled: Settled | None) -> Iterator[Doing]:
    """What people do every day with an issue."""
    if follows(room, "table option", issue):
        yield doing(room, "table option", issue=issue)
    if settled is not None and follows(room, "reopen", issue):
        yield doing(room, "reopen", issue=issue)
    yield from offered(room, ("take up",), issue=issue)


def of_room(room: Room) -> tuple[Doing, ...]:
    """The acts on the room itself that people do every day, as far as there is anything to do."""
    acts = tuple(doing(room, kind) for kind in OF_THE_ROOM if offers(room, kind))
    return (*acts, reading(room)) if offers(room, "note statement") else acts


def rarely_of_room(room: Room) -> tuple[Doing, ...]:
    """The rarer acts on the room itself, as far as they are possible."""
    acts = tuple(doing(room, kind) for kind in RARELY_OF_THE_ROOM if offers(room, kind))
    aside = room.may("note statement") and not offers(room, "note statement")
    return (*acts, reading(room)) if aside else acts


def reading(room: Room) -> Doing:
    """The way to the page on which a report is read, and its drafts are entered in this room."""
    where = reverse("read", kwargs={"slug": room.visit.slug, "channel": room.line.id})
    return Doing("read", _("Draft from a report"), where)


def offers(room: Room, kind: str) -> bool:
    """Whether this seat may do it, and there is something to do it with."""
    if kind in ("walk out", "come back", "give proxy", "end proxy", "harvest"):
        return possible(room, kind)
    return room.may(kind) and _has_matter(room, kind)


def _has_matter(room: Room, kind: str) -> bool:
    match kind:
        case "report":
            return _unreported(room)
        case "lift bracket":
            return _has_wording_to_lift(room)
        case "open round":
            return all(held.closed for held in room.line.standing.rounds.values())
        case "close track" | "restructure":
            return room.hold is not None and bool(room.hold.tracks())
        case "call sitting":
            return room.kind is not ChannelKind.TRACK
        case "note statement":
            return room.kind in (ChannelKind.TEAM, ChannelKind.DELEGATION, ChannelKind.CONTACT_GROUP)
        case "contest claim" | "withdraw claim":
            return _has_claims(room, own=kind == "withdraw claim")
        case "answer input":
            return bool(room.line.standing.inputs)
        case "lift listing" | "decide name":
            return any(each.lifted is None for each in room.line.standing.listings.values())
        case _:
            return True


def _has_claims(room: Room, *, own: bool) -> bool:
    """Whether a claim was made here that this seat could take back, or deny."""
    claimed = (party for each in room.line.standing.constituencies.values() for party in each.claimed_by)
    return any(room.of_team or (party == room.side) == own for party in claimed)


def _unreported(room: Room) -> bool:
    """Whether the team has settled anything that the plenary has not heard as it is."""
    standing = room.line.standing
    told = {issue: done.option for issue, done in standing.reported.items()}
    return any(told.get(issue) != done.option for issue, done in standing.settled.items())


def _has_wording_to_lift(room: Room) -> bool:
    standing = room.line.standing
    brackets = standing.holds.draft.brackets
    return any(not each.decided_by and each.id not in standing.lifted for each in brackets)
