"""The commands for four questions beside the zone: power, better, blocking and leverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from multitrack.cli.asked import known_to, talks_asked
from multitrack.cli.pacing import seconds_option, watching
from multitrack.cli.saying import file_argument, json_option, say, tables_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@file_argument
@known_to
@tables_option
@json_option
def power(file: str, person: str | None, day: datetime | None) -> None:
    """Say what the rule gives each party.

    How often each party's word turns too few into enough, whatever is on the table; its share of all such times
    (Banzhaf), and of the orders in which its word is the one that is enough (Shapley and Shubik). Only the rule
    is looked at, not what anybody wants.

    Exit 1: the rule treats too many parties differently.
    """
    from multitrack.report.power_in_words import power_of

    talks = talks_asked(file, person, day)
    say(power_of(talks), talks)


@click.command()
@file_argument
@click.option(
    "--than",
    "choices",
    required=True,
    metavar="A=A2,B=B3",
    help="The text: an option for every issue that arises.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Where there are too many packages to go through: give up after so many seconds.",
)
@known_to
@tables_option
@json_option
def better(
    file: str, *, choices: str, seconds: float | None, person: str | None, day: datetime | None
) -> None:
    """Ask whether anything is better for all than a text.

    Of a text that was signed, or could be: which packages give nobody less and somebody more, those first that
    give most in all, or the proof that there is none. The mandate of every party has to be known.

    Exit 1: something is better for all.
    """
    from multitrack.report.better_in_words import better_of
    from multitrack.report.handed_in import package_of

    talks = talks_asked(file, person, day)
    text = package_of(choices, talks, "--than")
    with watching(seconds) as watch:
        answer = better_of(talks, text, watch)
    say(answer, talks)


@click.command()
@file_argument
@seconds_option
@known_to
@tables_option
@json_option
def blocking(file: str, *, seconds: float | None, person: str | None, day: datetime | None) -> None:
    """Say who can stop it, and what keeps it shut.

    First by the rule alone: the smallest sets of parties, down to the groups inside composite delegations, without
    whom nothing can be decided. Then by what is refused: where nothing is left, the smallest sets of refusals,
    walk-away points and linkages that by themselves leave nothing, and the smallest that would open something if
    they were given up; where something is left, what each single refusal keeps shut.

    Where there are too many packages to go through, whether anything is left is asked again and again with some
    refusals standing and others given up; what is told is proved, and it is said what was not looked for. That may
    take minutes; the first Ctrl-C tells what is known so far.

    Exit 1: nothing is left, or the question is too large.
    """
    from multitrack.report.blocking_in_words import blocking_of

    talks = talks_asked(file, person, day)
    with watching(seconds, "sets of refusals are tried") as watch:
        answer = blocking_of(talks, watch)
    say(answer, talks)


@click.command()
@file_argument
@seconds_option
@known_to
@tables_option
@json_option
def leverage(file: str, *, seconds: float | None, person: str | None, day: datetime | None) -> None:
    """Say what opens if one party moves.

    Party by party, everybody else staying where they are: how many packages more there are once its walk-away
    point is lowered, and by how much at least; what opens without one red line; and, from stances, if it could
    live with one thing that it refuses. Beside it who is held to be able to move it, on what that rests; that is
    an assumption, and no part of the numbers. At the end: who outside the table could undo it, on whose word it
    rests, who would verify that, and what follows where lists of groups disagree.

    Where there are too many packages to go through, they are folded issue by issue, and each number says how sure
    it is. That may take long; the first Ctrl-C tells what is known so far.

    Exit 1: the question is too large.
    """
    from multitrack.report.leverage_in_words import leverage_of

    talks = talks_asked(file, person, day)
    with watching(seconds) as watch:
        answer = leverage_of(talks, watch)
    say(answer, talks)
