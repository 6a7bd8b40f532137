"""Tables handed in and out as files: written by the ending of the name, and read with every problem said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.table_files import as_values, as_workbook, read_table
from multitrack.exchange.tabular import Row, Shape
from multitrack.model.talks import Talks
from multitrack.record.convene import standing_channels
from multitrack.report.as_json import Json, written
from multitrack.report.bad_input import BadInputError
from multitrack.report.workbook import write_bytes


def write_table(shape: Shape, rows: Iterable[Mapping[str, str]], as_json: Json, output: Path) -> None:
    """A table in a file, by the ending of its name. Raises BadInputError."""
    match output.suffix.lower():
        case ".xlsx":
            content = as_workbook(shape, rows)
        case ".csv":
            content = b"\xef\xbb\xbf" + as_values(shape, rows).encode()
        case ".json":
            content = written(as_json).encode()
        case _:
            raise BadInputError(f"{output}: expected a name that ends in .xlsx, .csv or .json.")
    write_bytes(output, content)


def rows_in(shape: Shape, path: Path) -> tuple[Row, ...]:
    """The rows of a table in a file. Raises BadInputError with every problem."""
    try:
        table = read_table(shape, path)
    except RefusedError as error:
        raise BadInputError(f"{path}: {error}") from None
    if table.problems:
        raise BadInputError(*table.problems)
    return table.rows


def channels_of(talks: Talks) -> frozenset[str]:
    """The channels that a row may name."""
    return frozenset({*(each.id for each in standing_channels(talks)), *(str(t.id) for t in talks.tracks)})
