"""The stream: it tells a viewer that something new was heard and in which of their rooms, and nothing of what.

The page then asks again for what it shows, through the same door as ever. A stream resumes from an opaque mark
of the channels its viewer hears; it is not woken for anything else. It holds no connection to a database.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse

from multitrack.model.party import PersonId
from multitrack.record.view import View
from multitrack.web.house import House, the_house
from multitrack.web.marks import opaque
from multitrack.web.people import word
from multitrack.web.place import Slug
from multitrack.web.visit import person_of

QUIET = 15.0
"""Seconds after which a line that says nothing keeps the connection open."""
LIFE = 600.0
"""Seconds after which a stream ends; the browser comes back, and is asked again who it is."""


async def stream(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One viewer's stream; to those without a seat there are no such talks."""
    person = await sync_to_async(_who)(request)
    house, name = the_house(), Slug(slug)
    if house.home(name) is not None or await asyncio.to_thread(house.view, name, person) is None:
        raise Http404
    last = request.headers.get("Last-Event-ID") or request.GET.get("mark", "")
    return StreamingHttpResponse(
        news(house, name, person, last, sync_to_async(partial(still_in, request))),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _who(request: HttpRequest) -> PersonId:
    """Who looks on; what was needed of the database to know it is let go of at once."""
    try:
        return person_of(request)
    finally:
        connections.close_all()


def still_in(request: HttpRequest) -> bool:
    """Whether the login that a stream was opened with still holds: it may have been closed, made anew, or barred by a list."""
    try:
        user = get_user(request)
        return user.is_authenticated and user.may_look and word.shut(user) is None
    finally:
        connections.close_all()


async def _always() -> bool:
    return True


async def news(
    house: House, slug: Slug, person: PersonId, last: str, still: Callable[[], Awaitable[bool]] = _always
) -> AsyncIterator[str]:
    """An event each time this person hears something new, from the mark they last had, while their login holds."""
    until = asyncio.get_running_loop().time() + LIFE
    async with house.bell(slug).listening() as rung:
        seen = await _view(house, slug, person)
        yield "retry: 1000\n\n"
        if opaque(slug, seen) != last:
            yield _event(slug, seen, None)
        time = asyncio.get_running_loop().time
        quiet_at = time() + QUIET
        while time() < until:
            try:
                await asyncio.wait_for(rung.wait(), max(0.0, quiet_at - time()))
            except TimeoutError:
                # by the clock alone: what others ring for must not shift even an empty line
                quiet_at += QUIET
                yield ": quiet\n\n"
                continue
            rung.clear()
            now = await _view(house, slug, person)
            if now.mark() != seen.mark():
                if not await still():
                    return
                yield _event(slug, now, seen)
                seen = now


async def _view(house: House, slug: Slug, person: PersonId) -> View:
    view = await asyncio.to_thread(house.view, slug, person)
    if view is None:
        raise LookupError("a seat once held stays in the record")
    return view


def _event(slug: Slug, now: View, before: View | None) -> str:
    """That there is something new, and in which rooms of this viewer's."""
    known = {} if before is None else {line.id: line.standing.number for line in before.lines}
    rooms = [line.id for line in now.lines if known.get(line.id) != line.standing.number]
    return f"id: {opaque(slug, now)}\nevent: new\ndata: {json.dumps({'rooms': rooms})}\n\n"
