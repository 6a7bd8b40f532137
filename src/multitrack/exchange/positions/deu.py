"""The table of the DEU data set: a row per issue, columns of positions and saliences; talks are one proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from multitrack.exchange import rows
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.numbers import exact
from multitrack.exchange.positions.table import Actor, Cell, Scale, Table, brought
from multitrack.exchange.refused import refuse
from multitrack.talksfile.problems import nearest, one_of

PROPOSAL, NAME, ISSUE = "prnr", "prname", "isnr"
TOLD = {
    "type": "kind of act",
    "council": "Council",
    "proc": "procedure",
    "counvte": "vote in the Council",
    "intro": "introduced",
    "finact": "final act",
}
"""Columns about a proposal that are kept in words."""
NAMES = {
    "com": "European Commission",
    "ep": "European Parliament",
    "at": "Austria",
    "be": "Belgium",
    "bu": "Bulgaria",
    "cr": "Croatia",
    "cy": "Cyprus",
    "cz": "Czech Republic",
    "dk": "Denmark",
    "ee": "Estonia",
    "fi": "Finland",
    "fr": "France",
    "de": "Germany",
    "el": "Greece",
    "hu": "Hungary",
    "ie": "Ireland",
    "it": "Italy",
    "lv": "Latvia",
    "lt": "Lithuania",
    "lu": "Luxembourg",
    "mt": "Malta",
    "nl": "Netherlands",
    "pl": "Poland",
    "pt": "Portugal",
    "ro": "Romania",
    "si": "Slovenia",
    "sk": "Slovakia",
    "es": "Spain",
    "se": "Sweden",
    "uk": "United Kingdom",
}
"""Who stands behind the endings of the columns."""

Row = Mapping[str, str]


def read(sources: Sequence[Source], wish: Wish) -> Brought:
    """The talks of one proposal. Raises RefusedError."""
    source, remarks = _only(sources), Remarks()
    proposals = _proposals(source)
    wanted = wish.part if wish.part is not None or len(proposals) > 1 else next(iter(proposals))
    if wanted not in proposals:
        found = (
            f"{len(proposals)} proposals stand here"
            if wanted is None
            else f'there is no proposal "{wanted[:40]}"'
        )
        meant = None if wanted is None else nearest(wanted, proposals)
        listed = f"--part with {meant or one_of(proposals, wanted or '')}"
        refuse(source.name, found, listed)
    return brought(_table(source, wanted, proposals[wanted], remarks), remarks, wish.steps)


def parts(source: Source) -> tuple[str, ...]:
    """The proposals of a table by their codes."""
    return tuple(_proposals(source))


def _only(sources: Sequence[Source]) -> Source:
    if len(sources) != 1:
        refuse(sources[0].name, f"{len(sources)} files were named", "one")
    return sources[0]


def _proposals(source: Source) -> dict[str, list[Row]]:
    """The rows of each proposal; a row that names none is about no proposal."""
    head, *below = rows.from_text(source, "\t") or [[]]
    missing = [name for name in (PROPOSAL, NAME, ISSUE) if name not in head]
    if missing:
        refuse(
            source.name, f"there is no column {missing[0]}", f"columns {PROPOSAL}, {NAME}, {ISSUE}", line=1
        )
    found: dict[str, list[Row]] = {}
    for line, cells in enumerate(below, 2):
        if len(cells) != len(head) and any(cells):
            refuse(source.name, f"{len(cells)} cells under {len(head)} columns", "one for each", line=line)
        row = dict(zip(head, cells, strict=False))
        if row.get(PROPOSAL):
            found.setdefault(row[PROPOSAL], []).append(row)
    return found or refuse(source.name, "no row names a proposal")


def _table(source: Source, code: str, proposal: Sequence[Row], remarks: Remarks) -> Table:
    first = proposal[0]
    known = [name for name in NAMES if f"p{name}" in first]
    cells = {
        (name, row[ISSUE]): cell
        for row in proposal
        for name in known
        if (cell := _cell(row, name, source.name)) is not None
    }
    about = [f"{words}: {first[column]}" for column, words in TOLD.items() if first.get(column)]
    remarks.say(f"{source.name}: states that say nothing on a proposal, or were no members, are no parties.")
    vote = first.get("counvte")
    if vote:
        remarks.say(f"The Council voted by {vote}; who has how many votes is not in the table.")
    return Table(
        title=f"{code}: {first[NAME]}",
        source="Experts asked for the DEU data set (Arregui and Perarnaud)",
        file=source.name,
        scales=tuple(_scale(row) for row in proposal),
        actors=tuple(Actor(n, NAMES[n]) for n in known if any(who == n for who, _ in cells)),
        cells=cells,
        about=", ".join(about) or None,
    )


def _scale(row: Row) -> Scale:
    said = [f"without a decision: {row['rp']}"] if row.get("rp") else []
    said += [f"what was decided: {row['out']}"] if row.get("out") else []
    return Scale(code=row[ISSUE], name=row[ISSUE], about="; ".join(said) or None)


def _cell(row: Row, name: str, file: str) -> Cell | None:
    position, salience = (_number(row.get(f"{kind}{name}", ""), file, row[ISSUE]) for kind in "ps")
    return None if position is None else Cell(position=position, salience=salience)


def _number(text: str, file: str, issue: str) -> Fraction | None:
    if not text:
        return None
    found = exact(text)
    if found is None:
        refuse(file, f'"{text[:40]}" stands here', "a number", where=issue)
    return found
