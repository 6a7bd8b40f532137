"""Slips on who is in the room and who speaks: walking out and coming back, proxies."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multitrack.web.slips.fields import CHOOSE, choice, moment, text
from multitrack.web.slips.plain import PlainSlip


class WalkOutSlip(PlainSlip):
    """A party leaves the room."""

    kind = "walk out"
    speaks: ClassVar[str] = "for a party"
    hint = _("Its seats stay and it still hears what is said; until it comes back it counts as absent.")

    reason = text(_("Why"), required=False)


class ComeBackSlip(PlainSlip):
    """A party is in the room again."""

    kind = "come back"
    speaks: ClassVar[str] = "for a party"

    words = text(_("With these words"), required=False)


class ProxySlip(PlainSlip):
    """A party lets another speak for it."""

    kind = "give proxy"
    speaks: ClassVar[str] = "for a party"
    hint = _(
        "Where it is silent, what the other party says in its own name is its word too. It may end this at any time."
    )

    until = moment(_("Until"))
    words = text(_("With these words"), required=False)

    def prepare(self) -> None:
        """The parties that could speak for it."""
        others = [
            each for each in self.parties() if each[0] in self.room.columns() and each[0] != self.room.side
        ]
        self.fields["to"] = choice(_("Who speaks for it"), [CHOOSE, *others])
        self.order_fields(["to", "until", "words"])


class EndProxySlip(PlainSlip):
    """A party speaks for itself again."""

    kind = "end proxy"
    speaks: ClassVar[str] = "for a party"
    hint = _("From now on the party speaks for itself.")
