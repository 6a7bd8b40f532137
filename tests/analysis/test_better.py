"""What is better for all than a text, against enumeration."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few
from tests.analysis.worth_tables import talks_of, values

from multitrack.analysis.better import Better, MandateMissingError, better_than
from multitrack.analysis.finding import TooLarge
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def answer(talks: Talks, text: Package) -> Better:
    found = better_than(talks, text)
    assert not isinstance(found, TooLarge)
    return found


@few
@given(some_talks(mandated=True), st.data())
def test_it_is_what_enumeration_finds(talks: Talks, data: st.DataObject) -> None:
    kept = [
        p
        for p in slow.respecting(talks)
        if not any(p.on(c.issue) == c.option for m in talks.mandates for c in m.red_lines)
    ]
    if not kept:
        return
    text = data.draw(st.sampled_from(kept))
    mine = slow.worths(talks, text)
    better = [p for p in kept if slow.beats(slow.worths(talks, p), mine)]
    found = answer(talks, text)
    assert found.nothing == (not better)
    if better:
        assert list(found.packages) == slow.best(better, lambda p: sum(slow.worths(talks, p)))
        first = slow.worths(talks, found.packages[0])
        assert list(found.gains.values()) == [a - b for a, b in zip(first, mine, strict=True)]


def test_among_ten_to_the_twelfth_packages_the_first_text_is_improved_until_nothing_is_better() -> None:
    talks = talks_of(values(5, 12, 10, opposed=True))
    text = Package.of((issue.id, issue.options[0].id) for issue in talks.issues)
    found = answer(talks, text)
    assert not found.nothing
    assert min(found.gains.values()) >= 0
    assert sum(found.gains.values(), Fraction(0)) > 0
    again = answer(talks, found.packages[0])
    assert again.nothing
    assert again.proof is not None


def test_without_a_mandate_nobody_can_say() -> None:
    with pytest.raises(MandateMissingError):
        better_than(two_parties(), Package())
