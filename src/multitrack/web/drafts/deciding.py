"""The page of a report: handed in, read, and each of its drafts entered, changed and entered, or left out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed, Refused, phrase
from multitrack.report.ruling import tests_told
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences import audience
from multitrack.web.drafts.carrying import ENTERED, LEFT, Decision
from multitrack.web.drafts.desk import Desk, Laid, laid_out
from multitrack.web.drafts.handing import FromForm, NotRead, Report, ReportForm, carried_by, opened
from multitrack.web.drafts.offers import Offer
from multitrack.web.drafts.passages import around
from multitrack.web.drafts.slips import slip_of
from multitrack.web.house import the_house
from multitrack.web.naming import room_name
from multitrack.web.rooms.acting import CONFLICT, UNFIT
from multitrack.web.rooms.answering import addressed
from multitrack.web.rooms.channel import enter
from multitrack.web.rooms.log import told
from multitrack.web.rooms.room import Room
from multitrack.web.slips import Slip
from multitrack.web.takeaway.writing import keep
from multitrack.web.visit import Visit, page, visit


def may_read(room: Room) -> bool:
    """Whether anything that a report drafts can be entered from this seat."""
    return room.may("note statement") or room.may("note contact")


def show(request: HttpRequest, seen: Visit, channel: str) -> HttpResponse:
    """Hand a report in; or answer what its reader decided on one draft."""
    room = enter(seen, channel)
    if not may_read(room):
        return _too_late(request, room)
    if request.method != "POST":
        return _asked_for(request, room, ReportForm())
    do, _space, about = request.POST.get("do", "").partition(" ")
    if do == "read":
        return _read(request, room)
    report = carried_by(request)
    if report is None:
        why = phrase("What this page carried came back damaged. Hand the report in again.")
        return _asked_for(request, room, ReportForm(), NotRead(why))
    if do == "again":
        return _again(request, room, report)
    desk = laid_out(room, report, request.POST.get("gone", ""))
    offer = desk.offer(about)
    decide = _DECIDING.get(do)
    return _offered(request, desk) if offer is None or decide is None else decide(request, desk, offer)


def _too_late(request: HttpRequest, room: Room) -> HttpResponse:
    """To the room, where nothing can be noted from this seat; whoever had a report before them has its text back."""
    report = carried_by(request)
    text = request.POST.get("text", "") if report is None else report.document.text
    if not text.strip():
        return redirect("channel", slug=room.visit.slug, channel=room.line.id)
    why = phrase("Nothing can be noted in this room from your seat any more. This is the text, to copy.")
    return _asked_for(request, room, ReportForm(initial={"text": text}), NotRead(why))


def _read(request: HttpRequest, room: Room) -> HttpResponse:
    """A report that is handed in: its drafts, or why it is not read."""
    form = ReportForm(request.POST, request.FILES)
    found = opened(form) if form.is_valid() else NotRead(phrase("Something is missing or too long."))
    if isinstance(found, NotRead):
        return _asked_for(request, room, form, found)
    return _offered(request, laid_out(room, found, ""))


def _again(request: HttpRequest, room: Room, report: Report) -> HttpResponse:
    """The same report, of the outlet and the day that its reader says."""
    form = FromForm(request.POST)
    if form.is_valid():
        written = form.cleaned_data
        report = report.said_to_be(written["outlet"], written["on_day"], written["link"])
    return _offered(request, laid_out(room, report, request.POST.get("gone", "")), source=form)


def _enter(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """A draft as it stands. Where something has to be asked first, its slip is opened instead."""
    if not offer.as_it_stands:
        return _change(request, desk, offer)
    own = {"seen": request.POST.get("seen", ""), "key": f"{request.POST.get('key', '')[:24]}-{offer.key}"}
    return _hand_in(request, desk, offer, {**offer.initial, **own})


def _changed(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """A draft as its reader changed it."""
    return _hand_in(request, desk, offer, request.POST.copy())


def _change(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """The slip of a draft, to be changed."""
    return _on_its_slip(request, desk, offer, slip_of(desk.room, offer))


def _leave(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """A draft left out."""
    return _offered(request, desk.with_(offer.key, Decision(LEFT)), after=offer, notice=say("Left out."))


def _take_back(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """A draft that was left out, offered again."""
    return _offered(request, desk.with_(offer.key, None), at=offer.key)


def _look(request: HttpRequest, desk: Desk, offer: Offer) -> HttpResponse:
    """Back from its slip to the draft, with nothing decided."""
    return _offered(request, desk, at=offer.key)


_DECIDING: dict[str, Callable[[HttpRequest, Desk, Offer], HttpResponse]] = {
    "enter": _enter,
    "change": _change,
    "hand-in": _changed,
    "leave": _leave,
    "take-back": _take_back,
    "look": _look,
}
"""What can be decided on a draft."""


def _hand_in(request: HttpRequest, desk: Desk, offer: Offer, written: dict[str, Any]) -> HttpResponse:
    """One person's yes: an ordinary act through the floor, or the slip again with why not."""
    room, slip = desk.room, slip_of(desk.room, offer, written)
    if not slip.is_valid():
        return _on_its_slip(request, desk, offer, slip, unfit=True)
    if room.visit.at_home is not None:
        kept = keep(request, room.visit.at_home, slip.request())
        return (
            _entered(request, desk, offer, "")
            if kept
            else _on_its_slip(request, desk, offer, slip, unfit=True)
        )
    match the_house().act(room.visit.slug, slip.request()):
        case Accepted(entries=entries):
            return _entered(request, desk, offer, _code(entries[0].act))
        case Refused() as refused:
            return _on_its_slip(request, desk, offer, slip, refused)
        case Changed() as changed:
            written["seen"] = str(_now(request, room).number)
            return _on_its_slip(request, desk, offer, slip_of(room, offer, written), changed)


def _code(act: acts.Act) -> str:
    """Under which code the register has it now."""
    return act.statement.id if isinstance(act, acts.NoteStatement) else ""


def _now(request: HttpRequest, room: Room) -> Room:
    """The room as it stands after the floor answered."""
    return enter(visit(request, room.visit.slug), room.line.id)


def _entered(request: HttpRequest, desk: Desk, offer: Offer, code: str) -> HttpResponse:
    """The drafts as they are offered now that one more is entered: whoever it made known is known."""
    so_far = desk.decided.with_(offer.key, Decision(ENTERED, code))
    now = laid_out(_now(request, desk.room), desk.report, str(so_far))
    return _offered(
        request, now, after=offer, notice=_says(offer, at_home=desk.room.visit.at_home is not None)
    )


def _says(offer: Offer, *, at_home: bool) -> Sentence:
    if at_home:
        return say("Written down, and not sent: {what}.", what=offer.who)
    if offer.statement:
        return say("Entered: {what}.", what=offer.who)
    return say("Logged: {what}.", what=offer.who)


_NEAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The part of a report that lies open: its passages, its number, how many there are, and where to look first."""

    passages: tuple[Laid, ...]
    number: int
    parts: int
    look: str

    @property
    def others(self) -> tuple[int, ...]:
        """The numbers of the parts, where there are several; of very many, those around this one and the ends."""
        if self.parts == 1:
            return ()
        near = range(self.number - _NEAR, self.number + _NEAR + 1)
        return tuple(n for n in range(1, self.parts + 1) if n in near or n in {1, self.parts})


def _part(request: HttpRequest, desk: Desk, after: Offer | None, at: str) -> Shown:
    """The part that was asked for, and the next draft in it that waits; else the next part in which one does."""
    every = desk.parts()
    do, _space, about = request.POST.get("do", "").partition(" ")
    asked = about if do == "part" else request.POST.get("part", "1")
    number = min(max(int(asked), 1), len(every)) if asked.isdecimal() else 1
    here = [offer for laid in every[number - 1] for offer in laid.offers]
    rest = [offer for offer in here if after is None or offer.number > after.number]
    waiting = next((offer.key for offer in (*rest, *here) if offer.open), "")
    return Shown(passages=every[number - 1], number=number, parts=len(every), look=at or waiting)


def _offered(
    request: HttpRequest,
    desk: Desk,
    *,
    after: Offer | None = None,
    at: str = "",
    notice: Sentence | None = None,
    source: FromForm | None = None,
) -> HttpResponse:
    """The drafts beside the words they rest on."""
    drafts = desk.drafts
    known = {"outlet": drafts.outlet, "on_day": drafts.on, "link": desk.report.link}
    return _page(
        request,
        desk.room,
        "drafts/offered.html",
        desk=desk,
        part=_part(request, desk, after, at),
        notice=notice,
        source=source if source is not None and source.errors else FromForm(initial=known),
        key=secrets.token_urlsafe(9),
        unsure=not (drafts.outlet and drafts.on) or bool(drafts.questions),
    )


def _on_its_slip(
    request: HttpRequest,
    desk: Desk,
    offer: Offer,
    slip: Slip,
    answer: Refused | Changed | None = None,
    *,
    unfit: bool = False,
) -> HttpResponse:
    """One draft on its slip, beside the words it rests on; with why it was not entered, where it was not."""
    found: dict[str, Any] = {}
    called, status = desk.room.visit.called, UNFIT if unfit else 200
    if isinstance(answer, Refused):
        found = {"refused": addressed(answer, called), "refused_tests": tests_told(answer.verdict, called)}
        status = UNFIT
    if isinstance(answer, Changed):
        found, status = {"changed": told(answer.since, called)}, CONFLICT
    passage = around(desk.report.document.text, offer.marked)
    return _page(
        request,
        desk.room,
        "drafts/change.html",
        status=status,
        desk=desk,
        offer=offer,
        slip=slip,
        passage=passage,
        part=request.POST.get("part", "1"),
        **found,
    )


def _asked_for(
    request: HttpRequest, room: Room, form: ReportForm, why: NotRead | None = None
) -> HttpResponse:
    """The form on which a report is handed in; with why one was not read, and what was pasted."""
    status = 200 if why is None else UNFIT
    return _page(request, room, "drafts/hand_in.html", status=status, form=form, why=why)


def _page(
    request: HttpRequest, room: Room, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    called, line = room.visit.called, room.line
    return page(
        request,
        template,
        room.visit,
        status=status,
        here=line.id,
        line=line,
        room=room,
        name=room_name(called, line.id),
        audience=audience(line.id, called),
        **context,
    )
