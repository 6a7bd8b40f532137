"""What each way of organising the talks opens and closes: orders of issues, parallel tracks, declared structures.

Two assumptions stand for how bodies behave. *Suffices alone*: a body lets a part through only if the part is
good enough by itself (:meth:`~multitrack.analysis.bodies.Bodies.suffices` says when). *While reachable*: it
lets through whatever an acceptable whole can still be built on, given what earlier stages closed; bodies of
one stage do not see each other. A provisional stage closes nothing. What no stage closes is settled by the
plenary at the end, as one package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations
from math import factorial

import numpy as np

from multitrack.analysis.bodies import Bodies, Issues
from multitrack.analysis.consent import SURELY, Weighed, weighed
from multitrack.analysis.endings import Ending, Endings
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.space import Mask
from multitrack.model.talks import Talks
from multitrack.model.track import Body, Stage, StructureId

ORDERS_UP_TO = 6
"""All orders of the issues are compared up to so many issues (720 orders)."""
SPLITS_UP_TO = 7
"""All splits of the issues into parallel tracks are compared up to so many issues (877 splits)."""


PACKAGES_UP_TO = 200_000
"""Orders and splits that nobody declared are compared on up to so many packages."""


class Kind(StrEnum):
    """Where a structure comes from."""

    DECLARED = "declared"
    ORDER = "one issue after another"
    SPLIT = "parallel tracks"


class Assumption(StrEnum):
    """How bodies are supposed to judge their part."""

    ALONE = "suffices alone"
    REACHABLE = "while reachable"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """What one structure does under one assumption.

    ``surviving``: acceptable packages that can still be reached (by stances: packages not ruled out), of
    which ``surviving_surely`` are surely acceptable; ``lost``: the others. ``dead_ends``: combinations of
    accepted parts, closed for good, on which no acceptable whole stands; ``sent_back``: combinations that
    the plenary must refuse but may mend, for the parts were provisional. ``stuck_bodies``: those that accept
    no part at all. ``ending``: where it ends if each body closes what most of its parties like best.
    """

    assumption: Assumption
    surviving: int
    surviving_surely: int
    lost: int
    dead_ends: int
    sent_back: int
    stuck_bodies: tuple[Body, ...]
    ending: Ending

    @property
    def stuck(self) -> tuple[str, ...]:
        """The titles of the bodies that accept no part."""
        return tuple(body.title for body in self.stuck_bodies)

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for outcomes that are the same in everything."""
        numbers = (self.surviving, self.surviving_surely, self.lost, self.dead_ends, self.sent_back)
        return (*numbers, frozenset(self.stuck_bodies), self.ending.key)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructureFinding:
    """One way of organising the talks, or all ``count`` ways of a kind whose outcomes are the same.

    ``stages`` is the first of the ``layouts``; ``id`` and ``title`` stand where it is declared.
    """

    kind: Kind
    id: StructureId | None
    title: str
    layouts: tuple[tuple[Stage, ...], ...]
    alone: Outcome
    reachable: Outcome

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of the first layout."""
        return self.layouts[0]

    @property
    def count(self) -> int:
        """How many ways have this outcome."""
        return len(self.layouts)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Structures that were not compared: there are too many of them, or too many packages to try each on."""

    kind: Kind
    ways: int
    issues: int
    issues_limit: int
    packages: int
    packages_limit: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """All structures held against the same acceptable packages.

    ``acceptable``: packages acceptable under the rule and the linkage; where only stances are known, those
    not ruled out, of which ``acceptable_surely`` are sure. ``voting``: what comes of it if every issue is
    simply put to the vote by itself, every tie kept; ``voting_as_listed``: the same where every tie falls to
    the option listed first, as on a ballot paper.
    """

    status: Status
    basis: Basis
    packages: int
    acceptable: int
    acceptable_surely: int
    by_stances: bool
    voting: Ending
    voting_as_listed: Ending
    structures: tuple[StructureFinding, ...]
    left_out: tuple[LeftOut, ...]


def compare(of: Talks | Weighed) -> Comparison | TooLarge:
    """What each declared structure, each order of the issues and each split into tracks opens and closes."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    bodies = Bodies(talks)
    endings = Endings(bodies)
    acceptable = bodies.reachable
    return Comparison(
        status=Status.EXACT if talks.seated and talks.space.count else Status.UNKNOWN,
        basis=talks.basis,
        packages=talks.space.count,
        acceptable=int(acceptable.sum()),
        acceptable_surely=int((acceptable & (talks.level == SURELY)).sum()),
        by_stances=not talks.all_mandated,
        voting=endings.voting(),
        voting_as_listed=endings.voting_as_listed(),
        structures=tuple(_structures(bodies, endings)) if talks.space.count else (),
        left_out=tuple(_left_out(talks)),
    )


def _structures(bodies: Bodies, endings: Endings) -> Iterator[StructureFinding]:
    """The declared ones each by itself, then orders and splits by what they do."""
    issues = bodies.space.issues
    for declared in bodies.talks.talks.structures:
        for found in _grouped(bodies, endings, Kind.DECLARED, [declared.stages]):
            yield replace(found, id=declared.id, title=declared.title)
    left_out = {each.kind for each in _left_out(bodies.talks)}
    if Kind.ORDER not in left_out:
        orders = (tuple(_stage((issue,)) for issue in order) for order in permutations(issues))
        yield from _grouped(bodies, endings, Kind.ORDER, orders)
    if Kind.SPLIT not in left_out:
        splits = ((_stage(*split),) for split in partitions(issues))
        yield from _grouped(bodies, endings, Kind.SPLIT, splits)


def _stage(*blocks: Issues) -> Stage:
    return Stage(bodies=tuple(Body(title=" + ".join(block), issues=block) for block in blocks))


def partitions(issues: Issues) -> Iterator[tuple[Issues, ...]]:
    """All ways to split issues into groups; the order of groups does not count."""
    if not issues:
        yield ()
        return
    first, rest = issues[:1], issues[1:]
    for split in partitions(rest):
        yield (first, *split)
        for at, block in enumerate(split):
            yield (*split[:at], first + block, *split[at + 1 :])


def _left_out(talks: Weighed) -> Iterator[LeftOut]:
    issues, packages = len(talks.space.issues), talks.space.count
    ways = {
        Kind.ORDER: (factorial(issues), ORDERS_UP_TO),
        Kind.SPLIT: (number_of_partitions(issues), SPLITS_UP_TO),
    }
    for kind, (number, limit) in ways.items():
        if issues > limit or packages > PACKAGES_UP_TO:
            yield LeftOut(
                kind=kind,
                ways=number,
                issues=issues,
                issues_limit=limit,
                packages=packages,
                packages_limit=PACKAGES_UP_TO,
            )


def number_of_partitions(issues: int) -> int:
    """In how many ways issues can be split into groups (Bell's number, by Bell's triangle)."""
    row = [1]
    for _ in range(issues):
        following = [row[-1]]
        for number in row:
            following.append(following[-1] + number)
        row = following
    return row[0]


def _grouped(
    bodies: Bodies, endings: Endings, kind: Kind, layouts: Iterable[tuple[Stage, ...]]
) -> Iterator[StructureFinding]:
    """One finding for all layouts with the same outcomes."""
    groups: dict[object, list[tuple[Stage, ...]]] = {}
    outcomes: dict[object, tuple[Outcome, Outcome]] = {}
    for stages in layouts:
        alone, reachable = _alone(bodies, endings, stages), _reachable(bodies, endings, stages)
        outcomes.setdefault((alone.key, reachable.key), (alone, reachable))
        groups.setdefault((alone.key, reachable.key), []).append(stages)
    for key, (alone, reachable) in outcomes.items():
        yield StructureFinding(
            kind=kind,
            id=None,
            title=kind.value,
            layouts=tuple(groups[key]),
            alone=alone,
            reachable=reachable,
        )


def _alone(bodies: Bodies, endings: Endings, stages: tuple[Stage, ...]) -> Outcome:
    """Every part must suffice by itself, whatever its stage."""
    alive = np.ones(bodies.space.count, dtype=bool)
    for stage in stages:
        for body in stage.bodies:
            np.logical_and(alive, bodies.sufficing(body), out=alive)
    return _outcome(
        bodies,
        Assumption.ALONE,
        alive,
        closed_by(bodies, stages),
        stuck=tuple(b for s in stages for b in s.bodies if not bodies.suffices(b).any()),
        ending=endings.alone(stages, alive),
    )


def _reachable(bodies: Bodies, endings: Endings, stages: tuple[Stage, ...]) -> Outcome:
    """A part is let through while an acceptable whole can be built on it and on what is closed."""
    alive = np.ones(bodies.space.count, dtype=bool)
    closed: Issues = ()
    stopped = 0
    for stage in stages:
        for body in stage.bodies:
            np.logical_and(alive, bodies.within_reach(bodies.issues((*closed, *body.issues))), out=alive)
        if not stage.provisional:
            closed = bodies.issues((*closed, *(i for body in stage.bodies for i in body.issues)))
            if len(stage.bodies) > 1:
                dead = alive & ~bodies.within_reach(closed)
                stopped += _distinct(bodies, closed, dead)
                alive &= ~dead
    none = not bodies.reachable.any()
    return _outcome(
        bodies,
        Assumption.REACHABLE,
        alive,
        closed,
        stuck=stages[0].bodies if none and stages else (),
        ending=endings.reachable(stages),
        stopped=stopped,
    )


def closed_by(bodies: Bodies, stages: tuple[Stage, ...]) -> Issues:
    """The issues that some stage closes for good."""
    return bodies.issues(tuple(i for s in stages if not s.provisional for b in s.bodies for i in b.issues))


def _outcome(
    bodies: Bodies,
    assumption: Assumption,
    alive: Mask,
    closed: Issues,
    *,
    stuck: tuple[Body, ...],
    ending: Ending,
    stopped: int = 0,
) -> Outcome:
    """Count what is left of the acceptable packages, and what stands that is none."""
    good, bad = alive & bodies.reachable, alive & ~bodies.reachable
    dead_ends, sent_back = _dead(bodies, good, bad, closed)
    surviving = int(np.count_nonzero(good))
    return Outcome(
        assumption=assumption,
        surviving=surviving,
        surviving_surely=int(np.count_nonzero(good & bodies.sure)),
        lost=int(np.count_nonzero(bodies.reachable)) - surviving,
        dead_ends=dead_ends + stopped,
        sent_back=sent_back,
        stuck_bodies=stuck,
        ending=ending,
    )


def _dead(bodies: Bodies, good: Mask, bad: Mask, closed: Issues) -> tuple[int, int]:
    """Of what is no acceptable whole: how many closed combinations are beyond mending, and how many are not."""
    left = int(np.count_nonzero(bad))
    if len(closed) == len(bodies.space.issues) or not left:
        return left, 0
    if not closed:
        return 0, left
    of = bodies.parts(closed).of
    mendable = np.zeros(bodies.parts(closed).count, dtype=bool)
    mendable[of[good]] = True
    beyond = bad & ~mendable[of]
    return _distinct(bodies, closed, beyond), int(np.count_nonzero(bad & mendable[of]))


def _distinct(bodies: Bodies, issues: Issues, packages: Mask) -> int:
    """How many settlements of some issues occur in some packages."""
    if len(issues) == len(bodies.space.issues):
        return int(np.count_nonzero(packages))
    parts = bodies.parts(issues)
    met = np.zeros(parts.count, dtype=bool)
    met[parts.of[packages]] = True
    return int(np.count_nonzero(met))
