"""Several people in several browsers at once: what one does the others see, and only those who hear it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

WITHIN = 1000
"""Milliseconds in which an open page shows what someone else did."""
SERVING = Path(__file__).with_name("serving.py")

Person = Callable[[str], Page]


@pytest.fixture(scope="module")
def address(parley_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("house")
    command = [sys.executable, str(SERVING), "demo", str(folder), str(parley_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield next(line[2:].strip() for line in server.stdout if line.startswith("= "))
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path)
        yield browser
        browser.close()


@pytest.fixture
def person(browser: Browser, address: str, chromium_path: Path) -> Iterator[Person]:
    """A window of one person's own, signed in; whatever goes wrong in its script fails the test."""
    contexts, problems = [], []

    def window(name: str) -> Page:
        context = browser.new_context(base_url=address, viewport={"width": 1300, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.goto("/")
        page.click(f"button[value='ford-{name}']")
        return page

    yield window
    for context in contexts:
        context.close()
    assert [problem for problem in problems if "status of 4" not in problem] == []


def room(page: Page, name: str) -> Page:
    page.goto(f"/t/ford/c/{name}/")
    return page


def test_three_people_on_two_tracks_see_each_other_without_reloading(person: Person) -> None:
    gov, opp, mediator = person("gov-head"), person("opp-head"), person("mediator")
    room(gov, "track-relief")
    room(mediator, "track-relief")
    watching = person("gov-delegate")
    room(watching, "track-violence")
    room(opp, "track-violence")

    tabling = person("gov-head")
    room(tabling, "track-violence").click("#issue-truce >> text=Table an option")
    tabling.fill("[name=option_title]", "Truce at dawn")
    tabling.click("#slip button")
    for page in (opp, watching):
        expect(page.locator("#issue-truce")).to_contain_text("Truce at dawn", timeout=WITHIN)

    room(opp, "track-relief").goto("/t/ford/c/track-relief/?do=take-position&issue=aid&option=free#slip")
    opp.check("#slip [value=accepts]")
    opp.fill("#slip [name=words]", "If the bridge is open.")
    opp.click("#slip button")
    for page in (gov, mediator):
        expect(page.locator("#issue-aid")).to_contain_text("If the bridge is open.", timeout=WITHIN)
        expect(page.locator("#option-aid\\:free .accepts")).to_have_count(1)


def test_what_is_being_typed_stays_while_the_page_changes(person: Person) -> None:
    gov, opp = person("gov-head"), person("opp-head")
    room(opp, "track-violence")
    opp.locator("#speaking textarea").press_sequentially("We would rath")
    room(gov, "track-violence").fill("#speaking textarea", "Hear us first.")
    gov.click("#speaking button")
    expect(opp.locator(".log")).to_contain_text("Hear us first.", timeout=WITHIN)
    opp.keyboard.type("er wait.")
    expect(opp.locator("#speaking textarea")).to_have_value("We would rather wait.")
    opp.click("#speaking button")
    expect(gov.locator(".log")).to_contain_text("We would rather wait.", timeout=WITHIN)


def test_a_caucus_is_nowhere_in_the_other_sides_page_stream_or_record(person: Person) -> None:
    gov, mediator, opp = person("gov-head"), person("mediator"), person("opp-head")
    room(mediator, "caucus-GOV")
    opp.goto("/t/ford/")
    opp.wait_for_timeout(WITHIN)
    asked: list[str] = []
    opp.on("request", lambda request: asked.append(request.url))
    room(gov, "caucus-GOV").fill("#speaking textarea", "We could give up the mill.")
    gov.click("#speaking button")
    expect(mediator.locator(".log")).to_contain_text("the mill", timeout=WITHIN)
    opp.wait_for_timeout(WITHIN)
    assert asked == []
    for place in ("", "desk/", "record/", "c/plenary/", "c/track-violence/"):
        opp.goto(f"/t/ford/{place}")
        assert "the mill" not in opp.content()
        assert "caucus-GOV" not in opp.content()
    answer = opp.goto("/t/ford/c/caucus-GOV/")
    assert answer is not None
    assert answer.status == 404


def test_a_package_is_proposed_assented_to_and_adopted(person: Person) -> None:
    gov, opp, mediator = person("gov-head"), person("opp-head"), person("mediator")
    for page, track, issue, option in (
        (gov, "violence", "truce", "local"),
        (opp, "violence", "truce", "local"),
        (gov, "relief", "aid", "free"),
        (opp, "relief", "aid", "free"),
    ):
        room(page, f"track-{track}").goto(
            f"/t/ford/c/track-{track}/?do=take-position&issue={issue}&option={option}"
        )
        page.check("#slip [value='can live with']")
        page.click("#slip button")
    for track, issue, option in (("violence", "truce", "local"), ("relief", "aid", "free")):
        room(gov, f"track-{track}").goto(f"/t/ford/c/track-{track}/?do=settle&issue={issue}&option={option}")
        gov.click("#slip button")
        gov.click("text=Report to the plenary")
        gov.click("#slip button")
    room(mediator, "plenary")
    room(gov, "plenary").click("text=Propose a package")
    gov.fill("[name=package_title]", "Peace at the ford")
    gov.click("#slip button")
    expect(mediator.locator("h2", has_text="Peace at the ford")).to_be_visible(timeout=WITHIN)
    for page in (gov, opp):
        room(page, "plenary").click(".package .doings >> text=Assent")
        page.click("#slip button")
    opp.click(".package .doings >> text=Adopt")
    opp.click("#slip button")
    expect(mediator.locator(".cleantext")).to_contain_text("The fighting pauses at the ford.", timeout=WITHIN)
    expect(mediator.locator(".package .state")).to_contain_text("adopted")


PLACES = (
    "",
    "desk/",
    "record/",
    "c/plenary/",
    "c/plenary/?do=propose-package",
    "c/track-violence/?do=table-option&issue=truce",
    "c/track-violence/?do=take-position&issue=truce&option=local",
    "c/caucus-GOV/",
    "c/mediation-team/?do=note-reading&issue=truce&option=local",
    "c/mediation-team/?do=open-channel",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(person: Person, scheme: str) -> None:
    mediator = person("mediator")
    mediator.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    everywhere = ("/", "/accounts/2fa/", *(f"/t/ford/{place}" for place in PLACES))
    for place in everywhere if scheme == "light" else everywhere[2::3]:
        mediator.goto(place)
        results = Axe().run(mediator)
        found[place] = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]
    assert found == {place: [] for place in found}


def test_in_arabic_the_page_is_mirrored(person: Person) -> None:
    page = person("gov-head")

    def edges() -> tuple[str, bool]:
        direction = page.evaluate("getComputedStyle(document.documentElement).direction")
        title, nav = page.locator(".over .talks").bounding_box(), page.locator("nav.main").bounding_box()
        assert title is not None
        assert nav is not None
        return direction, nav["x"] > title["x"]

    room(page, "track-violence")
    assert edges() == ("ltr", True)
    page.click("footer button[value=ar]")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert edges() == ("rtl", False)
    expect(page.locator("nav.main")).to_contain_text("السجل")


def test_no_page_is_wider_than_a_phone(person: Person) -> None:
    page = person("mediator")
    page.set_viewport_size({"width": 360, "height": 740})
    for place in ("/", *(f"/t/ford/{place}" for place in PLACES)):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place


def by_keyboard(page: Page, what: Locator) -> None:
    """Go on with the tabulator until something has the focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if what.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"no way by keyboard to {what}")


def follow(page: Page, what: Locator) -> None:
    by_keyboard(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_statement_is_entered_linked_and_confirmed_by_keyboard_alone(person: Person) -> None:
    mediator = room(person("mediator"), "mediation-team")
    follow(mediator, mediator.locator(".doings a", has_text="Note a statement").first)
    mediator.keyboard.press("Tab")
    mediator.keyboard.press("Tab")
    for written in ("The minister", "No truce at the ford.", "quot", "minister of ways", "Gov"):
        mediator.keyboard.type(written)
        mediator.keyboard.press("Tab")
    mediator.keyboard.type("The Ford Herald")
    with mediator.expect_navigation():
        mediator.keyboard.press("Enter")
    expect(mediator.locator("#done")).to_contain_text("No truce at the ford.")

    follow(mediator, mediator.get_by_role("link", name="Statements", exact=True))
    account = mediator.locator(".account", has_text="No truce at the ford.")
    expect(account).to_contain_text("The minister, minister of ways, for Government")
    expect(account).to_contain_text("The Ford Herald")
    follow(mediator, account.get_by_role("link", name="Link to a position"))
    by_keyboard(mediator, mediator.locator("#slip [name=about]"))
    mediator.keyboard.type("Local")
    mediator.keyboard.press("Tab")
    mediator.keyboard.press("ArrowUp")
    expect(mediator.locator("#slip [name=stance]:checked")).to_have_value("refuses")
    follow(mediator, mediator.locator("#slip button"))

    follow(mediator, mediator.get_by_role("link", name="Table", exact=True))
    mark = mediator.locator(".matrix a.rests")
    expect(mark).to_have_count(1)
    expect(mark).to_contain_text("Government: refuses")
    assert Axe().run(mediator).response["violations"] == []
    follow(mediator, mark)
    expect(mediator.locator(".account", has_text="No truce at the ford.")).to_be_visible()
    expect(mediator.locator(".account h3").first).to_have_text("Said by the party")
    assert Axe().run(mediator).response["violations"] == []
    follow(mediator, mediator.get_by_role("link", name="Desk", exact=True))
    expect(mediator.locator("main")).to_contain_text("1 statement")


TWELVE = "We open the bridge on Monday if the convoys pass without arms."
KEY, MIND = 0.28, 1.35
"""Seconds of an average typist's key, and of a thought before a step: Card, Moran and Newell's keystroke-level model."""
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "keep-the-register.md"


def test_the_next_statement_takes_seven_keys_beside_its_words(person: Person) -> None:
    """Of somebody whom the talks know, from the outlet of the one before: counted at a real keyboard, from the page it is on."""
    mediator = room(person("mediator"), "mediation-team")
    mediator.goto("/t/ford/c/mediation-team/?do=note-statement#slip")
    slip = mediator.locator("#slip")
    slip.locator("[name=speaker]").fill("Ana Pell")
    slip.locator("[name=words]").fill("The mill stays.")
    slip.locator("[name=outlet]").fill("The Ford Herald")
    slip.locator("[name=said_on]").fill("2024-02-03")
    slip.locator("[name=another]").check()
    with mediator.expect_navigation():
        slip.locator("button").click()
    expect(mediator.locator(".told")).to_contain_text("Noted; here is the next one.")

    keys = 0
    for pressed in ("Tab", "g", "o", "v", "Tab", "Tab"):
        mediator.keyboard.press(pressed)
        keys += 1
    mediator.keyboard.type(TWELVE)
    with mediator.expect_navigation():
        mediator.keyboard.press("Enter")
    keys += 1
    mediator.goto("/t/ford/register/")
    account = mediator.locator(".account", has_text=TWELVE)
    expect(account).to_contain_text("Government, for Government, 3 February 2024")
    expect(account).to_contain_text("The Ford Herald")
    expect(account).to_contain_text("the speaker's own words")
    expect(account).to_contain_text("noted by")
    assert (keys, len(TWELVE.split())) == (7, 12)

    beside = keys * KEY + 3 * MIND
    told = " ".join(HOW_TO.read_text(encoding="utf-8").split())
    assert f"{keys} keys" in told
    assert f"{beside:.1f} s beside the words" in told
    for key in (0.28, 0.20, 0.12):
        assert f"{(keys + len(TWELVE)) * key + 3 * MIND:.0f} s" in told
