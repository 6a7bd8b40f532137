"""The command for whoever wonders how much hangs on what nobody knows: robust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from multitrack.cli.asked import known_to, talks_asked
from multitrack.cli.pacing import seconds_option, watching
from multitrack.cli.saying import file_argument, json_option, say, tables_option

if TYPE_CHECKING:
    from datetime import datetime

MOST_DRAWS = 1_000_000
"""How many draws may be asked for."""


@click.command()
@file_argument
@click.option(
    "--draws",
    type=click.IntRange(min=1, max=MOST_DRAWS),
    default=10_000,
    show_default=True,
    metavar="N",
    help="How many draws; ten thousand tell a share to one in a hundred.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=20140126,
    show_default=True,
    metavar="S",
    help="Another seed gives other draws, the same seed the same.",
)
@seconds_option
@known_to
@tables_option
@json_option
def robust(
    file: str, *, draws: int, seed: int, seconds: float | None, person: str | None, day: datetime | None
) -> None:
    """Say what holds, whatever the stances are that nobody noted.

    First, exactly, what passes whatever turns out. Then every stance that nobody noted is drawn at random,
    again and again, and each party's worths are set to any that fit what is known: in how many draws
    something passes, which packages pass in most, and whom each suits. Every share stands with its error.
    Last, which question would settle most packages.

    Where there are too many packages to go through, it is asked draw by draw whether anything passes. That may take
    long; the first Ctrl-C tells what is known so far, of the first draws.

    Exit 1: nothing can pass under the rule, or there are too many packages for so many draws.
    """
    from multitrack.report import answers

    talks = talks_asked(file, person, day)
    with watching(seconds, "{done} of {of} draws answered") as watch:
        answer = answers.robust_of(talks, draws=draws, seed=seed, pace=watch)
    say(answer, talks)
