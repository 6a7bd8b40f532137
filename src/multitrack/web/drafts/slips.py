"""The slips of drafts: those of the hand, filled in from the report, with what nobody knows left for a person to choose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.statement import Form
from multitrack.web.drafts.offers import Offer
from multitrack.web.rooms.room import Room
from multitrack.web.slips.contacts import ContactSlip
from multitrack.web.slips.fields import CHOOSE, Choices, choice
from multitrack.web.slips.slip import Slip
from multitrack.web.slips.statements import NoteStatementSlip

NOBODY = "-"
"""Chosen where a speaker speaks on behalf of nobody that the talks know."""


class DraftedStatementSlip(NoteStatementSlip):
    """A statement as a report was read; on whose behalf it was said has to be chosen where that is not known."""

    hint = _("Change what is not right; what you leave is entered as it was read.")
    button = _("Enter it")

    order = (
        "speaker",
        "office",
        "on_behalf_of",
        "words",
        "form",
        "outlet",
        "said_on",
        "private",
        *NoteStatementSlip.folded,
    )

    def prepare(self) -> None:
        """Room for long words, which are read over here and not typed."""
        super().prepare()
        del self.fields["another"]
        self.fields["words"].widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})

    def _known(self) -> Choices:
        """Nobody is chosen from a list: the report names them."""
        return []

    def clean_on_behalf_of(self) -> str:
        """Nobody, where that was chosen."""
        chosen = self.cleaned_data["on_behalf_of"]
        return "" if chosen in (None, NOBODY) else str(chosen)


class UnknownSpeakerSlip(DraftedStatementSlip):
    """A statement whose speaker the talks do not know: nothing is taken for granted."""

    def prepare(self) -> None:
        """Without a choice it is not entered."""
        super().prepare()
        sides = [CHOOSE, *self.sides(), (NOBODY, _("nobody that is named"))]
        behalf = self.fields["on_behalf_of"] = choice(_("On whose behalf"), sides)
        behalf.error_messages["required"] = _("Say on whose behalf, or that it is nobody that is named.")
        self.order_fields(self.order)


class DraftedContactSlip(ContactSlip):
    """A contact as a report tells it."""

    hint = _("Change what is not right; what you leave is noted as it was read. What was said stays in this room.")  # fmt: skip
    button = _("Log the contact")


def slip_of(room: Room, offer: Offer, data: Any = None) -> Slip:
    """The slip of a draft: with what was written on it, else with what was read."""
    kind: type[Slip] = DraftedContactSlip
    if offer.statement:
        unknown = bool(offer.must) and offer.form is not Form.OUTLET
        kind = UnknownSpeakerSlip if unknown else DraftedStatementSlip
    return kind(room, data, None if data is not None else dict(offer.initial))
