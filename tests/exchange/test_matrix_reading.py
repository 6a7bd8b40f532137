"""From a workbook to talks: what becomes of rows, columns, cells, and what is said of every guess."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from tests.exchange.books import SMALL, book, read, remarks, rezipped, stances
from tests.exchange.messy import SECURITY, SIDES, STATE, messy

from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.matrix.reading import Decisions, read_matrix
from multitrack.exchange.matrix.remarks import Kind, joined
from multitrack.model.party import Level
from multitrack.model.position import Stance
from multitrack.model.statement import Form
from multitrack.talksfile import read_text, write

ALL_ONE = Decisions(
    same=(
        ("GOS", "Government of Sarro (GOS)"),
        ("Nat. Valley Front", "National Valley Front (NVF)"),
        ("National Valley Frnt", "National Valley Front (NVF)"),
    )
)


def test_options_in_rows_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, SMALL)
    assert [(party.id, party.name) for party in found.talks.parties] == [
        ("North", "North"),
        ("South", "South"),
    ]
    assert [(issue.id, [option.title for option in issue.options]) for issue in found.talks.issues] == [
        ("water", ["All", "Half"])
    ]
    assert stances(found) == {
        ("North", "water", "all"): "wants",
        ("South", "water", "all"): "refuses",
        ("North", "water", "half"): "accepts",
        ("South", "water", "half"): "accepts",
    }
    assert remarks(found, Kind.READ) == ['Matrix!D3: "OK" is read as accepts.']
    assert found.talks.positions[0].assumption == "Matrix!C2 of book.xlsx says so and names no source"


@pytest.mark.parametrize("way", ["merged", "indented", "lettered"])
def test_other_ways_of_putting_options_under_an_issue(tmp_path: Path, way: str) -> None:
    rows = [
        ["", "North", "South"],
        ["Water", "", ""],
        ["All", "wants", "refuses"],
        ["Half", "OK", "accepts"],
        ["Oil", "wants", "no"],
    ]

    def bend(sheet: Any) -> None:
        for row in (3, 4):
            if way == "indented":
                sheet.cell(row, 1).alignment = Alignment(indent=1)
            elif way == "lettered":
                sheet.cell(row, 1).value = f"{'ab'[row - 3]}) {sheet.cell(row, 1).value}"

    if way == "merged":
        rows = [*SMALL, ["Oil", "Yes", "wants", "no"], ["", "No", "no", "wants"]]
        found = read(tmp_path, rows, lambda sheet: sheet.merge_cells("A2:A3"))
    else:
        found = read(tmp_path, rows, bend)
    (water, oil) = found.talks.issues
    assert [option.title for option in water.options] == ["All", "Half"]
    assert [option.title for option in oil.options] == ["Yes", "No"]
    assert stances(found)["South", "water", "half"] == "accepts"


def test_rows_of_plus_and_minus_are_for_or_against(tmp_path: Path) -> None:
    found = read(tmp_path, [["Topic", "North", "South"], ["A census", "++", "-"], ["A vote", "0", ""]])
    assert [[option.id for option in issue.options] for issue in found.talks.issues] == [["yes", "no"]] * 2
    assert stances(found) == {
        ("North", "census", "yes"): "wants",
        ("South", "census", "yes"): "refuses",
        ("North", "vote", "yes"): "can live with",
    }
    assert "Matrix!A2, A3: no options stand in the sheet: yes and no became the options." in remarks(
        found, Kind.MADE
    )
    assert {p.confidence for p in found.talks.positions if p.stance is Stance.REFUSES} == {Level.LOW}


WORDS = [
    ["Topic", "North", "South", "East"],
    ["Water", "The state sells it", "A board sells it", "a board sells it."],
]


def test_the_parties_words_become_options_and_nobody_is_said_to_want_them(tmp_path: Path) -> None:
    found = read(tmp_path, WORDS)
    assert [option.title for option in found.talks.issues[0].options] == [
        "The state sells it",
        "A board sells it",
    ]
    assert found.talks.positions == ()
    assert [(s.id, s.speaker, s.on_behalf_of, s.words) for s in found.talks.statements] == [
        ("Matrix!B2", "North", "North", "The state sells it"),
        ("Matrix!C2", "South", "South", "A board sells it"),
        ("Matrix!D2", "East", "East", "a board sells it."),
    ]
    (asked,) = [each for each in found.remarks if each.kind is Kind.DECIDE]
    assert (asked.places, asked.flag) == (("Matrix!B2", "Matrix!C2", "Matrix!D2"), "--own-words")


def test_that_it_wants_them_is_assumed_where_a_person_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, WORDS, decisions=Decisions(own_words=True))
    assert {(p.party, p.stance, p.confidence) for p in found.talks.positions} == {
        (party, Stance.WANTS, Level.LOW) for party in ("North", "South", "East")
    }
    assert found.talks.positions[0].assumption == "what stands in its own column (Matrix!B2) is what it wants"
    assert remarks(found, Kind.DECIDE) == []


def test_words_where_options_stand_are_a_statement_and_no_stance(tmp_path: Path) -> None:
    found = read(tmp_path, [*SMALL[:2], ["", "Half", "only the lower half", "OK"]])
    assert ("North", "water", "half") not in stances(found)
    assert [s.words for s in found.talks.statements] == ["only the lower half"]
    assert "Matrix!C3: words without a stance: kept as a statement, for you to link." in remarks(
        found, Kind.READ
    )


def test_a_note_becomes_the_source(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet["C2"].comment = Comment(
            "Lina:\nAda Oru, minister, Radio North, 3 March 2026: “All of it”", "Lina"
        )
        sheet["D2"].comment = Comment("ask Ben!", "Lina")

    found = read(tmp_path, SMALL, bend)
    (said,) = found.talks.statements
    assert (said.speaker, said.office, said.outlet, said.on) == (
        "Ada Oru",
        "minister",
        "Radio North",
        date(2026, 3, 3),
    )
    assert (said.words, said.form, said.on_behalf_of, said.recorder) == (
        "All of it",
        Form.QUOTATION,
        "North",
        "Lina",
    )
    held = {(str(p.party), str(p.option)): p for p in found.talks.positions}
    assert held["North", "all"].rests_on == ("Matrix!C2",)
    assert held["North", "all"].assumption is None
    assert held["South", "all"].assumption == 'a note by Lina on Matrix!D2 of book.xlsx: "ask Ben!"'


def test_merged_cells_speak_for_all_that_they_cover_once(tmp_path: Path) -> None:
    rows = [*SMALL[:2], ["", "Half", "accepts, if measured", ""]]
    found = read(tmp_path, rows, lambda sheet: sheet.merge_cells("C3:D3"))
    held = stances(found)
    assert (held["North", "water", "half"], held["South", "water", "half"]) == ("accepts", "accepts")
    assert [(s.id, s.on_behalf_of) for s in found.talks.statements] == [
        ("Matrix!C3", "North"),
        ("Matrix!C3 South", "South"),
    ]
    assert "Matrix!C3: merged (C3:D3): it is taken for every party and option it covers." in remarks(
        found, Kind.READ
    )


def test_hidden_rows_columns_and_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        other = sheet.parent.create_sheet("drafts")
        other["A1"], other.sheet_state = "secret", "veryHidden"

    rows = [[*row, extra] for row, extra in zip(SMALL, ("East", "OK", "no"), strict=True)]
    found = read(tmp_path, rows, bend)
    assert [party.name for party in found.talks.parties] == ["North", "East"]
    assert [option.title for option in found.talks.issues[0].options] == ["All"]
    assert remarks(found, Kind.LEFT) == [
        'the sheet "drafts" is hidden.',
        'hidden in the sheet "Matrix": rows 3.',
        'hidden in the sheet "Matrix": columns D.',
    ]


def test_a_formula_gives_the_value_that_was_saved(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet["C2"], sheet["D2"] = '=IF(1,"wants","")', "=A1"

    def saved(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        sheet = parts[name].replace(b'<c r="C2">', b'<c r="C2" t="str">')
        parts[name] = sheet.replace(b"</f><v/>", b"</f><v>wants</v>", 1).replace(
            b"</f><v />", b"</f><v>wants</v>", 1
        )

    path = rezipped(book(tmp_path / "raw.xlsx", SMALL, bend), saved, tmp_path / "book.xlsx")
    found = read_matrix(path)
    assert stances(found)["North", "water", "all"] == "wants"
    assert ("South", "water", "all") not in stances(found)
    assert "Matrix!C2: a formula: the value saved with the workbook is taken." in remarks(found, Kind.READ)
    assert any("Matrix!D2: a formula without a saved value" in each for each in remarks(found, Kind.LEFT))


def test_errors_and_what_is_struck_out_say_nothing(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet["C2"].font = Font(strike=True)
        sheet["D2"], sheet["D2"].data_type = "#REF!", "e"

    found = read(tmp_path, SMALL, bend)
    assert ("North", "water", "all") not in stances(found)
    assert ("South", "water", "all") not in stances(found)
    assert remarks(found, Kind.LEFT) == [
        "Matrix!C2: struck out in the sheet.",
        "Matrix!D2: #REF! is an error of a formula, and says nothing.",
    ]


def test_a_colour_that_fills_a_whole_row_or_column_is_decoration(tmp_path: Path) -> None:
    green = PatternFill("solid", fgColor="C6EFCE")

    def bend(sheet: Any) -> None:
        for place in ("A2", "B2", "C2", "D2", "D1", "D3"):
            sheet[place].fill = green
        sheet["C2"].value = sheet["D3"].value = sheet["C3"].value = None
        sheet["C3"].fill = green

    found = read(tmp_path, SMALL, bend)
    assert stances(found) == {("South", "water", "all"): "refuses", ("North", "water", "half"): "accepts"}
    assert remarks(found, Kind.READ) == ["Matrix!C3: green is read as accepts."]


def test_columns_of_nobody_are_named(tmp_path: Path) -> None:
    rows = [
        [*row, extra, more]
        for row, extra, more in zip(SMALL, ("Bridging idea", "Ben"), ("x", "y"), strict=False)
    ]
    found = read(tmp_path, [*rows, SMALL[2]])
    assert [party.name for party in found.talks.parties] == ["North", "South", "x"]
    decided = read(tmp_path, [*rows, SMALL[2]], decisions=Decisions(left_out=("X",)))
    assert [party.name for party in decided.talks.parties] == ["North", "South"]
    assert [each for each in remarks(decided, Kind.LEFT) if "column" in each] == [
        'Matrix!E1: the column "Bridging idea", which is taken for nobody\'s.',
        'Matrix!F1: the column "x", which is taken for nobody\'s.',
    ]


def test_two_spellings_stay_apart_until_a_person_says_that_they_are_one(tmp_path: Path) -> None:
    rows = [["", "National Front (NF)", "NF"], ["Water", "+", "+"], ["Oil", "+", "-"]]
    apart = read(tmp_path, rows)
    assert [(party.id, party.name) for party in apart.talks.parties] == [
        ("NF", "National Front"),
        ("NF-2", "NF"),
    ]
    (asked,) = [each for each in apart.remarks if each.kind is Kind.DECIDE]
    assert asked.flag == '--same "NF=National Front (NF)"'
    one = read(tmp_path, rows, decisions=Decisions(same=(("nf", "national front (NF)"),)))
    assert stances(one) == {("NF", "water", "yes"): "accepts"}
    assert remarks(one, Kind.DECIDE) == [
        "Matrix!B3, C3: these cells contradict each other on one option (accepts, refuses): left unknown."
    ]


def test_a_decision_on_an_unknown_spelling_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r'no column bears the name "Nort" .* Did you mean "North"'):
        read(tmp_path, SMALL, decisions=Decisions(same=(("Nort", "South"),)))
    with pytest.raises(RefusedError, match='no sheet that shows is called "Other"'):
        read(tmp_path, SMALL, decisions=Decisions(sheets=("Other",)))


def test_a_sheet_that_repeats_the_issues_of_another_is_for_a_person_to_choose(tmp_path: Path) -> None:
    rows = [["", "North", "South"], ["Water", "+", "-"], ["Oil", "-", "+"]]

    def bend(sheet: Any) -> None:
        later = sheet.parent.copy_worksheet(sheet)
        later.title, later["B2"] = "April", "--"

    assert stances(read(tmp_path, rows, bend))["North", "water", "yes"] == "accepts"
    april = read(tmp_path, rows, bend, Decisions(sheets=("April",)))
    assert stances(april)["North", "water", "yes"] == "refuses"
    assert 'the sheet "Matrix" was not chosen.' in remarks(april, Kind.LEFT)


@pytest.mark.parametrize(
    "rows", [[], [["Shopping"], ["Milk"]], [["", "North", "South"]], [["a", 1, 2], ["b", 3, 4]]]
)
def test_where_no_matrix_is_it_is_said_what_was_looked_for(tmp_path: Path, rows: list[list[Any]]) -> None:
    with pytest.raises(RefusedError, match="Expected a row with the names of two parties or more"):
        read(tmp_path, rows)


def test_braces_and_very_long_words_make_a_sound_talks_file(tmp_path: Path) -> None:
    found = read(
        tmp_path, [["", "No{r}th", "South"], ["W{a}ter {", "a {b} " * 40, "c\nd"], ["Oil", "+", "-"]]
    )
    text = write(found.talks)
    assert read_text(text).talks == found.talks


def test_somebody_elses_spreadsheet_is_read_whole(tmp_path: Path) -> None:
    path = messy(tmp_path / "sarro.xlsx")
    undecided = read_matrix(path)
    assert len(undecided.talks.parties) == 9
    proposed = {each.flag for each in undecided.remarks if each.flag.startswith("--same")}
    assert proposed == {f'--same "{one}={other}"' for one, other in ALL_ONE.same}
    found = read_matrix(path, ALL_ONE)
    assert [party.name for party in found.talks.parties] == [side.partition(" (")[0] for side in SIDES]
    titles = [issue for issue, _ in (*SECURITY, *STATE)]
    assert [issue.title for issue in found.talks.issues] == titles
    assert [track.title for track in found.talks.tracks] == ["Security", "THE STATE", "MONEY"]
    assert found.talks.as_on == date(2026, 3, 12)
    assert read_text(write(found.talks)).talks == found.talks


def test_every_cell_of_it_is_a_stance_words_or_named(tmp_path: Path) -> None:
    """What stands in a party's cell is in the talks, or in a remark that names the cell."""
    found = read_matrix(messy(tmp_path / "sarro.xlsx"), ALL_ONE)
    named = {place for remark in found.remarks for place in remark.places}
    stated = {str(statement.id).split(" ")[0] for statement in found.talks.statements}
    held = {(p.party, p.issue, p.option) for p in found.talks.positions}
    for spot in found.spots:
        if spot.cell.says:
            place = spot.sheet.place(spot.cell.row, spot.cell.column)
            assert (spot.party, spot.issue, spot.option) in held or place in named | stated, place
    assert len(found.talks.positions) == 156


def test_columns_are_told_by_the_words_over_them(tmp_path: Path) -> None:
    rows = [
        ["Theme", "No.", "Issue", "Options", "Gov", "Opp", "Source"],
        ["Peace", "7", "Truce", "Now", "accepts", "refuses", "the Herald says so"],
        ["", "", "", "Later", "wants", "OK", "Ben"],
        ["Money", "9", "Dam", "Sold", "OK", "no", "Lina"],
    ]
    found = read(tmp_path, rows)
    assert [(issue.id, issue.title) for issue in found.talks.issues] == [("7", "Truce"), ("9", "Dam")]
    assert [party.id for party in found.talks.parties] == ["Gov", "Opp"]
    assert [track.title for track in found.talks.tracks] == ["Peace", "Money"]
    assert remarks(found, Kind.LEFT) == ['Matrix!G1: the column "Source", which is taken for nobody\'s.']


def test_several_columns_of_one_party(tmp_path: Path) -> None:
    rows = [
        ["Issue", "Gov position", "Gov interest", "Opp position", "Opp interest"],
        ["Truce", "wants", "calm", "no", "pride"],
    ]
    found = read(tmp_path, rows)
    assert [party.name for party in found.talks.parties] == ["Gov", "Opp"]
    assert stances(found) == {("Gov", "truce", "yes"): "wants", ("Opp", "truce", "yes"): "refuses"}
    assert len(remarks(found, Kind.LEFT)) == 2


def test_groups_of_parties_over_their_names_are_named(tmp_path: Path) -> None:
    rows = [
        ["Issue", "Government side", "", "Opposition"],
        ["", "Army", "Police", "Front"],
        ["Truce", "+", "-", "+"],
    ]
    found = read(tmp_path, rows, lambda sheet: (sheet.merge_cells("A1:A2"), sheet.merge_cells("B1:C1")))
    assert [party.name for party in found.talks.parties] == ["Army", "Police", "Front"]
    assert "Matrix!B1, D1: what stands over the matrix." in remarks(found, Kind.LEFT)


def test_columns_under_one_merged_name_are_named(tmp_path: Path) -> None:
    rows = [
        ["Issue", "Gov", "", "Opp", ""],
        ["", "Position", "Interest", "Position", "Interest"],
        ["Truce", "+", "calm", "-", "pride"],
    ]
    found = read(
        tmp_path, rows, lambda sheet: [sheet.merge_cells(each) for each in ("A1:A2", "B1:C1", "D1:E1")]
    )
    assert stances(found) == {("Gov", "truce", "yes"): "accepts", ("Opp", "truce", "yes"): "refuses"}
    assert remarks(found, Kind.LEFT) == [
        'Matrix!C1: the column "Gov", which is taken for nobody\'s.',
        'Matrix!E1: the column "Opp", which is taken for nobody\'s.',
    ]


def test_a_legend_beside_the_matrix(tmp_path: Path) -> None:
    rows = [
        ["Issue", "Gov", "Opp", "", "A", "fully agrees"],
        ["Truce", "A", "B", "", "B", "red line"],
        ["Dam", "B", "A"],
    ]
    found = read(tmp_path, rows)
    assert [party.name for party in found.talks.parties] == ["Gov", "Opp"]
    assert stances(found)["Opp", "truce", "yes"] == "refuses"
    assert remarks(found, Kind.LEFT) == []


def test_bold_titles_group_issues_and_numbers_before_titles_fall_away(tmp_path: Path) -> None:
    rows = [
        ["Issue", "Gov", "Opp"],
        ["1. Peace", "", ""],
        ["1.1 Truce", "yes", "no"],
        ["2. Money", "", ""],
        ["2.1 Dam", "", "yes"],
    ]

    def bend(sheet: Any) -> None:
        for row in (2, 4):
            sheet.cell(row, 1).font = Font(bold=True)

    found = read(tmp_path, rows, bend)
    assert [(track.title, track.issues) for track in found.talks.tracks] == [
        ("Peace", ("truce",)),
        ("Money", ("dam",)),
    ]
    plain = read(tmp_path, rows)
    assert [issue.title for issue in plain.talks.issues] == ["Peace", "Truce", "Money", "Dam"]


@pytest.mark.parametrize(("yes", "no"), [("oui", "non"), ("да", "нет"), ("نعم", "لا")])
def test_other_languages_have_their_yes_and_no(tmp_path: Path, yes: str, no: str) -> None:
    found = read(tmp_path, [["", "الحكومة", "Фронт"], ["المياه", yes, no], ["السدود", no, yes]])
    assert list(stances(found).values()) == ["accepts", "refuses", "refuses", "accepts"]
    assert read_text(write(found.talks)).talks == found.talks


def test_stances_over_the_columns_are_no_parties(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="Expected a row with the names"):
        read(tmp_path, [["", "For", "Against"], ["Truce", "Gov", "Opp"], ["Dam", "Opp", "Gov"]])


def test_a_matrix_that_may_lie_on_its_side_is_for_a_person_to_turn(tmp_path: Path) -> None:
    found = read(tmp_path, [["Party", "Water", "Oil"], ["North", "+", "-"], ["South", "-", "+"]])
    assert "Matrix!A1: this says that the rows are the parties" in remarks(found, Kind.DECIDE)[0]


def test_numbers_that_no_legend_explains_are_no_stances(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Actor", "Influence", "Salience"], *([f"A{n}", n * 10, n] for n in range(1, 6))]
    with pytest.raises(RefusedError, match="numbers only where a legend explains them"):
        read(tmp_path, rows)
    graded: list[list[Any]] = [
        ["", "North", "South"],
        ["Water", 1, 3],
        ["Oil", 2, 1],
        ["Gas", 3, 2],
        ["", ""],
        [1, "wants"],
        [2, "OK"],
        [3, "red line"],
    ]
    found = read(tmp_path, graded)
    assert stances(found)["South", "water", "yes"] == "refuses"
    assert 'Matrix!B2, C3: "1" is read as wants, as the legend says.' in remarks(found, Kind.READ)


def test_cells_beside_one_another_are_named_as_ranges() -> None:
    places = ("M!A1", "M!A2", "M!A3", "M!C1", "M!D1", "N!B2", "N!C2", "N!D2", "N!D9", "N!AA3")
    assert joined(places) == "M!A1:A3, C1, D1; N!B2:D2, D9, AA3"
