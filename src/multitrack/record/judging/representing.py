"""Claims to constituencies, what consulted bodies put in, who stands on whose list, and which lists bind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import TEAM
from multitrack.model.constituency import Became
from multitrack.model.party import PowerId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.contacts import knows_power
from multitrack.record.judging.entitlement import not_for_power
from multitrack.record.judging.life import by_life


def judge_claim(case: Case, act: acts.ClaimConstituency) -> Judgement:
    """A claim to speak for a named constituency: the party's own, resting on what this channel holds."""
    here, claim = case.here, act.claim
    if not act.constituency.title.strip():
        return refuse(act, phrase("The constituency has no name."), phrase("Say who they are."))
    if claim.by != act.party:
        return refuse(
            act, phrase("A claim is made by the party whose word it is."), phrase("Name one party.")
        )
    if claim.denied_by:
        return refuse(act, phrase("A claim is not denied as it is made."), phrase("Contest it afterwards."))
    if any(here.said(each) is None for each in claim.rests_on):
        return refuse(
            act,
            phrase("It rests on a statement that is not known here."),
            phrase("Name one that this channel holds, or the source in words."),
        )
    known = here.own.constituencies.get(act.constituency.id, act.constituency)
    bare = replace(act.constituency, title=known.title, claims=(), holds=(), note=None)
    return (Inscription(channel=case.request.channel, act=replace(act, constituency=bare)),)


def judge_withdraw_claim(case: Case, act: acts.WithdrawClaim) -> Judgement:  # noqa: ARG001
    """A claim taken back: the tables say all."""
    return written(case.request)


def judge_contest(case: Case, act: acts.ContestClaim) -> Judgement:
    """A claim denied: by one party or power, in its own word or from a named paper, and not by whoever made it."""
    if (act.party is None) == (act.power is None):
        return refuse(act, phrase("Nobody is named who denies it, or two are."), phrase("Name one side."))
    if act.party == act.claimed_by:
        return refuse(
            act,
            phrase("{party} claims this itself.", party=case.here.name(act.claimed_by)),
            phrase("It may withdraw its claim."),
        )
    if act.power is not None:
        return _unknown_power(case.here, act, act.power) or (
            not_for_power(case.here, case.request, act.power) or written(case.request)
        )
    return written(case.request)


def _unknown_power(here: Hold, act: acts.Act, power: PowerId) -> Refused | None:
    if knows_power(here, power):
        return None
    return refuse(
        act,
        phrase("No outside power {power} is known here.", power=power),
        phrase("Choose one that is named on this channel."),
    )


def judge_input(case: Case, act: acts.NoteInput) -> Judgement:
    """What a consulted body puts in: in words, on a day that came, on an issue that is known here."""
    here, body, given = case.here, act.body, act.given
    if not given.words.strip():
        return refuse(act, phrase("Nothing was put in."), phrase("Write what the body put in."))
    if not body.title.strip():
        return refuse(act, phrase("The body has no name."), phrase("Say who was heard."))
    if given.on is not None and given.on > case.now.date():
        return refuse(act, phrase("That day has not come."), phrase("Note it when it was put in."))
    if given.became is not None or given.why is not None or given.option is not None:
        return refuse(
            act, phrase("What became of it is told apart."), phrase("Note it, and then what became of it.")
        )
    if given.issue is not None and here.issue(given.issue) is None:
        return _no_issue(act)
    known = here.own.consulted.get(body.id, body)
    bare = replace(body, title=known.title, speaks_for=known.speaks_for, inputs=())
    return (Inscription(channel=case.request.channel, act=replace(act, body=bare)),)


def judge_answer_input(case: Case, act: acts.AnswerInput) -> Judgement:
    """What became of it: taken up in an issue, in an option of it, or set aside with a reason."""
    here = case.here
    if act.issue is None and act.option is not None:
        return refuse(act, phrase("An option without its issue is named."), phrase("Name the issue too."))
    if act.issue is not None and here.issue(act.issue) is None:
        return _no_issue(act)
    if act.issue is not None and act.option is not None and here.option(act.issue, act.option) is None:
        return refuse(
            act, phrase("This channel has not heard of that option."), phrase("Choose one that it holds.")
        )
    taken_up = act.became in (Became.TAKEN_UP, Became.IN_PART)
    noted = here.own.inputs[act.input]
    if taken_up and act.issue is None and noted.given.issue is None:
        return refuse(
            act, phrase("It is not said in which issue it was taken up."), phrase("Name the issue.")
        )
    if not taken_up and act.option is not None:
        return refuse(
            act, phrase("Only what was taken up stands in an option."), phrase("Leave the option out.")
        )
    if act.became is Became.NOT_TAKEN_UP and not act.reason.strip():
        return refuse(
            act,
            phrase("It is not said why it is set aside."),
            phrase("Give the reason; the body is owed it."),
        )
    return written(case.request)


def _no_issue(act: acts.Act) -> Refused:
    return refuse(act, phrase("No such issue is known here."), phrase("Choose one that this channel holds."))


def judge_list(case: Case, act: acts.ListGroup) -> Judgement:
    """An entry on a list: with its keeper, its name and the group; it binds nobody by itself."""
    listing = act.listing
    if not all(words.strip() for words in (listing.authority, listing.list_name, listing.group)):
        return refuse(
            act,
            phrase("A list has a keeper and a name, and a group stands on it."),
            phrase("Name all three: who keeps it, what it is called, who stands on it."),
        )
    if listing.binding or listing.channel_open or listing.declared_by or listing.declared_on:
        return refuse(
            act,
            phrase("No list binds because somebody stands on it."),
            phrase("Whoever runs the talks declares which list binds."),
        )
    if listing.since is not None and listing.until is not None and listing.until < listing.since:
        return refuse(
            act, phrase("Its last day is before its first."), phrase("Put the days in their order.")
        )
    on = _same_list(case.here, act) or acts.ListId(act.id)
    return (Inscription(channel=case.request.channel, act=replace(act, on=on)),)


def _same_list(here: Hold, act: acts.ListGroup) -> acts.ListId | None:
    """The code of the list, where somebody stands on it already; the list is its keeper's and bears one name."""
    wanted = (act.listing.authority, act.listing.list_name)
    return next(
        (
            each.on
            for each in here.own.listings.values()
            if (each.listing.authority, each.listing.list_name) == wanted
        ),
        None,
    )


def judge_lift(case: Case, act: acts.LiftListing) -> Judgement:
    """A group off a list: with the last day on it, not before its first, and with the reason."""
    since = case.here.own.listings[act.listing].listing.since
    if since is not None and act.until < since:
        return refuse(
            act, phrase("Its last day is before its first."), phrase("Put the days in their order.")
        )
    if not act.reason.strip():
        return refuse(
            act,
            phrase("It is not said why the group is off the list."),
            phrase("Say who took it off, and where that is to be read."),
        )
    return written(case.request)


def judge_decide(case: Case, act: acts.DecideName) -> Judgement:
    """A name decided: with a reason, whatever is decided; and not what was decided already."""
    return _undecidable(case.here, act) or written(case.request)


def _undecidable(here: Hold, act: acts.DecideName) -> Refused | None:
    listing = here.own.listings[act.listing].listing
    if not act.reason.strip():
        return refuse(act, phrase("It is not said why."), phrase("Say what you know of that name."))
    if act.decision is acts.NameDecision.IS and listing.code not in (None, act.code):
        return refuse(
            act,
            phrase("It was decided that another party is that group."),
            phrase("Say first that the other is not."),
        )
    return None


def looked_at(case: Case, act: acts.Act, decisions: Iterable[acts.DecideName]) -> tuple[Inscription, ...] | Refused:  # fmt: skip
    """What was decided of names like a listed one, before an act was done: kept in the mediation team's own room.

    Nobody else hears it: lists are known there alone.
    """
    told: list[Inscription] = []
    for decided in decisions:
        there = case.also(TEAM)
        seat = None if there is None else there.own.seat(case.request.author)
        if there is None or seat is None or not seat.of_team:
            return refuse(
                act,
                phrase("You hear of no list."),
                phrase("The mediation team decides of a name like a listed one."),
            )
        if (refused := by_life(there, decided) or _undecidable(there, decided)) is not None:
            return refused
        told.append(Inscription(channel=TEAM, act=decided))
    return tuple(told)


def judge_declare(case: Case, act: acts.DeclareList) -> Judgement:
    """A list declared binding, or not: by somebody who is named; only what binds leaves a channel open."""
    if not act.by.strip():
        return refuse(act, phrase("Nobody is named who declares it."), phrase("Say by whose word it is."))
    if act.channel_open and not act.binding:
        return refuse(
            act,
            phrase("A list that does not bind closes nothing."),
            phrase("Leave the channel-only standing out."),
        )
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    acts.ClaimConstituency: judge_claim,
    acts.WithdrawClaim: judge_withdraw_claim,
    acts.ContestClaim: judge_contest,
    acts.NoteInput: judge_input,
    acts.AnswerInput: judge_answer_input,
    acts.ListGroup: judge_list,
    acts.LiftListing: judge_lift,
    acts.DecideName: judge_decide,
    acts.DeclareList: judge_declare,
}
"""What must hold for each of these acts."""
