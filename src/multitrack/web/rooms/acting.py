"""An act handed in: done, or the same room again with why not and the writer's text kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from multitrack.model.channel import track_channel
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed, Refused
from multitrack.report.saying import Sentence
from multitrack.web.house import the_house
from multitrack.web.people.account import own
from multitrack.web.people.models import Account
from multitrack.web.people.word import given
from multitrack.web.rooms.channel import enter, shown
from multitrack.web.rooms.room import Room
from multitrack.web.slips import SLIPS, Slip
from multitrack.web.slips.seats import SeatSlip
from multitrack.web.takeaway.home import Home
from multitrack.web.takeaway.writing import keep
from multitrack.web.visit import Visit, visit
from multitrack.web.wording import plainly

CONFLICT = 409
UNFIT = 422


def act(request: HttpRequest, seen: Visit, channel: str) -> HttpResponse:
    """Do it, or show the room again with why not. Whoever only looks at this address is led to the room."""
    room = enter(seen, channel)
    if request.method != "POST":
        return redirect("channel", slug=seen.slug, channel=room.line.id)
    wanted = SLIPS.get(request.POST.get("do", ""))
    if wanted is None:
        raise Http404
    slip = wanted(room, request.POST)
    if not slip.is_valid():
        return shown(request, room, slip, status=UNFIT)
    if seen.at_home is not None:
        return _kept(request, room, slip, seen.at_home)
    match the_house().act(seen.slug, slip.request()):
        case Accepted(entries=entries):
            return _done(request, room, slip, entries[-1].act if _opens(entries[-1].act) else entries[0].act)
        case Refused() as refused:
            return shown(request, _now(request, room), slip, refused, status=UNFIT)
        case Changed() as changed:
            now = _now(request, room)
            return shown(request, now, _again(request, wanted, now), changed, status=CONFLICT)


def _kept(request: HttpRequest, room: Room, slip: Slip, home: Home) -> HttpResponse:
    """At home nothing is done: the act is put with the others that wait, or the writer's text is kept."""
    if not keep(request, home, slip.request()):
        return shown(request, room, slip, status=UNFIT)
    where = reverse("channel", kwargs={"slug": room.visit.slug, "channel": room.line.id})
    return _next(slip, where) or redirect(f"{where}#written")


def _next(slip: Slip, where: str) -> HttpResponse | None:
    """To the next slip of the same kind, where its writer goes on with another one."""
    if not slip.cleaned_data.get("another"):
        return None
    return redirect(f"{where}?do={slip.do}&another=on#slip")


def _now(request: HttpRequest, room: Room) -> Room:
    """The room as it stands after the floor answered."""
    return enter(visit(request, room.visit.slug), room.line.id)


def _again(request: HttpRequest, wanted: type[Slip], room: Room) -> Slip:
    """The slip with all that was written, judged from now on against what its writer is shown with it."""
    written = request.POST.copy()
    written["seen"] = str(room.number)
    return wanted(room, written)


def _opens(act: acts.Act) -> bool:
    return isinstance(act, acts.Opening)


def _done(request: HttpRequest, room: Room, slip: Slip, act: acts.Act) -> HttpResponse:
    """Back to the room, or on to the new one, or to the link for someone new."""
    new = isinstance(slip, SeatSlip) and slip.for_someone_new
    if new and isinstance(act, acts.TakeSeat) and not _has_account(act.seat):
        return _invited(request, room, act.seat)
    target = room.line.id
    if isinstance(act, acts.Opening):
        target = act.channel.id
    if isinstance(act, acts.OpenTrack):
        target = track_channel(act.track.id)
    where = reverse("channel", kwargs={"slug": room.visit.slug, "channel": target})
    if (following := _next(slip, where)) is not None:
        messages.info(request, _("Noted; here is the next one."))
        return following
    return redirect(f"{where}#{_place(slip)}" if target == room.line.id else where)


def _has_account(seat: acts.Seat) -> bool:
    return Account.objects.filter(person=seat.person).exists()


_PLACES = {
    "issue": "issue",
    "package": "package",
    "sitting": "sitting",
    "ask": "word",
    "undertaking": "word",
}
"""What a slip can be about, and under which name that stands on the page."""


def _place(slip: Slip) -> str:
    """Where on the page the act shows."""
    if "number" in slip.subject:
        return slip.at
    about = next((name for name in slip.subject if name in _PLACES), None)
    return "done" if about is None else f"{_PLACES[about]}-{slip.about(about)}"


def _invited(request: HttpRequest, room: Room, seat: acts.Seat) -> HttpResponse:
    """The link that opens an account for someone new: shown once, to whoever gave the seat."""
    code = given(own(request), seat.person)
    if isinstance(code, Sentence):
        messages.warning(request, plainly(code))
        return redirect(reverse("channel", kwargs={"slug": room.visit.slug, "channel": room.line.id}))
    path = reverse("invitation", kwargs={"code": code})
    link = request.build_absolute_uri(path)
    return render(
        request, "people/invited.html", {"visit": room.visit, "room": room, "seat": seat, "link": link}
    )
