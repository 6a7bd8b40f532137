"""The desk: what could still be agreed, from this viewer's own fold, and what becomes of a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from multitrack.model.issue import OptionId
from multitrack.model.package import Package
from multitrack.model.text import BracketId
from multitrack.record.view import View
from multitrack.report.desk import Desk, desk
from multitrack.report.saying import Sentence
from multitrack.report.settled import as_package, settled_in
from multitrack.report.ways import ways
from multitrack.report.whatif import WhatIf, what_if
from multitrack.web.rooms.register import own_register
from multitrack.web.told import once
from multitrack.web.visit import Visit, page

PREFIX = "on-"
"""What stands before the code of an issue in the question after a package."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One issue of the form: its options, and which is chosen."""

    field: str
    title: str
    options: tuple[tuple[OptionId, str], ...]
    chosen: OptionId | None


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The desk as this viewer sees it; with a package in the address, what becomes of it."""
    view, called = visit.view, visit.called
    settled = as_package(settled_in(view))
    told: Desk = once(visit, "desk", lambda: desk(view.talks, settled, called))
    asked = package_in(view, request.GET)
    found = None if asked is None else what_if(view.talks, asked, called, _lifted(view))
    return page(
        request,
        "desk.html",
        visit,
        tab="desk",
        notes=own_register(visit),
        desk=told,
        outlook=told.outlook,
        ways=once(visit, "ways", lambda: ways(view.talks, called)),
        picks=tuple(_picks(visit, settled if asked is None else asked)),
        found=found if isinstance(found, WhatIf) else None,
        too_open=found if isinstance(found, Sentence) else None,
        stands=as_question(settled),
        shown=tuple(as_question(package) for package in told.shown),
        pointed=tuple((each, as_question(each.package)) for each in told.pointed),
    )


def package_in(view: View, question: Mapping[str, str]) -> Package | None:
    """The package that an address asks about; nothing where it asks about none."""
    if not any(name.startswith(PREFIX) for name in question):
        return None
    chosen = ((issue.id, question.get(f"{PREFIX}{issue.id}", "")) for issue in view.talks.issues)
    return Package.of((issue, OptionId(option)) for issue, option in chosen if option)


def as_question(package: Package) -> str:
    """A package as it stands in an address."""
    return urlencode({f"{PREFIX}{choice.issue}": choice.option for choice in package.choices})


def _picks(visit: Visit, package: Package) -> Iterator[Pick]:
    for issue in visit.view.talks.issues:
        yield Pick(
            field=f"{PREFIX}{issue.id}",
            title=visit.called.issue(issue.id),
            options=tuple((option.id, option.title) for option in issue.options),
            chosen=package.on(issue.id),
        )


def _lifted(view: View) -> Mapping[BracketId, str]:
    """The words that brackets of mere wording were lifted to, as the plenary holds them."""
    return {} if view.plenary is None else view.plenary.standing.lifted
