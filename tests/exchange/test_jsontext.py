from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.at_hand import source

from multitrack.exchange.jsontext import parse, written
from multitrack.exchange.refused import RefusedError

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**6), max_value=10**6)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | DECIMALS.map(Fraction),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_reads_the_same(value: Any) -> None:
    assert parse(source("a.json", written(value).encode("utf-8", "surrogatepass"))) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "line 1: this is no sound JSON"),
        ('{"a": 1, "a": 2}', 'the key "a" stands twice'),
        ("1e999999999", "beyond bounds"),
        ("1" * 5000, "beyond bounds"),
        ("[" * 100_000, "too deep"),
        ("\udce4", "not UTF-8"),
    ],
)
def test_what_is_no_plain_json_is_refused(text: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        parse(source("a.json", text.encode("utf-8", "surrogateescape")))


def test_a_number_without_end_is_not_written() -> None:
    with pytest.raises(ValueError, match="1/3 has no exact decimals"):
        written({"a": Fraction(1, 3)})
