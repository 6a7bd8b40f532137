"""What is told of who is at the table, a sentence each: whom a delegation speaks for, who was admitted, who is listed.

For the shell and for the pages, in the names of whoever reads. A list is its keeper's; nothing here decides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from multitrack.analysis.alike import Rule
from multitrack.analysis.listed import Flag, ListedGroup, ListKey, Lists
from multitrack.analysis.representation import HomeGap, Represented
from multitrack.model.constituency import Became, Claim, Constituency, Consulted, Input
from multitrack.model.contact import SideId
from multitrack.model.party import Admission, Listing, Party, PartyId
from multitrack.report.naming import STANCE_WORDS
from multitrack.report.saying import Day, Names, Sentence, names, say
from multitrack.report.sentences.capacities import ADMISSIONS
from multitrack.report.ties import LEVELS, NamesOf

NOT_NOTED = say("not noted")
"""What a list says, as far as these talks tell, of a group that another list has."""

_BECAME = {
    Became.TAKEN_UP: say("taken up"),
    Became.IN_PART: say("taken up in part"),
    Became.ANSWERED: say("answered"),
    Became.NOT_TAKEN_UP: say("not taken up"),
}
_ALIKE = {
    Rule.SAME: say("the same letters"),
    Rule.CASE: say("the same but for capitals, accents and marks"),
    Rule.SCRIPT: say("the same once Arabic letters are written in Latin ones, without vowels and articles"),
    Rule.CLOSE: say("a few letters apart"),
}


class AtTable:
    """Tells of representation, admission and lists in the reader's names."""

    def __init__(self, called: NamesOf, constituencies: Iterable[Constituency]) -> None:
        self.called = called
        self.titles = {each.id: each.title for each in constituencies}

    def side(self, code: str) -> str | Sentence:
        """A party, a power or a group, by its name."""
        return self.called.side(SideId(code))

    def sides(self, codes: Iterable[str]) -> Names:
        """Several, one after the other."""
        return names(self.side(code) for code in codes)

    def composite(self, party: Party) -> Sentence:
        """Of which groups a delegation is composed, and by which inner rule."""
        groups = names(party.delegation.composed_of)
        if not party.delegation.inner_rule:
            return say("{party}: {groups}", party=self.side(party.id), groups=groups)
        rule = party.delegation.inner_rule
        return say("{party}: {groups}; {rule}", party=self.side(party.id), groups=groups, rule=rule)

    def claimed_at_table(self, each: Represented) -> Sentence:
        """Who at the table claims to speak for a constituency."""
        if not each.at_the_table:
            return say("nobody")
        return say("{parts}", parts=self.sides(each.at_the_table))

    def claimed_outside(self, each: Represented) -> Sentence:
        """Who outside claims it."""
        return say("{parts}", parts=self.sides(each.not_at_the_table))

    def remarks(self, each: Represented) -> Sentence:
        """What is to be looked at: a gap, rival claims, a denial, where it is heard."""
        return _joined(self._remarks(each), "; ")

    @staticmethod
    def _remarks(each: Represented) -> Iterator[Sentence]:
        if each.is_gap:
            yield say("gap: nobody at the table claims to speak for them")
        if each.is_rival:
            yield say("rival claims")
        if each.is_denied:
            yield say("a claim is denied")
        if each.heard_by:
            yield say("heard in {bodies}", bodies=names(body.title for body in each.heard_by))
        if each.constituency.note:
            yield say("{words}", words=each.constituency.note)

    def claim(self, constituency: Constituency, claim: Claim) -> Sentence:
        """A claim to speak for a constituency: whose, through whom, who denies it, from where it is known."""
        head = say("{constituency}: {side}", constituency=constituency.title, side=self.side(claim.by))
        return _joined((head, *self._of_claim(claim)), "; ")

    def _of_claim(self, claim: Claim) -> Iterator[Sentence]:
        if claim.group:
            yield say("through {group}", group=claim.group)
        if claim.denied_by:
            yield say("denied by {sides}", sides=self.sides(claim.denied_by))
        if basis := claim.source or ", ".join(claim.rests_on):
            yield say("from {source}", source=basis)

    def home_gap(self, each: HomeGap) -> Sentence:
        """What a delegation bears at the table and those it claims refuse at home."""
        return say(
            "{issue}: {party} {stance} “{option}”; at home, {constituency} {home} it ({confidence} confidence, on {basis})",
            issue=self.called.issue(each.issue),
            party=self.side(each.party),
            stance=STANCE_WORDS[each.at_table.stance],
            option=self.called.option(each.issue, each.option),
            constituency=each.constituency.title,
            home=STANCE_WORDS[each.at_home.stance],
            confidence=LEVELS[each.at_home.confidence],
            basis=self._basis(each),
        )

    @staticmethod
    def _basis(each: HomeGap) -> str | Sentence:
        found = each.at_home.assumption or ", ".join(each.at_home.rests_on)
        return found or say("nothing that is named")

    def not_known_at_home(self, party: PartyId, each: Constituency) -> Sentence:
        """Those of whom it is not known how they hold themselves."""
        return say("{constituency} (of {party})", constituency=each.title, party=self.side(party))

    def body(self, body: Consulted) -> Sentence:
        """A body that is heard without deciding, and for whom it speaks."""
        heard = [self.titles.get(code, code) for code in body.speaks_for]
        if not heard:
            return say("{body}", body=body.title)
        return say("{body} (for {those})", body=body.title, those=names(heard))

    def given(self, body: Consulted, given: Input) -> Sentence:
        """What a body put in, and what became of it."""
        head = say("{body}: “{words}”", body=self.body(body), words=given.words)
        return _joined((head, *self._of_input(given)), "; ")

    def _of_input(self, given: Input) -> Iterator[Sentence]:
        if given.issue:
            yield say("on {issue}", issue=self.called.issue(given.issue))
        if given.issue and given.option:
            yield say("in {option}", option=self.called.option(given.issue, given.option))
        if given.on:
            yield say("{day}", day=_day(given.on))
        became = say("what became of it was not told") if given.became is None else _BECAME[given.became]
        yield say("{became}: {why}", became=became, why=given.why) if given.why else became
        if given.source:
            yield say("from {source}", source=given.source)

    def admitted(self, party: PartyId, steps: Iterable[Admission]) -> Sentence:
        """Every step of a party towards the table, or away from it."""
        return say("{party}: {steps}", party=self.side(party), steps=names(map(self._step, steps), "; "))

    @staticmethod
    def _step(step: Admission) -> Sentence:
        by = step.by or say("nobody named")
        told = say("{state} {day} by {by}", state=ADMISSIONS[step.state], day=_day(step.on), by=by)
        if step.until:
            told = say("{step} until {day}", step=told, day=_day(step.until))
        if step.reason:
            told = say("{step} ({reason})", step=told, reason=step.reason)
        if step.back_if:
            told = say("{step}, the way back: {what}", step=told, what=step.back_if)
        return told

    @staticmethod
    def list_named(key: ListKey) -> Sentence:
        """A list, and who keeps it."""
        authority, name = key
        return say("{list}, kept by {authority}", list=name, authority=authority)

    @staticmethod
    def group(each: ListedGroup) -> str:
        """A listed group, with its code in these talks."""
        code = f" ({each.code})" if each.code and each.code not in each.name else ""
        return f"{each.name}{code}"

    def entries(self, named: Lists, each: ListedGroup) -> tuple[Sentence, ...]:
        """What each list says of a group."""
        found = {(entry.authority, entry.list_name): entry for entry in each.on}
        return tuple(self._entry(found.get(key)) for key in named.lists)

    @staticmethod
    def _entry(listing: Listing | None) -> Sentence:
        if listing is None:
            return NOT_NOTED
        told = say("listed") if listing.since is None else say("listed since {day}", day=_day(listing.since))
        return say("{entry}, binding here", entry=told) if listing.binding else told

    @staticmethod
    def binding(listing: Listing) -> Sentence:
        """That a list is declared binding, and with which effect."""
        told = say("{group}: {list} is declared binding here.", group=listing.group, list=listing.list_name)
        if listing.declared_by:
            told = say("{binding} Declared by {by}.", binding=told, by=listing.declared_by)
        if listing.effect:
            told = say("{binding} Effect, as declared: {effect}.", binding=told, effect=listing.effect)
        if listing.channel_open:
            return say(
                "{binding} Whoever is noted as spoken to on a channel only may still be served that.",
                binding=told,
            )
        return told

    def flag(self, flag: Flag) -> Sentence:
        """That a name is like a listed one, and by which rule."""
        return say(
            "{side}, as “{name}”: like “{listed}” on {list} ({rule})",
            side=self.side(flag.code),
            name=flag.alike.name,
            listed=flag.alike.listed_as,
            list=flag.alike.listing.list_name,
            rule=_ALIKE[flag.alike.rule],
        )

    def barred(self, party: PartyId, listing: Listing) -> Sentence:
        """That no account is issued to a party, and on which list's account."""
        return say(
            "{party}: {group} is on {list}, declared binding",
            party=self.side(party),
            group=listing.group,
            list=listing.list_name,
        )


def _joined(parts: Iterable[Sentence], between: str) -> Sentence:
    return say("{parts}", parts=names(parts, between))


def _day(on: date) -> Day:
    return Day(on, with_year=True)
