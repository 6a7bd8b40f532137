"""How parties, issues, options and stances are called on a page: by their names, never by a code or a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from multitrack.analysis.finding import options_of
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import (
    AtMost,
    Budget,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks
from multitrack.report.called import Called
from multitrack.report.ruling import fraction
from multitrack.report.saying import Names, Sentence, names, say

STANCE_WORDS: dict[Stance | None, Sentence] = {
    Stance.WANTS: say("wants"),
    Stance.ACCEPTS: say("accepts"),
    Stance.CAN_LIVE_WITH: say("can live with"),
    Stance.REFUSES: say("refuses"),
    None: say("not known to you"),
}
"""Each stance in words; nothing where it is not known to whoever looks."""

_HOLDS = {
    Stance.WANTS: "{party} wants “{option}” on {issue}",
    Stance.ACCEPTS: "{party} accepts “{option}” on {issue}",
    Stance.CAN_LIVE_WITH: "{party} can live with “{option}” on {issue}",
    Stance.REFUSES: "{party} refuses “{option}” on {issue}",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of everything in some talks, as a viewer calls them where there is one, else the neutral ones."""

    talks: Talks
    called: Called | None = None

    def party(self, wanted: PartyId) -> str:
        """A party's name."""
        if self.called is not None:
            return self.called.party(wanted)
        found = self.talks.party(wanted)
        return wanted if found is None else found.name

    def parties(self, wanted: Iterable[PartyId]) -> Names:
        """Several parties, in the order of the talks."""
        kept = frozenset(wanted)
        known = [self.party(party.id) for party in self.talks.parties if party.id in kept]
        return names([*known, *sorted(p for p in kept if self.talks.party(p) is None)])

    def issue(self, wanted: IssueId) -> str:
        """An issue's title."""
        if self.called is not None:
            return self.called.issue(wanted)
        found = self.talks.issue(wanted)
        return wanted if found is None else found.title

    def issues(self, wanted: Iterable[IssueId]) -> Names:
        """Several issues."""
        return names(map(self.issue, wanted))

    def option(self, issue: IssueId, wanted: OptionId) -> str:
        """An option's title."""
        known = (option.title for option in options_of(self.talks, issue) if option.id == wanted)
        return next(known, wanted)

    def chosen(self, issue: IssueId, option: OptionId) -> Sentence:
        """One option chosen on one issue."""
        return say("{issue}: {option}", issue=self.issue(issue), option=self.option(issue, option))

    def condition(self, condition: Condition) -> Sentence:
        """That one of some options is chosen on an issue."""
        options = names((self.option(condition.issue, option) for option in condition.options), " / ")
        return say("{issue}: {options}", issue=self.issue(condition.issue), options=options)

    def conditions(self, conditions: Iterable[Condition]) -> Names:
        """Several conditions that hold together."""
        return names(map(self.condition, conditions), " + ")

    def any_of(self, conditions: Iterable[Condition]) -> Names:
        """Several conditions, of which some hold."""
        return names(map(self.condition, conditions), " · ")

    def holds(self, party: PartyId, stance: Stance, issue: IssueId, option: OptionId) -> Sentence:
        """A stance as a sentence."""
        return say(
            _HOLDS[stance],
            party=self.party(party),
            option=self.option(issue, option),
            issue=self.issue(issue),
        )

    def linkage(self, link: Linkage) -> Sentence:
        """What stands or falls together, as a sentence."""
        match link:
            case NothingUntilAll(issues=()):
                return say("Nothing is agreed until everything is agreed.")
            case NothingUntilAll(issues=issues):
                return say("Nothing is agreed until all of these are: {issues}.", issues=self.issues(issues))
            case EarlyHarvest(issues=issues):
                return say("May be applied before the whole is agreed: {issues}.", issues=self.issues(issues))
            case Requires(where=where, needs=needs):
                return say(
                    "Where {where}, also {needs}.",
                    where=self.conditions(where),
                    needs=self.conditions(needs),
                )
            case Excludes(together=together):
                return say("Not together: {conditions}.", conditions=self.conditions(together))
            case AtMost(number=number, of=of):
                return say("At most {n} of these: {conditions}.", n=number, conditions=self.any_of(of))
            case Budget():
                return say(
                    "{title}: at most {amount} {unit}.",
                    title=link.title,
                    amount=fraction(link.at_most),
                    unit=link.unit,
                )


def because_of(link: Linkage) -> str:
    """Why things are linked, in the file's own words; empty where it does not say."""
    return getattr(link, "because", None) or ""
