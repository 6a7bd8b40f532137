"""What stands on what: nothing may stand on itself in the end, and no text may unfold without measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.talksfile.notes import Notes, Place

Names = Mapping[str, tuple[str, ...]]

DEEPEST = 20
"""How many brackets may stand within one another."""
LONGEST = 10_000
"""How many brackets a draft may show when every alternative is unfolded."""

_STANDS_ON = {
    "issue": ("arises only if it arises itself", "conditions that lead to no issue twice"),
    "bracket": ("stands within itself", "brackets that end somewhere"),
    "channel": ("stands on itself", "grounds that end somewhere"),
}


def check_nesting(notes: Notes) -> None:
    """Note a problem for whatever stands on itself, once per circle, and for a draft that grows too far."""
    notes.links["bracket"] = notes.links.get("own bracket", {}) | notes.links.get("bracket", {})
    for kind, (found, expected) in _STANDS_ON.items():
        links = notes.links.get(kind, {})
        told: set[str] = set()
        for circle in circles({name: link.names for name, link in links.items()}):
            if told.isdisjoint(circle):
                link = links[circle[0]]
                way = " > ".join((*circle, circle[0]))
                link.place.problem(link.line, f'"{circle[0]}" {found} ({way})', expected)
            told.update(circle)
    _check_growth(notes)


def _check_growth(notes: Notes) -> None:
    """Note a problem for the first bracket that is too deep, and for a draft that is too long."""
    brackets, paragraphs = notes.links["bracket"], notes.links.get("paragraph", {})
    within = unfolded({name: link.names for name, link in brackets.items()})
    for name, (deep, _) in within.items():
        if deep > DEEPEST:
            link = brackets[name]
            expected = f"at most {DEEPEST} brackets within one another"
            link.place.problem(link.line, f'"{name}" holds brackets too deep within one another', expected)
            return
    total = 0
    for link in paragraphs.values():
        total += sum(within.get(name, (0, 0))[1] for name in link.names)
        if total > LONGEST:
            link.place.problem(link.line, f"the draft unfolds to more than {LONGEST} brackets", "fewer")
            return


def check_arising(notes: Notes, place: Place, talks: Talks) -> None:
    """Note a problem for issues that can never arise, each waiting for the other in the text."""
    ways = arising(talks.draft, talks.issues)
    needed = {
        str(issue): tuple(str(each.issue) for each in found[0])
        for issue, found in ways.items()
        if len(found) == 1
    }
    for circle in circles(needed):
        line = notes.names("issue").get(circle[0], 1)
        way = " > ".join((*circle, circle[0]))
        expected = "an issue that arises without the others"
        place.inside("issues").problem(line, f'"{circle[0]}" can never arise ({way})', expected)


def circles(names: Names) -> list[tuple[str, ...]]:
    """Each way that leads back to where it began, in the order of the file."""
    return [way for way, closed in _ways(names) if closed]


def unfolded(names: Names) -> dict[str, tuple[int, int]]:
    """For each name how deep and how long it is with all that stands within it; circles count once."""
    measured: dict[str, tuple[int, int]] = {}
    for way, closed in _ways(names):
        if not closed:
            within = [measured.get(name, (0, 0)) for name in names[way[-1]]]
            deep = 1 + max((each[0] for each in within), default=0)
            measured[way[-1]] = (deep, 1 + sum(each[1] for each in within))
    return measured


def _ways(names: Names) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Walk all names depth first: a way when its last name is done with, or a circle as soon as it closes."""
    done: set[str] = set()
    for start in names:
        way: dict[str, Iterator[str]] = {}
        walks = [iter((start,))]
        while walks:
            name = next(walks[-1], None)
            if name is None:
                walks.pop()
                if way:
                    last = next(reversed(way))
                    del way[last]
                    done.add(last)
                    yield (last,), False
            elif name in way:
                through = list(way)
                yield tuple(through[through.index(name) :]), True
            elif name in names and name not in done:
                way[name] = iter(names[name])
                walks.append(way[name])
