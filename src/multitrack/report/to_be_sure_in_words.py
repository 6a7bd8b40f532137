"""What would make a possible package sure: as questions to ask, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.to_be_sure import NotKnown, ToBeSure
from multitrack.model.package import Choice, Package
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.deciding import beyond_in_words
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import counted, issue_title, listed, option_title, party_name, party_names

SHOWN = 4
"""So many other sets that are just as small are named."""


def to_be_sure_in_words(talks: Talks, package: Package, found: ToBeSure) -> Iterator[Block]:
    """The questions whose yes, all together, would make the package surely acceptable."""
    yield Heading("What to ask for it to be sure")
    if not found.sets:
        yield Paragraph(_never(talks))
        return
    first, *others = found.sets
    yield Paragraph(_how_many(found, first))
    yield Points(tuple(_question(talks, package, each) for each in first))
    yield from _just_as_few(talks, found, others)


def _never(talks: Talks) -> str:
    beyond = beyond_in_words(talks.rule)
    if beyond:
        return f"No answer of the parties makes it sure: the rule hangs on {beyond}, too."
    return "No answer of the parties makes it sure."


def _how_many(found: ToBeSure, first: tuple[NotKnown, ...]) -> str:
    asked = counted(sum(len(each.choices) for each in first), "more stance", "more stances")
    if found.status is Status.BOUNDED:
        return (
            f"It would be surely acceptable if {asked} were known and favourable, so that the answer to each of these "
            f"is yes. None of these parties can be spared. Whether fewer would do with others is not known, for there are too many "
            f"sets of parties to try; fewer than {found.at_least:,} would not do."
        )
    return (
        f"It would be surely acceptable if {asked} were known and favourable, so that the answer to each of these "
        "is yes. Fewer would not do."
    )


def _question(talks: Talks, package: Package, each: NotKnown) -> str:
    who = party_name(talks, each.party)
    if len(each.choices) > 1 and len(each.choices) == len(package.choices):
        return (
            f"Can {who} live with all {len(each.choices)} things in it? Its stance on none of them is known."
        )
    asked = listed((_choice(talks, choice) for choice in each.choices), "and with")
    return f"Can {who} live with {asked}?"


def _choice(talks: Talks, choice: Choice) -> str:
    return f'"{option_title(talks, choice.issue, choice.option)}" on "{issue_title(talks, choice.issue)}"'


def _just_as_few(talks: Talks, found: ToBeSure, others: list[tuple[NotKnown, ...]]) -> Iterator[Block]:
    """Whom one could ask instead."""
    if others:
        yield Paragraph("Just as few would do if these were asked instead, each on what is not known of it:")
        named = tuple(party_names(talks, (each.party for each in some)) for some in others[:SHOWN])
        more = len(others) - len(named) + (found.more or 0)
        yield Points((*named, *((f"{counted(more, 'more set', 'more sets')} of parties",) if more else ())))
    if found.more is None and found.status is Status.EXACT:
        yield Paragraph("There may be further sets that are as small; not all were gone through.")


def to_be_sure_as_json(found: ToBeSure | None) -> Json | None:
    """The same as JSON."""
    if found is None:
        return None
    return {
        "status": found.status.value,
        "sets": [
            [
                {"party": each.party, "issue": choice.issue, "option": choice.option}
                for each in some
                for choice in each.choices
            ]
            for some in found.sets
        ],
        "more": found.more,
        "at_least": found.at_least,
    }
