"""The command for whoever wonders how much hangs on what nobody knows: robust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from multitrack.cli import tables
from multitrack.cli.saying import file_argument, json_option, say

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
@click.option(
    "--as", "person", metavar="PERSON", help="FILE is a record: answer from what this person knows."
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="With --as: from what they knew at the end of that day, such as 2014-01-31.",
)
@json_option
def robust(file: str, *, draws: int, seed: int, person: str | None, day: datetime | None) -> None:
    """Say what holds, whatever the stances are that nobody noted.

    First, exactly, what passes whatever turns out. Then every stance that nobody noted is drawn at random,
    again and again, and each party's worths are set to any that fit what is known: in how many draws
    something passes, which packages pass in most, and whom each suits. Every share stands with its error.
    Last, which question would settle most packages.

    Exit 1: nothing can pass under the rule, or there are too many packages for so many draws.
    """
    from multitrack.report import answers
    from multitrack.report.handed_in import talks_for
    from multitrack.report.taken import talks_on

    if day is None:
        tables.say_what_is_open(file)
        talks = talks_for(file, person)
    else:
        talks = talks_on(file, person, day.date())
    say(answers.robust_of(talks, draws=draws, seed=seed))
