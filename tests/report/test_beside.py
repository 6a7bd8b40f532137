"""What stands beside the zone: in words, where it applies and where it does not."""

from fractions import Fraction

from tests.report.scene import talks_of

from multitrack.report.answers import robust_of, zone_of
from multitrack.report.as_text import as_text
from multitrack.report.mixtures_in_words import about

CANAL = """
multitrack: 1
title: The canal
rule: unanimity
parties: {US: {name: United States}, PA: {name: Panama}}
issues:
  land: {title: Land and water, options: {us: American, pa: Panamanian}}
  defence: {title: Defence, options: {us: American, pa: Panamanian}}
  duration: {title: Duration, options: {us: Long, pa: Short}}
mandates:
  US: {walk_away: 20, worths: {land: {us: 15}, defence: {us: 22}, duration: {us: 11}}}
  PA: {walk_away: 0, worths: {land: {pa: 15}, defence: {pa: 9}, duration: {pa: 15}}}
"""
SILENT = """
multitrack: 1
title: Three and a half
rule: {number of parties: 2}
parties: {N: {name: North}, S: {name: South}, E: {name: East}}
issues: {A: {title: Water, options: {a1: All, a2: Half}}}
positions:
  - {party: N, issue: A, stances: {a1: wants}}
  - {party: S, issue: A, stances: {a1: accepts, a2: refuses}}
"""
HOME = "constituencies: {ford: {title: The ford, claimed_by: N, holds: [{issue: A, option: a1, stance: refuses}]}}\n"


def told(text: str) -> str:
    return " ".join(as_text(zone_of(talks_of(text)).page).split())


def drawn(text: str) -> str:
    return " ".join(as_text(robust_of(talks_of(text), draws=1000, seed=1).page).split())


def test_two_with_issues_that_go_to_one_or_the_other_see_how_these_could_be_divided() -> None:
    page = told(CANAL)
    assert "Divided between the two (Adjusted Winner): a question to ask, not a verdict" in page
    assert 'Only "Land and water" is parted: "American" for' in page
    assert "Both mandates allow it." in page


def test_a_side_that_would_walk_away_from_the_division_is_named() -> None:
    assert "United States (US) would walk away from it by its mandate." in told(
        CANAL.replace("walk_away: 20", "walk_away: 40")
    )


def test_three_parties_are_not_told_of_a_division_between_two() -> None:
    assert "Adjusted Winner" not in told(SILENT)


def test_of_those_at_home_it_is_told_what_they_alone_rule_out() -> None:
    page = told(SILENT + HOME)
    assert "Home alone rules out 1 package; 0 packages are left." in page
    assert "At the table and at home" not in told(SILENT)


def test_a_party_of_whom_nothing_is_known_is_named_and_agrees_to_nothing() -> None:
    page = drawn(SILENT)
    assert "Nothing at all is known of East (E): counted as agreeing to nothing." in page
    assert "1 package passes, whatever turns out: - Water: All" in page
    assert "Something passes under the rule in 100.0 % of the draws" in page


def test_what_a_rule_hangs_on_beyond_the_parties_is_taken_to_turn_out_well() -> None:
    chaired = SILENT.replace("{number of parties: 2}", "{all of: [number of parties: 2, chair's judgement]}")
    page = drawn(chaired)
    assert "taken to turn out well." in page
    assert "No package is sure to pass" in page
    assert "taken to turn out well." not in drawn(SILENT)


def test_where_that_party_is_needed_no_share_is_told() -> None:
    page = drawn(SILENT.replace("rule: {number of parties: 2}", "rule: unanimity"))
    assert "the rule needs their agreement. So no share can be told." in page
    assert "% of the draws" not in page


def test_a_number_that_is_not_told_in_full_says_about() -> None:
    numbers = [
        Fraction(1, 3),
        Fraction(100, 7),
        Fraction(10**6, 7),
        Fraction(1, 2),
        Fraction(12),
        Fraction(0),
    ]
    assert [str(about(each)) for each in numbers] == [
        "about 0.333",
        "about 14.3",
        "about 142,857",
        "0.5",
        "12",
        "0",
    ]
