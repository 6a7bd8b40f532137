"""The command for whoever forms work teams: teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from multitrack.cli.asked import known_to, talks_asked
from multitrack.cli.pacing import watching
from multitrack.cli.saying import file_argument, json_option, say, tables_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@file_argument
@click.option(
    "--by",
    type=click.Choice(["links", "trade"]),
    help="links: what issues are worth together, and what ties them. trade: what sides could give on one for another.",
)
@click.option("--teams", "number", type=click.IntRange(min=1), metavar="N", help="Exactly so many teams.")
@click.option("--largest", type=click.IntRange(min=1), metavar="N", help="At most so many issues in a team.")
@click.option(
    "--smallest", type=click.IntRange(min=1), metavar="N", help="At least so many issues in a team."
)
@click.option(
    "--together", multiple=True, metavar="A,B", help="Issues for one team, for they need the same expert."
)
@click.option("--apart", multiple=True, metavar="A,B", help="Issues that no one team may have.")
@click.option(
    "--people",
    multiple=True,
    metavar="PARTY=N",
    help="A delegation can sit in so many teams at once; it sits wherever something concerns it.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Tell the best split known after so many seconds, and how much better one could be.",
)
@known_to
@tables_option
@json_option
def teams(
    file: str,
    *,
    by: str | None,
    number: int | None,
    largest: int | None,
    smallest: int | None,
    together: tuple[str, ...],
    apart: tuple[str, ...],
    people: tuple[str, ...],
    seconds: float | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Say which issues belong in which work team.

    The split of the issues into teams that hold together best, proved, or within the limits the one that cuts
    least: what is worth something together, what is tied, what could be traded. Then what it costs to part
    what is parted, and the same for the tracks and structures that the talks declare. Where there is no good
    split that is said, with what stands in its way.

    Exit 1: no split keeps to the limits.
    """
    from multitrack.analysis.grouping.teams import Measure
    from multitrack.report.teams_asked import Typed, limits_of
    from multitrack.report.teams_in_words import teams_of

    talks = talks_asked(file, person, day)
    typed = Typed(
        teams=number, largest=largest, smallest=smallest, together=together, apart=apart, people=people
    )
    limits = limits_of(typed, talks)
    measure = None if by is None else Measure(by)
    with watching(seconds, "{done} parts of all splits gone through") as watch:
        answer = teams_of(talks, by=measure, limits=limits, go_on=lambda done: watch(done, 0))
    say(answer, talks)
