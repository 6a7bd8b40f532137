"""Talks in which much hangs together: factors over three issues, several budgets and linkages, six issues of up to three."""

import random
from fractions import Fraction

import pytest

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import AtMost, Budget, Cost, Excludes, Linkage, Requires
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import NumberOf
from multitrack.model.talks import Talks


def entangled(seed: int) -> Talks:
    rng = random.Random(seed)
    issues = tuple(
        Issue(
            id=IssueId(f"I{n}"),
            title="",
            options=tuple(Option(id=OptionId(f"o{k}"), title="") for k in range(rng.randint(1, 3))),
            arises_if=(Condition(issue=IssueId("I0"), options=(OptionId("o0"),)),)
            if n and rng.random() < 0.2
            else (),
        )
        for n in range(6)
    )

    def condition() -> Condition:
        issue = rng.choice(issues)
        return Condition(issue=issue.id, options=(rng.choice(issue.options).id,))

    def linkage() -> Linkage:
        if rng.random() < 0.5:
            return Requires(where=(condition(), condition()), needs=(condition(),))
        if rng.random() < 0.5:
            return AtMost(number=rng.randint(0, 3), of=tuple(condition() for _ in range(5)))
        return Excludes(together=(condition(), condition(), condition()))

    def budget(title: str) -> Budget:
        costs = tuple(Cost(i.id, o.id, Fraction(rng.randint(-1, 4), 2)) for i in issues for o in i.options)
        return Budget(title=title, at_most=Fraction(rng.randint(3, 12), 2), costs=costs)

    def factor(over: list[Issue]) -> Factor:
        rows: list[tuple[OptionId, ...]] = [()]
        for issue in over:
            rows = [(*row, option.id) for row in rows for option in issue.options]
        worths = tuple(Worth(row, Fraction(rng.randint(-3, 9), 3)) for row in rows if rng.random() < 0.7)
        return Factor(issues=tuple(issue.id for issue in over), worths=worths)

    parties = tuple(PartyId(f"P{n}") for n in range(rng.randint(2, 4)))
    mandates = tuple(
        Mandate(
            party=party,
            factors=(*(factor([i]) for i in issues), *(factor(rng.sample(issues, 3)) for _ in range(2))),
            walk_away=Fraction(rng.randint(0, 12), 3),
        )
        for party in parties
    )
    return Talks(
        title="entangled",
        parties=tuple(Party(id=party, name=party) for party in parties),
        issues=issues,
        rule=NumberOf(at_least=rng.randint(1, len(parties))),
        linkage=(budget("money"), budget("time"), linkage(), linkage()),
        mandates=mandates,
    )


@pytest.mark.parametrize("block", range(4))
def test_folding_tells_what_going_through_all_tells(block: int) -> None:
    for seed in range(20 * block, 20 * block + 20):
        talks = entangled(seed)
        told, found = zone(talks), large_zone(talks)
        assert isinstance(told, Zone)
        assert isinstance(found, LargeZone)
        assert found.by_acceptors == told.by_acceptors, seed
        assert found.to_all == told.to_all, seed
        assert found.under_rule == told.under_rule, seed
        assert isinstance(found.frontier, Frontier)
        assert isinstance(told.frontier, Frontier)
        assert found.frontier.packages == told.frontier.packages, seed
        for concept, solution in told.solutions.items():
            other = found.solutions[concept]
            if isinstance(other, TooLarge):
                assert (concept, solution.proper) == (Concept.NASH, False), seed
            else:
                assert isinstance(other, Solution)
                assert (list(other.packages), other.value) == (list(solution.packages), solution.value), (
                    seed,
                    concept,
                )
