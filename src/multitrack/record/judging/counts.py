"""What counts beyond the stances of the parties: silence, votes, endorsements, the chair's finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    ChairFinds,
    Endorsements,
    FirstOf,
    NoObjection,
    Rule,
    Turnout,
    VotesIn,
    judge,
)
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, Told, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.linkage import clash, plenary_of, waiting
from multitrack.record.judging.voices import voices_on
from multitrack.record.procedure.subjects.issues import issue_stands

Tests = tuple[tuple[AttemptId | None, Rule], ...]
"""The tests that a rule is composed of in the end, each with the attempt of a cascade it stands in."""
_Count = acts.CountVotes | acts.CountEndorsements | acts.Find


def rule_on(here: Hold, on: acts.Question) -> Rule | None:
    """By which rule a question is decided: the body's own, or that of the body outside in a ratification."""
    if on.ratification is None:
        return here.own.rule
    outside = here.own.ratifications.get(on.ratification)
    return None if outside is None else outside.rule


def sub_tests(rule: Rule, attempt: AttemptId | None = None) -> Iterator[tuple[AttemptId | None, Rule]]:
    """The tests of a rule and where each stands; in a cascade within a cascade the outer attempt is named."""
    match rule:
        case AllOf(rules=rules) | AnyOf(rules=rules):
            for each in rules:
                yield from sub_tests(each, attempt)
        case FirstOf(attempts=attempts):
            for tried in attempts:
                yield from sub_tests(tried.rule, tried.id if attempt is None else attempt)
        case _:
            yield attempt, rule


def judge_silence(case: Case, act: acts.PutUnderSilence) -> Judgement:
    """A question put under silence: for at least as long as the body's rule says, and nobody objects already."""
    here, rule = case.here, rule_on(case.here, act.on)
    if rule is None or no_question(act.on):
        return _unknown(act)
    hours = [test.hours for _, test in sub_tests(rule) if isinstance(test, NoObjection)]
    if not hours or act.on.ratification is not None:
        return refuse(
            act,
            phrase("The rule here knows no silence procedure."),
            phrase("Ask the parties for their word, and settle or adopt by the rule."),
        )
    if act.until < case.now + timedelta(hours=max(hours)):
        return refuse(
            act,
            phrase(
                "The rule gives the parties {hours} hours to object; this is less.", hours=str(max(hours))
            ),
            phrase("Name a moment at least {hours} hours from now.", hours=str(max(hours))),
        )
    if against := sorted(voices_on(here, act.on).object_):
        return refuse(
            act,
            phrase("Somebody objects already: {parties}.", parties=tuple(map(here.name, against))),
            phrase("Speak with them first, or amend the proposal."),
        )
    return written(case.request)


def judge_count(case: Case, act: _Count) -> Judgement:
    """A count or a finding: one the rule asks for, in one of its attempts, and one that can be."""
    rule = rule_on(case.here, act.on)
    if rule is None or no_question(act.on):
        return _unknown(act)
    tests = tuple(sub_tests(rule))
    if (refused := _misplaced(act, tests)) is not None:
        return refused
    asked = tuple(test for attempt, test in tests if attempt == act.attempt)
    match act:
        case acts.CountVotes():
            return _votes(act, asked) or written(case.request)
        case acts.CountEndorsements():
            return _endorsed(act, asked) or written(case.request)
        case acts.Find():
            return _found(act, asked) or written(case.request)


def _misplaced(act: _Count, tests: Tests) -> Refused | None:
    """Whether a count names an attempt that the rule does not have, or none where it has several."""
    attempts = tuple(dict.fromkeys(attempt for attempt, _ in tests))
    if act.attempt in attempts:
        return None
    names: Told = tuple(str(each) for each in attempts if each is not None)
    if not names:
        return refuse(
            act, phrase("The rule here has no attempts."), phrase("Note it without naming an attempt.")
        )
    return refuse(
        act,
        phrase("The rule here is tried in several attempts, and this names none of them."),
        phrase("Say in which: {attempts}.", attempts=names),
    )


def _votes(act: acts.CountVotes, asked: tuple[Rule, ...]) -> Refused | None:
    """A vote: in a body the rule names, of no more persons than it has."""
    tests = tuple(test for test in asked if isinstance(test, VotesIn | Turnout))
    if (refused := _not_named(act, act.ballot.electorate, [test.electorate for test in tests])) is not None:
        return refused
    own = (test for test in tests if test.electorate == act.ballot.electorate)
    members = min((test.members for test in own if test.members is not None), default=None)
    counted = max(act.ballot.taking_part, act.ballot.present or 0, act.ballot.entitled or 0)
    if members is not None and counted > members:
        return refuse(
            act,
            phrase(
                "That is {counted} persons in a body of {members}.",
                counted=str(counted),
                members=str(members),
            ),
            phrase("Correct the count."),
        )
    return None


def _endorsed(act: acts.CountEndorsements, asked: tuple[Rule, ...]) -> Refused | None:
    """Endorsements: of a body the rule names, or of any body where it only asks for a number in all."""
    tests = tuple(test for test in asked if isinstance(test, Endorsements))
    quotas = [quota.electorate for test in tests for quota in test.quotas]
    if act.endorsed.by < 0:
        return refuse(act, phrase("There are no fewer than no endorsements."), phrase("Correct the count."))
    if tests and not quotas:
        return None
    return _not_named(act, act.endorsed.electorate, quotas)


def _found(act: acts.Find, asked: tuple[Rule, ...]) -> Refused | None:
    """A finding: where the rule leaves it to the chair, and never without its reason."""
    if not any(isinstance(test, ChairFinds) for test in asked):
        return refuse(
            act,
            phrase("The rule here leaves nothing to the chair's judgement."),
            phrase("Settle or adopt by the rule."),
        )
    if not act.reason.strip():
        return refuse(
            act, phrase("A finding without a reason counts for nothing."), phrase("Say what it rests on.")
        )
    return None


def _not_named(act: _Count, electorate: ElectorateId, named: list[ElectorateId]) -> Refused | None:
    if electorate in named:
        return None
    if not named:
        return refuse(
            act, phrase("The rule here asks for no such count."), phrase("Settle or adopt by the rule.")
        )
    bodies: Told = tuple(str(each) for each in dict.fromkeys(named))
    return refuse(
        act,
        phrase("The rule here does not ask for the word of {body}.", body=str(electorate)),
        phrase("Choose one that it names: {bodies}.", bodies=bodies),
    )


def _unknown(act: acts.Act) -> Refused:
    return refuse(act, phrase("Nothing of the kind is before this body."), phrase("Choose what is."))


def no_question(on: acts.Question) -> bool:
    """Whether a question names nothing that could be before a body: no package, no ratification, no whole option."""
    return on.package is None and on.ratification is None and None in (on.issue, on.option)


def when_time_is_up(here: Hold, on: acts.Question, now: datetime) -> tuple[Inscription, ...]:
    """What is written when the time of a question under silence has run out, first that it has, with the verdict.

    Where the rule is met the issue is settled, or the package adopted, unless something else is in the way by
    now: another option settled, the issue set aside, or something open that the package waits for. Nothing is
    written where no silence runs, or it runs on beyond ``now``.
    """
    counted = here.own.counted.get(on)
    if counted is None or counted.silence is None or counted.silence.is_up or counted.silence.until > now:
        return ()
    verdict = judge(here.own.rule, replace(voices_on(here, on), time_is_up=True))
    channel = here.own.channel.id
    up = Inscription(channel=channel, act=acts.TimeIsUp(on=on), verdict=verdict)
    if not verdict.accepted:
        return (up,)
    if on.issue is not None and on.option is not None:
        own = here.own
        in_the_way = here.on_table(on.issue, on.option) is None or issue_stands(here, on.issue) != "open"
        settles = acts.Settle(issue=on.issue, option=on.option)
        if plenary_of(here) is own and clash(here, settles, {on.issue: on.option}) is not None:
            in_the_way = True
        return (up,) if in_the_way else (up, Inscription(channel=channel, act=settles, verdict=verdict))
    proposed = None if on.package is None else here.own.packages.get(on.package)
    decided = proposed is None or proposed.adopted is not None or proposed.withdrawn is not None
    if proposed is None or decided or waiting(here, proposed):
        return (up,)
    return (up, Inscription(channel=channel, act=acts.Adopt(package=proposed.id), verdict=verdict))


JUDGES: Mapping[type, Any] = {
    acts.PutUnderSilence: judge_silence,
    acts.CountVotes: judge_count,
    acts.CountEndorsements: judge_count,
    acts.Find: judge_count,
}
"""What must hold for each of these acts."""
