"""Whether every name that a file uses exists."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.party import PartyId
from multitrack.talksfile.notes import Notes, Place, Use
from multitrack.talksfile.problems import shortened

GIVEN_UNDER = {
    "parties": ("party",),
    "powers": ("power",),
    "constituencies": ("constituency",),
    "channels": ("channel",),
    "issues": ("issue",),
    "draft": ("bracket",),
    "tracks": ("track",),
    "statements": ("statement",),
}
"""The kinds of names that each part of the file gives."""


def check_names(notes: Notes) -> None:
    """Note a problem for every name that does not exist."""
    known: dict[tuple[tuple[str, ...], str | None], dict[str, None]] = {}
    for use in notes.uses:
        names = known.get((use.kinds, use.issue))
        if names is None:
            found = (name for kind in use.kinds for name in known_names(notes, kind, use.issue))
            names = known[use.kinds, use.issue] = dict.fromkeys(found)
        if use.name not in names and not _unsure(notes, use):
            _unknown(use, list(names))


def known_names(notes: Notes, kind: str, issue: str | None = None) -> Iterator[str]:
    """The names of a kind: those the file gives, and the channels and the mediation team that all talks have."""
    if kind == "channel":
        yield from standing_channels(notes)
    elif kind == "mediation team":
        yield TEAM
    yield from notes.names(kind, issue)


def standing_channels(notes: Notes) -> Iterator[str]:
    """The channels that all talks have without naming them."""
    yield from (PUBLIC, PLENARY, TEAM)
    yield from (track_channel(track) for track in notes.names("track"))
    for party in notes.names("party"):
        yield from (delegation_channel(PartyId(party)), caucus_channel(PartyId(party)))


def check_channels(notes: Notes, place: Place) -> None:
    """Note a problem for a channel that bears the code of one that all talks have."""
    for name in standing_channels(notes):
        line = notes.names("channel").get(name)
        if line is not None:
            inner = place.inside("channels")
            inner.problem(line, f'all talks have a channel "{name}"', "another code, or no entry for it")


def check_counts(notes: Notes) -> None:
    """Note a problem for a rule that asks for more parties than there are."""
    parties = len(notes.names("party"))
    for at, line, count in notes.counts:
        if count > parties and ("party", None) not in notes.unsure:
            at.problem(line, f"{count} parties are asked for, there are {parties}", f"at most {parties}")


def _unsure(notes: Notes, use: Use) -> bool:
    """Whether the name may be one that could not be read, or belongs to an issue that does not exist."""
    kinds = (*use.kinds, *(("track", "party") if "channel" in use.kinds else ()))
    if any((kind, use.issue) in notes.unsure for kind in kinds):
        return True
    return use.issue is not None and use.issue not in notes.names("issue")


def _unknown(use: Use, known: list[str]) -> None:
    """Tell of a name that does not exist, beside those that do."""
    what = " or ".join(use.kinds)
    of = "" if use.issue is None else f' of "{use.issue}"'
    found = f'there is no {what} "{shortened(use.name)}"{of}'
    place = use.place.outside(*use.kinds)
    if known:
        place.unknown(use.line, found, use.name, known)
    else:
        place.problem(use.line, found, f"a {what} of this file, which has none")
