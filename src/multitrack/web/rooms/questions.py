"""The questions that can be asked of all that one viewer hears, each answered when its link is followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse

from multitrack.report.answers import ToAsk
from multitrack.report.as_html import as_section
from multitrack.report.questions import QUESTIONS, Question
from multitrack.report.saying import say
from multitrack.web.aside import SECONDS, OutOfTimeError, Told, answered
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.contacts import rooms_of
from multitrack.web.rooms.doings import Doing, doing
from multitrack.web.slips.slip import options_in
from multitrack.web.slips.words import PARTY
from multitrack.web.told import once
from multitrack.web.visit import Visit, page
from multitrack.web.wording import plainly, voice

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
        words, cut, to_ask = once(
            visit, f"question {code}", lambda: _fitting(answered(code, visit.view.talks))
        )
    except OutOfTimeError:
        words, cut, to_ask, given_up = "", False, (), True
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
        asking=tuple(_asking(visit, to_ask)),
        doings=tuple(_doings(visit, question)),
    )


def _fitting(told: Told) -> tuple[str, bool, tuple[ToAsk, ...]]:
    """As much of an answer as stands on a page, block by block; whether anything was left off; what could be asked."""
    words, size = "", 0
    for block in told.page:
        piece = as_section((block,), voice())
        size += len(piece.encode())
        if size > LONGEST:
            return words, True, told.to_ask
        words += piece
    return words, False, told.to_ask


def _asking(visit: Visit, to_ask: Iterable[ToAsk]) -> Iterator[tuple[RoomName, Doing]]:
    """What could be asked next, each with the slip filled in, in the first room of this viewer that holds the option."""
    rooms = [room for room in rooms_of(visit) if room.may("ask")]
    for each in to_ask:
        about = f"{each.issue}/{each.option}"
        here = [room for room in rooms if about in options_in(room) and room.side != each.party]
        if here:
            label = plainly(
                say(
                    "Ask {party} about “{option}” on {issue}",
                    party=visit.called.party(each.party),
                    option=visit.called.option(each.issue, each.option),
                    issue=visit.called.issue(each.issue),
                )
            )
            slip = doing(here[0], "ask", label, of_whom=f"{PARTY}{each.party}", comes_to=about)
            yield room_name(visit.called, here[0].line.id), slip


def _doings(visit: Visit, question: Question) -> Iterator[tuple[RoomName, Doing]]:
    """The slips that would act on the answer, in the rooms where this viewer may; nothing is entered by itself."""
    for room in rooms_of(visit):
        for kind in question.acts:
            if room.may(kind):
                yield room_name(visit.called, room.line.id), doing(room, kind)
