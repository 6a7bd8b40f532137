"""What the theory of fair division proves of its solutions, held against ours: ties and lotteries with it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.tries import few
from tests.analysis.worth_tables import Values, talks_of, values

from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.search import Search
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def tables() -> st.SearchStrategy[Values]:
    """Worths for two or three parties on up to three issues of up to three options, with many ties."""
    return st.tuples(st.integers(2, 3), st.lists(st.integers(1, 3), min_size=1, max_size=3)).flatmap(
        lambda shape: st.tuples(
            *[
                st.tuples(
                    *[st.lists(st.integers(0, 6), min_size=size, max_size=size) for size in shape[1]]
                ).map(list)
                for _ in range(shape[0])
            ]
        ).map(list)
    )


def answer(talks: Talks) -> Zone:
    found = zone(talks)
    assert isinstance(found, Zone)
    return found


def gains(talks: Talks, package: Package) -> tuple[Fraction, ...]:
    return tuple(mandate.worth_of(package) - mandate.walk_away for mandate in talks.mandates)


def ideal(talks: Talks, found: Zone) -> tuple[Fraction, ...]:
    """The most that each could gain where all accept."""
    assert found.to_all is not None
    return tuple(map(max, zip(*(gains(talks, package) for package in found.to_all), strict=True)))


def without_last(worths: Values, issue: int) -> Values:
    """The same worths where the last option of an issue is off the table."""
    return [[row[:-1] if at == issue else row for at, row in enumerate(mine)] for mine in worths]


def uses_last(talks: Talks, solution: Solution, issue: int) -> bool:
    each = talks.issues[issue]
    return any(package.on(each.id) == each.options[-1].id for package in solution.packages)


@few
@given(tables(), st.integers(0, 2))
def test_what_nobody_chose_may_go_and_nash_stays(worths: Values, issue: int) -> None:
    """And no party's share grows where less can be had: Kalai-Smorodinsky's level sinks or stays for the same ideal."""
    issue %= len(worths[0])
    talks = talks_of(worths)
    found = answer(talks)
    if len(worths[0][issue]) == 1:
        return
    less = talks_of(without_last(worths, issue))
    left = answer(less)
    nash = found.solutions[Concept.NASH]
    if not uses_last(talks, nash, issue):
        assert left.solutions[Concept.NASH].value == nash.value
        assert list(left.solutions[Concept.NASH].packages) == list(nash.packages)
    if ideal(less, left) == ideal(talks, found):
        kalai = Concept.KALAI_SMORODINSKY
        assert left.solutions[kalai].value <= found.solutions[kalai].value


@few
@given(tables())
def test_leximin_is_among_the_egalitarian_and_second_to_none_of_them(worths: Values) -> None:
    talks = talks_of(worths)
    found = answer(talks).solutions
    leximin, egalitarian = found[Concept.LEXIMIN], found[Concept.EGALITARIAN]
    assert set(leximin.packages) <= set(egalitarian.packages)
    best = {tuple(sorted(gains(talks, package))) for package in leximin.packages}
    assert best == {max(tuple(sorted(gains(talks, package))) for package in egalitarian.packages)}


@pytest.mark.parametrize("opposed", [False, True])
@pytest.mark.parametrize("parties", [2, 3, 4, 6])
def test_the_fairest_lottery_mixes_fewer_issues_than_there_are_parties(parties: int, opposed: bool) -> None:
    """Of sums over twelve issues; and no package is fairer than the lottery."""
    ledger = ledger_of(talks_of(values(parties, 12, 5, opposed=opposed)))
    search = Search(ledger)
    lottery = search.lotteries.fairest(ledger.walk_away, [1] * parties)
    assert lottery is not None
    mixed = [chances for chances in lottery.chances if chances.max() < 1 - 1e-9]
    assert len(mixed) <= parties - 1
    best = search.fairest(ledger.walk_away, [1] * parties)
    assert best.proved
    assert float(best.value) <= lottery.value + 1e-6 * lottery.value
