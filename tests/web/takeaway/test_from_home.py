"""The whole way: an export taken home, two acts written there, brought back, and each answered."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from multitrack.record.act import Opening
from multitrack.record.codec import decode
from multitrack.record.journal.sqlite import SQLiteJournal

SERVING = Path(__file__).parents[1] / "serving.py"
MANDATE = "{party: GOV, walk_away: 2, worths: {truce: {none: 0, local: 2}, aid: {cases: 1, free: 2}}}"


@contextmanager
def running(*typed: object) -> Iterator[str]:
    """A program that stays; the first address that it says, with its path."""
    with subprocess.Popen(
        [sys.executable, "-u", *map(str, typed)], stdout=subprocess.PIPE, text=True
    ) as held:
        assert held.stdout is not None
        found = (re.search(r"http://127\.0\.0\.1:\d+/\S*", line) for line in held.stdout)
        try:
            yield next(match[0] for match in found if match is not None)
        finally:
            held.send_signal(signal.SIGINT)
            held.stdout.read()


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path)
        yield started
        started.close()


@pytest.fixture
def table(parley_file: Path, tmp_path: Path, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """The talks on their server, and a window there for whoever is named."""
    with running(SERVING, "demo", tmp_path / "house", parley_file) as address:

        def window(name: str) -> Page:
            page = browser.new_context(base_url=address).new_page()
            page.goto("/")
            page.click(f"button[value='ford-{name}']")
            return page

        yield window


@pytest.fixture
def laptop(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Path], Page]]:
    """A laptop of one's own, on which an export lies open with one's own mandate."""
    (tmp_path / "mandate.yaml").write_text(MANDATE, encoding="utf-8")
    opened = []

    def at_home(export: Path) -> Page:
        typed = (export, "--mandate", tmp_path / "mandate.yaml", "--port", 0, "--no-browser")
        held = running("-m", "multitrack", "open", *typed)
        opened.append(held)
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        page.goto(held.__enter__())
        page.click("text=Come in")
        expect(page.locator("main")).to_contain_text("what you try here stays here and is never handed in")
        page.click("a[href$='-export/']")
        return page

    yield at_home
    for held in opened:
        held.__exit__(None, None, None)


def go(page: Page, room: str) -> None:
    page.goto(re.sub(r"(/t/[^/]+/).*", rf"\1{room}", page.url))


def take_position(page: Page, issue: str, option: str, words: str) -> None:
    track = {"truce": "violence", "aid": "relief"}[issue]
    go(page, f"c/track-{track}/?do=take-position&issue={issue}&option={option}#slip")
    page.check("#slip [value=accepts]")
    page.fill("#slip [name=words]", words)
    page.click("#slip button")


def taken(page: Page, words: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.click(f"text={words}")
    download.value.save_as(to)
    return to


def hand_in(page: Page, file: Path) -> list[str]:
    go(page, "record/take/")
    page.click("text=Hand in what you wrote at home")
    page.set_input_files("#file", file)
    page.click("text=Hand it in")
    return page.locator(".became > h2").all_inner_texts()


def test_from_an_export_to_an_answer_for_each_act(
    table: Callable[[str], Page], laptop: Callable[[Path], Page], tmp_path: Path
) -> None:
    head = table("gov-head")
    go(head, "record/take/")
    export = taken(head, "Download the export", tmp_path / "mine.json")
    before = export.read_bytes()

    home = laptop(export)
    expect(home.locator(".athome")).to_contain_text("sent to nobody")
    take_position(home, "truce", "local", "If the ford is ours.")
    expect(home.locator("#written")).to_contain_text("If the ford is ours.")
    take_position(home, "aid", "free", "So be it.")
    go(home, "written/")
    assert Axe().run(home).response["violations"] == []
    acts = taken(home, "Download the file to hand in", tmp_path / "acts.json")
    home.context.close()
    assert export.read_bytes() == before
    journal = SQLiteJournal(tmp_path / "mine.sqlite3")
    assert all(isinstance(decode(row).act, Opening) for row in journal.read()[0])
    journal.close()

    mediator = table("mediator")
    go(mediator, "c/track-violence/?do=amend-option&issue=truce&option=local#slip")
    mediator.fill("#slip [name=wording]", "The fighting pauses at the ford and the mill.")
    mediator.click("#slip button")

    changed, accepted = "Not done: something changed since you looked", "Accepted"
    assert hand_in(head, acts) == [changed, accepted]
    versions = head.locator(".versions dd").all_inner_texts()
    assert versions == ["The fighting pauses at the ford.", "The fighting pauses at the ford and the mill."]
    assert Axe().run(head).response["violations"] == []
    assert hand_in(head, acts) == [changed, "Accepted before: it was here already"]
    head.click("text=I have read this: send mine as it is")
    assert head.locator(".became > h2").all_inner_texts() == [accepted]
    go(head, "c/track-violence/")
    assert head.locator(".log").inner_text().count("If the ford is ours.") == 1
