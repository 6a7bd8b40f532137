"""The page of representation: who is at the table and for whom, as each viewer knows it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.ford import PARLEY
from tests.web.looking import faults, overflows, seen
from tests.web.test_acts import shown

from multitrack.model.talks import Talks
from multitrack.talksfile import read_text

People = Callable[[str], Client]
REPRESENTED = "/t/ford/represented/"
AROUND = """
constituencies:
  millers: {title: The millers, claimed_by: [GOV, OPP]}
  ferry: The ferrymen
  hill:
    title: The hill
    claimed_by: [{by: OPP, denied_by: [GOV]}]
    holds: [{issue: truce, option: local, stance: refuses, assumption: "told by travellers"}]
consulted:
  elders:
    title: Council of elders
    speaks_for: [ferry]
    inputs: [{words: Let the ferry run., issue: aid, became: not taken up, why: no boat}]
admissions:
  - {party: GOV, state: suspended, on: 2024-02-02, by: The host, reason: shots at the ford, back_if: they stop}
  - {party: GOV, state: admitted, on: 2024-02-09, by: The host}
listings:
  - {authority: The Crown, list: Black list, group: The Band, code: BAND, since: 2020-01-01, binding: true, effect: no talks}
  - {authority: The League, list: Grey list, group: Other men}
  - {authority: The League, list: Grey list, group: The Opposition}
positions:
  - {party: OPP, issue: truce, stances: {local: accepts}}
"""


@pytest.fixture(scope="module")
def parley() -> Talks:
    reading = read_text(PARLEY + AROUND)
    assert reading.talks is not None, reading.problems
    return reading.talks


def test_it_tells_who_speaks_for_whom_with_gaps_and_rivals(as_: People) -> None:
    page = shown(as_("mediator"), REPRESENTED)
    assert "The millersGovernment, Oppositionrival claims" in page
    assert (
        "The ferrymennobodygap: nobody at the table claims to speak for them; heard in Council of elders"
        in page
    )
    assert "The hill: Opposition; denied by Government" in page
    assert "Council of elders (for The ferrymen): “Let the ferry run.”; on Aid; not taken up: no boat" in page


def test_it_tells_what_is_borne_at_the_table_and_refused_at_home(as_: People) -> None:
    page = shown(as_("mediator"), REPRESENTED)
    assert "Truce: Opposition accepts “Local truce”; at home, The hill refuses it" in page
    assert "told by travellers" in page


def test_admission_is_told_step_by_step_and_lists_side_by_side(as_: People) -> None:
    page = shown(as_("mediator"), REPRESENTED)
    assert "suspended 2 February 2024 by The host (shots at the ford), the way back: they stop" in page
    assert "The Band (BAND)listed since 1 January 2020, binding herenot notedyes" in page
    assert "Effect, as declared: no talks." in page


def test_each_side_reads_its_own_names_and_what_it_knows(as_: People) -> None:
    page = shown(as_("opp-head"), REPRESENTED)
    assert "The regime" in page or "Government" not in page
    assert "told by travellers" not in page
    assert as_("stranger").get(REPRESENTED).status_code == 404


def test_only_whoever_may_seat_is_offered_to(as_: People) -> None:
    assert "do=admit" in as_("mediator").get(REPRESENTED).content.decode()
    assert "do=admit" not in as_("gov-head").get(REPRESENTED).content.decode()


def test_it_is_whole_on_a_phone_in_both_directions_and_for_those_who_do_not_see(
    as_: People, chromium_path: Path
) -> None:
    mediator = as_("mediator")
    for language in ("en", "ar"):
        mediator.post("/language/setlang/", {"language": language, "next": "/"})
        for width in (360, 1280):
            with seen(chromium_path, mediator, REPRESENTED, viewport={"width": width, "height": 740}) as page:
                assert (overflows(page), faults(page)) == (False, []), (language, width)
    arabic = mediator.get(REPRESENTED).content.decode()
    assert "من على الطاولة، ولمن" in arabic
    assert "Who is at the table" not in arabic


def test_whoever_admits_or_seats_somebody_is_told_of_a_name_like_a_listed_one_first(as_: People) -> None:
    for address in ("/t/ford/c/plenary/?do=admit", "/t/ford/c/plenary/?do=seat"):
        slip = shown(as_("mediator"), address)
        assert re.search(r"Opposition[^.]*The Opposition[^.]*Grey list", slip), slip
    assert "Grey list" not in shown(as_("opp-head"), "/t/ford/c/delegation-OPP/?do=seat")
