"""Slips on who is represented: claims to a constituency, and what consulted bodies put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.constituency import (
    Became,
    Claim,
    Constituency,
    ConstituencyId,
    Consulted,
    ConsultedId,
    Input,
)
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId, PowerId
from multitrack.record import act as acts
from multitrack.web.slips.fields import CHOOSE, Choices, choice, day, line, radio, text
from multitrack.web.slips.slip import Slip
from multitrack.web.slips.words import PARTY, POWER, chosen, sides

NEW = "new"
BECAME = [
    (Became.TAKEN_UP.value, _("taken up")),
    (Became.IN_PART.value, _("taken up in part")),
    (Became.ANSWERED.value, _("answered")),
    (Became.NOT_TAKEN_UP.value, _("set aside")),
]


def _needs_name(slip: Slip, field: str) -> None:
    """Someone new needs a name."""
    if slip.cleaned_data.get(field) == NEW and not slip.cleaned_data.get("new_name"):
        slip.add_error("new_name", _("Write what they are called."))


class ClaimSlip(Slip):
    """A party says for whom it speaks."""

    kind = "claim constituency"
    speaks: ClassVar[str] = "for a party"
    hint = _("Rival claims stand beside each other; nobody decides here which is right.")

    new_name = line(_("What they are called, where they are new"), required=False)
    group = line(_("Through which group of its delegation"), required=False)
    source = line(_("What you have it from"), required=False)

    def prepare(self) -> None:
        """The constituencies that are known, or a new one."""
        known = [(each.id, each.title) for each in self.room.visit.view.talks.constituencies]
        self.fields["whom"] = choice(
            _("For whom it speaks"), [CHOOSE, *known, (NEW, _("others, who are new"))]
        )
        self.order_fields(["whom", "new_name", "group", "source"])

    def clean(self) -> None:
        """Those who are new need a name."""
        super().clean()
        _needs_name(self, "whom")

    def act(self) -> acts.Act:
        """Note it; the floor gives a code to those who are new."""
        written, party = self.cleaned_data, self.for_whom() or PartyId("")
        known = {each.id: each.title for each in self.room.visit.view.talks.constituencies}
        code = ConstituencyId("" if written["whom"] == NEW else written["whom"])
        return acts.ClaimConstituency(
            party=party,
            constituency=Constituency(id=code, title=known.get(code, written["new_name"])),
            claim=Claim(by=party, group=written["group"] or None, source=written["source"] or None),
        )


class _OfClaim(Slip):
    """A slip on a claim that was made in this room; the mediation team names the paper it writes from."""

    reason = text(_("Why"), required=False)

    def claims(self) -> Iterator[tuple[str, str]]:
        """Every claim of this room that the slip could be about."""
        called = self.room.visit.called
        for each in self.room.line.standing.constituencies.values():
            for party in each.claimed_by:
                if self.is_meant(party):
                    yield f"{each.id}/{party}", f"{called.party(party)}: {each.title}"

    def is_meant(self, party: PartyId) -> bool:
        """Whether the slip could be about a claim of this party."""
        raise NotImplementedError

    def prepare(self) -> None:
        """The claims; and for the mediation team from which paper it writes."""
        self.fields["claim"] = choice(_("Which claim"), [CHOOSE, *self.claims()])
        if self.room.of_team:
            self.fields["from_paper"] = line(_("From which paper or meeting"))
        self.order_fields(["claim", "denier", "reason", "from_paper"])

    @property
    def claim(self) -> tuple[ConstituencyId, PartyId]:
        """The claim that was chosen."""
        code, _slash, party = self.cleaned_data["claim"].rpartition("/")
        return ConstituencyId(code), PartyId(party)


class WithdrawClaimSlip(_OfClaim):
    """A party takes its claim back."""

    kind = "withdraw claim"

    def is_meant(self, party: PartyId) -> bool:
        """Its own; the mediation team may write for any."""
        return self.room.of_team or party == self.room.side

    def for_whom(self) -> PartyId | None:
        """The party whose claim it is."""
        return self.claim[1]

    def act(self) -> acts.Act:
        """Take it back."""
        code, party = self.claim
        return acts.WithdrawClaim(constituency=code, party=party, reason=self.cleaned_data["reason"])


class ContestSlip(_OfClaim):
    """Somebody denies a claim; it stays, with the denial beside it."""

    kind = "contest claim"
    hint = _("The claim stays where it is, with the denial beside it.")

    def prepare(self) -> None:
        """Who could deny it: one's own side, or any for the mediation team."""
        own = self.room.side
        every = sides(self) if self.room.of_team else []
        if own is not None:
            every = [(f"{PARTY}{own}", self.room.visit.called.party(own))]
        self.fields["denier"] = choice(_("Who denies it"), [CHOOSE, *every] if len(every) != 1 else every)
        super().prepare()

    def is_meant(self, party: PartyId) -> bool:
        """Anybody's but one's own."""
        return party != self.room.side

    def for_whom(self) -> PartyId | None:
        """The party that denies it."""
        party = chosen(self.cleaned_data["denier"], PARTY)
        return None if party is None else PartyId(party)

    def act(self) -> acts.Act:
        """Deny it."""
        code, party = self.claim
        power = chosen(self.cleaned_data["denier"], POWER)
        return acts.ContestClaim(
            constituency=code,
            claimed_by=party,
            party=self.for_whom(),
            power=None if power is None else PowerId(power),
            reason=self.cleaned_data["reason"],
        )


class InputSlip(Slip):
    """What a body that is heard and does not decide has put in."""

    kind = "note input"

    new_name = line(_("What it is called, where it is new"), required=False)
    words = text(_("What it put in"))
    on_day = day(_("On which day"))
    source = line(_("Where that is to be read"), required=False)

    def prepare(self) -> None:
        """The bodies that are known here, or a new one; the issues of this room."""
        known = [(each.id, each.title) for each in self.room.line.standing.consulted.values()]
        self.fields["body"] = choice(_("Which body"), [CHOOSE, *known, (NEW, _("one that is new"))])
        called = self.room.visit.called
        issues = () if self.room.hold is None else self.room.hold.issues()
        named = [(issue.id, called.issue(issue.id)) for issue in issues]
        self.fields["issue"] = choice(
            _("On which issue"), [("", _("none in particular")), *named], required=False, empty=""
        )
        self.order_fields(["body", "new_name", "words", "issue", "on_day", "source"])

    def clean(self) -> None:
        """A new body needs a name."""
        super().clean()
        _needs_name(self, "body")

    def act(self) -> acts.Act:
        """Note it; the floor gives it its code."""
        written = self.cleaned_data
        code = ConsultedId("" if written["body"] == NEW else written["body"])
        known = self.room.line.standing.consulted.get(code)
        return acts.NoteInput(
            id=acts.InputId(""),
            body=Consulted(id=code, title=written["new_name"] if known is None else known.title),
            given=Input(
                words=written["words"],
                on=written["on_day"],
                issue=IssueId(written["issue"]) if written["issue"] else None,
                source=written["source"] or None,
            ),
        )


class AnswerInputSlip(Slip):
    """What became of what was put in: taken up where, answered, or set aside and why."""

    kind = "answer input"
    hint = _("The body is owed an answer: what is set aside is set aside with a reason.")

    became = radio(_("What became of it"), BECAME, becomes=Became)
    reason = text(_("Why, as it is told to them"), required=False)

    def prepare(self) -> None:
        """What was put in here, and where it could have been taken up."""
        called = self.room.visit.called
        standing = self.room.line.standing
        put = [
            (code, f"{standing.consulted[each.body].title}: {each.given.words}"[:120])
            for code, each in standing.inputs.items()
        ]
        self.fields["input"] = choice(_("What was put in"), [CHOOSE, *put])
        where: Choices = [("", _("nowhere in particular"))]
        hold = self.room.hold
        for issue in () if hold is None else hold.issues():
            where.append((issue.id, called.issue(issue.id)))
            options = () if hold is None else hold.options_of(issue.id)
            where += [
                (f"{issue.id}/{each.option.id}", f"{called.issue(issue.id)}: {each.option.title}")
                for each in options
            ]
        self.fields["where"] = forms.ChoiceField(label=_("Taken up in"), choices=where, required=False)
        self.order_fields(["input", "became", "where", "reason"])

    def act(self) -> acts.Act:
        """Tell it."""
        written: dict[str, Any] = self.cleaned_data
        issue, _slash, option = written["where"].partition("/")
        return acts.AnswerInput(
            input=acts.InputId(written["input"]),
            became=written["became"],
            issue=IssueId(issue) if issue else None,
            option=OptionId(option) if option else None,
            reason=written["reason"],
        )
