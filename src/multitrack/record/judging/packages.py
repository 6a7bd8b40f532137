"""From a proposed package to an adopted one: judged in the plenary, on its rule and on what is linked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.issue import Condition
from multitrack.model.package import broken
from multitrack.model.rule import judge
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, not_met, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging import applying
from multitrack.record.judging.case import Case
from multitrack.record.judging.linkage import arises, said, waiting, with_reported
from multitrack.record.judging.voices import voices_on
from multitrack.record.procedure.joint import Effect, under


def judge_propose(case: Case, act: acts.ProposePackage) -> Judgement:
    """A package proposed: of options the plenary holds, breaking no linkage."""
    here = case.here
    if not act.package.choices:
        return refuse(act, phrase("The package is empty."), phrase("Choose an option on at least one issue."))
    for choice in act.package.choices:
        if here.on_table(choice.issue, choice.option) is None:
            return refuse(
                act,
                phrase("The plenary does not hold an option that the package takes."),
                phrase("A team reports it first, or it is tabled in the plenary."),
            )
        if not arises(here, choice.issue, act.package):
            title = here.title(choice.issue)
            return refuse(
                act, phrase("{issue} does not arise in this package.", issue=title), phrase("Leave it out.")
            )
    for link in under(here.own.holds.linkage, act.kind, Effect.REFUSED):
        if broken(link, act.package):
            return refuse(
                act,
                phrase("The package breaks what is linked: {link}.", link=said(here, link)),
                phrase("Change one of the options it ties together."),
            )
    return _own_conditions(here, act) or written(case.request)


def _own_conditions(here: Hold, act: acts.ProposePackage) -> Refused | None:
    """A package's own conditions: of options that the plenary holds, and not broken by the package from the start.

    What a condition needs and nobody reported yet may still come: the package then waits for it.
    """
    together = with_reported(here, act.package)
    for link in act.conditions:
        if (refused := _unheard_of(here, act, (*link.where, *link.needs))) is not None:
            return refused
        if not link.where or not link.needs:
            return refuse(
                act,
                phrase("A condition says where it holds, and what it needs then."),
                phrase("Name an option on each side of it."),
            )
        decided = all(together.on(need.issue) is not None for need in link.needs)
        if decided and broken(link, together):
            return refuse(
                act,
                phrase(
                    "The package breaks its own condition, in itself or by what is reported: {link}.",
                    link=said(here, link),
                ),
                phrase("Change the package, or leave the condition out."),
            )
    return None


def _unheard_of(here: Hold, act: acts.Act, wanted: tuple[Condition, ...]) -> Refused | None:
    for condition in wanted:
        if not condition.options or any(
            here.on_table(condition.issue, option) is None for option in condition.options
        ):
            return refuse(
                act,
                phrase("A condition names an option that the plenary does not hold."),
                phrase("A team reports it first, or it is tabled in the plenary."),
            )
    return None


def judge_voice(case: Case, act: acts.Assent | acts.Object) -> Judgement:
    """A party agrees or objects to a package that is before the plenary."""
    here = case.here
    if act.party not in here.at_table():
        return refuse(
            act, phrase("This party is not at the table."), phrase("The mediation team may admit it.")
        )
    conditions = act.only_if if isinstance(act, acts.Assent) else ()
    return _unheard_of(here, act, conditions) or written(case.request)


def judge_withdraw(case: Case, act: acts.WithdrawPackage) -> Judgement:
    """A package taken back: by the side that proposed it, or by the team; what is adopted stands."""
    here, request = case.here, case.request
    proposed = here.own.packages[act.package]
    author, proposer = here.own.seat(request.author), here.own.seat(proposed.by, proposed.number)
    side = proposed.on_behalf_of or (None if proposer is None else proposer.party)
    own = proposed.by == request.author or (author is not None and side is not None and author.party == side)
    if author is None or not (author.of_team or own):
        return refuse(
            act,
            phrase("Another side proposed this package."),
            phrase("Object to it, or propose one of your own."),
        )
    return written(request)


def judge_adopt(case: Case, act: acts.Adopt) -> Judgement:
    """A package adopted: where it is whole and the plenary's rule is met."""
    here, request = case.here, case.request
    if open_still := waiting(here, here.own.packages[act.package]):
        return refuse(
            act,
            phrase("The package is not whole: {what}.", what=open_still),
            phrase("Settle these, and propose the package again."),
        )
    verdict = judge(here.own.rule, voices_on(here, acts.Question(package=act.package)))
    if verdict.accepted:
        return (Inscription(channel=request.channel, act=act, verdict=verdict),)
    names = tuple(map(here.name, verdict.blocked_by))
    return not_met(
        act,
        verdict,
        phrase("The plenary's rule is not met: it waits for {parties}.", parties=names),
        phrase("Whoever is named can assent to the package, or withdraw an objection."),
    )


def judge_lift(case: Case, act: acts.LiftBracket) -> Judgement:
    """A bracket lifted: one that is wording only."""
    here = case.here
    bracket = next((b for b in here.own.holds.draft.brackets if b.id == act.bracket), None)
    if bracket is None or bracket.decided_by:
        return refuse(
            act, phrase("This is no bracket of wording only."), phrase("Settle the issue that decides it.")
        )
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    **applying.JUDGES,
    acts.ProposePackage: judge_propose,
    acts.Assent: judge_voice,
    acts.Object: judge_voice,
    acts.Adopt: judge_adopt,
    acts.LiftBracket: judge_lift,
    acts.WithdrawPackage: judge_withdraw,
}
"""What must hold for each of these acts."""
