"""What is told of contacts and asks, a sentence each, in the names of whoever reads: for the shell and for the pages.

Nobody sees all channels: where nothing is known to the reader, that is said, and never that there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from multitrack.analysis.asks import Asks, Contradiction, Duplicate
from multitrack.analysis.contacts import OneSided, Tie, Way
from multitrack.model.contact import AnswerTo, Ask, Contact, ContactFormat, SideId
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Influence, Level
from multitrack.model.statement import Checked
from multitrack.report.saying import Day, Names, Sentence, Value, count, names, say

NONE_KNOWN = say("none known to you")
"""What an empty cell says: nobody sees all channels, so it never says that there is none."""

_HOW = {
    ContactFormat.MEETING: say("met"),
    ContactFormat.CALL: say("called"),
    ContactFormat.LETTER: say("wrote"),
    ContactFormat.THIRD: say("through a third"),
    ContactFormat.UNKNOWN: say("in contact"),
}
_FORMAT = {
    ContactFormat.MEETING: say("meeting"),
    ContactFormat.CALL: say("call"),
    ContactFormat.LETTER: say("letter"),
    ContactFormat.THIRD: say("through a third"),
    ContactFormat.UNKNOWN: say("how is not known"),
}
_DOUBT = {
    Checked.CONFLICTING: say("accounts differ"),
    Checked.UNVERIFIED: say("not checked"),
}
_ANSWER = {
    AnswerTo.GRANTED: say("granted"),
    AnswerTo.IN_PART: say("granted in part"),
    AnswerTo.REFUSED: say("refused"),
    AnswerTo.LATER: say("answer promised for later"),
}
LEVELS = {Level.LOW: say("low"), Level.MEDIUM: say("medium"), Level.HIGH: say("high")}
"""How far, and how sure, in words."""


@dataclass(frozen=True, slots=True)
class NamesOf:
    """How the reader calls what is spoken of: sides, issues, options."""

    side: Callable[[SideId], str | Sentence]
    issue: Callable[[IssueId], str]
    option: Callable[[IssueId, OptionId], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells of contacts and asks in the reader's names."""

    called: NamesOf

    def sides(self, sides: Iterable[SideId]) -> Names:
        """Several sides, one after the other."""
        return names(self.called.side(side) for side in sides)

    def whom(self, of: SideId | None) -> str | Sentence:
        """Of whom something was asked."""
        return say("everyone there") if of is None else self.called.side(of)

    def cell(self, tie: Tie) -> Sentence:
        """What is known between two sides: the last contact, and whether a line is open."""
        if not tie.known:
            return NONE_KNOWN
        if tie.last is None:
            return say("no contact known to you; line open")
        last = self._last(tie.last, tie.silent or 0)
        return say("{last}; line open", last=last) if tie.lines else last

    @staticmethod
    def _last(contact: Contact, silent: int) -> Sentence:
        ago = say("that day") if silent == 0 else count("{n} day ago", "{n} days ago", silent)
        doubt = _DOUBT.get(contact.checked)
        said: dict[str, Value] = {"how": _HOW[contact.format], "day": _day(contact.on), "ago": ago}
        if doubt is None:
            return say("{how} {day}, {ago}", **said)
        return say("{how} {day}, {ago}, {doubt}", **said, doubt=doubt)

    def silence(self, tie: Tie) -> Sentence:
        """Since when two sides are silent, as far as is known."""
        assert tie.last is not None
        return count(
            "{side} and {other}: since {day}, {n} day",
            "{side} and {other}: since {day}, {n} days",
            tie.silent or 0,
            side=self.called.side(tie.one),
            other=self.called.side(tie.other),
            day=_day(tie.last.on),
        )

    def one_sided(self, each: OneSided) -> Sentence:
        """With whom a power is known to speak, and with whom not."""
        said: dict[str, Value] = {
            "power": self.called.side(each.power),
            "some": self.sides(each.speaks_with),
            "others": self.sides(each.none_known_with),
        }
        if each.only_its_own:
            return say("{power} with {some}, with its own side only; none known to you with {others}", **said)
        return say("{power} with {some}; none known to you with {others}", **said)

    def way(self, way: Way) -> Sentence:
        """Through whom two sides could be brought to speak, and what that rests on."""
        ties = ((way.one, way.to_one), (way.other, way.to_other))
        reaches = [
            *(
                say("tied to {side} ({tie})", side=self.called.side(side), tie=self.cell(tie))
                for side, tie in ties
                if tie.known
            ),
            *(self.influence(each) for each in way.influence),
        ]
        return say(
            "{one} and {other} through {third}: {reaches}",
            one=self.called.side(way.one),
            other=self.called.side(way.other),
            third=self.called.side(way.through),
            reaches=names(reaches, "; "),
        )

    def influence(self, each: Influence) -> Sentence:
        """How far a power is held to move a party, and on what that rests."""
        said: dict[str, Value] = {
            "party": self.called.side(SideId(each.party)),
            "reach": LEVELS[each.reach],
            "confidence": LEVELS[each.confidence],
        }
        basis = each.rests_on or ((each.assumption,) if each.assumption else ())
        if not basis:
            return say(
                "held to move {party} ({reach} reach, {confidence} confidence, on nothing that is named)",
                **said,
            )
        return say(
            "held to move {party} ({reach} reach, {confidence} confidence, on {basis})",
            **said,
            basis=names(basis),
        )

    def ask(self, asked: Asks, ask: Ask) -> Sentence:
        """Who asked what of whom, by when, and the reply."""
        head = say(
            "{by} of {whom}: {words}",
            by=self.called.side(ask.by),
            whom=self.whom(ask.of),
            words=ask.words.rstrip("."),
        )
        parts = (head, *self._comes_to(ask), *self._dates(asked, ask), self.reply(ask))
        return say("{parts}", parts=names(parts, "; "))

    def _comes_to(self, ask: Ask) -> Iterator[Sentence]:
        """Which option it comes to, or which issue it is on."""
        if ask.issue is not None and ask.option is not None:
            option, issue = self.called.option(ask.issue, ask.option), self.called.issue(ask.issue)
            yield say("for “{option}” on {issue}", option=option, issue=issue)
        elif ask.issue is not None:
            yield say("on {issue}", issue=self.called.issue(ask.issue))

    def _dates(self, asked: Asks, ask: Ask) -> Iterator[Sentence]:
        if ask.on is not None:
            yield say("asked {day}", day=_day(ask.on))
        if ask.due is not None and asked.is_overdue(ask):
            yield say("by {day}, overdue", day=_day(ask.due))
        elif ask.due is not None:
            yield say("by {day}", day=_day(ask.due))

    def reply(self, ask: Ask) -> Sentence:
        """The reply to an ask, as far as it is known."""
        if ask.withdrawn is not None:
            return say("taken back {day}", day=_day(ask.withdrawn))
        if ask.answer is None:
            return say("no reply known to you")
        answer = _ANSWER[ask.answer]
        if ask.answered is not None:
            answer = say("{answer} {day}", answer=answer, day=_day(ask.answered))
        return say("{answer}: {words}", answer=answer, words=ask.reply) if ask.reply else answer

    def duplicate(self, each: Duplicate) -> Sentence:
        """That several asks come to the same."""
        by = names(dict.fromkeys(self.called.side(ask.by) for ask in each.asks))
        words = each.asks[0].words
        return say("{by} ask the same of {whom}: {words}", by=by, whom=self.whom(each.of), words=words)

    def contradiction(self, each: Contradiction) -> Sentence:
        """That two asks cannot both be granted."""
        wanted = names(
            (
                say(
                    "{by} asks {whom} for “{option}”",
                    by=self.called.side(ask.by),
                    whom=self.whom(ask.of),
                    option=self.called.option(each.issue, ask.option),
                )
                for ask in each.asks
                if ask.option is not None
            ),
            "; ",
        )
        return say("on {issue}: {wanted}", issue=self.called.issue(each.issue), wanted=wanted)

    def to_come(self, ask: Ask) -> Sentence:
        """By when a reply is to come, from whom, on what."""
        assert ask.due is not None
        return say("{day}: {whom} on: {words}", day=_day(ask.due), whom=self.whom(ask.of), words=ask.words)

    def contact(self, each: Contact) -> Sentence:
        """One contact of the calendar: when, how, between whom, what was said, what follows, and from where it is known."""
        how: Sentence = _FORMAT[each.format]
        if each.through:
            how = say("{how} ({third})", how=how, third=self.called.side(each.through))
        if (doubt := _DOUBT.get(each.checked)) is not None:
            how = say("{how}, {doubt}", how=how, doubt=doubt)
        head = say("{day}, {how}: {sides}", day=_day(each.on), how=how, sides=self.sides(each.between))
        return say("{parts}", parts=names((head, *self._said(each)), ". "))

    @staticmethod
    def _said(each: Contact) -> Iterator[Sentence]:
        if each.who:
            yield say("There: {people}", people=each.who)
        if each.gist:
            yield say("{words}", words=each.gist.rstrip("."))
        if each.next_step:
            yield say("Next: {words}", words=each.next_step.rstrip("."))
        if source := each.source or ", ".join(each.rests_on):
            yield say("From: {source}", source=source)


def _day(on: date) -> Day:
    return Day(on, with_year=True)
