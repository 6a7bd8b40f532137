from hypothesis import given
from hypothesis import strategies as st

from multitrack.exchange.brought import Remarks
from multitrack.exchange.naming import codes, plain


def test_codes_are_plain_and_no_two_are_alike() -> None:
    assert codes(["Chips and Nuts", "chips and nuts", "-10", "$5", "", "Côte d'Or"], "option") == (
        "Chips-and-Nuts",
        "chips-and-nuts-2",
        "-10",
        "5",
        "option",
        "Côte-d-Or",
    )


@given(st.lists(st.text(max_size=90), max_size=8))
def test_whatever_things_are_called_there_is_a_code_for_each(names: list[str]) -> None:
    found = codes(names, "thing")
    assert len({code.casefold() for code in found}) == len(names)
    assert all(
        code == code.strip() and 0 < len(code) <= 80 and not set("{}\n\t ,=") & set(code) for code in found
    )


def test_what_a_talks_file_cannot_hold_is_taken_out_and_said() -> None:
    remarks = Remarks()
    assert plain("a {b}\n\x07 c", remarks) == "a (b) c"
    assert len(remarks.said) == 2
