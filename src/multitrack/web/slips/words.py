"""Slips on words: asks and replies, one's own word given and kept, entries released, corrected and erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelId
from multitrack.model.issue import IssueId, OptionId, Undertaking
from multitrack.model.party import PartyId, PowerId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.report.saying import say
from multitrack.report.sentences import audience
from multitrack.web.naming import room_name
from multitrack.web.rooms.log import Told, told
from multitrack.web.rooms.onwards import wider
from multitrack.web.slips.contacts import rooms_to_tell
from multitrack.web.slips.fields import Choices, choice, day, line, radio, text
from multitrack.web.slips.plain import PlainSlip
from multitrack.web.slips.slip import Slip, options_here
from multitrack.web.wording import plainly

ANSWERS = [
    (acts.AnswerTo.GRANTED.value, _("granted")),
    (acts.AnswerTo.IN_PART.value, _("granted in part")),
    (acts.AnswerTo.REFUSED.value, _("refused")),
    (acts.AnswerTo.LATER.value, _("later: the answer is put off")),
]
PARTY, POWER = "party:", "power:"
"""What stands before a code in a choice of parties and powers together."""


def sides(slip: Slip) -> Choices:
    """The parties and outside powers that the viewer knows of, to choose from."""
    view, called = slip.room.visit.view, slip.room.visit.called
    parties: Choices = [(f"{PARTY}{code}", name) for code, name in slip.parties()]
    return [*parties, *((f"{POWER}{power.id}", called.power(power.id)) for power in view.talks.powers)]


def chosen(code: str, sort: str) -> str | None:
    """The party, or the power, that was chosen; nothing where it was none of that sort."""
    return code.removeprefix(sort) if code.startswith(sort) else None


class AskSlip(Slip):
    """Something asked of a party, of an outside power, or of the whole room."""

    kind = "ask"
    speaks: ClassVar[str] = "perhaps for a party"

    folded = ("comes_to", "party", "from_paper")
    fold_title = _("Which option it comes to")

    words = text(_("What is asked"))
    by = day(_("By when"))

    def prepare(self) -> None:
        """Whom one can ask, and for what of that which is on the table here."""
        everyone = ("", _("everyone in this room"))
        self.fields["of_whom"] = choice(_("Of whom"), [everyone, *sides(self)], required=False, empty="")
        told = rooms_to_tell(self.room)
        self.fields["known_to"] = choice(
            _("Who else is told that it was asked"), told, required=False, empty=""
        )
        none = ("", _("no option: the words say it"))
        self.fields["comes_to"] = choice(
            _("For which option"), [none, *options_here(self.room)], required=False, empty=""
        )
        self.order_fields(["of_whom", "words", "by", "known_to", "comes_to"])

    def act(self) -> acts.Act:
        """Ask it; the floor gives its code."""
        written = self.cleaned_data
        party, power = (chosen(written["of_whom"], sort) for sort in (PARTY, POWER))
        issue, _slash, option = written["comes_to"].partition("/")
        return acts.Ask(
            id=acts.AskId(""),
            words=written["words"],
            issue=IssueId(issue) if issue else None,
            option=OptionId(option) if option else None,
            of_party=None if party is None else PartyId(party),
            of_power=None if power is None else PowerId(power),
            by=written["by"],
            known_to=ChannelId(written["known_to"]) if written["known_to"] else None,
        )


class ReplySlip(PlainSlip):
    """An answer to what was asked."""

    kind = "reply"
    subject = ("ask",)
    speaks: ClassVar[str] = "perhaps for a party"

    answer = radio(_("The answer"), ANSWERS, becomes=acts.AnswerTo)
    words = text(_("With these words"), required=False)


class WithdrawAskSlip(PlainSlip):
    """An ask taken back."""

    kind = "withdraw ask"
    subject = ("ask",)

    reason = text(_("Why"), required=False)


class WithdrawContactSlip(PlainSlip):
    """A contact that was noted wrongly is taken back, here and where its fact is known."""

    kind = "withdraw contact"
    subject = ("contact",)

    reason = text(_("Why"), required=False)


class UndertakingSlip(Slip):
    """One side's own word on what it will do or give."""

    kind = "give undertaking"
    speaks: ClassVar[str] = "perhaps for a party"
    hint = _("A side gives its own word, and nobody else's.")
    folded = ("party", "from_paper")

    what = text(_("What it will do or give"))
    by = line(_("By when"), required=False)

    def prepare(self) -> None:
        """Who could verify it."""
        nobody = ("", _("the mediation team"))
        self.fields["verified_by"] = choice(
            _("Who verifies it"), [nobody, *sides(self)], required=False, empty=""
        )

    def act(self) -> acts.Act:
        """Give it; the floor gives its code."""
        written, party, seat = self.cleaned_data, self.for_whom(), self.room.seat
        power = None if seat is None else seat.power
        given = Undertaking(
            who=str(party or power or plainly(say("the mediation team"))),
            what=written["what"],
            by=written["by"] or None,
            verified_by=written["verified_by"].partition(":")[2] or None,
        )
        return acts.GiveUndertaking(id=acts.UndertakingId(""), undertaking=given, party=party)


class DoneSlip(PlainSlip):
    """What was undertaken is reported done."""

    kind = "report done"
    subject = ("undertaking",)
    speaks: ClassVar[str] = "perhaps for a party"

    words = text(_("With these words"), required=False)


class VerifySlip(PlainSlip):
    """What was found of an undertaking."""

    kind = "verify"
    subject = ("undertaking",)
    speaks: ClassVar[str] = "perhaps for a party"

    found = radio(
        _("What was found"),
        [("yes", _("it is done")), ("no", _("it is not done"))],
        becomes=lambda said: said == "yes",
    )
    words = text(_("With these words"), required=False)


class EntrySlip(PlainSlip):
    """A slip on one entry of this room."""

    subject = ("number",)

    @property
    def at(self) -> str:
        """Beside the entry."""
        return f"e{self.about('number')}"

    @property
    def number(self) -> int:
        """The number of the entry."""
        number = self.about("number")
        return int(number) if number.isdecimal() else 0

    @property
    def entry(self) -> Entry | None:
        """The entry, as far as the viewer heard it."""
        return next((each for each in self.room.line.entries if each.number == self.number), None)

    @property
    def known(self) -> bool:
        """Whether the viewer heard such an entry."""
        return self.entry is not None

    @property
    def quoted(self) -> Told | None:
        """The entry in words."""
        return None if self.entry is None else told((self.entry,), self.room.visit.called)[0]

    def subjects(self) -> dict[str, Any]:
        """The entry by its number."""
        return {"number": self.number}


class ReleaseSlip(EntrySlip):
    """An entry let known in another room, in new words; which, and who hears it there, is shown first."""

    kind = "release"
    hint = _(
        "Only the words you write here are heard there. That they come from this entry is known in this room alone."
    )

    words = text(_("What may be known there, in new words"))

    def prepare(self) -> None:
        """The rooms that can be told, each with who hears it."""
        self.fields["to"] = radio(_("To which room"), list(self._rooms()), becomes=ChannelId)
        self.order_fields(["to", "words"])

    def _rooms(self) -> Iterator[tuple[str, str]]:
        called = self.room.visit.called
        for room in wider(self.room):
            heard = plainly(audience(room.id, called))
            yield room.id, f"{room_name(called, room.id)}. {heard}"


class CorrectSlip(EntrySlip):
    """The right words beside an entry of one's own."""

    kind = "correct"
    hint = _("What was written stays, with the right words beside it.")

    words = text(_("What it should have said"))

    def prepare(self) -> None:
        """The words as they stand."""
        if (quoted := self.quoted) is not None:
            self.initial = {"words": quoted.corrected or quoted.words, **self.initial}


class EraseSlip(EntrySlip):
    """The words of an entry erased."""

    kind = "erase"
    hint = _("The words and the names in it go, for everyone and for good. That something was said here, and why it went, stays known.")  # fmt: skip

    reason = text(_("Why, without its words"))
    authority = line(_("Who decided it: a court, the parties together, the rules of the talks"))

    def written(self) -> dict[str, Any]:
        """What was written, and of which entry."""
        return {**super().written(), "numbers": (self.number,)}
