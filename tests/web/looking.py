"""A real browser on pages that Django's own client gives: no server, no port, and the page policy in force."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Request, Route, sync_playwright

HOUSE = "http://localhost"


@contextmanager
def seen(chromium: Path, client: Client, address: str, sent: Any = None, **looks: Any) -> Iterator[Page]:
    """A page as somebody sees it who is signed in, or the answer to what they ``sent``; asked for before the browser starts."""
    answer = client.post(address, sent) if sent else client.get(address)

    def give(route: Route, request: Request) -> None:
        wanted = request.url.removeprefix(HOUSE)
        if wanted == address:
            route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)
        elif wanted.startswith("/static/"):
            found = finders.find(wanted.removeprefix("/static/").split("?")[0])
            route.fulfill(path=found) if isinstance(found, str) else route.fulfill(status=404)
        else:
            route.fulfill(status=204)

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = started.new_context(**looks).new_page()
        page.route("**/*", give)
        page.goto(f"{HOUSE}{address}")
        try:
            yield page
        finally:
            started.close()


def overflows(page: Page) -> bool:
    """Whether the page is wider than what shows it."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return bool(wide)


def faults(page: Page) -> list[str]:
    """What stands in the way of people who cannot see or point, as axe finds it."""
    found = Axe().run(page)
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found.response["violations"]]
