"""From a proposed package to an adopted one: judged in the plenary, on its rule and on what is linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import Linkage, NothingUntilAll, Package, broken
from multitrack.model.rule import judge
from multitrack.model.text import arising, bracket_table, places
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Named, not_met, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.voices import voices_on
from multitrack.record.standing import Proposed


def arises(here: Hold, issue: IssueId, package: Package) -> bool:
    """Whether an issue arises in a package, by the draft and by what the issue itself says."""
    ways = arising(here.own.holds.draft, here.issues()).get(issue, ())
    return not ways or any(all(map(package.holds, way)) for way in ways)


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
    for link in here.own.holds.linkage:
        if broken(link, act.package):
            return refuse(
                act,
                phrase("The package breaks what is linked: {link}.", link=_said(here, link)),
                phrase("Change one of the options it ties together."),
            )
    return written(case.request)


def judge_voice(case: Case, act: acts.Assent | acts.Object) -> Judgement:
    """A party agrees or objects to a package that is before the plenary."""
    here = case.here
    proposed = here.own.packages.get(act.package)
    if proposed is None:
        return refuse(act, phrase("No such package was proposed."), phrase("Choose one that was."))
    if proposed.adopted is not None:
        return refuse(act, phrase("This package is adopted."), phrase("Propose another to change it."))
    if act.party not in here.at_table():
        return refuse(
            act, phrase("This party is not at the table."), phrase("The mediation team may admit it.")
        )
    return written(case.request)


def judge_adopt(case: Case, act: acts.Adopt) -> Judgement:
    """A package adopted: where it is whole and the plenary's rule is met."""
    here, request = case.here, case.request
    proposed = here.own.packages.get(act.package)
    if proposed is None or proposed.adopted is not None:
        return refuse(act, phrase("No such package is before the plenary."), phrase("Choose one that is."))
    if (waiting := tuple(_waiting(here, proposed))) != ():
        return refuse(
            act,
            phrase("The package is not whole: {what}.", what=waiting),
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
        phrase("Each of them can assent to the package, or withdraw its objection."),
    )


def _waiting(here: Hold, proposed: Proposed) -> Iterator[str | Named]:
    """What keeps a package from being whole: issues left open that nothing stands without, open wording."""
    package = proposed.package
    together = [link for link in here.own.holds.linkage if isinstance(link, NothingUntilAll)]
    every = tuple(known.id for known in here.issues())
    needed = {issue for link in together for issue in link.issues or every}
    for issue in every:
        if issue in needed and package.on(issue) is None and arises(here, issue, package):
            yield here.title(issue)
    for link in here.own.holds.linkage:
        if broken(link, package):
            yield _said(here, link)
    table = bracket_table(here.own.holds.draft, ())
    for paragraph in here.own.holds.draft.paragraphs:
        for place in places(paragraph.words):
            bracket = table.get(place)
            if bracket is not None and not bracket.decided_by and place not in here.own.lifted:
                yield " / ".join(alternative.words for alternative in bracket.alternatives)


def judge_lift(case: Case, act: acts.LiftBracket) -> Judgement:
    """A bracket lifted: one that is wording only."""
    here = case.here
    bracket = next((b for b in here.own.holds.draft.brackets if b.id == act.bracket), None)
    if bracket is None or bracket.decided_by:
        return refuse(
            act, phrase("This is no bracket of wording only."), phrase("Settle the issue that decides it.")
        )
    return written(case.request)


def _said(here: Hold, link: Linkage) -> str:
    """A linkage in words, with the names of issues and options."""
    match link:
        case _ if getattr(link, "because", None):
            return str(link.because)  # type: ignore[union-attr]
        case _ if link.kind == "budget":
            return link.title
        case _ if link.kind == "requires":
            return f"{_conditions(here, link.where)} → {_conditions(here, link.needs)}"
        case _ if link.kind == "excludes":
            return _conditions(here, link.together)
        case _:
            return link.kind


def _conditions(here: Hold, conditions: tuple[Condition, ...]) -> str:
    def one(condition: Condition) -> str:
        tabled = (here.option(condition.issue, option) for option in condition.options)
        return f"{here.title(condition.issue)}: {' / '.join(t.option.title for t in tabled if t is not None)}"

    return " + ".join(map(one, conditions))


JUDGES: Mapping[type, Any] = {
    acts.ProposePackage: judge_propose,
    acts.Assent: judge_voice,
    acts.Object: judge_voice,
    acts.Adopt: judge_adopt,
    acts.LiftBracket: judge_lift,
}
"""What must hold for each of these acts."""
