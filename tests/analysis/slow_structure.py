"""The slow twin of the comparison: stages played out package by package, by the definitions alone."""

from fractions import Fraction
from itertools import product

from tests.analysis import slow

from multitrack.analysis.finding import Acceptance
from multitrack.model.issue import IssueId
from multitrack.model.package import AtMost, Budget, Excludes, Linkage, Package, Requires, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Voices, judge
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.model.track import Body, Stage

Part = tuple[str | None, ...]
Parts = set[Part]


class Slow:
    """Talks played by hand."""

    def __init__(self, talks: Talks, *, first_listed: bool = False) -> None:
        self.first_listed = first_listed
        self.talks = talks
        self.issues = [issue.id for issue in talks.issues]
        self.written = slow.written(talks)
        respecting = slow.respecting(talks)
        self.good = [p for p in respecting if slow.level(talks, p) is not Acceptance.NOT]
        self.ways = arising(talks.draft, talks.issues)

    def part(self, package: Package, issues: list[IssueId]) -> Part:
        return tuple(package.on(issue) for issue in issues)

    def of(self, issues: list[IssueId], part: Part) -> Package:
        return Package.of((i, o) for i, o in zip(issues, part, strict=True) if o is not None)  # type: ignore[misc]

    def named(self, *bodies: Body) -> list[IssueId]:
        return [issue for issue in self.issues if any(issue in body.issues for body in bodies)]

    def frame(self, issues: list[IssueId], part: Part) -> tuple[bool, ...]:
        elsewhere = [any(c.issue not in issues for way in self.ways[i] for c in way) for i in issues]
        return tuple(o is not None for o, hangs in zip(part, elsewhere, strict=True) if hangs)

    def team(self, body: Body) -> list[PartyId]:
        seated = slow.seated(self.talks)
        return [party for party in seated if party in body.team] or seated

    def suffices(self, body: Body) -> Parts:
        issues, team = self.named(body), self.team(body)
        parts = {self.part(package, issues) for package in self.written}
        track = next((t for t in self.talks.tracks if body.team and set(t.issues) == set(body.issues)), None)
        rule = self.talks.rule if track is None else track.rule
        entitled = slow.seated(self.talks) if track is None else team
        found = set()
        for part in parts:
            alike = [p for p in parts if self.frame(issues, p) == self.frame(issues, part)]
            no = {party for party in team if not self.enough(party, issues, part, alike)}
            whole = self.of(issues, part)
            kept = not any(
                mentioned(linkage) <= set(issues) and broken(linkage, whole) for linkage in self.talks.linkage
            )
            if kept and judge(rule, Voices.of(entitled, set(entitled) - no, no, granted=True)).accepted:
                found.add(part)
        return found

    def enough(self, party: PartyId, issues: list[IssueId], part: Part, alike: list[Part]) -> bool:
        whole, mandate = self.of(issues, part), self.talks.mandate(party)
        if mandate is None:
            return not self.refuses(party, whole)
        best = max(mandate.worth_of(p) for p in self.written)
        here = max(mandate.worth_of(self.of(issues, p)) for p in alike)
        worth = mandate.worth_of(whole)
        if self.refuses(party, whole) or mandate.walk_away > best:
            return False
        if best <= 0:
            return worth == here
        return worth == here or worth >= mandate.walk_away / best * here

    def refuses(self, party: PartyId, part: Package) -> bool:
        mandate = self.talks.mandate(party)
        if mandate is not None:
            return any(choice in mandate.red_lines for choice in part.choices)
        held = slow.stances(self.talks, party)
        return any(held.get((c.issue, c.option)) is Stance.REFUSES for c in part.choices)

    def alone(self, stages: tuple[Stage, ...]) -> tuple[int, int, int]:
        """Surviving, dead ends, sent back."""
        alive = self.written
        for body in (body for stage in stages for body in stage.bodies):
            accepted, issues = self.suffices(body), self.named(body)
            alive = [p for p in alive if self.part(p, issues) in accepted]
        closed = self.named(*(b for s in stages if not s.provisional for b in s.bodies))
        return self.counted(alive, closed)

    def counted(self, alive: list[Package], closed: list[IssueId]) -> tuple[int, int, int]:
        good = [p for p in alive if p in self.good]
        bad = [p for p in alive if p not in self.good]
        mendable = {self.part(p, closed) for p in good}
        beyond = [p for p in bad if self.part(p, closed) not in mendable and closed]
        return len(good), len({self.part(p, closed) for p in beyond}), len(bad) - len(beyond)

    def reachable(self, stages: tuple[Stage, ...]) -> tuple[int, int, int]:
        """The same, prefix after prefix."""
        heads: dict[Part, list[Package]] = {(): self.written}
        closed: list[IssueId] = []
        dead = 0
        for stage in stages:
            after: dict[Part, list[Package]] = {}
            following = closed if stage.provisional else self.union(closed, stage)
            for head, alive in heads.items():
                reach = [p for p in self.good if self.part(p, closed) == head]
                menus = [
                    (self.named(body), {self.part(p, self.named(body)) for p in reach})
                    for body in stage.bodies
                ]
                for package in alive:
                    if all(self.part(package, issues) in menu for issues, menu in menus):
                        after.setdefault(self.part(package, following), []).append(package)
            living = {self.part(p, following) for p in self.good}
            gone = [head for head in after if head not in living]
            if not stage.provisional:
                dead += len(gone)
                after = {head: alive for head, alive in after.items() if head in living}
            heads, closed = after, following
        survive, more, back = self.counted([p for alive in heads.values() for p in alive], closed)
        return survive, dead + more, back

    def union(self, closed: list[IssueId], stage: Stage) -> list[IssueId]:
        return [issue for issue in self.issues if issue in {*closed, *self.named(*stage.bodies)}]

    def likes(self, party: PartyId, closed: Package, part: Package) -> Fraction:
        mandate = self.talks.mandate(party)
        if mandate is not None:
            both = Package((*closed.choices, *(c for c in part.choices if c not in closed.choices)))
            return mandate.worth_of(both) - mandate.worth_of(closed)
        held = slow.stances(self.talks, party)
        return Fraction(sum(held.get((c.issue, c.option)) is Stance.WANTS for c in part.choices))

    def votes(self, party: PartyId, issues: list[IssueId], among: dict[Part, Package]) -> Parts:
        likes = {
            part: self.likes(party, closed, self.of(issues, part))
            for part, closed in among.items()
            if not self.refuses(party, self.of(issues, part))
        }
        if not likes or (self.talks.mandate(party) is None and max(likes.values()) <= 0):
            return set()
        best = [part for part, like in likes.items() if like == max(likes.values())]
        return set(best[:1] if self.first_listed else best)

    def winners(self, body: Body, among: dict[Part, Package]) -> list[list[Part]]:
        """The winners in each frame; ``among`` gives each part beside what is closed."""
        issues = self.named(body)
        won = []
        for frame in dict.fromkeys(self.frame(issues, part) for part in among):
            here = {part: closed for part, closed in among.items() if self.frame(issues, part) == frame}
            ballots = [self.votes(party, issues, here) for party in self.team(body)]
            tally = {part: sum(part in ballot for ballot in ballots) for part in here}
            most = max(tally.values())
            if most or len(here) == 1:
                top = [part for part in here if tally[part] == most]
                won.append(top[:1] if self.first_listed else top)
        return won

    def endings(self, stages: tuple[Stage, ...], *, alone: bool) -> list[Package]:
        good = self.good
        if alone:
            for body in (body for stage in stages for body in stage.bodies):
                accepted, issues = self.suffices(body), self.named(body)
                good = [p for p in good if self.part(p, issues) in accepted]
        final = [stage for stage in stages if not stage.provisional]
        ends: list[Package] = []
        self.play(final, [], self.written, good, ends, alone=alone)
        return [p for p in self.written if p in ends]

    def play(
        self,
        final: list[Stage],
        closed: list[IssueId],
        left: list[Package],
        good: list[Package],
        ends: list[Package],
        *,
        alone: bool,
    ) -> None:
        rest = tuple(issue for issue in self.issues if issue not in closed)
        if not final and not rest:
            ends += left
            return
        if not final:
            alone = False
        bodies = final[0].bodies if final else (Body(title="plenary", issues=rest),)
        ballots = [self.ballot(body, closed, left, good, alone=alone) for body in bodies]
        places = [(n, frame) for n, frames in enumerate(ballots) for frame in frames]
        for picked in product(*(frame for _, frame in places)):
            kept = left
            for n, body in enumerate(bodies):
                mine = [part for (m, _), part in zip(places, picked, strict=True) if m == n]
                kept = [p for p in kept if self.part(p, self.named(body)) in mine]
            if kept:
                now = [issue for issue in self.issues if issue in {*closed, *self.named(*bodies)}]
                self.play(final[1:], now, kept, good, ends, alone=alone)

    def ballot(
        self, body: Body, closed: list[IssueId], left: list[Package], good: list[Package], *, alone: bool
    ) -> list[list[Part]]:
        issues = self.named(body)
        if alone:
            return self.winners(body, {part: Package() for part in sorted(self.suffices(body), key=str)})
        reach = [p for p in left if p in good]
        among = {self.part(p, issues): self.of(closed, self.part(p, closed)) for p in reversed(reach)}
        return self.winners(body, among)

    def voting(self) -> list[Package]:
        held = self.written
        for issue in self.issues:
            body = Body(title="", issues=(issue,))
            met = {self.part(p, [issue]) for p in self.written}
            listed = [(option.id,) for known in self.talks.issues for option in known.options]
            won = self.winners(body, {part: Package() for part in (*listed, (None,)) if part in met})
            held = [p for p in held if any(self.part(p, [issue]) in frame for frame in won)]
        return held


def mentioned(linkage: Linkage) -> set[IssueId] | frozenset[IssueId]:
    match linkage:
        case Requires():
            return {condition.issue for condition in (*linkage.where, *linkage.needs)}
        case Excludes():
            return {condition.issue for condition in linkage.together}
        case AtMost():
            return {condition.issue for condition in linkage.of}
        case Budget():
            return {cost.issue for cost in linkage.costs}
        case _:
            return set()
