"""A page as plain text: for a terminal of some width, or, without colour, for a file or another program."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from multitrack.report.page import Bars, Block, Heading, Line, Page, Paragraph, Points, Table

WIDTH = 100
"""How many characters a line has where no terminal says otherwise."""

_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""A line under the head of a table and nothing else."""


def as_text(page: Page, *, width: int = WIDTH, colour: bool = False) -> str:
    """The page laid out in lines no longer than ``width``; ``colour`` only adds weight, never meaning."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in _spaced(page):
        console.print(block, soft_wrap=isinstance(block, Text) and block.no_wrap is True)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def _spaced(page: Page) -> Iterator[RenderableType]:
    """Every block with an empty line before it, except where it goes with the one before."""
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not (isinstance(before, Heading) and before.level > 1):
            yield Text()
        yield _laid_out(block)


def _laid_out(block: Block) -> RenderableType:
    match block:
        case Heading(words=words, level=level):
            under = {1: "=", 2: "-"}.get(level, "")
            name = str(words)
            line = f"\n{under * cell_len(name)}" if under and cell_len(name) <= WIDTH else ""
            return Text(name + line, style="bold")
        case Paragraph(words=words):
            return Text(str(words))
        case Line(words=words):
            return Text(str(words), no_wrap=True)
        case Points():
            return _points(block)
        case Table():
            return _table(block)
        case Bars():
            return _table(block.figures())


def _points(block: Points) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for place, item in enumerate(block.items, 1):
        grid.add_row(f"{place}." if block.numbered else "-", Text(str(item)))
    return Padding(grid, (0, 0, 0, 2))


def _table(block: Table) -> RenderableType:
    grid = Grid(
        box=_RULED, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(block.head)
    )
    for place, title in enumerate(block.head):
        to_the_right = place in block.numbers
        grid.add_column(
            Text(str(title)),
            justify="right" if to_the_right else "left",
            no_wrap=to_the_right,
            overflow="fold",
        )
    for row in block.rows:
        grid.add_row(*(Text(str(cell)) for cell in row))
    return Padding(grid, (0, 0, 0, 2))
