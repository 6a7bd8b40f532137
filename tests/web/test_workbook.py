"""A team's spreadsheet on a desk of its own: opened, read at a glance, written on, and held against the book again."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.cli.shell import run
from tests.cli.test_tables import DECISIONS
from tests.exchange.messy import messy
from tests.web.looking import faults, overflows


@contextmanager
def opened(book: Path) -> Iterator[tuple[str, str]]:
    """The desk on a workbook: what was said before it opened, and its link."""
    command = [sys.executable, "-m", "multitrack", "open", book.name, "--no-browser", "--port", "0"]
    with subprocess.Popen(
        command, cwd=book.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if "Stop with Ctrl+C" in line:
                break
        link = re.search(r"http://\S+", said)
        assert link is not None, said
        try:
            yield said, link[0]
        finally:
            server.terminate()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return messy(tmp_path / "sarro.xlsx")


def test_a_spreadsheet_is_opened_written_on_and_brought_up_to_date(book: Path, chromium_path: Path) -> None:
    run("matrix", book, *DECISIONS)
    with opened(book) as (said, link), sync_playwright() as play:
        assert "6 parties, 20 issues" in said
        page = play.chromium.launch(executable_path=chromium_path).new_page()
        page.goto(link)
        page.get_by_role("button").first.click()
        assert page.locator(".parties dt").all_inner_texts() == ["GOS", "NVF", "FCM", "TL", "CD", "HA"]
        assert page.locator(".issue").count() == 20
        assert (faults(page), overflows(page)) == ([], False)
        page.get_by_role("link", name="Security", exact=True).first.click()
        page.locator("#issue-ceasefire").get_by_role("link", name="Take a position").first.click()
        slip = page.locator("#slip")
        slip.get_by_label("For whom").select_option(label="Traders' League")
        slip.get_by_label("From which paper or meeting").fill("call of 13 March")
        slip.get_by_label("refuses").check()
        slip.get_by_role("button", name="Take a position").click()
        page.wait_for_load_state()
    shown = run("matrix", book.with_suffix(".sqlite3"), "--into", book, "--json").json
    assert [(each["cell"], each["before"], each["after"]) for each in shown["changes"]] == [
        ("Security!F6", "can live with", "refuses")
    ]
