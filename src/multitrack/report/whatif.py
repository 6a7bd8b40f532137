"""What becomes of one package: who accepts it, which linkage it breaks, what the rule says, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.space import space_of
from multitrack.analysis.zone import PackageFinding, PartyFinding, examine
from multitrack.model.package import Choice, Package
from multitrack.model.rule import Verdict
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId, write_out
from multitrack.report.called import Called
from multitrack.report.naming import Naming, because_of
from multitrack.report.outlook import AT_THE_DESK
from multitrack.report.ruling import fraction, sub_tests
from multitrack.report.saying import Sentence, count, names, say

NAMED = 3
"""So many choices are named as reasons; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnswer:
    """Whether one party accepts the package, and why; figures only where its mandate is known."""

    name: str
    acceptance: Acceptance
    says: Sentence
    why: tuple[Sentence, ...]
    figures: Sentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """One sub-test of the rule: met by those who surely accept, and at best; and who is missing at best."""

    asks: Sentence
    depth: int
    surely: bool
    at_best: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of the text; open where a bracket stands, with what it could say."""

    words: str
    alternatives: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a bracket stands here."""
        return bool(self.alternatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What becomes of one package, as far as one audience can tell."""

    package: Package
    acceptance: Acceptance
    headline: Sentence
    more: tuple[Sentence, ...]
    parties: tuple[PartyAnswer, ...]
    breaks: tuple[tuple[Sentence, str], ...]
    tests: tuple[Twice, ...]
    text: tuple[tuple[Run, ...], ...]


def what_if(
    talks: Talks,
    package: Package,
    called: Called | None = None,
    lifted: Mapping[BracketId, str] | None = None,
    limit: int = AT_THE_DESK,
) -> WhatIf | Sentence:
    """What becomes of a package; or, where its openings leave too much to go through, that it is so."""
    left = space_of(talks, settled=_known(talks, package), limit=limit)
    found = left if isinstance(left, TooLarge) else examine(talks, package)
    if isinstance(found, TooLarge):
        return count(
            "Too much is left open: up to {n} packages hold this. Choose on more issues.",
            "Too much is left open: up to {n} packages hold this. Choose on more issues.",
            found.packages,
        )
    naming = Naming(talks, called)
    return WhatIf(
        package=found.package,
        acceptance=found.acceptance,
        headline=_HEADLINES[found.acceptance],
        more=tuple(_more(found, naming)),
        parties=tuple(_party(each, naming) for each in found.parties),
        breaks=tuple((naming.linkage(link), because_of(link)) for link in found.breaks),
        tests=tuple(_tests(found.surely, found.at_best, naming)),
        text=tuple(_text(talks, found.package, lifted or {})),
    )


def _known(talks: Talks, package: Package) -> Package:
    """The choices of a package that the talks hold."""
    return Package(tuple(c for c in package.choices if talks.option(c.issue, c.option) is not None))


_HEADLINES = {
    Acceptance.SURELY: say("The rule is met by those who surely accept it"),
    Acceptance.POSSIBLY: say("The rule may be met: nobody it needs is known to refuse"),
    Acceptance.UNKNOWN: say("Nobody can tell: nothing is known of someone whom the rule needs"),
    Acceptance.NOT: say("The rule is not met"),
}
_ANSWERS = {
    Acceptance.SURELY: say("accepts"),
    Acceptance.POSSIBLY: say("may accept"),
    Acceptance.UNKNOWN: say("nothing is known"),
    Acceptance.NOT: say("does not accept"),
}


def _more(found: PackageFinding, naming: Naming) -> Iterator[Sentence]:
    """What is left open, and which choices were put aside."""
    if found.open_issues:
        yield say("Left open: {issues}.", issues=naming.issues(found.open_issues))
        yield count(
            "{n} way to complete it: {how}.",
            "{n} ways to complete it: {how}.",
            found.completions,
            how=_completions(found),
        )
    if found.do_not_arise:
        moot = naming.issues(choice.issue for choice in found.do_not_arise)
        yield say("Does not arise then: {issues}.", issues=moot)


def _completions(found: PackageFinding) -> Sentence:
    """How many of the completions are accepted, and how surely."""
    counts = found.counts
    parts = [
        count("{n} surely accepted", "{n} surely accepted", counts.surely) if counts.surely else None,
        count("{n} possibly accepted", "{n} possibly accepted", counts.possibly) if counts.possibly else None,
        count("{n} of which nobody knows", "{n} of which nobody knows", counts.unknown)
        if counts.unknown
        else None,
    ]
    known = names(filter(None, parts))
    return say("{parts}", parts=known) if known.each else say("none is accepted")


def _party(found: PartyFinding, naming: Naming) -> PartyAnswer:
    figures = None
    if found.worth is not None and found.walk_away is not None:
        figures = say(
            "worth {worth}, walks away below {walk_away}",
            worth=fraction(found.worth),
            walk_away=fraction(found.walk_away),
        )
    return PartyAnswer(
        name=naming.party(found.party),
        acceptance=found.acceptance,
        says=_ANSWERS[found.acceptance],
        why=tuple(_why(found, naming)),
        figures=figures,
    )


def _why(found: PartyFinding, naming: Naming) -> Iterator[Sentence]:
    if found.refused:
        yield say("refuses {choices}", choices=_choices(found.refused, naming))
    if found.red_lines:
        yield say("its mandate forbids {choices}", choices=_choices(found.red_lines, naming))
    elif found.walk_away is not None and found.acceptance is Acceptance.NOT:
        yield say("it is worth less to it than walking away")
    if found.unknown and found.acceptance is not Acceptance.NOT:
        yield say("not known: {choices}", choices=_choices(found.unknown, naming))


def _choices(choices: tuple[Choice, ...], naming: Naming) -> Sentence:
    each = [naming.chosen(choice.issue, choice.option) for choice in choices[:NAMED]]
    rest = len(choices) - len(each)
    if rest:
        each.append(count("and {n} more", "and {n} more", rest))
    return say("{choices}", choices=names(each, "; "))


def _tests(surely: Verdict, at_best: Verdict, naming: Naming) -> Iterator[Twice]:
    """Every sub-test, judged twice."""
    twice = zip(sub_tests(surely, naming.party), sub_tests(at_best, naming.party), strict=True)
    for sure, best in twice:
        yield Twice(asks=sure.asks, depth=sure.depth, surely=sure.met, at_best=best.met, missing=best.missing)


def _text(talks: Talks, package: Package, lifted: Mapping[BracketId, str]) -> Iterator[tuple[Run, ...]]:
    """The text as the package leaves it, brackets of mere wording lifted where they are."""
    for line in write_out(talks.draft, talks.issues, package):
        runs = []
        for span in line.spans:
            if span.bracket is None:
                runs.append(Run(span.words))
            elif span.bracket in lifted:
                runs.append(Run(lifted[span.bracket]))
            else:
                runs.append(Run("", span.alternatives))
        yield tuple(runs)
