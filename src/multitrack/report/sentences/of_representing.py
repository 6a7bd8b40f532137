"""Claims, what was put in, lists and what binds, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.constituency import Became
from multitrack.record import act as acts
from multitrack.record.act.representing import RepresentingAct
from multitrack.record.codec import ERASED
from multitrack.report.called import Called
from multitrack.report.saying import Day, Sentence, Value, names, say

DECISIONS = {
    acts.NameDecision.IS: "{who} says that {party} is {group} on {list}.",
    acts.NameDecision.IS_NOT: "{who} says that {party} is not {group} on {list}.",
    acts.NameDecision.OPEN: "{who} goes on, and leaves open whether {party} is {group} on {list}.",
}
BECAME = {
    Became.TAKEN_UP: "Taken up: {what}",
    Became.IN_PART: "Taken up in part: {what}",
    Became.ANSWERED: "Answered: {what}",
    Became.NOT_TAKEN_UP: "Set aside: {what}",
}


def said_of_representing(act: RepresentingAct, who: Value, called: Called) -> Sentence:
    """An act on who is represented or listed in words."""
    match act:
        case acts.ClaimConstituency() | acts.WithdrawClaim() | acts.ContestClaim():
            return _of_claim(act, called)
        case acts.NoteInput() | acts.AnswerInput():
            return _of_input(act, called)
        case acts.ListGroup() | acts.LiftListing() | acts.DecideName():
            return _of_listing(act, who, called)
        case acts.DeclareList():
            return _of_list(act, called)
    assert_never(act)


def _of_claim(
    act: acts.ClaimConstituency | acts.WithdrawClaim | acts.ContestClaim, called: Called
) -> Sentence:
    match act:
        case acts.ClaimConstituency(party=party, constituency=constituency, claim=claim):
            told = say(
                "{party} speaks for {whom}, by its own word.",
                party=called.party(party),
                whom=constituency.title,
            )
            return say("{claim} Through {group}.", claim=told, group=claim.group) if claim.group else told
        case acts.WithdrawClaim(party=party, constituency=code):
            return say("{party} no longer says that it speaks for {whom}.", party=called.party(party), whom=called.constituency(code))  # fmt: skip
        case acts.ContestClaim(party=party, power=power, claimed_by=claimed, constituency=code):
            denier = called.side_named(str(party or power))
            return say("{denier} denies that {party} speaks for {whom}.", denier=denier, party=called.party(claimed), whom=called.constituency(code))  # fmt: skip


def _of_input(act: acts.NoteInput | acts.AnswerInput, called: Called) -> Sentence:
    match act:
        case acts.NoteInput(body=body, given=given):
            if given.issue is None:
                return say("{body} was heard:", body=body.title)
            return say("{body} was heard on {issue}:", body=body.title, issue=called.issue(given.issue))
        case acts.AnswerInput(input=code, became=became, issue=issue, option=option):
            told = say(BECAME[became], what=called.put_in(code))
            if issue is None:
                return told
            if option is None:
                return say("{told} In: {issue}.", told=told, issue=called.issue(issue))
            return say("{told} In: {issue}, {option}.", told=told, issue=called.issue(issue), option=called.option(issue, option))  # fmt: skip


def _of_listing(
    act: acts.ListGroup | acts.LiftListing | acts.DecideName, who: Value, called: Called
) -> Sentence:
    listing = act.listing if isinstance(act, acts.ListGroup) else called.listing(act.listing)
    if listing is None:
        return say("{who} notes something of a list that is not known to you.", who=who)
    group, named, keeper = map(_unless_erased, (listing.group, listing.list_name, listing.authority))
    match act:
        case acts.ListGroup():
            told = say("{who} notes: {group} is on {list}, kept by {authority}.", who=who, group=group, list=named, authority=keeper)  # fmt: skip
            others = tuple(map(_unless_erased, listing.names))
            return say("{told} Also called: {names}.", told=told, names=names(others)) if others else told
        case acts.LiftListing(until=until):
            return say("{who} notes: {group} is off {list}; the last day on it is {day}.", who=who, group=group, list=named, day=Day(until, with_year=True))  # fmt: skip
        case acts.DecideName(code=code, decision=decision):
            return say(DECISIONS[decision], who=who, party=called.party(code), group=group, list=named)


def _unless_erased(words: str) -> str | Sentence:
    return say("a name that is erased") if words == ERASED else words


def _of_list(act: acts.DeclareList, called: Called) -> Sentence:
    known = called.list_named(act.on)
    named: Value = (
        say("a list that is not known to you") if known is None else _unless_erased(known.list_name)
    )
    by = _unless_erased(act.by)
    if not act.binding:
        return say(
            "For whoever runs these talks, {by} declares: {list} does not bind here.", by=by, list=named
        )
    told = say("For whoever runs these talks, {by} declares: {list} binds here.", by=by, list=named)
    if act.effect:
        told = say("{told} Effect, as declared: {effect}.", told=told, effect=_unless_erased(act.effect))
    if act.channel_open:
        return say(
            "{told} Whoever is noted as spoken to on a channel only may still be served that.", told=told
        )
    return told
