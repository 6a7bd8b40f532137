from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multitrack.exchange.numbers import common_step, decimal, exact


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0.1", Fraction(1, 10)),
        (" -1.50 ", Fraction(-3, 2)),
        ("1e-05", Fraction(1, 100_000)),
        ("2.5E+3", Fraction(2500)),
        (".5", Fraction(1, 2)),
        ("7.", Fraction(7)),
    ],
)
def test_a_number_is_exactly_what_is_written(written: str, number: Fraction) -> None:
    assert exact(written) == number


@pytest.mark.parametrize(
    "written", ["", ".", "-", "1,5", "0x10", "1e", "1e999", "inf", "nan", "1" * 41, "1_000", "١"]
)
def test_what_is_none_or_beyond_bounds_is_none(written: str) -> None:
    assert exact(written) is None


@given(st.fractions(max_denominator=10**6))
def test_decimals_are_exact_or_none(number: Fraction) -> None:
    written = decimal(number)
    if written is None:
        left = number.denominator
        for prime in (2, 5):
            while left % prime == 0:
                left //= prime
        assert left > 1
    else:
        assert Fraction(written) == number


def test_the_common_step_is_the_longest_of_which_all_are_multiples() -> None:
    assert common_step([Fraction(10), Fraction(5, 2), Fraction(0), Fraction(15)]) == Fraction(5, 2)
    assert common_step([]) == 1
