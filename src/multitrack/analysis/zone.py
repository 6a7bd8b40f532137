"""Which packages could be agreed: acceptable to all, acceptable under the rule, unbeaten; and what of one.

The zone is counted where the mandate of every party seated is known. Elsewhere these fields are nothing,
``not_known_of`` names the parties that stand in the way, and ``robust`` says what can still be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from multitrack.analysis.consent import (
    ACCEPTANCES,
    NOT,
    SURELY,
    Known,
    Level,
    Weighed,
    counts_of,
    verdict,
    weigh,
    weighed,
)
from multitrack.analysis.finding import Acceptance, Basis, Counts, Status, TooLarge, options_of
from multitrack.analysis.frontier import Frontier, frontier_of
from multitrack.analysis.robust import Robust, robust
from multitrack.analysis.solution import Concept, Solution, solutions_of
from multitrack.analysis.space import Mask, Packages
from multitrack.model.issue import IssueId
from multitrack.model.package import Choice, Linkage, Package, broken
from multitrack.model.party import PartyId
from multitrack.model.rule import Verdict
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Zone:
    """What could be agreed.

    ``packages``: all that can be written, an issue that does not arise counted once. ``respecting_linkage``:
    those of them that break no linkage; every number below counts among these only. ``by_acceptors``: how
    many packages are accepted by none, by one, by two parties and so on. ``under_rule``: those that the rule
    passes; what it hangs on beyond the parties is taken to turn out well, and then they are possible, not sure.
    """

    status: Status
    basis: Basis
    packages: int
    respecting_linkage: int
    without_options: tuple[IssueId, ...]
    not_known_of: tuple[PartyId, ...]
    acceptable_to_all: int | None
    acceptable_under_rule: int | None
    to_all: Packages | None
    under_rule: Packages | None
    by_acceptors: tuple[int, ...] | None
    frontier: Frontier | TooLarge | None
    solutions: Mapping[Concept, Solution]
    robust: Robust


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFinding:
    """Whether one party accepts a package, and why; worths stand only where its mandate is known.

    ``worth`` is nothing while something is open. ``refused``, ``unknown``: the choices it refuses, or on
    which nobody noted its stance. ``red_lines``: the choices its mandate forbids.
    """

    party: PartyId
    acceptance: Acceptance
    worth: Fraction | None
    walk_away: Fraction | None
    refused: tuple[Choice, ...]
    unknown: tuple[Choice, ...]
    red_lines: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFinding:
    """What becomes of one package, or, where something in it is open, of all ways to complete it.

    ``acceptance`` is *surely* (or *not*) where every completion is so, *unknown* where nobody knows of any.
    ``counts``: the completions that respect the linkage, by acceptance. ``breaks``: the linkage that the
    choices made already break. ``surely`` and ``at_best``: the verdict of the rule if only those accept who
    surely do, and if all accept who are not known to refuse. ``not_in_the_talks`` and ``do_not_arise``:
    choices left aside because there is no such option, or because their issue does not arise.
    """

    status: Status
    basis: Basis
    package: Package
    acceptance: Acceptance
    open_issues: tuple[IssueId, ...]
    completions: int
    counts: Counts
    parties: tuple[PartyFinding, ...]
    breaks: tuple[Linkage, ...]
    surely: Verdict
    at_best: Verdict
    not_in_the_talks: tuple[Choice, ...]
    do_not_arise: tuple[Choice, ...]


def zone(of: Talks | Weighed, *, with_frontier: bool = True) -> Zone | TooLarge:
    """What could be agreed; without the frontier, the slowest part, where it is not wanted."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    told = robust(talks)
    if isinstance(told, TooLarge):
        return told
    space, known = talks.space, talks.all_mandated
    to_all = space.packages(space.respects & (talks.sure == (1 << len(talks.seated)) - 1)) if known else None
    under_rule = space.packages(space.respects & (talks.level != NOT)) if known else None
    return Zone(
        status=told.status if known else Status.UNKNOWN,
        basis=talks.basis,
        packages=space.count,
        respecting_linkage=int(space.respects.sum()),
        without_options=space.without_options,
        not_known_of=talks.without_mandate,
        acceptable_to_all=None if to_all is None else len(to_all),
        acceptable_under_rule=None if under_rule is None else len(under_rule),
        to_all=to_all,
        under_rule=under_rule,
        by_acceptors=_by_acceptors(talks) if known else None,
        frontier=frontier_of(talks.worths) if known and with_frontier else None,
        solutions=solutions_of(talks),
        robust=told,
    )


def _by_acceptors(talks: Weighed) -> tuple[int, ...]:
    accepting = sum((level == SURELY).astype(np.int64) for level in talks.levels.values())
    found = np.bincount(np.asarray(accepting)[talks.space.respects], minlength=len(talks.seated) + 1)
    return tuple(int(count) for count in found)


def examine(talks: Talks, package: Package) -> PackageFinding | TooLarge:
    """What becomes of one package under these talks, who accepts it, and what it breaks."""
    real = tuple(c for c in package.choices if _exists(talks, c))
    full = weigh(talks, settled=Package(real))
    if isinstance(full, TooLarge):
        return full
    space = full.space
    moot = tuple(c for c in real if not space.arises(c.issue).any())
    kept = Package(tuple(c for c in real if c not in moot))
    complete = np.ones(space.count, dtype=bool)
    for choice in kept.choices:
        complete &= space.arises(choice.issue)
    allowed = complete & space.respects
    parties = tuple(
        _party(full, party, kept, allowed if allowed.any() else complete) for party in full.seated
    )
    return PackageFinding(
        status=Status.EXACT if full.seated else Status.UNKNOWN,
        basis=full.basis,
        package=kept,
        acceptance=_overall(full.level[allowed]),
        open_issues=tuple(i for i in space.issues if kept.on(i) is None and space.arises(i)[complete].any()),
        completions=int(complete.sum()),
        counts=counts_of(full.level[allowed]),
        parties=parties,
        breaks=tuple(linkage for linkage in talks.linkage if broken(linkage, kept)),
        surely=_verdict(full, parties, (Acceptance.SURELY,)),
        at_best=_verdict(full, parties, (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN)),
        not_in_the_talks=tuple(c for c in package.choices if c not in real),
        do_not_arise=moot,
    )


def _exists(talks: Talks, choice: Choice) -> bool:
    return any(option.id == choice.option for option in options_of(talks, choice.issue))


def _overall(level: Level) -> Acceptance:
    """One acceptance for all completions: the same in all, else possible, unless nobody knows of any."""
    found = {ACCEPTANCES[number] for number in np.unique(level)}
    if not found:
        return Acceptance.NOT
    if len(found) == 1:
        return found.pop()
    return Acceptance.UNKNOWN if found == {Acceptance.UNKNOWN, Acceptance.NOT} else Acceptance.POSSIBLY


def _party(talks: Weighed, party: PartyId, package: Package, completions: Mask) -> PartyFinding:
    mandate = talks.worths.mandates.get(party)
    level = talks.levels[party][completions]
    return PartyFinding(
        party=party,
        acceptance=_overall(level),
        worth=mandate.worth_of(package) if mandate and len(level) == 1 else None,
        walk_away=mandate.walk_away if mandate else None,
        refused=_noted(talks, party, package, Known.REFUSED),
        unknown=_noted(talks, party, package, Known.UNKNOWN),
        red_lines=tuple(c for c in package.choices if mandate and c in mandate.red_lines),
    )


def _noted(talks: Weighed, party: PartyId, package: Package, which: Known) -> tuple[Choice, ...]:
    if party in talks.worths.mandates:
        return ()
    if party not in talks.stances:
        return package.choices if which is Known.UNKNOWN else ()
    tables, options = talks.stances[party].tables, talks.space.options
    return tuple(
        choice
        for choice in package.choices
        if tables[choice.issue][options[choice.issue].index(choice.option)] == which
    )


def _verdict(talks: Weighed, parties: tuple[PartyFinding, ...], among: tuple[Acceptance, ...]) -> Verdict:
    agree = tuple(finding.party for finding in parties if finding.acceptance in among)
    return verdict(talks.talks.rule, talks.seated, agree, granted=len(among) > 1)
