"""Slips on settling and speaking: settle, reopen, report, say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multitrack.model.rule import Voices, judge
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.report.saying import Sentence, names, say
from multitrack.report.sentences import hearers
from multitrack.web.slips.fields import text
from multitrack.web.slips.slip import Slip


class SettleSlip(Slip):
    """An issue settled on an option, ad referendum."""

    kind = "settle"
    subject = ("issue", "option")
    button = _("Settle, ad referendum")
    hint = _(
        "Provisional until a whole package is adopted. The rule of this body decides whether it may be settled."
    )

    def warnings(self) -> Iterator[Sentence]:
        """Who has not spoken on the option, and what their silence means under the rule here."""
        hold = self.room.hold
        if hold is None:
            return
        entitled = [party for party in self.room.columns() if party in hold.at_table()]
        held = {
            party: each.position.stance
            for party, each in hold.positions_on(self.issue, self.option).items()
            if not each.position.reading
        }
        agree = [party for party, stance in held.items() if stance.bears]
        against = [party for party in held if party not in agree]
        verdict = judge(hold.own.rule, Voices.of(entitled, agree, against))
        silent = names(map(self.room.visit.called.party, (party for party in entitled if party not in held)))
        if not verdict.accepted:
            waits = names(map(self.room.visit.called.party, verdict.blocked_by))
            yield say("The rule here is not met yet: it waits for {parties}.", parties=waits)
        elif silent.each and self.room.of_team:
            yield say(
                "Not heard on this option: {parties}. Silence counts as no objection here.", parties=silent
            )
        elif silent.each:
            yield say(
                "Not heard on this option: {parties}. Ask, or let the mediation team settle.", parties=silent
            )

    def act(self) -> acts.Act:
        """Settle it."""
        return acts.Settle(issue=self.issue, option=self.option)


class ReopenSlip(Slip):
    """A settled issue opened again."""

    kind = "reopen"
    subject = ("issue",)
    speaks: ClassVar[str] = "perhaps for a party"
    hint = _("Where it was reported, the plenary hears that the report no longer stands.")

    reason = text(_("Why"), required=False)

    def act(self) -> acts.Act:
        """Open it again."""
        return acts.Reopen(issue=self.issue, reason=self.cleaned_data["reason"])


class ReportSlip(Slip):
    """What the team has settled, told to the plenary."""

    kind = "report"
    hint = _("The plenary hears all that this team has settled, in the words it has now.")

    words = text(_("With these words"), required=False)

    @property
    def also(self) -> Sentence | None:
        """Who hears it in the plenary."""
        plenary, called = self.room.visit.view.plenary, self.room.visit.called
        return (
            None if plenary is None else say("The plenary hears it too: {who}.", who=hearers(plenary, called))
        )

    def act(self) -> acts.Act:
        """Report it; the floor adds what is settled."""
        track = None if self.room.hold is None else self.room.hold.own_track()
        code = TrackId("") if track is None else track.id
        return acts.Report(track=code, words=self.cleaned_data["words"])


class SaySlip(Slip):
    """Words to everyone in the room."""

    kind = "say"
    speaks: ClassVar[str] = "perhaps for a party"

    words = text(_("Say something here"))

    def act(self) -> acts.Act:
        """Say it."""
        return acts.Say(words=self.cleaned_data["words"])
