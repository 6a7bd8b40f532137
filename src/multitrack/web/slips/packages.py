"""Slips on packages: propose, assent, object, adopt; and the brackets that are wording only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import NothingUntilAll, Package
from multitrack.model.party import PartyId
from multitrack.model.text import BracketId, arising
from multitrack.record import act as acts
from multitrack.report.saying import Sentence, names, say
from multitrack.web.rooms.panels import against
from multitrack.web.slips.conditions import ROWS, held_here, only_if, requires
from multitrack.web.slips.fields import Choices, choice, line, text
from multitrack.web.slips.positions import CAPITAL
from multitrack.web.slips.slip import Slip


class ProposeSlip(Slip):
    """One settlement over all tracks; what was reported stands in it from the start."""

    kind = "propose package"
    speaks: ClassVar[str] = "perhaps for a party"
    hint = _("What the teams reported is chosen already. Leave open what is not settled.")

    side_by_side = True
    folded = (*(f"{half}_{row}" for row in ROWS for half in ("where", "needs")), "party", "from_paper")

    package_title = line(_("A name for the package"))

    @property
    def fold(self) -> Promise:
        """What is rarer: conditions, and for the mediation team whose proposal it is."""
        if self.room.of_team:
            return _("Conditions of its own; for a party, from a paper")
        return _("Conditions of its own: one option only with another")

    def prepare(self) -> None:
        """A choice for each issue, with what was reported."""
        hold = self.room.hold
        if hold is None:
            return
        called = self.room.visit.called
        for issue in hold.issues():
            options: Choices = [("", _("open"))]
            options += [(tabled.option.id, tabled.option.title) for tabled in hold.options_of(issue.id)]
            standing = hold.own.reported.get(issue.id) or hold.own.settled.get(issue.id)
            self.fields[f"on-{issue.id}"] = forms.ChoiceField(
                label=called.issue(issue.id),
                choices=options,
                required=False,
                initial="" if standing is None else standing.option,
            )
        options = held_here(self.room, _("no condition"))
        for row in ROWS:
            self.fields[f"where_{row}"] = choice(_("This"), options, required=False, empty="")
            self.fields[f"needs_{row}"] = choice(_("only if"), options, required=False, empty="")

    def warnings(self) -> Iterator[Sentence]:
        """What keeps it from being adopted as it stands, and what was reported and is refused since."""
        hold = self.room.hold
        called = self.room.visit.called
        if waiting := tuple(self._waiting()):
            yield say(
                "It cannot be adopted until these are settled too: {issues}.",
                issues=names(map(called.issue, waiting)),
            )
        for issue, done in {} if hold is None else hold.own.reported.items():
            if refused := against(self.room, issue, done):
                yield say(
                    "{issue}: “{option}” was reported, and is refused since by {parties}.",
                    issue=called.issue(issue),
                    option=called.option(issue, done.option),
                    parties=names(refused),
                )

    def _waiting(self) -> Iterator[IssueId]:
        """The issues left open that nothing is agreed without, as far as they arise."""
        hold = self.room.hold
        if hold is None:
            return
        chosen = Package.of(
            (issue.id, OptionId(on)) for issue in hold.issues() if (on := self._chosen(issue.id))
        )
        links = [link for link in hold.own.holds.linkage if isinstance(link, NothingUntilAll)]
        ways = arising(hold.own.holds.draft, hold.issues())
        for issue in hold.issues():
            tied = any(issue.id in link.issues or not link.issues for link in links)
            way = ways.get(issue.id, ())
            arises = not way or any(all(map(chosen.holds, one)) for one in way)
            if tied and arises and chosen.on(issue.id) is None:
                yield issue.id

    def _chosen(self, issue: IssueId) -> str:
        """What is chosen on an issue now: as it was written, else as it was reported."""
        return str(self[f"on-{issue}"].value() or "")

    def act(self) -> acts.Act:
        """Put it before the plenary."""
        chosen = (
            (IssueId(name.removeprefix("on-")), OptionId(option))
            for name, option in self.cleaned_data.items()
            if name.startswith("on-") and option
        )
        return acts.ProposePackage(
            id=acts.PackageId(""),
            title=self.cleaned_data["package_title"],
            package=Package.of(chosen),
            conditions=requires(self.cleaned_data),
        )


class PackageSlip(Slip):
    """A slip on one proposed package."""

    subject = ("package",)

    @property
    def package(self) -> acts.PackageId:
        """The package the slip is about."""
        return acts.PackageId(self.about("package"))


class AssentSlip(PackageSlip):
    """A party agrees to a package."""

    kind = "assent"
    speaks: ClassVar[str] = "for a party"

    folded = tuple(f"only_if_{row}" for row in ROWS)
    fold_title = _("On a condition")

    ad_referendum = forms.BooleanField(label=CAPITAL, required=False)

    def prepare(self) -> None:
        """What it may hang on: options that the plenary holds."""
        options = held_here(self.room, _("no condition"))
        for row in ROWS:
            self.fields[f"only_if_{row}"] = choice(_("Only if"), options, required=False, empty="")

    def act(self) -> acts.Act:
        """Agree to it."""
        return acts.Assent(
            party=self.for_whom() or PartyId(""),
            package=self.package,
            ad_referendum=self.cleaned_data["ad_referendum"],
            only_if=only_if(self.cleaned_data),
        )


class ObjectSlip(PackageSlip):
    """A party objects to a package and says why."""

    kind = "object"
    speaks: ClassVar[str] = "for a party"

    reason = text(_("Why"), required=False)

    def act(self) -> acts.Act:
        """Object to it."""
        party = self.for_whom() or PartyId("")
        return acts.Object(party=party, package=self.package, reason=self.cleaned_data["reason"])


class AdoptSlip(PackageSlip):
    """A package declared adopted; the plenary's rule and what is linked decide whether it is."""

    kind = "adopt"
    hint = _("The plenary's rule and what is linked decide whether it is adopted.")

    def act(self) -> acts.Act:
        """Adopt it."""
        return acts.Adopt(package=self.package)


class LiftSlip(Slip):
    """The words that stand in the place of a bracket which no issue decides."""

    kind = "lift bracket"

    words = text(_("The words that stand in its place"))

    def prepare(self) -> None:
        """The brackets of wording that still stand."""
        standing = self.room.line.standing
        brackets: Choices = [
            (bracket.id, " / ".join(alternative.words for alternative in bracket.alternatives))
            for bracket in standing.holds.draft.brackets
            if not bracket.decided_by and bracket.id not in standing.lifted
        ]
        self.fields["bracket"] = forms.ChoiceField(label=_("Bracket"), choices=brackets)
        self.order_fields(["bracket", "words"])

    def act(self) -> acts.Act:
        """Lift it."""
        return acts.LiftBracket(
            bracket=BracketId(self.cleaned_data["bracket"]), words=self.cleaned_data["words"]
        )
