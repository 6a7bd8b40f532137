"""The hall: the negotiations that whoever signed in has a seat in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multitrack.web.house import the_house
from multitrack.web.visit import person_of


def hall(request: HttpRequest) -> HttpResponse:
    """Straight to the table where there is only one; else a choice."""
    found = tuple(the_house().views(person_of(request)))
    if len(found) == 1:
        return redirect("table", slug=found[0][0])
    talks = [{"slug": slug, "talks": view.talks} for slug, view in found]
    return render(request, "hall.html", {"found": talks})
