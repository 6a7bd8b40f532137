"""Who is represented and who is not, what home would say, and whose lists say what."""

from datetime import date

from multitrack.analysis.alike import Rule
from multitrack.analysis.listed import bars, lists
from multitrack.analysis.representation import representation
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

FILE = """
title: Two banks
parties:
  NORTH:
    name: North bank
    delegation:
      composed_of: [Boatmen, Millers]
      inner: {groups: {boatmen: Boatmen, millers: Millers}, rule: unanimity}
  SOUTH: {name: South bank, names: [{by: NORTH, name: Brotherhood of the Ford}]}
  EAST: East bank
constituencies:
  boats: {title: The boatmen, claimed_by: [{by: NORTH, group: Boatmen, denied_by: SOUTH}, SOUTH], holds: [{issue: toll, option: high, stance: refuses, assumption: they pay it}]}
  mills: {title: The millers, claimed_by: NORTH}
  women: {title: The washerwomen}
  exiles: {title: Those who left, claimed_by: EAST}
consulted:
  forum: {title: The forum, speaks_for: women, inputs: [A ramp for washing., {words: A bench., became: taken up, why: it is cheap}]}
admissions:
  - {party: EAST, state: suspended, on: 2026-03-01, by: the chair, reason: its men fired, back_if: its word that it keeps the truce}
  - {party: HILL, state: channel only, on: 2026-02-01, by: the chair}
listings:
  - {authority: The county, list: Outlaws, group: Brethren of the ford, code: HILL, binding: true, since: 2026-01-01}
  - {authority: The county, list: Outlaws, group: Brotherhood of the Fort}
  - {authority: The crown, list: Rebels, group: Men of the hill, code: HILL}
  - {authority: The crown, list: Rebels, group: North Bank, is_not: NORTH}
  - {authority: The crown, list: Old rebels, group: East Bank, until: 2026-02-01}
issues:
  toll: {title: Toll, options: {none: None, low: Low, high: High}}
positions:
  - {party: NORTH, issue: toll, stances: {high: accepts, low: wants}}
  - {party: SOUTH, issue: toll, stances: {high: refuses}}
"""
TODAY = date(2026, 3, 6)
NORTH, SOUTH, EAST, HILL = map(PartyId, ("NORTH", "SOUTH", "EAST", "HILL"))


def talks(text: str = FILE) -> Talks:
    reading = read_text(text)
    assert reading.talks is not None, reading.problems
    return reading.talks


def test_gaps_rival_claims_and_denials_are_told() -> None:
    found = {str(each.constituency.id): each for each in representation(talks()).constituencies}
    assert {code for code, each in found.items() if each.is_gap} == {"women", "exiles"}
    assert {code for code, each in found.items() if each.is_rival} == {"boats"}
    assert {code for code, each in found.items() if each.is_denied} == {"boats"}
    assert found["exiles"].not_at_the_table == (EAST,), "a suspended party speaks for nobody at the table"
    assert [body.id for body in found["women"].heard_by] == ["forum"]
    assert representation(talks()).claims_nobody == ()


def test_what_a_delegation_bears_and_home_refuses_is_found_for_those_who_bear_it() -> None:
    found = representation(talks())
    gaps = [(each.party, each.constituency.id, each.option, each.at_table.stance) for each in found.home_gaps]
    assert gaps == [(NORTH, "boats", "high", "accepts")]
    assert [(party, c.id) for party, c in found.not_known_at_home] == [(NORTH, "mills"), (EAST, "exiles")]


def test_inputs_that_nobody_answered_are_told() -> None:
    assert [given.words for _, given in representation(talks()).untold] == ["A ramp for washing."]


def test_every_step_of_admission_stands_with_the_way_back() -> None:
    steps = dict(representation(talks()).admissions)
    assert [step.back_if for step in steps[EAST]] == ["its word that it keeps the truce"]
    assert [step.state for step in steps[HILL]] == ["channel only"]


def test_lists_stand_side_by_side_and_a_group_is_one_where_a_code_says_so() -> None:
    found = lists(talks(), TODAY)
    assert found.lists == (("The county", "Outlaws"), ("The crown", "Rebels"), ("The crown", "Old rebels"))
    hill = next(each for each in found.groups if each.code == HILL)
    assert [(each.authority, each.binding) for each in hill.on] == [
        ("The county", True),
        ("The crown", False),
    ]
    assert hill.not_on == (("The crown", "Old rebels"),)
    assert [each.list_name for each in hill.binds] == ["Outlaws"]
    assert "East Bank" not in {each.name for each in found.groups}, "it was taken off"


def test_a_like_name_is_flagged_until_somebody_decides() -> None:
    flags = [(f.code, f.alike.name, f.alike.listed_as, f.alike.rule) for f in lists(talks(), TODAY).flags]
    assert flags == [(SOUTH, "Brotherhood of the Ford", "Brotherhood of the Fort", Rule.CLOSE)]
    undecided = talks(FILE.replace(", is_not: NORTH", ""))
    assert (NORTH, "North bank", "North Bank", Rule.CASE) in [
        (f.code, f.alike.name, f.alike.listed_as, f.alike.rule) for f in lists(undecided, TODAY).flags
    ]
    decided = talks(
        FILE.replace("group: Brotherhood of the Fort", "group: Brotherhood of the Fort, code: SOUTH")
    )
    assert lists(decided, TODAY).flags == ()


def test_only_a_decided_entry_on_a_binding_list_bars_and_only_while_it_stands() -> None:
    assert bars(talks(), HILL, TODAY)
    assert not bars(talks(), HILL, date(2025, 12, 31))
    assert not bars(talks(), SOUTH, TODAY), "a like name bars nobody"
    unbound = talks(FILE.replace("binding: true, ", ""))
    assert not bars(unbound, HILL, TODAY)
    behind = talks(FILE.replace("code: HILL, binding", "code: millers, binding"))
    assert [each.group for each in bars(behind, NORTH, TODAY)] == ["Brethren of the ford"]
