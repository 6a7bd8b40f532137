"""KTAB's tables of actors, influence, positions and saliences: as CSV, as XML, or as sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from multitrack.exchange import markup, rows
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.markup import Element
from multitrack.exchange.numbers import exact
from multitrack.exchange.positions.table import Actor, Cell, Scale, Table, brought
from multitrack.exchange.refused import refuse
from multitrack.talksfile.problems import one_of

HEAD = ("actor", "description", "influence")
_POSITION = re.compile(r"^(.{0,200}?)\s*position\b", re.IGNORECASE)
_MODEL = ("prngSeed", "ModelParameters")
"""What an XML file says of KTAB's own model, which is not run here."""


def read(sources: Sequence[Source], wish: Wish) -> Brought:
    """The talks of one table. Raises RefusedError."""
    if len(sources) != 1:
        refuse(sources[0].name, f"{len(sources)} files were named", "one")
    source, remarks = sources[0], Remarks()
    if source.ending == ".xml":
        table = _from_xml(source, wish, remarks)
    elif source.ending in {".xlsx", ".xlsm"}:
        sheet, found = _sheet(source, wish.part, remarks)
        table = _from_rows(found, source, f"{source.stem}: {sheet}", remarks)
    else:
        found = rows.from_text(source, ",")
        first = _first(found)
        title = first[0] if not _is_head(first) else source.stem
        table = _from_rows(found, source, title or source.stem, remarks)
    return brought(table, remarks, wish.steps)


def parts(source: Source, remarks: Remarks) -> tuple[str, ...]:
    """The sheets of a workbook that are such tables."""
    return tuple(name for name, found in rows.sheets_of(source, remarks).items() if any(map(_is_head, found)))


def _sheet(source: Source, wanted: str | None, remarks: Remarks) -> tuple[str, rows.Rows]:
    """The sheet that is wished, or the only one that is such a table."""
    sheets = rows.sheets_of(source, remarks)
    tables = [name for name, found in sheets.items() if any(map(_is_head, found))]
    if wanted is not None and wanted not in tables:
        refuse(
            source.name, f'no sheet "{wanted[:40]}" is a table of positions', one_of(tables) if tables else ""
        )
    if wanted is None and len(tables) != 1:
        found = f"{len(tables)} sheets are tables of positions"
        refuse(
            source.name,
            found,
            f"--part with {one_of(tables)}" if tables else "a head: Actor, Description, Influence",
        )
    name = wanted or tables[0]
    others = [each for each in sheets if each != name]
    if others:
        remarks.say(f'{source.name}: of the sheets only "{name}" is taken, not {", ".join(others)}.')
    return name, sheets[name]


def _first(found: rows.Rows) -> list[str]:
    """The first row in which anything stands."""
    return next((row for row in found if any(row)), [""])


def _is_head(row: Sequence[str]) -> bool:
    return tuple(cell.lower() for cell in row[:3]) == HEAD


def _from_rows(found: rows.Rows, source: Source, title: str, remarks: Remarks) -> Table:
    at = next((k for k, row in enumerate(found) if _is_head(row)), None)
    if at is None:
        refuse(source.name, "no row is the head of the table", "Actor, Description, Influence, ...")
    columns = _columns(found[at], source.name, at + 1, remarks)
    actors: dict[str, Actor] = {}
    cells: dict[tuple[str, str], Cell] = {}
    for line, row in enumerate(found[at + 1 :], at + 2):
        if not any(row):
            continue
        if not row[0]:
            remarks.say(f"{source.name}: rows without an actor are left out, such as row {line}.")
            continue
        if row[0] in actors:
            refuse(source.name, f'a second row for "{row[0][:40]}"', "one", line=line)
        actors[row[0]] = Actor(row[0], (row[1] if len(row) > 1 else "") or row[0])
        for name, column in columns:
            cell = _cell(row, column, source.name, line)
            if cell is not None:
                cells[row[0], name] = cell
    first = _first(found)
    if not _is_head(first):
        _check_counts(first, len(actors), len(columns), source.name)
    return Table(
        title=title,
        source=f"the table {source.name}",
        file=source.name,
        scales=tuple(Scale(code=name, name=name) for name, _ in columns),
        actors=tuple(actors.values()),
        cells=cells,
        about=None if _is_head(first) else ", ".join(cell for cell in first if cell),
    )


def _columns(head: Sequence[str], file: str, line: int, remarks: Remarks) -> list[tuple[str, int]]:
    """The issues with the columns of their positions; the salience stands in the next."""
    found = []
    for k, cell in enumerate(head):
        position = _POSITION.match(cell)
        if position is not None and k + 1 < len(head) and "salience" in head[k + 1].lower():
            found.append((position[1] or "position", k))
    if not found:
        refuse(
            file, "no column of positions with its salience beside it", "X Position, X Salience", line=line
        )
    read_ones = {0, 1, 2, *(k for _, k in found), *(k + 1 for _, k in found)}
    others = [cell for k, cell in enumerate(head) if cell and k not in read_ones]
    if others:
        remarks.say(f"{file}: columns that are not read: {', '.join(others)}.")
    return found


def _cell(row: Sequence[str], column: int, file: str, line: int) -> Cell | None:
    wanted = (row[2:3], row[column : column + 1], row[column + 1 : column + 2])
    power, position, salience = (_number(cell[0] if cell else "", file, line) for cell in wanted)
    return None if position is None else Cell(position=position, salience=salience, power=power)


def _number(text: str, file: str, line: int) -> Fraction | None:
    if not text:
        return None
    found = exact(text)
    if found is None:
        refuse(file, f'"{text[:40]}" stands here', "a number", line=line)
    return found


def _check_counts(first: Sequence[str], actors: int, scales: int, file: str) -> None:
    """Hold what the first row says of the size against the table, where it says it in its own cells."""
    said = [cell for cell in first if cell.isascii() and cell.isdigit() and len(cell) < 6][:2]
    if len(said) == 2 and (int(said[0]), int(said[1])) != (actors, scales):
        found = f"the first row says {said[0]} actors and {said[1]} dimensions, and {actors} and {scales} are here"
        refuse(file, found, "a table that is whole", line=1)


def _from_xml(source: Source, wish: Wish, remarks: Remarks) -> Table:
    root = markup.parse(source, remarks, repair=wish.repair)
    if root.tag != "Scenario":
        refuse(source.name, f"the file begins with <{root.tag}>", "<Scenario>", line=root.line)
    for tag in _MODEL:
        if root.all(tag):
            remarks.say(f"{source.name}: <{tag}> is dropped; KTAB's own model is not run here.")
    names = [each.text for part in root.all("Dimensions") for each in part.all("dName")]
    actors: dict[str, Actor] = {}
    cells: dict[tuple[str, str], Cell] = {}
    for element in (each for part in root.all("Actors") for each in part.all("Actor")):
        name = _text(element, "name")
        if not name or name in actors:
            refuse(source.name, "an actor without a name of its own", "a name", line=element.line)
        actors[name] = Actor(name, name)
        power = _number(_text(element, "capability"), source.name, element.line)
        lists = (_listed(element, "Position", "dCoord"), _listed(element, "Salience", "dSal"))
        if any(len(each) != len(names) for each in lists):
            refuse(
                source.name,
                "not one position and salience per dimension",
                f"{len(names)} of each",
                line=element.line,
            )
        for scale, at, matters in zip(names, *lists, strict=True):
            position, salience = (_number(each, source.name, element.line) for each in (at, matters))
            if position is not None:
                cells[name, scale] = Cell(position=position, salience=salience, power=power)
    return Table(
        title=_text(root, "name") or source.stem,
        about=_text(root, "desc") or None,
        source=f"the table {source.name}",
        file=source.name,
        scales=tuple(Scale(code=name, name=name) for name in names),
        actors=tuple(actors.values()),
        cells=cells,
    )


def _text(parent: Element, tag: str) -> str:
    return next((each.text for each in parent.all(tag)), "")


def _listed(parent: Element, tag: str, inner: str) -> list[str]:
    return [each.text for part in parent.all(tag) for each in part.all(inner)]
