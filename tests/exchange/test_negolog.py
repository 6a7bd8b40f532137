from fractions import Fraction

import pytest
from tests.exchange.at_hand import read, refusal

PROFILE = '{"reservationValue": 0.5, "issueWeights": {"a": 0.3}, "issues": {"a": {"x": 1.0, "y": 0.25}}}'
BOTH = {
    "profileA.json": PROFILE,
    "profileB.json": PROFILE,
    "specs.json": '{"Name": "Small", "Nash Product": 1}',
}


def test_a_domain_becomes_talks_of_two() -> None:
    brought = read("negolog", BOTH)
    assert brought.talks.title == "Small"
    assert [mandate.walk_away for mandate in brought.talks.mandates] == [Fraction(1, 2)] * 2
    assert [w.worth for w in brought.talks.mandates[0].factors[0].worths] == [
        Fraction(3, 10),
        Fraction(75, 1000),
    ]
    assert any(note.startswith("specs.json: only the name is taken") for note in brought.notes)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"y"', '"z"', "the values are others"),
        ('"issues": {"a"', '"issues": {"b"', "the issues are others"),
        ('"reservationValue": 0.5,', "", "reservationValue: nothing stands here"),
        ('"issueWeights": {"a": 0.3}', '"issueWeights": []', "issueWeights: a block stands here"),
    ],
)
def test_what_does_not_fit_is_refused(old: str, new: str, why: str) -> None:
    assert why in refusal("negolog", {**BOTH, "profileB.json": PROFILE.replace(old, new)})


def test_two_domains_are_not_mixed() -> None:
    both = {f"{place}/{name}": text for place in ("a", "b") for name, text in BOTH.items()}
    assert 'two files are called "profileA"' in refusal("negolog", both)
