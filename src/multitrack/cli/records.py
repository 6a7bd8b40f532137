"""The commands of whoever holds a record or a part of it: verify, receipt, export, submit."""

from __future__ import annotations

from pathlib import Path

import click

from multitrack.cli.saying import json_option, say, write_json, write_text


@click.command()
@click.argument("record", metavar="RECORD")
@click.option(
    "--receipt",
    "receipts",
    multiple=True,
    metavar="FILE",
    help="A receipt to hold against it; as many as you have.",
)
@json_option
def verify(record: str, receipts: tuple[str, ...]) -> None:
    """Check that a record is whole.

    Every entry is held against the one before it on its channel, from what is stored and nothing else; the
    first broken entry is named. A record whose last entries were cut off, or that was written anew with all
    its hashes, is whole as far as it goes: only a receipt shows it. With --receipt: whether its entry stands
    in the record, or that the record was cut, reordered or rewritten, and where.

    RECORD may be an export: then what one person heard is checked, and how much of it is proven by itself.

    Exit 1: broken, or a receipt does not stand. Exit 2: no record, or no receipt.
    """
    say_verified(record, receipts)


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("channel", metavar="CHANNEL")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@click.option(
    "--as", "person", metavar="PERSON", required=True, help="Who heard the entry, and takes the receipt."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@json_option
def receipt(record: str, channel: str, number: int, *, person: str, output: Path | None) -> None:
    """Give the receipt of an entry.

    For one entry that the person heard on the public channel, in the plenary or on a track: what was done,
    by whom and when, its number and hash and those it stands on, signed with the key beside the record.
    "multitrack check" reads it without the record; "multitrack verify RECORD --receipt" holds a record
    against it. Other channels give no receipts, so that a leaked copy proves nothing to anyone.

    With -o, the receipt is written to a file and printed in words; without, it is printed as JSON.

    Exit 1: there is none for this entry.
    """
    from multitrack.record.receipt import receipt_as_json
    from multitrack.report import answers, proving
    from multitrack.report.as_json import written
    from multitrack.report.taken import heard_in

    given = proving.given(heard_in(record, person), channel, number)
    if isinstance(given, answers.Answer):
        say(given)
    elif output is None:
        click.echo(written(receipt_as_json(given)), nl=False)
    else:
        write_json(output, receipt_as_json(given))
        say(proving.checked(given, str(output)))


@click.command()
@click.argument("record", metavar="RECORD")
@click.option("--as", "person", metavar="PERSON", required=True, help="Whose export it is.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@json_option
def export(record: str, *, person: str, output: Path | None) -> None:
    """Write what one person hears to one file.

    Every entry they heard, channel by channel, with its words and seals; of a channel they did not hear from
    its start, where it stands as well, in the record's word: signed for the public channel, the plenary and
    tracks, plain for others. "multitrack verify" checks it without the record; "show", "zone" and "compare"
    read it. It is as confidential as everything that the person knows.

    With -o, it is written to a file and its check is printed; without, it is printed.

    Exit 2: no record, or the person has no seat in it.
    """
    from multitrack.record.export import export_of, written
    from multitrack.report.exporting import verified_export
    from multitrack.report.taken import heard_in

    heard = heard_in(record, person)
    taken = export_of(heard.view, heard.rows, heard.key)
    if output is None:
        click.echo(written(taken), nl=False)
    else:
        write_text(output, written(taken))
        say(verified_export(taken, str(output)))


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("acts", metavar="ACTS")
@click.option("--as", "person", metavar="PERSON", required=True, help="Who wrote them.")
@json_option
def submit(record: str, acts: str, *, person: str) -> None:
    """Bring acts that were written elsewhere.

    ACTS is a file of acts, written away from the record. Each names the last entry of its channel that its
    writer had seen, and is judged against that: accepted; refused, with the clause and what would make it
    possible; or not done, because what it is about changed since. Brought twice, an act is done once.

    Exit 1: not every act was accepted. Exit 2: nothing was done, for the file or the record is bad.
    """
    from multitrack.report.bringing import brought

    say(brought(record, acts, person))


def say_verified(file: str, receipts: tuple[str, ...] = ()) -> None:
    """Say whether a record or an export holds, and what receipts show of it."""
    from multitrack.record.journal.address import shown
    from multitrack.record.journal.rows import DamagedError
    from multitrack.report import answers
    from multitrack.report.exporting import verified_export
    from multitrack.report.handed_in import Kind, export_at, kind_of, rows_in

    complete = kind_of(file) is not Kind.EXPORT
    try:
        if complete:
            rows = rows_in(file)
            answer = answers.verified(rows, shown(file))
        else:
            export = export_at(file)
            rows, answer = export.rows, verified_export(export, file)
    except DamagedError as error:
        say(answers.damaged(file, str(error)))
        return
    if receipts:
        from multitrack.report import proving

        answer = proving.proved(answer, proving.receipts_in(receipts), rows, complete=complete)
    say(answer)
