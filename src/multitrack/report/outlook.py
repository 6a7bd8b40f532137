"""What could still be agreed, what that rests on, and what is worth asking next: one look, in words.

Counted by the analysis on the talks as one audience knows them; nothing here knows more than that audience.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from multitrack.analysis.consent import Weighed, counts_of, weigh
from multitrack.analysis.finding import Basis, Counts, TooLarge, stances_that_count
from multitrack.analysis.robust import Occurrence, Robust, robust, worth_asking
from multitrack.analysis.space import NOTHING_SETTLED
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks
from multitrack.report.asking import Asked, doubt_of, question_to, softer
from multitrack.report.called import Called
from multitrack.report.naming import Naming
from multitrack.report.obstacles import softenings, why_nothing
from multitrack.report.saying import Sentence, count, names, say

AT_A_GLANCE = 200_000
"""Up to so many packages are gone through for a page that everybody opens all day (some tenths of a second)."""
AT_THE_DESK = 1_000_000
"""Up to so many where somebody sits down to ask (a second or two, once for each new act)."""
ASKED = 6
"""So many questions are put; nobody asks more in one evening."""


class Answer(StrEnum):
    """What can be said at all of what could still be agreed."""

    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"
    TOO_LARGE = "too large"
    NOTHING_TO_ASK = "nothing to ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What could still be agreed as one audience can tell.

    ``kept``: among the packages that keep all that is settled so far; ``against``, where none does: who refuses
    what is settled. ``asked`` are put to others, ``own`` to
    the delegation that looks; ``doubts`` are assumptions to check; ``why`` says who stands in the way where
    nothing is left, and then what is asked is whether a refusal could be softened. ``counts`` and what follows it is nothing
    where the question was refused for its size.
    """

    answer: Answer
    headline: Sentence
    among: Sentence | None
    kept: Sentence | None
    basis: tuple[Sentence, ...]
    against: tuple[Sentence, ...] = ()
    asked: tuple[Asked, ...] = ()
    own: tuple[Asked, ...] = ()
    doubts: tuple[Asked, ...] = ()
    why: tuple[Sentence, ...] = ()
    counts: Counts | None = None
    packages: int = 0
    options: tuple[Occurrence, ...] = ()
    parties: tuple[tuple[PartyId, Counts], ...] = ()
    whole: bool = True
    all_mandated: bool = False


def outlook(
    talks: Talks,
    settled: Package = NOTHING_SETTLED,
    called: Called | None = None,
    limit: int = AT_A_GLANCE,
) -> Outlook:
    """What could still be agreed, with what is settled, in the names a viewer uses (or the neutral ones).

    Where all packages are too many to go through, those are that keep what is settled.
    """
    weighed, whole = within(talks, settled, limit)
    if isinstance(weighed, TooLarge):
        return _too_large(weighed, Naming(talks, called))
    return look(weighed, settled, called, whole=whole)


def within(talks: Talks, settled: Package, limit: int) -> tuple[Weighed | TooLarge, bool]:
    """All packages weighed, or, where they are too many, those that keep what is settled; whether it is all."""
    weighed = weigh(talks, limit=limit)
    if isinstance(weighed, TooLarge) and settled.choices:
        narrower = weigh(talks, settled=settled, limit=limit)
        return (weighed if isinstance(narrower, TooLarge) else narrower), False
    return weighed, True


def look(weighed: Weighed, settled: Package, called: Called | None, *, whole: bool) -> Outlook:
    """What could still be agreed among packages that are weighed already."""
    talks, own = weighed.talks, None if called is None else called.side
    if not talks.issues or not weighed.seated:
        return _nothing_to_ask()
    return _told(weighed, settled, own, Naming(talks, called), whole=whole)


def _told(weighed: Weighed, settled: Package, own: PartyId | None, naming: Naming, *, whole: bool) -> Outlook:
    told, asking = robust(weighed), worth_asking(weighed)
    assert isinstance(told, Robust)
    assert not isinstance(asking, TooLarge)
    left = told.counts.surely + told.counts.possibly
    questions = [
        (q.party, question_to(q, naming, own, left)) for q in asking.questions if q.opens or q.to_not
    ]
    nothing = _answer(told.counts) is Answer.NONE
    if nothing:
        questions = [(each.position.party, softer(each, naming, own)) for each in softenings(weighed)]
    doubts = tuple(doubt_of(doubt, naming) for doubt in asking.doubts[:ASKED] if doubt.weight)
    return Outlook(
        answer=_answer(told.counts),
        headline=_headline(told, naming, all_mandated=weighed.all_mandated),
        among=_among(told, whole=whole),
        kept=_kept(weighed, settled) if whole and settled.choices else None,
        against=() if _keeps_some(weighed, settled) else tuple(_against(weighed, settled, naming)),
        basis=tuple(_basis(told.basis, naming)),
        asked=tuple(question for party, question in questions if party != own)[:ASKED],
        own=tuple(question for party, question in questions if party == own)[:ASKED],
        doubts=doubts,
        why=why_nothing(weighed, naming) if nothing else (),
        counts=told.counts,
        packages=told.packages,
        options=told.by_option,
        parties=tuple(told.by_party.items()),
        whole=whole,
        all_mandated=weighed.all_mandated,
    )


def _nothing_to_ask() -> Outlook:
    return Outlook(
        answer=Answer.NOTHING_TO_ASK,
        headline=say("Nothing to tell yet"),
        among=None,
        kept=None,
        basis=(say("You see no issue, or no party at the table."),),
    )


def _too_large(refusal: TooLarge, naming: Naming) -> Outlook:
    first = naming.issues(refusal.settle_first)
    basis = [
        say(
            "There are up to {packages}; at most {limit} are gone through here.",
            packages=refusal.packages,
            limit=refusal.limit,
        )
    ]
    if refusal.settle_first:
        basis.append(say("It can be told once these are settled: {issues}.", issues=first))
    return Outlook(
        answer=Answer.TOO_LARGE,
        headline=say("Too many packages to tell"),
        among=None,
        kept=None,
        basis=tuple(basis),
        packages=refusal.packages,
    )


def _answer(counts: Counts) -> Answer:
    if counts.surely + counts.possibly:
        return Answer.SOME
    return Answer.UNKNOWN if counts.unknown else Answer.NONE


def _headline(told: Robust, naming: Naming, *, all_mandated: bool) -> Sentence:
    counts = told.counts
    match _answer(counts):
        case Answer.NONE:
            return say("No package is left that the rule would pass")
        case Answer.UNKNOWN:
            return _unknown(told, naming)
        case _ if all_mandated:
            return count("{n} package meets the rule", "{n} packages meet the rule", counts.surely)
        case _ if not counts.surely:
            return count(
                "{n} package possibly, none surely", "{n} packages possibly, none surely", counts.possibly
            )
        case _ if not counts.possibly:
            return count("{n} package surely", "{n} packages surely", counts.surely)
        case _:
            return count(
                "{n} package surely, {possibly} possibly",
                "{n} packages surely, {possibly} possibly",
                counts.surely,
                possibly=counts.possibly,
            )


def _unknown(told: Robust, naming: Naming) -> Sentence:
    """How many packages hang on parties of whom nothing is known."""
    if not told.basis.nothing_known:
        return say(
            "Not known: {n} of {packages} hang on stances you have not heard",
            n=told.counts.unknown,
            packages=told.packages,
        )
    return say(
        "Not known: {n} of {packages} hang on {parties}, of whom nothing is known",
        n=told.counts.unknown,
        packages=told.packages,
        parties=naming.parties(told.basis.nothing_known),
    )


def _among(told: Robust, *, whole: bool) -> Sentence | None:
    """Of how many, and how many of those nobody can tell of, or break what is linked; not what the headline says."""
    unknown = _answer(told.counts) is Answer.UNKNOWN
    if unknown and whole and not told.breaking_linkage:
        return None
    total = told.packages
    of = (
        count("of {n}", "of {n}", total)
        if whole
        else count("of {n} that keep what is settled", "of {n} that keep what is settled", total)
    )
    more = [
        count("{n} unknown", "{n} unknown", told.counts.unknown)
        if told.counts.unknown and not unknown
        else None,
        count("{n} break what is linked", "{n} break what is linked", told.breaking_linkage)
        if told.breaking_linkage
        else None,
    ]
    return say("{parts}", parts=names([of, *filter(None, more)], "; "))


def _keeping(weighed: Weighed, settled: Package) -> Counts:
    """How many packages keep all that is settled: surely, possibly, or nobody knows."""
    holds = weighed.space.respects.copy()
    for choice in settled.choices:
        holds &= weighed.space.holding(choice.issue, (choice.option,))
    return counts_of(np.asarray(weighed.level[holds]))


def _kept(weighed: Weighed, settled: Package) -> Sentence:
    """How much is left if all that is settled so far stays."""
    counts = _keeping(weighed, settled)
    left = counts.surely + counts.possibly
    if left == 0 and counts.unknown:
        return say("Whether any keeps all that is settled is not known.")
    if left == 0:
        return say("None of them keeps all that is settled.")
    return count("{n} of them keeps all that is settled.", "{n} of them keep all that is settled.", left)


def _keeps_some(weighed: Weighed, settled: Package) -> bool:
    """Whether anything that could still be agreed keeps all that is settled."""
    counts = _keeping(weighed, settled)
    return counts.surely + counts.possibly > 0


def _against(weighed: Weighed, settled: Package, naming: Naming) -> Iterator[Sentence]:
    """Who refuses what is settled."""
    for position in stances_that_count(weighed.talks).values():
        on_it = settled.on(position.issue) == position.option
        if on_it and position.stance is Stance.REFUSES and not position.reading:
            holds = naming.holds(position.party, position.stance, position.issue, position.option)
            yield say("{party_refuses}, which was settled.", party_refuses=holds)


def _basis(basis: Basis, naming: Naming) -> Iterator[Sentence]:
    """What the counts rest on, and of whom nothing is known."""
    parts = [
        count("{n} statement", "{n} statements", basis.statements) if basis.statements else None,
        count("{n} assumption", "{n} assumptions", basis.assumptions) if basis.assumptions else None,
        count("{n} reading of others", "{n} readings of others", basis.readings) if basis.readings else None,
        count("{n} position taken at the table", "{n} positions taken at the table", basis.taken)
        if basis.taken
        else None,
        count("{n} mandate", "{n} mandates", basis.mandates) if basis.mandates else None,
    ]
    known = names(filter(None, parts))
    if not known.each:
        yield say("Nobody's position is known to you.")
    elif basis.older_than_30_days:
        yield count(
            "From {parts}; {n} older than 30 days.",
            "From {parts}; {n} older than 30 days.",
            basis.older_than_30_days,
            parts=known,
        )
    else:
        yield say("From {parts}.", parts=known)
    if basis.nothing_known and known.each:
        yield say("Nothing is known of {parties}.", parties=naming.parties(basis.nothing_known))
