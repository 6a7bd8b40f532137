"""The addresses of the house."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from multitrack.web import desk, lost, table
from multitrack.web.drafts import deciding
from multitrack.web.hall import be, hall
from multitrack.web.rooms import acting, calendar, channel, contacts, questions, record, register, represented
from multitrack.web.stream import stream
from multitrack.web.takeaway import bringing, reporting, taking, writing
from multitrack.web.visit import visiting

handler400 = lost.not_understood
handler404 = lost.no_such_page
handler500 = lost.fault

urlpatterns = [
    path("", hall, name="house"),
    path("demo/be/", be, name="be"),
    path("t/<slug:slug>/", visiting(table.show), name="table"),
    path("t/<slug:slug>/desk/", visiting(desk.show), name="desk"),
    path("t/<slug:slug>/questions/", visiting(questions.show), name="questions"),
    path("t/<slug:slug>/questions/<slug:code>/", visiting(questions.answer), name="question"),
    path("t/<slug:slug>/report.html", visiting(reporting.report), name="report"),
    path("t/<slug:slug>/calendar/", visiting(calendar.show), name="calendar"),
    path("t/<slug:slug>/contacts/", visiting(contacts.show), name="contacts"),
    path("t/<slug:slug>/represented/", visiting(represented.show), name="represented"),
    path("t/<slug:slug>/register/", visiting(register.show), name="register"),
    path("t/<slug:slug>/record/", visiting(record.show), name="record"),
    path("t/<slug:slug>/record/take/", visiting(taking.show), name="take"),
    path("t/<slug:slug>/record/export.json", visiting(taking.export), name="export"),
    path(
        "t/<slug:slug>/record/receipt/<str:channel>/<int:number>.json",
        visiting(taking.receipt),
        name="receipt",
    ),
    path("t/<slug:slug>/written/", visiting(writing.show), name="written"),
    path("t/<slug:slug>/written/acts.json", visiting(writing.acts), name="acts"),
    path("t/<slug:slug>/written/take-out/", visiting(writing.take_out), name="take_out"),
    path("t/<slug:slug>/record/bring/", visiting(bringing.show), name="bring"),
    path("t/<slug:slug>/stream", stream, name="stream"),
    path("t/<slug:slug>/c/<str:channel>/", visiting(channel.show), name="channel"),
    path("t/<slug:slug>/c/<str:channel>/act/", visiting(acting.act), name="act"),
    path("t/<slug:slug>/c/<str:channel>/read/", visiting(deciding.show), name="read"),
    path("accounts/", include("multitrack.web.people.urls")),
    path("language/setlang/", login_not_required(set_language), name="set_language"),
]
