"""What a command is asked about: a file, or a record as one person knows or knew it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from multitrack.cli.saying import Command

if TYPE_CHECKING:
    from datetime import date, datetime

    from multitrack.model.talks import Talks


def known_to(command: Command) -> Command:
    """The options that say whose view of a record is asked for, and as on which day."""
    on_a_day = click.option(
        "--on",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="With --as: from what they knew at the end of that day, such as 2014-01-31.",
    )
    return click.option(
        "--as", "person", metavar="PERSON", help="FILE is a record: answer from what this person knows."
    )(on_a_day(command))


def talks_asked(file: str, person: str | None, day: datetime | None) -> Talks:
    """The talks that were asked about, of a record as one person knows or knew them. Raises BadInputError."""
    if day is None:
        from multitrack.cli.tables import say_what_is_open
        from multitrack.report.handed_in import talks_for

        say_what_is_open(file)
        return talks_for(file, person)
    from multitrack.report.taken import talks_on

    return talks_on(file, person, day.date())


def talks_counted_to(file: str, person: str | None, day: datetime | None) -> Talks:
    """The same; of a talks file too a day may be named, to count ages to. Raises BadInputError."""
    from multitrack.report.handed_in import Kind, kind_of

    counted_to = day is not None and person is None and kind_of(file) is Kind.TALKS
    return talks_asked(file, person, None if counted_to else day)


def the_day(talks: Talks, day: datetime | None) -> date:
    """The day that ages are counted to."""
    from multitrack.report.means import means

    return day.date() if day is not None else talks.as_on or means().clock().date()
