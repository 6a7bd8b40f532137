"""Talks as a matrix: what is written reads as the same, and no program takes any of it for a formula."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.exchange.books import remarks, stances

from multitrack.exchange.matrix.reading import MatrixReading, read_matrix
from multitrack.exchange.matrix.remarks import Kind
from multitrack.exchange.matrix.safe import guarded, unguarded
from multitrack.exchange.matrix.writing import matrix_of
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.track import Track, TrackId

NORTH, SOUTH, WATER, ALL, HALF = PartyId("N"), PartyId("S"), IssueId("w"), OptionId("all"), OptionId("half")
SAID = Statement(
    id=StatementId("oru"),
    speaker="Ada Oru",
    office="minister",
    outlet="Radio North",
    on=date(2026, 3, 3),
    words="All of it",
    form=Form.QUOTATION,
)
TALKS = Talks(
    title="Two rivers",
    as_on=date(2026, 3, 12),
    parties=(Party(id=NORTH, name="Northern Council"), Party(id=SOUTH, name="South")),
    issues=(
        Issue(id=WATER, title="Water", options=(Option(id=ALL, title="All"), Option(id=HALF, title="Half"))),
    ),
    tracks=(Track(id=TrackId("t"), title="Rivers", issues=(WATER,), team=(NORTH, SOUTH)),),
    statements=(SAID,),
    positions=(
        Position(party=NORTH, issue=WATER, option=ALL, stance=Stance.WANTS, rests_on=(SAID.id,)),
        Position(party=SOUTH, issue=WATER, option=ALL, stance=Stance.REFUSES, assumption="it never said so"),
        Position(
            party=SOUTH, issue=WATER, option=HALF, stance=Stance.ACCEPTS, assumption="silence", reading=True
        ),
    ),
)


def back(talks: Talks, folder: Path) -> MatrixReading:
    path = folder / "out.xlsx"
    path.write_bytes(matrix_of(talks))
    return read_matrix(path)


def test_parties_issues_options_stances_and_sources_come_back(tmp_path: Path) -> None:
    found = back(TALKS, tmp_path)
    talks = found.talks
    assert (talks.title, talks.as_on, talks.parties, talks.issues) == (
        "Two rivers",
        TALKS.as_on,
        TALKS.parties,
        TALKS.issues,
    )
    assert stances(found) == {
        ("N", "w", "all"): "wants",
        ("S", "w", "all"): "refuses",
        ("S", "w", "half"): "accepts",
    }
    (said,) = talks.statements
    assert (said.speaker, said.office, said.outlet) == (SAID.speaker, SAID.office, SAID.outlet)
    assert (said.on, said.words, said.form) == (SAID.on, SAID.words, SAID.form)
    assert [(p.assumption, p.reading) for p in talks.positions[1:]] == [
        ("it never said so", False),
        ("silence", True),
    ]
    assert remarks(found, Kind.READ) == remarks(found, Kind.LEFT) == remarks(found, Kind.DECIDE) == []


_WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="{}"), min_size=1, max_size=20
)
_NAMES = _WORDS.map(lambda words: f"x {' '.join(words.split())} y".replace("(", "").replace("[", ""))
_CODES = st.from_regex(r"[A-Z][A-Z0-9]{0,5}", fullmatch=True)


@st.composite
def _talks(draw: st.DrawFn) -> Talks:
    """Talks with names of any letters and signs, and stances on whatever comes."""
    codes = draw(st.lists(_CODES, min_size=2, max_size=4, unique=True))
    parties = tuple(Party(id=PartyId(code), name=draw(_NAMES)) for code in codes)
    issues = tuple(
        Issue(
            id=IssueId(f"i{number}"),
            title=f"{draw(_NAMES)} {number}",
            options=tuple(
                Option(id=OptionId(f"o{each}"), title=draw(_NAMES)) for each in range(draw(st.integers(1, 3)))
            ),
        )
        for number in range(draw(st.integers(2, 4)))
    )
    stance = st.sampled_from([None, *Stance])
    cells = [
        (party.id, issue.id, option.id, draw(stance))
        for party in parties
        for issue in issues
        for option in issue.options
    ]
    held = tuple(
        Position(party=p, issue=i, option=o, stance=s, assumption=draw(_NAMES))
        for p, i, o, s in cells
        if s is not None
    )
    return Talks(title="Any talks", parties=parties, issues=issues, positions=held)


@settings(max_examples=25)
@given(talks=_talks())
def test_any_talks_come_back(talks: Talks, tmp_path_factory: Any) -> None:
    said = {party: {p.stance for p in talks.positions if p.party == party.id} for party in talks.parties}
    if sum(map(bool, said.values())) < 2:
        return
    found = back(talks, tmp_path_factory.mktemp("any"))
    assert found.talks.parties == talks.parties
    assert found.talks.issues == talks.issues
    assert stances(found) == {(p.party, p.issue, p.option): p.stance.value for p in talks.positions}


ACTS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A0", "\t=1", "\r=1", "  =1"]


def test_no_cell_that_goes_out_computes_anything(tmp_path: Path) -> None:
    issues = tuple(
        Issue(id=IssueId(f"i{n}"), title=words, options=(Option(id=OptionId("a"), title=words),))
        for n, words in enumerate(ACTS)
    )
    talks = Talks(
        title="=evil()",
        parties=(Party(id=NORTH, name="=North"), Party(id=SOUTH, name="@South")),
        issues=issues,
    )
    sheet = load_workbook(io.BytesIO(matrix_of(talks))).worksheets[0]
    written = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in written} == {"s"}
    assert {str(cell.value).strip() for cell in written} >= {words.strip() for words in ACTS}
    assert all(cell.quotePrefix for cell in written if str(cell.value).startswith(("=", "+", "-", "@")))


@given(words=st.one_of(st.sampled_from(ACTS), st.text(max_size=12)))
def test_values_are_guarded_and_come_back(words: str) -> None:
    safe = guarded(words)
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    plain = "".join(
        c for c in words if c in "\t\n\r" or not (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\ufffe\uffff")
    )
    assert unguarded(safe) == plain
