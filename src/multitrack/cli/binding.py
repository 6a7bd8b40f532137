"""The command of whoever runs the talks: which list binds, and with which effect."""

from __future__ import annotations

import click

from multitrack.cli.saying import json_option, say
from multitrack.report.bad_input import BadInputError


@click.command()
@click.argument("record", metavar="RECORD")
@click.option("--list", "name", metavar="NAME", help="The list of which something is declared, by its name.")
@click.option("--kept-by", "keeper", metavar="AUTHORITY", help="Who keeps it, where several bear that name.")
@click.option("--binds/--binds-no-longer", "binds", default=None, help="Whether it binds these talks.")
@click.option("--by", metavar="NAME", help="By whose word it is declared; it stands in the record.")
@click.option(
    "--effect", metavar="TEXT", default="", help="What follows from it, in the words of whoever declares it."
)
@click.option(
    "--channel-open",
    is_flag=True,
    help="Whoever the mediation team noted as spoken to on a channel only may still be served what that hears.",
)
@json_option
def binding(
    record: str,
    *,
    name: str | None,
    keeper: str | None,
    binds: bool | None,
    by: str | None,
    effect: str,
    channel_open: bool,
) -> None:
    """Say which lists bind, or declare it.

    For whoever runs the talks, and nobody with a seat: it is done on the record itself. The mediation team notes
    who stands on whose list; no list binds by that. Without --list: every list that is noted, and what was
    declared of it. With --list, --by and --binds: from that moment no account is issued to a group that a person
    said is on it, sign-ins are refused, open logins end. With --binds-no-longer they open again as they were.

    Exit 2: no such record or list, or something is lacking.
    """
    from multitrack.record.act import DeclareList, ListId
    from multitrack.report import binding as lists

    if name is None:
        if binds is not None or by is not None or keeper is not None or effect or channel_open:
            raise BadInputError("Something is declared, and of no list. Add --list NAME.")
        say(lists.declarations(record))
        return
    if binds is None or by is None:
        raise BadInputError(
            "What is declared of a list, and by whom? Add --binds or --binds-no-longer, and --by NAME."
        )
    word = DeclareList(on=ListId(""), binding=binds, by=by, effect=effect, channel_open=channel_open)
    say(lists.declared(record, name, keeper, word))
