"""Whoever types what the page on spreadsheets says, with such a spreadsheet, sees what it shows."""

from pathlib import Path

import pytest
from tests.cli.shell import ROOT
from tests.cli.test_tutorial import BLOCK, answer, holds
from tests.exchange.messy import messy

PAGE = ROOT / "docs" / "how-to" / "use-the-spreadsheet-you-have.md"
SLOW = "multitrack zone sarro.xlsx\n"
"""Goes through three million packages; what it counts is tried on a small workbook."""
RECORD = "multitrack matrix sarro.sqlite3 --into sarro.xlsx\n"
"""Needs a desk to have been opened; tried in the browser's test."""


def test_the_page_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    messy(tmp_path / "sarro.xlsx")
    printed, shown = "", 0
    for language, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if language == "sh":
            printed = answer(text.replace(SLOW, "").replace(RECORD, ""))
        else:
            shown += 1
            assert holds(text, printed), f"not printed as shown:\n{text}\nbut:\n{printed}"
    assert shown == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        "sarro.xlsx",
        "sarro.decided.txt",
        "coalition.xlsx",
        "sarro.yaml",
        "register.csv",
    }


def test_contacts_go_out_and_come_back_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.with_name("keep-contacts.md").read_text(encoding="utf-8")
    (_, typed), (_, shown) = BLOCK.findall(page)
    assert holds(shown, answer(typed))
