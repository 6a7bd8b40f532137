"""Who speaks with whom, as far as a file tells: known ties, silence, one-sidedness, and who could open a line."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import talks as some_talks

from multitrack.analysis.asks import asks
from multitrack.analysis.contacts import contacts
from multitrack.model.contact import MEDIATION, SideId
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

FILE = """
title: Two banks
parties: {NORTH: North bank, SOUTH: South bank}
powers:
  CROWN: {name: The crown, kind: sponsor}
  LENDER: {name: The lender, kind: influencer}
  FAR: {name: The far side, kind: friend}
influence:
  - {power: CROWN, party: SOUTH, reach: high, confidence: low, assumption: it pays}
  - {power: FAR, party: NORTH, reach: low, confidence: low, assumption: it once did}
channels:
  line: {kind: power and party, title: Line, powers: [LENDER], parties: [NORTH]}
  friends: {kind: contact group, title: Friends, powers: [CROWN, LENDER]}
issues:
  toll: {title: Toll, options: {none: None, low: Low, high: High}}
contacts:
  c1: {between: [CROWN, SOUTH], format: meeting, on: 2026-03-01}
  c2: {between: [SOUTH, CROWN, mediation-team], format: call, on: 2026-03-04}
  c3: {between: [CROWN, NORTH], format: letter, on: 2026-03-09}
asks:
  a1: {by: CROWN, of: NORTH, words: Take a low toll., issue: toll, option: low, on: 2026-03-01, due: 2026-03-03}
  a2: {by: LENDER, of: NORTH, words: "Low, please!", issue: toll, option: low, on: 2026-03-02, answer: later}
  a3: {by: LENDER, of: SOUTH, words: Go for a high one., issue: toll, option: high, on: 2026-03-02, answer: granted}
  a4: {by: CROWN, of: SOUTH, words: Speak with  us., on: 2026-03-02}
  a5: {by: CROWN, of: SOUTH, words: speak with us, on: 2026-03-03}
  a6: {by: FAR, of: NORTH, words: None at all., issue: toll, option: none, withdrawn: 2026-03-02}
  a7: {by: FAR, of: NORTH, words: A high one., issue: toll, option: high, on: 2026-03-02}
"""


def talks() -> Talks:
    reading = read_text(FILE)
    assert reading.talks is not None, reading.problems
    return reading.talks


CROWN, LENDER, FAR, NORTH, SOUTH = (SideId(c) for c in ("CROWN", "LENDER", "FAR", "NORTH", "SOUTH"))
TODAY = date(2026, 3, 6)


def test_a_tie_tells_the_last_contact_the_silence_since_and_the_lines() -> None:
    found = contacts(talks(), TODAY)
    tie = found.matrix[CROWN, SOUTH]
    assert ([c.id for c in tie.contacts], tie.silent, tie.lines) == (["c1", "c2"], 2, ())
    line = found.matrix[LENDER, NORTH]
    assert (line.contacts, line.silent, [c.id for c in line.lines], line.known) == ((), None, ["line"], True)
    assert not found.matrix[FAR, NORTH].known
    assert found.rows == (CROWN, LENDER, FAR, MEDIATION)


def test_nothing_counts_that_comes_after_the_day() -> None:
    assert not contacts(talks(), TODAY).matrix[CROWN, NORTH].contacts
    later = contacts(talks(), date(2026, 3, 9)).matrix[CROWN, NORTH]
    assert ([c.id for c in later.contacts], later.silent) == (["c3"], 0)


def test_whoever_speaks_with_some_only_is_named_with_whether_these_are_its_own() -> None:
    told = {each.power: each for each in contacts(talks(), TODAY).one_sided}
    assert set(told) == {CROWN, MEDIATION}
    crown = told[CROWN]
    assert (crown.speaks_with, crown.none_known_with, crown.only_its_own) == ((SOUTH,), (NORTH,), True)
    assert not told[MEDIATION].only_its_own
    assert {each.power for each in contacts(talks(), date(2026, 3, 9)).one_sided} == {MEDIATION}


def test_a_line_could_be_opened_by_whoever_is_tied_to_both_or_tied_to_one_and_moves_the_other() -> None:
    ways = {(w.one, w.other, w.through): w for w in contacts(talks(), TODAY).ways}
    assert (CROWN, NORTH, LENDER) in ways
    assert (LENDER, SOUTH, CROWN) in ways
    assert [i.assumption for i in ways[LENDER, SOUTH, CROWN].influence] == ["it pays"]
    assert (CROWN, NORTH, FAR) not in ways, "it moves the north, and is tied to nobody"
    assert not [way for way in ways if FAR in way[:2]], "nobody is known to reach it"
    closer = read_text(FILE + "  a8: {by: FAR, words: Hello.}\n").talks
    assert closer is not None
    group = replace(closer.channels[1], powers=(*closer.channels[1].powers, closer.powers[2].id))
    closer = replace(closer, channels=(closer.channels[0], group))
    assert (CROWN, NORTH, FAR) in {(w.one, w.other, w.through) for w in contacts(closer, TODAY).ways}


def test_the_same_asked_twice_is_found_by_its_option_or_by_its_words() -> None:
    found = asks(talks(), TODAY)
    assert [[ask.id for ask in each.asks] for each in found.duplicates] == [["a1", "a2"], ["a4", "a5"]]


def test_asks_contradict_where_one_side_is_asked_for_two_things_or_one_asks_two_sides_for_different_ones() -> (
    None
):
    found = asks(talks(), TODAY)
    pairs = [tuple(ask.id for ask in each.asks) for each in found.contradictions]
    assert pairs == [("a1", "a7"), ("a2", "a3"), ("a2", "a7")]


def test_an_ask_is_overdue_while_it_waits_beyond_its_day() -> None:
    found = asks(talks(), TODAY)
    assert [ask.id for ask in found.asks if found.is_overdue(ask)] == ["a1"]
    assert [ask.id for ask in found.asks if not found.waits(ask)] == ["a3", "a6"]
    assert [ask.id for ask in asks(talks(), date(2026, 3, 1)).asks] == ["a1", "a6"]


@settings(max_examples=40)
@given(some_talks(), st.integers(0, 50_000))
def test_the_matrix_is_what_the_contacts_say_pair_by_pair(some: Talks, days: int) -> None:
    """Held against the plain reading: every contact, every pair in it."""
    on = date(1950, 1, 1) + timedelta(days=days)
    found = contacts(some, on)
    pairs = {
        frozenset(pair): None
        for contact in some.contacts
        if contact.on <= on
        for pair in combinations(contact.between, 2)
    }
    spoken = {frozenset(pair): None for pair, tie in found.matrix.items() if tie.contacts}
    assert spoken == {pair: None for pair in spoken if pair in pairs}
    assert {p for p in pairs if p in set(map(frozenset, found.matrix))} == set(spoken)
    for way in found.ways:
        assert frozenset((way.one, way.other)) not in pairs
