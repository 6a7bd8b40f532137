"""Names like a listed one are flagged with the rule that found them; what is merely similar in letters is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multitrack.analysis.alike import Rule, alike, by_rule, edits, skeleton
from multitrack.model.party import Listing


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Army of the Ford", "Army of the Ford", Rule.SAME),
        ("Army of the Ford", "ARMY OF THE FORD ", Rule.CASE),
        ("Hérons du Gué", "Herons du gue", Rule.CASE),
        ("جَبهَة النُصرَة", "جبهة النصرة", Rule.CASE),
        ("جبهة النصرة", "Jabhat al-Nusra", Rule.SCRIPT),
        ("Jabhat an-Nusrah", "Jabhat al-Nusra", Rule.SCRIPT),
        ("أحرار الشام", "Ahrar ash-Sham", Rule.SCRIPT),
        ("حزب الله", "Hizbullah", Rule.SCRIPT),
        ("Hezbollah", "Hizb Allah", Rule.SCRIPT),
        ("Jaysh al-Islam", "Jaish al-Islam", Rule.SCRIPT),
        ("Nour al-Din al-Zenki", "Nur ad-Din az-Zinki", Rule.SCRIPT),
        ("Brotherhood of the Lower Ford", "Brotherhood of the Lower Fort", Rule.CLOSE),
        ("Ahrar al-Sham", "Ajnad al-Sham", None),
        ("Jaish al-Fatah", "Jaish al-Islam", None),
        ("ISIL", "ISIS", None),
        ("GOV", "NC", None),
        ("", "", Rule.SAME),
        ("---", "...", None),
    ],
)
def test_the_strictest_rule_is_named(one: str, other: str, rule: Rule | None) -> None:
    assert by_rule(one, other) is rule
    assert by_rule(other, one) is rule


def test_a_name_is_held_against_every_name_on_the_list() -> None:
    listing = Listing(
        authority="A council",
        list_name="The list",
        group="Nusra Front",
        names=("جبهة النصرة", "Al-Nusra Front"),
    )
    found = alike("Jabhat al-Nusrah", listing)
    assert found is not None
    assert (found.listed_as, found.rule) == ("جبهة النصرة", Rule.SCRIPT)
    assert alike("The council", listing) is None
    assert (alike("nusra front", listing) or found).rule is Rule.CASE


@given(st.text(max_size=8), st.text(max_size=8))
def test_edits_are_as_few_as_can_be(one: str, other: str) -> None:
    assert edits(one, other) == _plainly(one, other)


def _plainly(one: str, other: str) -> int:
    """The same by its definition, letter by letter."""
    rows = {(0, n): n for n in range(len(other) + 1)} | {(n, 0): n for n in range(len(one) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            change = rows[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            rows[i, j] = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, change)
    return rows[len(one), len(other)]


@given(st.text())
def test_any_name_is_like_itself_and_has_a_skeleton_of_its_own(name: str) -> None:
    assert by_rule(name, name) is Rule.SAME
    assert skeleton(name) == skeleton(name.upper()) or not name.isascii()
