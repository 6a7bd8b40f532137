"""A result on its way out of the room: applied early, or put before a body outside that ratifies it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from multitrack.model.package import EarlyHarvest, Package, Requires, broken
from multitrack.model.rule import AllOf, ChairFinds, Endorsements, Rule, Turnout, Verdict, VotesIn, judge
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, not_met, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.counts import sub_tests
from multitrack.record.judging.linkage import missing, results, said
from multitrack.record.judging.voices import voices_on
from multitrack.record.procedure.joint import Effect, under


def judge_harvest(case: Case, act: acts.Harvest) -> Judgement:
    """Results applied early: reported ones, that the linkage lets go first, and that the plenary's rule carries.

    Each of them must be borne by the plenary itself, on the stances that it holds on the reported option. An
    early harvest names its issues; these then do not wait for all that nothing is agreed without.
    """
    here, request = case.here, case.request
    if (refused := _not_ripe(here, act) or _not_early(here, act)) is not None:
        return refused
    reported = here.own.reported
    asked = [acts.Question(issue=issue, option=reported[issue].option) for issue in act.issues]
    voices = [voices_on(here, on) for on in asked]
    verdict = _each(here.own.rule, tuple(judge(here.own.rule, each) for each in voices))
    if not verdict.accepted:
        return not_met(
            act,
            verdict,
            phrase(
                "The plenary's rule is not met: it waits for {parties}.",
                parties=tuple(map(here.name, verdict.blocked_by)),
            ),
            phrase("Whoever is named can say in the plenary that they bear what was reported."),
        )
    silent = {party for each in voices for party in each.entitled - each.agree - each.object_ - each.abstain}
    seat = here.own.seat(request.author)
    if silent and (seat is None or not seat.of_team):
        return refuse(
            act,
            phrase("Nothing was heard yet from {parties}.", parties=tuple(map(here.name, sorted(silent)))),
            phrase("Ask them; or let the mediation team ask whether anyone objects, and harvest."),
            verdict,
        )
    return (Inscription(channel=request.channel, act=act, verdict=verdict),)


def _not_ripe(here: Hold, act: acts.Harvest) -> Refused | None:
    """Whether something to be harvested still waits for another result."""
    if not act.issues:
        return refuse(act, phrase("No issue is named."), phrase("Name at least one that is reported."))
    stands = Package.of(results(here.own))
    for link in under(here.own.holds.linkage, act.kind, Effect.WAITS):
        hangs = isinstance(link, Requires) and any(each.issue in act.issues for each in link.where)
        if hangs and broken(link, stands):
            return refuse(
                act,
                phrase("What it needs is not reported: {link}.", link=said(here, link)),
                phrase("The other team reports first."),
            )
    return None


def _not_early(here: Hold, act: acts.Harvest) -> Refused | None:
    """Whether an issue is not among those that the linkage lets go before the whole."""
    early = under(here.own.holds.linkage, act.kind, Effect.GOES_BEFORE)
    allowed = frozenset(issue for link in early if isinstance(link, EarlyHarvest) for issue in link.issues)
    late = tuple(here.title(issue) for issue in act.issues if issue not in allowed)
    if not late:
        return None
    rest = missing(here, Package.of(results(here.own)), act.kind, but=allowed)
    if rest:
        return refuse(
            act,
            phrase(
                "{issues} stands only with the rest, and nothing is reported on {rest}.",
                issues=late,
                rest=rest,
            ),
            phrase("Wait for these; only what the linkage names as an early harvest goes before."),
        )
    return refuse(
        act,
        phrase("The linkage names no early harvest of {issues}.", issues=late),
        phrase("Propose a package with it, and adopt that."),
    )


def _each(rule: Rule, verdicts: tuple[Verdict, ...]) -> Verdict:
    """One verdict over several issues: each of them must carry."""
    if len(verdicts) == 1:
        return verdicts[0]
    failing = (party for each in verdicts if not each.accepted for party in each.blocked_by)
    return Verdict(
        accepted=all(each.accepted for each in verdicts),
        rule=AllOf(rules=(rule,) * len(verdicts)),
        found=Fraction(sum(each.accepted for each in verdicts)),
        needed=Fraction(len(verdicts)),
        blocked_by=tuple(dict.fromkeys(failing)),
        tests=verdicts,
    )


def judge_put_outside(case: Case, act: acts.PutToRatification) -> Judgement:
    """An adopted package put before a body outside: under a rule on what is counted or found there."""
    here = case.here
    if not act.body.strip():
        return refuse(act, phrase("No body is named."), phrase("Say who is to ratify."))
    if any(
        not isinstance(test, VotesIn | Turnout | Endorsements | ChairFinds) for _, test in sub_tests(act.rule)
    ):
        return refuse(
            act,
            phrase("In a body outside the parties have no voice."),
            phrase("Give it a rule of votes, turnout, endorsements or its chair's judgement."),
        )
    if act.until is not None and act.until <= case.now:
        return refuse(act, phrase("That moment is past."), phrase("Name a later one, or none."))
    held = (each for each in here.own.ratifications.values() if each.closed is None)
    if any((each.package, each.body) == (act.package, act.body) for each in held):
        return refuse(
            act,
            phrase("It is before {body} already.", body=act.body),
            phrase("Close that ratification first."),
        )
    return written(case.request)


def judge_close_outside(case: Case, act: acts.CloseRatification) -> Judgement:
    """A ratification closed: on what was counted, whether the body ratified or not."""
    return closing(case.here, act.ratification)


def closing(here: Hold, ratification: acts.RatificationId) -> tuple[Inscription, ...]:
    """What closes a ratification that is under way, with its verdict."""
    outside = here.own.ratifications[ratification]
    verdict = judge(outside.rule, voices_on(here, acts.Question(ratification=ratification)))
    closed = acts.CloseRatification(ratification=ratification)
    return (Inscription(channel=here.own.channel.id, act=closed, verdict=verdict),)


JUDGES: Mapping[type, Any] = {
    acts.Harvest: judge_harvest,
    acts.PutToRatification: judge_put_outside,
    acts.CloseRatification: judge_close_outside,
}
"""What must hold for each of these acts."""
