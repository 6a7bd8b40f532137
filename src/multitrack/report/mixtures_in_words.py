"""What could be had if a choice may be parted: mixtures, told as phases or shares; in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.mixture.fair import Mixture
from multitrack.analysis.solution import Concept, Solution
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, by_party_as_json, exact, package_as_json
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.report.phrasing import number, option_title, party_name
from multitrack.report.saying import Sentence, Words, all_of, names, say
from multitrack.report.solutions_in_words import concept_called

Solutions = Mapping[Concept, Solution] | Mapping[Concept, Solution | TooLarge]
Mixtures = Mapping[Concept, Mixture] | TooLarge

HOW_TO_READ = say(
    "Whether a choice can be parted only the parties can say: as phases (one for the first 60 of 100 months, then the "
    "other), or as shares of places, cases or money. What stands in a mixture need not suit everybody by itself, so "
    "each has to trust that all of it is kept."
)


def mixtures_in_words(talks: Talks, found: Mixtures, solutions: Solutions) -> tuple[Block, ...]:
    """A section on mixtures, where any is better than a package."""
    if isinstance(found, TooLarge) or not found:
        return ()
    better = {concept: each for concept, each in found.items() if is_better(each, solutions.get(concept))}
    if not better:
        return ()
    return (
        Heading(say("If a choice could be parted: questions to ask, not verdicts")),
        *_tables(talks, better),
        Points(tuple(_how_sure(each) for each in better.values())),
        *(Paragraph(words) for words in _as_good(found, better)),
        Paragraph(HOW_TO_READ),
    )


def is_better(mixture: Mixture, package: Solution | TooLarge | None) -> bool:
    """Whether a mixture has more than the best package in the same sense, or suits all where none does."""
    if not mixture.mixed or isinstance(package, TooLarge):
        return False
    if package is None or (mixture.concept is Concept.NASH and not package.proper):
        return True
    if package.bound is not None:
        return mixture.value > package.bound
    if mixture.concept is Concept.LEXIMIN:
        return sorted(mixture.gains.values()) > sorted(package.gains.values())
    return mixture.value > package.value


def _tables(talks: Talks, better: Mapping[Concept, Mixture]) -> Iterator[Block]:
    """Each mixture once, under the names of all in whose sense it is best: issue by issue, or package by package."""
    alike: dict[object, list[Concept]] = {}
    for concept, each in better.items():
        alike.setdefault((each.settled, each.mixed), []).append(concept)
    told = [(all_of(map(concept_called, these)), better[these[0]]) for these in alike.values()]
    if told[0][1].whole:
        for name, each in told:
            heads = tuple(say("for {parts} of 100 parts", parts=_bare(share)) for _, share in each.mixed[0])
            packages = tuple(package for package, _ in each.mixed[0])
            held = [(issue.title, *(_on(talks, p, issue.id) for p in packages)) for issue in talks.issues]
            gains = all_of(
                say("{party} {gain}", party=party_name(talks, party), gain=about(gain))
                for party, gain in each.gains.items()
            )
            yield Table((name, *heads), tuple(held))
            yield Paragraph(say("Gains: {gains}.", gains=gains))
        return
    rows: list[tuple[Words, ...]] = [
        (issue.title, *(_in_parts(talks, each, issue.id) for _, each in told)) for issue in talks.issues
    ]
    rows.append(("", *("" for _ in told)))
    rows += [
        (
            say("Gain of {party}", party=party_name(talks, party)),
            *(about(each.gains[party]) for _, each in told),
        )
        for party in told[0][1].gains
    ]
    yield Table((say("In parts of 100"), *(name for name, _ in told)), tuple(rows))


def _in_parts(talks: Talks, each: Mixture, issue: IssueId) -> Words:
    """What a mixture holds on one issue: one option, or several with their parts."""
    for part in each.mixed:
        if part[0][0].on(issue) is not None:
            held = (
                say("{parts}: {option}", parts=_bare(share), option=_on(talks, package, issue))
                for package, share in part
            )
            return say("{options}", options=names(held, "; "))
    return _on(talks, each.settled, issue)


def _on(talks: Talks, package: Package, issue: IssueId) -> Words:
    chosen = package.on(issue)
    return say("does not arise") if chosen is None else option_title(talks, issue, chosen)


def _bare(share: Fraction) -> Words:
    parts = round(share * 100)
    if parts == 0:
        return say("less than 1")
    if parts == 100:
        return say("more than 99")
    return f"{parts}" if share * 100 == parts else say("about {n}", n=f"{parts}")


def about(exactly: Fraction) -> Words:
    """A number in three decimals at most, or in none where it is large; the word "about" where that is not all of it."""
    places = 0 if abs(exactly) >= 1000 else 1 if abs(exactly) >= 10 else 3
    short = round(exactly, places)
    return number(short) if short == exactly else say("about {n}", n=number(Fraction(short)))


def _how_sure(each: Mixture) -> Sentence:
    name = concept_called(each.concept)
    if each.bound is None:
        return say(
            "{concept} ({value}): proved, no mixture is better.", concept=name, value=about(each.value)
        )
    return say(
        "{concept}: {value}, and it is proved that no mixture has more than {bound}.",
        concept=name,
        value=about(each.value),
        bound=about(each.bound),
    )


def _as_good(found: Mapping[Concept, Mixture], better: Mapping[Concept, Mixture]) -> Iterator[Sentence]:
    """In whose sense a package is as good as any mixture."""
    alike = [
        concept_called(c)
        for c, each in found.items()
        if c not in better and not each.mixed and each.bound is None
    ]
    if alike:
        yield say("By {concepts} no mixture is better than the package itself.", concepts=all_of(alike))


def mixtures_as_json(found: Mixtures, solutions: Solutions) -> Json | None:
    """The fair mixtures, where every mandate is known."""
    if isinstance(found, TooLarge):
        return {"status": Status.TOO_LARGE.value}
    if not found:
        return None
    status = Status.EXACT if all(each.bound is None for each in found.values()) else Status.BOUNDED
    return {
        "status": status.value,
        "solutions": {
            concept.value: {
                "status": each.status.value,
                "better_than_package": is_better(each, solutions.get(concept)),
                "settled": package_as_json(each.settled),
                "mixed": [
                    [{"package": package_as_json(package), "share": exact(share)} for package, share in part]
                    for part in each.mixed
                ],
                "value": exact(each.value),
                "bound": exact(each.bound),
                "worths": by_party_as_json(each.worths),
                "gains": by_party_as_json(each.gains),
            }
            for concept, each in found.items()
        },
    }
