"""What is gone through in parts is what is gone through at once: prices bar, parts share nothing, nothing is lost."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from tests.analysis.fold.test_entangled import entangled

from multitrack.analysis.fold import inside as module
from multitrack.analysis.fold.folding import TooManyRowsError, Way, fold
from multitrack.analysis.fold.guessing import Guessing, sums_of
from multitrack.analysis.fold.inside import Inside, Side
from multitrack.analysis.fold.ledger import Ledger, ledger_of
from multitrack.analysis.fold.plan import plan_of
from multitrack.analysis.fold.unbeaten import unit
from multitrack.analysis.integers import Ints
from multitrack.model.package import Package

SEEDS = range(80)


def everything(ledger: Ledger) -> list[tuple[Package, tuple[int, ...]]]:
    """Every package that may be, budgets left aside, with all its sums."""
    folded = fold(plan_of(ledger), Way())
    found = []
    for row in range(len(folded.rows)):
        sums = tuple(folded.rows.sums[row].tolist())
        found += [(package, sums) for package in folded.only(np.array([row])).listed()]
    return found


def some_sides(ledger: Ledger, sums: Sequence[tuple[int, ...]], rng: random.Random) -> list[Side]:
    """One or several things to reach, each as high as some package is."""
    sides = []
    for _ in range(rng.randint(1, 3)):
        weights: Ints = np.array([rng.randint(0, 4) for _ in range(ledger.width)], dtype=np.int64)
        if rng.random() < 0.5:
            weights = unit(ledger, rng.randrange(ledger.width))
        reached = sorted(sum(w * s for w, s in zip(weights.tolist(), line, strict=True)) for line in sums)
        sides.append(Side(weights, reached[rng.randrange(len(reached))] + rng.randint(0, 1)))
    return sides


@pytest.mark.parametrize("seed", SEEDS)
def test_all_that_meets_the_sides_is_found_once(seed: int) -> None:
    rng = random.Random(seed)
    ledger = ledger_of(entangled(seed))
    every = everything(ledger)
    if not every:
        return
    none = [np.zeros(size, dtype=bool) for size in ledger.sizes]
    sides = some_sides(ledger, [sums for _, sums in every], rng)
    wanted = {
        package
        for package, sums in every
        if all(
            sum(w * s for w, s in zip(side.weights.tolist(), sums, strict=True)) >= side.at_least
            for side in sides
        )
    }
    for cells in (10**6, 60, 25):
        found = Inside(ledger, none, cells=cells).of(sides)
        assert found.packages == len(found.listed()) == len(wanted)
        assert set(found.listed()) == wanted
        assert {found.package(number) for number in range(found.packages)} == wanted
        assert int(found.rows.ways.sum()) == len(wanted)


@pytest.mark.parametrize("seed", range(20))
def test_some_rows_of_what_was_gathered_are_their_packages(seed: int) -> None:
    ledger = ledger_of(entangled(seed))
    none = [np.zeros(size, dtype=bool) for size in ledger.sizes]
    low = Side(unit(ledger, 0), -ledger.bound)
    found = Inside(ledger, none, cells=40).of([low])
    kept = np.asarray(found.rows.sums[:, 0] % 2 == 0, dtype=bool)
    by_mask, by_place = found.only(kept), found.only(np.flatnonzero(kept))
    assert set(by_mask.listed()) == set(by_place.listed())
    assert by_mask.packages == int(found.rows.ways[kept].sum())


def test_where_parts_do_not_help_it_is_refused() -> None:
    ledger = ledger_of(entangled(3))
    none = [np.zeros(size, dtype=bool) for size in ledger.sizes]
    with pytest.raises(TooManyRowsError):
        Inside(ledger, none, cells=1).of([Side(unit(ledger, 0), -ledger.bound)])
    with pytest.raises(TooManyRowsError):
        Inside(ledger, none, cells=30).of([Side(unit(ledger, 0), -ledger.bound)], parts=2)
    assert module.PARTS > 2


@pytest.mark.parametrize("seed", range(30))
def test_a_guess_is_a_package_with_the_sums_it_says(seed: int) -> None:
    ledger = ledger_of(entangled(seed))
    every = {tuple(sums) for _, sums in everything(ledger)}
    going = Inside(ledger, [np.zeros(size, dtype=bool) for size in ledger.sizes])
    proposal = going.deepest([Side(unit(ledger, 0), -ledger.bound)])
    if proposal is None:
        return
    guess = Guessing(going.plan, going.classes).best(proposal, lambda sums: (sums[:, 0], sums.sum(axis=1)))
    if guess is not None:
        assert guess.sums in every
        sums, may = sums_of(going.plan, np.array([guess.codes]))
        assert may.all()
        assert tuple(sums[0].tolist()) == guess.sums
