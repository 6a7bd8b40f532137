"""How far a viewer has heard, as a mark that says nothing to anyone: a keyed hash of their view's own mark."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from multitrack.record.view import View
from multitrack.web.place import Slug


def opaque(slug: Slug, view: View) -> str:
    """The mark: it changes when, and only when, this viewer hears something new."""
    return salted_hmac("multitrack.mark", f"{slug}|{view.person}|{view.mark()}").hexdigest()[:24]
