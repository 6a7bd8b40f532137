"""What to ask next: a stance nobody noted, a refusal that could be softened, an assumption that could be false."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.analysis.robust import Doubt, Question
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.report.naming import Naming
from multitrack.report.obstacles import Softening
from multitrack.report.saying import Sentence, count, names, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question to put to a party, or an assumption to check, and what hangs on the answer."""

    words: Sentence
    hangs_on_it: Sentence
    party: PartyId
    issue: IssueId
    option: OptionId


def question_to(question: Question, naming: Naming, own: PartyId | None, left: int) -> Asked:
    """Whether a party could live with an option of which nobody knows how it holds itself."""
    option, issue = naming.option(question.issue, question.option), naming.issue(question.issue)
    if question.party == own:
        words = say("Could you live with “{option}” on {issue}?", option=option, issue=issue)
    else:
        party = naming.party(question.party)
        words = say("Could {party} live with “{option}” on {issue}?", party=party, option=option, issue=issue)
    return Asked(
        words=words,
        hangs_on_it=say("{parts}", parts=names(_effects(question, left), "; ")),
        party=question.party,
        issue=question.issue,
        option=question.option,
    )


def softer(softening: Softening, naming: Naming, own: PartyId | None) -> Asked:
    """Whether a party could live after all with what it refuses."""
    at = softening.position
    option, issue, party = naming.option(at.issue, at.option), naming.issue(at.issue), naming.party(at.party)
    if at.party == own:
        words = say("Could you live with “{option}” on {issue} after all?", option=option, issue=issue)
    else:
        words = say(
            "Could {party} live with “{option}” on {issue} after all?",
            party=party,
            option=option,
            issue=issue,
        )
    return Asked(
        words=words,
        hangs_on_it=count(
            "it is refused now; a yes opens {n} package",
            "it is refused now; a yes opens {n} packages",
            softening.opens,
        ),
        party=at.party,
        issue=at.issue,
        option=at.option,
    )


def _effects(question: Question, left: int) -> Iterator[Sentence]:
    if question.to_surely:
        n = question.to_surely
        yield count("a yes makes {n} package sure", "a yes makes {n} packages sure", n)
    if question.to_possibly:
        n = question.to_possibly
        yield count("a yes makes {n} package possible", "a yes makes {n} packages possible", n)
    if question.to_not and question.to_not == left:
        yield say("a no rules out all that is left")
    elif question.to_not:
        n = question.to_not
        yield count("a no rules out {n} package", "a no rules out {n} packages", n)


def doubt_of(doubt: Doubt, naming: Naming) -> Asked:
    """An assumption to check, and what becomes of the packages if it is false."""
    at = doubt.position
    if doubt.opens:
        hangs = count("if not, {n} package opens", "if not, {n} packages open", doubt.opens)
    elif doubt.closes:
        hangs = count("if not, {n} package is lost", "if not, {n} packages are lost", doubt.closes)
    else:
        n = doubt.if_unknown
        hangs = count(
            "if unknown, {n} package stands otherwise", "if unknown, {n} packages stand otherwise", n
        )
    return Asked(
        words=naming.holds(at.party, at.stance, at.issue, at.option),
        hangs_on_it=hangs,
        party=at.party,
        issue=at.issue,
        option=at.option,
    )
