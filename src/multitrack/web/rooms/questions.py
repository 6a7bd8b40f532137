"""The questions that can be asked of all that one viewer hears, each answered when its link is followed."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse

from multitrack.report.as_html import as_section
from multitrack.report.page import Page
from multitrack.report.questions import QUESTIONS, Question
from multitrack.web.aside import SECONDS, OutOfTimeError, answered
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.contacts import rooms_of
from multitrack.web.rooms.doings import Doing, doing
from multitrack.web.told import once
from multitrack.web.visit import Visit, page
from multitrack.web.wording import voice

LONGEST = 70_000
"""So many bytes of an answer stand on a page; the rest is in the whole document."""


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The questions; nothing is reckoned for this page."""
    return page(request, "rooms/questions.html", visit, tab="desk", questions=QUESTIONS.items())


def answer(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """The answer to one question, from nothing but this viewer's own view, and what could be done about it."""
    question = QUESTIONS.get(code)
    if question is None:
        raise Http404
    given_up = False
    try:
        words, cut = once(visit, f"question {code}", lambda: _fitting(answered(code, visit.view.talks)))
    except OutOfTimeError:
        words, cut, given_up = "", False, True
    return page(
        request,
        "rooms/question.html",
        visit,
        tab="desk",
        question=question,
        answer=words,
        cut=cut,
        given_up=given_up,
        seconds=int(SECONDS),
        doings=tuple(_doings(visit, question)),
    )


def _fitting(told: Page) -> tuple[str, bool]:
    """As much of an answer as stands on a page, block by block; whether anything was left off."""
    words, size = "", 0
    for block in told:
        piece = as_section((block,), voice())
        size += len(piece.encode())
        if size > LONGEST:
            return words, True
        words += piece
    return words, False


def _doings(visit: Visit, question: Question) -> Iterator[tuple[RoomName, Doing]]:
    """The slips that would act on the answer, in the rooms where this viewer may; nothing is entered by itself."""
    for room in rooms_of(visit):
        for kind in question.acts:
            if room.may(kind):
                yield room_name(visit.called, room.line.id), doing(room, kind)
