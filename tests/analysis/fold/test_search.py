"""What the search proves to be best is best by enumeration, with every tie; where it stops short, the bound holds."""

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.fold import search as module
from multitrack.analysis.fold.folding import TooManyRowsError
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.nearness import least_sum, most_product
from multitrack.analysis.fold.pressing import Best, NothingSuitsError
from multitrack.analysis.fold.search import Search
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def levels(talks: Talks, package: Package, base: list[int], span: list[int]) -> list[Fraction]:
    scale = ledger_of(talks).scale
    return [
        (worth * scale - b) / s
        for worth, b, s in zip(slow.worths(talks, package), base, span, strict=True)
        if s
    ]


def fairest_of(talks: Talks, base: list[int], span: list[int]) -> tuple[list[Package], list[Package]]:
    """The packages whose lowest level is highest, and those that are best to the end."""
    keys = {p: sorted(levels(talks, p, base, span)) for p in slow.suits_all(talks)}
    top = max(keys.values())
    return [p for p in keys if keys[p][:1] == top[:1]], [p for p in keys if keys[p] == top]


def held_against(found: Best, tied: list[Package], best: list[Package]) -> None:
    assert found.proved
    assert list(found.tied.listed()) == tied
    assert list(found.folded.listed()) == best


@few
@given(some_talks(mandated=True))
def test_the_fairest_packages_are_those_of_enumeration(talks: Talks) -> None:
    ledger = ledger_of(talks)
    search = Search(ledger)
    suits, parties = slow.suits_all(talks), len(ledger.parties)
    if not suits:
        with pytest.raises(NothingSuitsError):
            search.fairest(ledger.walk_away, [1] * parties)
        return
    ideal = [int(search.most(at).value) for at in range(parties)]
    assert [Fraction(n, ledger.scale) for n in ideal] == [
        max(slow.worths(talks, p)[at] for p in suits) for at in range(parties)
    ]
    walk_away = list(ledger.walk_away)
    room = [a - d for a, d in zip(ideal, walk_away, strict=True)]
    for base, span in ((walk_away, [1] * parties), (walk_away, room), (ideal, [1] * parties)):
        held_against(search.fairest(base, span), *fairest_of(talks, base, span))


@few
@given(some_talks(mandated=True), st.lists(st.integers(1, 3), min_size=3, max_size=3))
def test_the_largest_product_is_that_of_enumeration(talks: Talks, powers: list[int]) -> None:
    ledger = ledger_of(talks)
    powers = powers[: len(ledger.parties)]
    gaining = [p for p in slow.suits_all(talks) if min(slow.gains(talks, p)) > 0]
    if not gaining:
        with pytest.raises(NothingSuitsError):
            Search(ledger).largest_product(powers)
        return
    best = slow.best(gaining, lambda p: prod(g**w for g, w in zip(slow.gains(talks, p), powers, strict=True)))
    found = Search(ledger).largest_product(powers)
    held_against(found, best, best)


@few
@given(some_talks(mandated=True), st.integers(4, 60))
def test_with_little_room_the_best_lies_between_what_is_known_and_the_bound(talks: Talks, cells: int) -> None:
    ledger = ledger_of(talks)
    parties, suits = len(ledger.parties), slow.suits_all(talks)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "KEPT", 1)
            patch.setattr(module, "KEPT_TOGETHER", 1)
            found = Search(ledger, cells=cells).fairest(ledger.walk_away, [1] * parties)
    except TooManyRowsError:
        return
    except NothingSuitsError:
        assert not suits
        return
    known = list(found.folded.listed())
    assert set(known) <= set(suits)
    best = max(min(levels(talks, p, list(ledger.walk_away), [1] * parties)) for p in suits)
    assert found.value <= best <= found.at_most
    assert not found.proved or found.value == best


@few
@given(
    st.integers(0, 10**6),
    st.lists(st.tuples(st.integers(1, 1000), st.integers(1, 3)), min_size=1, max_size=4),
)
def test_the_least_sum_is_the_least_with_which_a_product_can_be(
    product: int, parties: list[tuple[int, int]]
) -> None:
    weights, powers = zip(*parties, strict=True)
    least = least_sum(product, weights, powers)
    assert most_product(least, weights, powers) >= product
    assert least == 0 or most_product(least - 1, weights, powers) < product
