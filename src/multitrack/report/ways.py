"""The ways of organising the talks held against one another: which packages each keeps within reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.structure import Comparison, Kind, Outcome, StructureFinding, compare
from multitrack.model.talks import Talks
from multitrack.report.called import Called
from multitrack.report.naming import Naming
from multitrack.report.outlook import AT_A_GLANCE
from multitrack.report.saying import Sentence, count, names, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of organising the talks: its stages in words, and what it keeps under each of two assumptions."""

    title: str
    about: str
    stages: tuple[Sentence, ...]
    alone: Sentence
    reachable: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """All declared ways against the same packages, and what can be learnt from it."""

    measure: Sentence | None
    lesson: Sentence | None
    ways: tuple[Way, ...]


def ways(talks: Talks, called: Called | None = None) -> Ways | None:
    """The ways the talks declare, compared; nothing where they declare none or there is too much to compare."""
    if not talks.structures or not talks.seated_parties():
        return None
    weighed = weigh(talks, limit=AT_A_GLANCE)
    found = None if isinstance(weighed, TooLarge) else compare(weighed)
    if not isinstance(found, Comparison):
        return None
    if not found.acceptable:
        lesson = say("Everything is ruled out already; no order of work can help or harm.")
        return Ways(measure=None, lesson=lesson, ways=())
    naming = Naming(talks, called)
    declared = tuple(each for each in found.structures if each.kind is Kind.DECLARED)
    return Ways(
        measure=_measure(found),
        lesson=_lesson(found, declared),
        ways=tuple(_way(each, found, talks, naming) for each in declared),
    )


def _measure(found: Comparison) -> Sentence:
    if found.by_stances:
        return count(
            "Held against the {n} package that nobody whom the rule needs is known to refuse.",
            "Held against the {n} packages that nobody whom the rule needs is known to refuse.",
            found.acceptable,
        )
    return count(
        "Held against the {n} package that meets the rule.",
        "Held against the {n} packages that meet the rule.",
        found.acceptable,
    )


def _lesson(found: Comparison, declared: tuple[StructureFinding, ...]) -> Sentence | None:
    """What stances alone cannot tell."""
    kept = {(each.alone.surviving, each.reachable.surviving) for each in declared}
    if found.by_stances and kept == {(found.acceptable, found.acceptable)}:
        return say(
            "Each way keeps all of them: stances alone do not tell the ways apart. It would take knowing what "
            "each side would give up for what."
        )
    return None


def _way(found: StructureFinding, against: Comparison, talks: Talks, naming: Naming) -> Way:
    declared = next((each for each in talks.structures if each.id == found.id), None)
    return Way(
        title=found.title,
        about="" if declared is None else declared.about or "",
        stages=tuple(_stages(found, naming)),
        alone=_kept(found.alone, against),
        reachable=_kept(found.reachable, against),
    )


def _stages(found: StructureFinding, naming: Naming) -> Iterator[Sentence]:
    """Each stage with the bodies that work side by side in it."""
    for stage in found.stages:
        bodies = names(
            (
                say("{body} ({issues})", body=body.title, issues=naming.issues(body.issues))
                for body in stage.bodies
            ),
            "; ",
        )
        if stage.provisional:
            yield say("{bodies}: provisional", bodies=bodies)
        else:
            yield say("{bodies}", bodies=bodies)


def _kept(outcome: Outcome, against: Comparison) -> Sentence:
    """What is kept, and what goes wrong on the way."""
    parts = [_reach(outcome, against)]
    if outcome.stuck:
        parts.append(say("stops at {bodies}", bodies=names(dict.fromkeys(outcome.stuck))))
    if outcome.dead_ends:
        parts.append(count("{n} dead end", "{n} dead ends", outcome.dead_ends))
    if outcome.sent_back:
        parts.append(count("{n} part sent back", "{n} parts sent back", outcome.sent_back))
    return say("{parts}", parts=names(parts, "; "))


def _reach(outcome: Outcome, against: Comparison) -> Sentence:
    if outcome.surviving == against.acceptable:
        return say("keeps all")
    if not outcome.surviving:
        return say("keeps none")
    return say("keeps {n} of {all}", n=outcome.surviving, all=against.acceptable)
