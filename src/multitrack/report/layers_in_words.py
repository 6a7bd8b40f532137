"""At the table and at home: how many packages suit the delegations, those they carry, and both; in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.layers import Layers
from multitrack.model.constituency import Constituency
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, counts_as_json, frontier_as_json, package_as_json
from multitrack.report.page import Block, Heading, Paragraph, Table
from multitrack.report.phrasing import ACCEPTANCE, choice_in_words
from multitrack.report.saying import Sentence, Words, all_of, count, names, say, sentences

ORDER = (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
GIVEN = 20
"""How many of the packages that are left are given as JSON."""


def layers_in_words(talks: Talks, found: Layers | TooLarge | None) -> tuple[Block, ...]:
    """A section on both layers, where anything is noted of those at home."""
    if found is None:
        return ()
    heading = Heading(say("At the table and at home"))
    if isinstance(found, TooLarge):
        return (heading, Paragraph(say("How many packages suit both was not counted: it takes too long.")))
    rows = (
        (say("All delegations at the table"), found.at_the_table),
        (say("All at home whom they say they carry"), found.at_home),
        (say("Both"), found.both),
    )
    return (
        heading,
        Table(
            (say("Packages that suit"), *(ACCEPTANCE[each] for each in ORDER)),
            tuple((who, *(f"{counts.of(each):,}" for each in ORDER)) for who, counts in rows),
            numbers=(1, 2, 3, 4),
        ),
        Paragraph(sentences(_notes(found))),
        *_first(talks, found),
    )


def _first(talks: Talks, found: Layers) -> Iterator[Block]:
    """The first of the packages that are left, to look at."""
    if len(found.left):
        choices = names((choice_in_words(talks, choice) for choice in found.left[0].choices), "; ")
        yield Paragraph(say("The first that is left: {choices}.", choices=choices))


def _notes(found: Layers) -> Iterator[Sentence]:
    yield say("Counted at home: {constituencies}.", constituencies=_names(found.carried))
    if found.nothing_known:
        yield say(
            "Nothing is noted of {constituencies}: so every package that nobody else refuses is unknown.",
            constituencies=_names(found.nothing_known),
        )
    if found.not_carried:
        yield say(
            "Not counted, for nobody at the table says it carries them: {constituencies}.",
            constituencies=_names(found.not_carried),
        )
    lost = found.at_the_table.total - found.at_the_table.not_ - (found.both.total - found.both.not_)
    left = found.both.total - found.both.not_
    yield say(
        "Home alone rules out {lost}; {left} are left.",
        lost=count("{n} package", "{n} packages", lost),
        left=count("{n} package", "{n} packages", left),
    )
    if isinstance(found.frontier, Frontier):
        yield count(
            "Of those that suit all at the table and are not refused at home, {n} package is unbeaten: no other of them is "
            "better for one and at least as good for all.",
            "Of those that suit all at the table and are not refused at home, {n} packages are unbeaten: no other of them "
            "is better for one and at least as good for all.",
            found.frontier.size,
        )


def _names(these: tuple[Constituency, ...]) -> Words:
    return all_of(each.title for each in these)


def layers_as_json(found: Layers | TooLarge | None) -> Json | None:
    """Both layers, where anything is noted of those at home."""
    if found is None:
        return None
    if isinstance(found, TooLarge):
        return {"status": Status.TOO_LARGE.value}
    return {
        "status": found.status.value,
        "at_the_table": counts_as_json(found.at_the_table),
        "at_home": counts_as_json(found.at_home),
        "both": counts_as_json(found.both),
        "carried": [each.id for each in found.carried],
        "nothing_known_of": [each.id for each in found.nothing_known],
        "not_carried": [each.id for each in found.not_carried],
        "left": [package_as_json(package) for package in found.left[:GIVEN]],
        "frontier": frontier_as_json(found.frontier),
    }
