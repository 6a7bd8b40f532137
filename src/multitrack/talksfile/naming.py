"""Whether every name that a file uses exists, and whether nothing stands on itself in the end."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.channel import PLENARY, PUBLIC, TEAM, caucus_channel, delegation_channel, track_channel
from multitrack.model.party import PartyId
from multitrack.talksfile.notes import Link, Notes, Use
from multitrack.talksfile.problems import nearest, one_of


def check_names(notes: Notes) -> None:
    """Note a problem for every name that does not exist."""
    for use in notes.uses:
        known = [name for kind in use.kinds for name in known_names(notes, kind, use.issue)]
        if use.name not in known and not _unsure(notes, use):
            _unknown(use, known)


def known_names(notes: Notes, kind: str, issue: str | None = None) -> Iterator[str]:
    """The names of a kind: those the file gives, and the channels that all talks have."""
    if kind == "channel":
        yield from (PUBLIC, PLENARY, TEAM)
        yield from (track_channel(track) for track in notes.names("track"))
        for party in notes.names("party"):
            yield from (delegation_channel(PartyId(party)), caucus_channel(PartyId(party)))
    yield from notes.names(kind, issue)


def _unsure(notes: Notes, use: Use) -> bool:
    """Whether the name may be one that could not be read, or belongs to an issue that does not exist."""
    kinds = (*use.kinds, *(("track", "party") if "channel" in use.kinds else ()))
    if any((kind, use.issue) in notes.unsure for kind in kinds):
        return True
    return use.issue is not None and use.issue not in notes.names("issue")


def _unknown(use: Use, known: list[str]) -> None:
    what = " or ".join(use.kinds)
    of = "" if use.issue is None else f' of "{use.issue}"'
    expected = one_of(known, use.name) if known else f"a {what} that the file names ({what}s: none so far)"
    use.place.problem(use.line, f'there is no {what} "{use.name}"{of}', expected, nearest(use.name, known))


_STANDS_ON = {
    "issue": ("arises only if it arises itself", "conditions that lead to no issue twice"),
    "bracket": ("stands within itself", "brackets that end somewhere"),
    "channel": ("stands on itself", "grounds that end somewhere"),
}


def check_circles(notes: Notes) -> None:
    """Note a problem for whatever stands on itself, named once per circle."""
    for kind, (found, expected) in _STANDS_ON.items():
        links = notes.links.get(kind, {})
        for circle in circles(links):
            link = links[circle[0]]
            way = " > ".join((*circle, circle[0]))
            link.place.problem(link.line, f'"{circle[0]}" {found} ({way})', expected)


def circles(links: dict[str, Link]) -> list[tuple[str, ...]]:
    """Each way that leads back to where it began, in the order of the file."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in links:
        way: list[str] = []
        stack = [(start, 0)]
        while stack:
            name, depth = stack.pop()
            del way[depth:]
            if name in way:
                found.append(tuple(way[way.index(name) :]))
            elif name not in done and name in links:
                way.append(name)
                stack += [(next_one, len(way)) for next_one in reversed(links[name].names)]
        done |= set(way) | {start}
    return found
