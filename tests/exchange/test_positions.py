"""Tables of positions: a position is what a party wants, every number stays in the words of its statement."""

import io
import zipfile
from fractions import Fraction

import pytest
from openpyxl import Workbook
from tests.exchange.at_hand import bring, data, read, refusal, source

from multitrack.exchange.brought import Brought, Remarks, Wish
from multitrack.exchange.formats import FORMATS
from multitrack.exchange.positions import deu, ktab
from multitrack.exchange.refused import RefusedError
from multitrack.model.issue import Grid
from multitrack.model.position import Stance

DECIDE = """#O\tA summit\t\t\t\t
#/\tID\tname\t\t\t
#A\tN\tNorth\t\t\t
#A\tS\tSouth\t\t\t
#P\tcut\tHow much is cut?\t\t\t
#M\tcut\t0\tnothing\t\t
#M\tcut\t40\tforty\t\t
#P\tpay\tWho pays?\t\t\t
"#D"\t"N"\t"cut"\t"10"\t"0.95"\t"1"
#D\tS\tcut\t40\t0.2\t0.6
#D\tN\tpay\t0.5\t0.5\t1
#D\tS\tpay\t7\t0.5\t1
"""
KTAB = """Policy; one, Some words, 2, 2,
Actor,Description,Influence,Tax Position,Tax Salience,Law Position,Law Salience,
A,Ann,100.0,30,24.5,20,48
B,Bea,60.2,45,0,,10
"""


def stated(brought: Brought) -> list[tuple[str, str, str]]:
    """Who wants which number on what, resting on one statement each."""
    talks = brought.talks
    assert all(p.stance is Stance.WANTS and p.reading and len(p.rests_on) == 1 for p in talks.positions)
    assert [p.rests_on[0] for p in talks.positions] == [s.id for s in talks.statements]
    return [(p.party, p.issue, p.option) for p in talks.positions]


def test_rows_of_decide_become_stances_on_a_grid() -> None:
    brought = read("decide", {"summit.csv": DECIDE})
    talks = brought.talks
    assert talks.title == "A summit"
    assert stated(brought) == [("N", "cut", "10"), ("S", "cut", "40"), ("N", "pay", "0.5"), ("S", "pay", "7")]
    cut, pay = talks.issues
    assert cut.grid == Grid(low=Fraction(0), high=Fraction(40), step=Fraction(2))
    assert [o.title for o in cut.options if ":" in o.title] == ["0: nothing", "40: forty"]
    assert pay.grid == Grid(low=Fraction(1, 2), high=Fraction(7), step=Fraction(13, 20))
    assert (
        talks.statements[0].words
        == "N on How much is cut?: position 10 on 0 to 40, salience 0.95 of 1, power 1"
    )


def test_single_quotes_around_cells_are_no_part_of_them() -> None:
    quoted = "\n".join(
        "\t".join(
            cell if cell in {"", '"'} or cell[0] in "0123456789" else f"'{cell}'" for cell in row.split("\t")
        )
        for row in DECIDE.replace('"', "").splitlines()
    )
    assert read("decide", {"a.csv": quoted}).talks == read("decide", {"a.csv": DECIDE}).talks


def test_salience_orders_and_does_not_measure() -> None:
    brought = read("decide", {"summit.csv": DECIDE})
    assert [(w.party, w.issue, w.level.value) for w in brought.talks.importance] == [
        ("N", "cut", "high"),
        ("S", "cut", "low"),
        ("N", "pay", "medium"),
        ("S", "pay", "medium"),
    ]
    assert any("Salience orders issues here and does not measure them" in note for note in brought.notes)
    assert any(note.startswith("Power stays in the words") for note in brought.notes)


def test_an_actor_without_a_row_has_no_position_there() -> None:
    brought = read("decide", {"summit.csv": DECIDE.replace("#D\tS\tcut\t40\t0.2\t0.6\n", "")})
    assert ("S", "cut", "40") not in stated(brought)
    assert "1 cells are empty: nothing is known there." in brought.notes


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("#D\tS\tcut", "#D\tX\tcut", 'line 10: the actor "X" stands in no row above'),
        ("#D\tS\tcut", "#D\tS\tcup", 'line 10: the issue "cup" stands in no row above'),
        ("#D\tS\tcut", "#D\tN\tcut", "line 10: a second row for N on cut"),
        ("\t40\t0.2", "\tmost\t0.2", 'line 10: "most" stands here. Expected a position'),
        ("\t40\t0.2", "\t40\t-1", "a salience of -1"),
        ("#P\tpay", "#X\tpay", 'line 8: a row begins with "#X"'),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(old: str, new: str, why: str) -> None:
    assert why in refusal("decide", {"summit.csv": DECIDE.replace(old, new)})


def test_steps_may_be_wished_where_they_meet_every_position() -> None:
    grid = read(
        "decide", {"summit.csv": DECIDE.replace("\t0.5\t", "\t1\t").replace("\t7\t", "\t5\t")}, steps=4
    )
    assert [issue.grid.step for issue in grid.talks.issues if issue.grid] == [10, 1]
    assert "is not among 3 equal steps" in refusal("decide", {"summit.csv": DECIDE}, steps=3)


def test_too_fine_a_scale_keeps_the_numbers_that_are_named() -> None:
    brought = read("decide", {"summit.csv": DECIDE.replace('"10"', "10.00001")})
    assert [o.id for o in brought.talks.issues[0].options] == ["0", "10.00001", "40"]
    assert any("too fine a scale for a grid" in note for note in brought.notes)


def test_a_table_of_ktab_is_read_from_text() -> None:
    brought = read("ktab", {"p.csv": KTAB})
    assert (brought.talks.title, [p.name for p in brought.talks.parties]) == ("Policy; one", ["Ann", "Bea"])
    assert stated(brought) == [("A", "Tax", "30"), ("B", "Tax", "45"), ("A", "Law", "20")]
    assert "salience 24.5 of 100, power 100" in brought.talks.statements[0].words


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2, 2,", "3, 2,", "the first row says 3 actors and 2 dimensions, and 2 and 2 are here"),
        ("B,Bea", "A,Bea", 'line 4: a second row for "A"'),
        ("45,0", "high,0", 'line 4: "high" stands here. Expected a number'),
        ("45,0", "145,0", "Tax: a position at 145. Expected 0 to 100"),
        ("Actor,", "Who,", "no row is the head of the table"),
        ("Position", "Place", "no column of positions with its salience beside it"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(old: str, new: str, why: str) -> None:
    assert why in refusal("ktab", {"p.csv": KTAB.replace(old, new)})


def test_a_table_of_ktab_is_read_from_xml() -> None:
    xml = """<Scenario><name>Test</name><prngSeed>1</prngSeed><Dimensions><dName>One</dName><dName>Two</dName>
    </Dimensions><Actors><Actor><name>Ann</name><capability>117.7</capability>
    <Position><dCoord></dCoord><dCoord>39.5</dCoord></Position><Salience><dSal>32.3</dSal><dSal>20</dSal></Salience>
    </Actor></Actors></Scenario>"""
    brought = read("ktab", {"t.xml": xml})
    assert stated(brought) == [("Ann", "Two", "39.5")]
    assert any("<prngSeed> is dropped" in note for note in brought.notes)


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ["Actor", "Description", "Influence", "Tax Position, X", "Tax Salience", "Sum"]


def test_a_sheet_of_a_workbook_is_chosen_by_name() -> None:
    rows: list[list[object]] = [list(HEAD), ["A", "Ann", 100, 30, 24.7, "=1+1"], [None, None, None, None, 3]]
    content = workbook(Notes=[["hello"]], One=rows, Two=rows)
    given = (source("b.xlsx", content),)
    assert ktab.parts(given[0], Remarks()) == ("One", "Two")
    with pytest.raises(RefusedError, match=r"2 sheets are tables .*--part with one of One, Two"):
        FORMATS["ktab"].read(given, Wish())
    brought = FORMATS["ktab"].read(given, Wish(part="Two"))
    assert stated(brought) == [("A", "Tax", "30")]
    assert "salience 24.7 of 100" in brought.talks.statements[0].words
    assert {
        "b.xlsx: columns that are not read: Sum.",
        'b.xlsx: of the sheets only "Two" is taken, not Notes, One.',
    } <= set(brought.notes)


def test_a_package_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("hello.txt", "hello")
    for content in (b"not even a zip", out.getvalue()):
        with pytest.raises(RefusedError, match=r"this (is no|workbook cannot be read)"):
            FORMATS["ktab"].read((source("b.xlsx", content),), Wish())


DEU = """"prnr"\t"prname"\t"isnr"\t"counvte"\t"pcom"\t"pat"\t"pde"\t"scom"\t"sat"\t"sde"\t"rp"\t"out"
\t\t\t\t\t"4.1"\t"2"\t\t"1"\t"1"\t\t
"d1"\t"milk"\t"d1i1"\t"QMV"\t100\t0\t\t80\t34\t\t0\t50
"d1"\t"milk"\t"d1i2"\t"QMV"\t70\t\t\t33\t\t\t\t
"d2"\t"fish"\t"d2i1"\t"QMV"\t0\t0\t0\t1\t1\t1\t\t
"""


def test_a_proposal_of_the_deu_table_is_talks() -> None:
    brought = read("deu", {"deu.tsv": DEU}, part="d1")
    talks = brought.talks
    assert (talks.title, [party.name for party in talks.parties]) == (
        "d1: milk",
        ["European Commission", "Austria"],
    )
    assert stated(brought) == [("com", "d1i1", "100"), ("at", "d1i1", "0"), ("com", "d1i2", "70")]
    assert talks.issues[0].about == "without a decision: 0; what was decided: 50"
    assert [weight.level.value for weight in talks.importance] == ["high", "medium", "low"]
    assert any("The Council voted by QMV" in note for note in brought.notes)


def test_which_proposal_has_to_be_said() -> None:
    assert "2 proposals stand here. Expected --part with one of d1, d2" in refusal("deu", {"deu.tsv": DEU})
    assert "--part with d2" in refusal("deu", {"deu.tsv": DEU}, part="d22")
    assert deu.parts(source("deu.tsv", DEU)) == ("d1", "d2")


def test_the_whole_deu_table_is_there() -> None:
    (given,) = (source("deu3_dev.tsv", data("deu3", "deu3_dev.tsv").read_bytes()),)
    brought = [FORMATS["deu"].read((given,), Wish(part=part)).talks for part in deu.parts(given)]
    assert (len(brought), sum(len(talks.issues) for talks in brought)) == (71, 188)


@pytest.mark.parametrize(("file", "actors"), [("SOE-Policy.csv", 26), ("SOE-Competitive.csv", 34)])
def test_the_workbook_and_the_text_of_ktab_say_the_same(file: str, actors: int) -> None:
    text = bring("ktab", data("ktab_smp", file)).talks
    sheet = file.removeprefix("SOE-").removesuffix(".csv")
    book = bring("ktab", data("ktab_smp", "SOE-data-from-paper.xlsx"), part=sheet).talks
    assert len(text.parties) == actors
    assert {(p.party, p.option) for p in text.positions} == {(p.party, p.option) for p in book.positions}
    assert [w.level for w in text.importance] == [w.level for w in book.importance]
