"""What is found by swapping may be had, suits all, and is never worse than what it began with."""

from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few
from tests.analysis.worth_tables import talks_of, values

from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.search import Search
from multitrack.analysis.fold.swapping import Level, Swapping
from multitrack.analysis.integers import Ints
from multitrack.model.talks import Talks


def sums_of(talks: Talks, codes: Ints) -> Ints:
    adds = ledger_of(talks).alone
    return np.asarray(np.sum([adds[issue][code] for issue, code in enumerate(codes.tolist())], axis=0))


def untied(talks: Talks) -> Talks:
    """The same talks, each issue by itself: nothing that several decide together."""
    return replace(
        talks,
        issues=tuple(replace(issue, arises_if=()) for issue in talks.issues),
        linkage=(),
        mandates=tuple(
            replace(mandate, factors=tuple(factor for factor in mandate.factors if len(factor.issues) == 1))
            for mandate in talks.mandates
        ),
    )


@few
@given(some_talks(mandated=True).map(untied), st.data())
def test_what_is_met_suits_all_and_is_no_worse(talks: Talks, data: st.DataObject) -> None:
    search = Search(ledger := ledger_of(talks))
    assert not search.plan.machines
    walk_away, free = ledger.walk_away, [np.flatnonzero(~bar) for bar in search.barred]
    assume(all(len(options) for options in free))
    start = np.array([data.draw(st.sampled_from(options.tolist())) for options in free], dtype=np.int64)
    swapping = Swapping(ledger, search.barred, Level(base=walk_away, span=[1] * len(walk_away)), search.lows)
    found = swapping.best(start)

    def lowest(codes: Ints) -> int:
        return min(int(sum_) - low for sum_, low in zip(sums_of(talks, codes), walk_away, strict=False))

    if found is not None:
        assert (sums_of(talks, found) >= np.array(search.lows)).all()
        assert not any(search.barred[issue][code] for issue, code in enumerate(found.tolist()))
    if (sums_of(talks, start) >= np.array(search.lows)).all():
        assert found is not None
        assert lowest(found) >= lowest(start)


def test_two_choices_that_only_help_together_are_found() -> None:
    """Each issue given to the one who wants it more: either step alone leaves one side worse off."""
    ledger = ledger_of(talks_of([[[9, 0], [3, 0]], [[0, 3], [0, 9]]]))
    search = Search(ledger)
    level = Level(base=[0, 0], span=[1, 1])
    found = Swapping(ledger, search.barred, level, search.lows).best(np.array([1, 0]))
    assert found is not None
    assert found.tolist() == [0, 1]


def test_nothing_is_sought_where_there_are_too_many_pairs() -> None:
    ledger = ledger_of(talks_of(values(2, 210, 10, opposed=False)))
    search = Search(ledger)
    level = Level(base=ledger.walk_away, span=[1, 1])
    assert not Swapping(ledger, search.barred, level, search.lows).fits
