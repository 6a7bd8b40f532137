"""A spreadsheet as somebody else's hand leaves it: an invented conflict in the valley of Sarro, six sides, twenty issues.

Merged cells, notes, colours, three spellings of one side, a hidden row, a hidden sheet, a legend under the matrix, a
formula, a struck-out cell, a column of the team's own. Nobody here exists.
"""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

GREEN, AMBER, RED, GREY = "C6EFCE", "FFEB9C", "FFC7CE", "D9D9D9"
BOLD = Font(bold=True)

SECURITY: list[tuple[str, list[tuple[str, list[str]]]]] = [
    (
        "Ceasefire",
        [
            ("At once, everywhere", ["wants", "accepts", "OK", "can live with", "wants", "accepts"]),
            ("District by district", ["Can live with", "wants", "OK", "supports", "refuses", "OK"]),
        ],
    ),
    (
        "Who watches the ceasefire",
        [
            ("Joint patrols", ["accepts", "wants", "accepts", "OK", "no", "agrees"]),
            (
                "An outside mission",
                ["red line", "OK", "supports", "wants", "wants", "accepts, if it is small"],
            ),
            ("Nobody", ["can live with", "rejects", "opposed", "against", "refuses", "?"]),
        ],
    ),
    (
        "Heavy weapons",
        [
            ("Handed in", ["wants", "refuses", "agrees", "wants", "can live with", "tbc"]),
            ("Locked up under two keys", ["can live with", "accepts", "OK", "OK", "accepts", "OK"]),
        ],
    ),
    (
        "Prisoners",
        [
            ("All for all", ["accepts", "wants", "wants", "OK", "wants", "wants"]),
            ("In three groups", ["wants", "accepts", "OK", "OK", "can live with", ""]),
        ],
    ),
    (
        "The dam road",
        [
            ("Open to all", ["OK", "OK", "wants", "wants", "accepts", "supports"]),
            ("Open to convoys only", ["wants", "can live with", "", "refuses", "", "no objection"]),
        ],
    ),
    (
        "Return of the displaced",
        [
            ("To their own houses", ["accepts", "can live with", "wants", "wants", "wants", "wants"]),
            ("To new settlements", ["can live with", "wants", "refuses", "", "refuses", ""]),
        ],
    ),
    (
        "Aid convoys",
        [
            ("Without asking again", ["can live with", "accepts", "wants", "wants", "wants", "wants"]),
            ("Announced two days before", ["wants", "accepts", "OK", "OK", "can live with", "OK"]),
        ],
    ),
    (
        "Mines",
        [
            ("Cleared by the army", ["wants", "refuses", "?", "?", "refuses", ""]),
            ("Cleared by outsiders", ["can live with", "accepts", "accepts", "wants", "wants", ""]),
        ],
    ),
    (
        "Schools used as barracks",
        [
            ("Empty by the spring", ["accepts", "accepts", "wants", "wants", "wants", "wants"]),
            ("Empty at the end of the talks", ["wants", "can live with", "refuses", "refuses", "", ""]),
        ],
    ),
    (
        "Arms of the village guards",
        [
            ("Kept", ["refuses", "wants", "can live with", "", "wants", "OK"]),
            ("Counted and kept", ["accepts", "accepts", "OK", "", "can live with", "OK"]),
        ],
    ),
]
"""The first sheet: ten issues, their options in rows of their own; the sides in the order of the head."""
SIDES = [
    "Government of Sarro (GOS)",
    "National Valley Front (NVF)",
    "Free Coast Movement",
    "Traders' League",
    "Council of the Displaced",
    "Highland Assembly",
]
SIDES_AGAIN = [
    "GOS",
    "Nat. Valley Front",
    "Free Coast Movement",
    "Traders' League",
    "Council of the Displaced",
    "Highland Assembly",
]

STATE: list[tuple[str, list[str]]] = [
    ("A census before any vote", ["+", "-", "++", "+", "++", "0"]),
    ("Vote within a year", ["++", "+", "+", "0", "-", "+"]),
    ("Two official languages", ["-", "++", "+", "0", "0", "++"]),
    ("An upper house for the districts", ["0", "++", "+", "", "+", "++"]),
    ("Judges named by a joint commission", ["+", "+", "+", "+", "+", ""]),
    (
        "Water of the dam",
        [
            "A state company sells it",
            "Each district keeps what falls on it",
            "A joint board sets the price",
            "A joint board sets the price",
            "",
            "Each district keeps what falls on it",
        ],
    ),
    (
        "Income of the port",
        [
            "All to the treasury",
            "Half to the districts",
            "A third to the coast",
            "",
            "",
            "Half to the districts",
        ],
    ),
    ("Customs", ["+", "0", "+", "++", "", "0"]),
    ("Rebuilding fund with outside money", ["+", "+", "++", "++", "++", "+"]),
    ("Amnesty for those who only carried arms", ["++", "++", "0", "+", "--", "+"]),
]
"""The second sheet: ten issues without options, in plus and minus or in the sides' own words."""


def messy(path: Path) -> Path:
    """Write the spreadsheet."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Security"
    _head(first, SIDES)
    _security(first)
    _state(book.create_sheet("State and money"))
    contacts: Any = book.create_sheet("Phone numbers")
    contacts["A1"], contacts["A2"] = "Who to call", "Lina, after eight"
    old: Any = book.create_sheet("old")
    old["A1"] = "January"
    old.sheet_state = "hidden"
    book.save(path)
    return path


def _head(sheet: Any, sides: list[str]) -> None:
    sheet["A1"] = "Sarro valley: who wants what (draft 7, 12 March 2026)"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:I1")
    sheet["A2"] = "from our notes, do not forward"
    sheet["C4"], sheet["E4"] = "signed the armistice", "did not"
    sheet.merge_cells("C4:D4")
    sheet.merge_cells("E4:H4")
    for column, title in enumerate(["Issue", "Option", *sides, "Comments"], 1):
        cell = sheet.cell(5, column, title)
        cell.font, cell.fill = BOLD, PatternFill("solid", fgColor=GREY)


def _security(sheet: Any) -> None:
    row = 6
    for issue, options in SECURITY:
        sheet.cell(row, 1, issue).alignment = Alignment(vertical="top")
        if len(options) > 1:
            sheet.merge_cells(start_row=row, end_row=row + len(options) - 1, start_column=1, end_column=1)
        for option, stances in options:
            sheet.cell(row, 2, option)
            for column, stance in enumerate(stances, 3):
                sheet.cell(row, column, stance or None)
            row += 1
    sheet["C6"].comment = Comment(
        "Lina:\nPrime minister Adan Oru, interview with Sarro Radio, 3 March 2026: \u201cThe guns must be silent at once\u201d",
        "Lina",
    )
    sheet["D7"].comment = Comment("Source: minutes of the meeting of 4 March 2026", "Lina")
    sheet["E8"].comment = Comment("ask Ben!", "Lina")
    sheet["F9"].comment = Comment("League spokesman told the Coast Herald on 05/03/2026", "Ben")
    sheet["G10"].comment = Comment("https://sarro.example/statements/12 of 1 February 2026", "Ben")
    sheet["F16"].value = None
    sheet["F16"].fill = PatternFill("solid", fgColor=GREEN)
    sheet["H18"].value, sheet["H18"].fill = None, PatternFill("solid", fgColor=RED)
    sheet["G12"].fill = PatternFill("solid", fgColor=RED)
    sheet["H9"].fill = PatternFill("solid", fgColor=GREEN)
    sheet["E14"].font = Font(strike=True)
    sheet.merge_cells("F13:G13")
    sheet["I6"] = "bridge: districts in a fixed order?"
    sheet.cell(row, 1, "Bodies of the fallen")
    sheet.cell(row, 2, "Handed over at the bridge")
    sheet.cell(row, 3, "wants")
    sheet.row_dimensions[row].hidden = True
    sheet.cell(row + 3, 1, "Colours:")
    for at, (colour, meaning) in enumerate(
        ((GREEN, "accepts"), (AMBER, "could live with it"), (RED, "red line"))
    ):
        sheet.cell(row + 4 + at, 1).fill = PatternFill("solid", fgColor=colour)
        sheet.cell(row + 4 + at, 2, meaning)


def _state(sheet: Any) -> None:
    for column, title in enumerate(["Topic", *SIDES_AGAIN], 1):
        sheet.cell(1, column, title).font = BOLD
    row = 2
    for heading, issues in (("THE STATE", STATE[:5]), ("MONEY", STATE[5:])):
        if heading == "MONEY":  # halfway down somebody wrote the head anew, and one side otherwise
            for column, title in enumerate(["Topic", *SIDES_AGAIN], 1):
                sheet.cell(row, column, "National Valley Frnt" if title == "Nat. Valley Front" else title)
            row += 1
        sheet.cell(row, 1, heading).font = BOLD
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=7)
        for at, (issue, cells) in enumerate(issues, row + 1):
            sheet.cell(at, 1, issue)
            for column, words in enumerate(cells, 2):
                if words in ("+", "++", "-", "--"):
                    sheet.cell(at, column).value = words
                elif words:
                    sheet.cell(at, column, words)
        row += len(issues) + 1
    sheet["B10"].comment = Comment("Finance minister, press conference of 20 February 2026", "Ben")
