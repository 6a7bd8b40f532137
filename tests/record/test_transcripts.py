"""Golden transcripts: whole talks, act by act, with who hears what; a change shows as a difference.

`MULTITRACK_ACCEPT=1 pytest tests/record/test_transcripts.py` writes what is played now as the new transcript. The
scripts are in ``tests/record/scripts``; how each of them must end is asserted here as well.
"""

from __future__ import annotations

import os
import re
from datetime import timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.record.playing import Played, played
from tests.record.scene import T1
from tests.record.script import Play, last_called
from tests.record.scripts import belfast, codesa, geneva, libya, small

from multitrack.model.channel import PLENARY
from multitrack.model.issue import OptionId
from multitrack.model.text import write_out
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Refused
from multitrack.record.held import hold
from multitrack.record.waiting import waiting_here

FOLDER = Path(__file__).parents[1] / "transcripts"
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "four-talks-on-the-floor.md"
PLAYS = {
    "to-a-package": small.TO_A_PACKAGE,
    "suspended-and-back": small.SUSPENDED_AND_BACK,
    "libya-2021": libya.PLAY,
    "codesa-1992": codesa.PLAY,
    "belfast-1998": belfast.PLAY,
    "geneva-2014": geneva.PLAY,
}


@cache
def play(name: str) -> Played:
    """Each script is played once."""
    return played(PLAYS[name])


@pytest.mark.parametrize("name", PLAYS)
def test_the_talks_go_as_the_transcript_says(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    transcript = play(name).transcript
    if os.environ.get("MULTITRACK_ACCEPT") == "1":
        path.write_text(transcript, encoding="utf-8")
    assert transcript == path.read_text(encoding="utf-8")


def test_every_transcript_is_of_a_script() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PLAYS)


def test_a_script_is_told_alike_however_often_it_is_played() -> None:
    again: Play = PLAYS["codesa-1992"]
    assert played(again).transcript == play("codesa-1992").transcript


def test_an_adopted_package_is_a_clean_text() -> None:
    view = play("to-a-package").floor.view(T1)
    assert view.plenary is not None
    adopted = [p for p in view.plenary.standing.packages.values() if p.adopted is not None]
    lifted = view.plenary.standing.lifted
    lines = write_out(view.talks.draft, view.talks.issues, adopted[-1].package, lifted)
    assert [(line.words, line.clean) for line in lines] == [
        ("They first on cease and shall second on aid.", True)
    ]


def test_the_libyan_vote_ends_in_the_run_off() -> None:
    """Neither the colleges nor the lists of the morning decide; list 3 has two votes more than it needs."""
    ended = play("libya-2021")
    settled = ended.floor.standings[PLENARY].settled[libya.EXECUTIVE]
    last = next(a for a in reversed(ended.answers) if isinstance(a, Accepted) and a.entries[0].verdict)
    assert settled.option == OptionId("list-3")
    assert last.entries[0].verdict is not None
    assert last.entries[0].verdict.decided_by == libya.RUN_OFF
    run_off = last.entries[0].verdict.tests[-1]
    assert (run_off.found, run_off.whole) == (Fraction(39, 73), Fraction(73))
    failed = [a for a in ended.answers if isinstance(a, Refused) and a.clause.act == "settle"]
    assert len(failed) == 5


def test_codesa_ends_with_three_results_that_wait_for_one_group() -> None:
    """What is ready waits for what is not; and the wait is as long as the days since it was ready."""
    ended = play("codesa-1992")
    plenary = ended.floor.standings[PLENARY]
    assert set(plenary.reported) == {codesa.CLIMATE, codesa.INTERIM, codesa.HOMELANDS}
    waits = waiting_here(hold(ended.floor.standings, PLENARY))
    assert {each.on for each in waits} == {codesa.WRITES, codesa.MAJORITY, codesa.TIME}
    since = {each.issue: each.since for each in waits}
    ready = since[codesa.HOMELANDS]
    assert ready is not None
    assert codesa.at(6, 17, 12) - ready == timedelta(days=44, hours=2)
    assert all(package.adopted is None for package in plenary.packages.values())
    refused = [a.clause.act for a in ended.answers if isinstance(a, Refused)]
    assert refused == ["settle", "report", "adopt", "harvest"]
    assert codesa.MAJORITY not in ended.floor.standings[codesa.WG2].settled


def refusals(name: str, kind: str) -> list[Refused]:
    """Every refusal of acts of one kind in a play."""
    return [a for a in play(name).answers if isinstance(a, Refused) and a.clause.act == kind]


def test_geneva_ends_without_a_programme_of_work() -> None:
    """One order waits for the one side, one for the other, one for both; the agenda itself is agreed."""
    plenary = play("geneva-2014").floor.standings[PLENARY]
    waits = [
        each.verdict.blocked_by for each in refusals("geneva-2014", "settle") if each.verdict is not None
    ]
    assert waits == [(geneva.GOV,), (geneva.NC,), (geneva.GOV, geneva.NC)]
    assert set(plenary.settled) == {geneva.BASIS, geneva.AGENDA}
    assert {issue: each.fate for issue, each in plenary.fates.items()} == dict.fromkeys(
        (geneva.PROGRAMME, geneva.VIOLENCE, geneva.TRANSITION), acts.Fate.FORWARD
    )
    assert set(plenary.harvested) == {geneva.HOMS}
    assert all(held.closed is not None for held in plenary.rounds.values())
    assert [step.state.value for step in plenary.admissions if step.party == geneva.IRAN] == [
        "observer",
        "invitation withdrawn",
    ]


def test_the_last_sitting_in_geneva_lasts_twenty_seven_minutes() -> None:
    ended = play("geneva-2014").floor
    last = ended.standings[PLENARY].sittings[last_called(ended, PLENARY)]
    assert [end - start for start, end in last.sat if end is not None] == [timedelta(minutes=27)]


def test_what_one_delegation_asks_of_the_mediator_the_other_does_not_hear() -> None:
    floor = play("geneva-2014").floor
    asked = acts.Ask(
        id=geneva.SUSPENDED, words="[to withdraw the invitation of Iran]", by=geneva.at(1, 20, 8).date()
    )
    assert asked in [entry.act for entry in floor.view(geneva.MED).entries]
    for person in (geneva.GOV_HEAD, geneva.PRESS, geneva.ENVOY_R, geneva.CLERK):
        assert "invitation of Iran" not in repr([entry.act for entry in floor.view(person).entries])


def test_who_is_only_invited_hears_nothing_of_the_plenary_nor_reads_it_afterwards() -> None:
    floor = play("geneva-2014").floor
    withdrawn = [e for e in floor.view(geneva.CLERK).entries if getattr(e.act, "party", None) == geneva.IRAN]
    assert len(withdrawn) == 2
    assert not {(e.channel, e.number) for e in withdrawn} & {
        (e.channel, e.number) for e in floor.view(geneva.NC_HEAD).entries
    }


def test_belfast_ends_with_three_tests_met_and_two_peoples_in_favour() -> None:
    ended = play("belfast-1998")
    plenary = ended.floor.standings[PLENARY]
    adopted = [
        a.entries[0]
        for a in ended.answers
        if isinstance(a, Accepted) and isinstance(a.entries[0].act, acts.Adopt)
    ]
    verdict = adopted[0].verdict
    assert verdict is not None
    governments, votes, communities, parties = verdict.tests
    assert governments.accepted
    assert (votes.found * 100, parties.found * 10) == (Fraction("59.64"), Fraction(7))
    assert [each.found for each in communities.tests] == [
        Fraction("29.86") / Fraction("52.35"),
        Fraction("21.36") / Fraction("36.83"),
    ]
    peoples = [plenary.ratifications[code].verdict for code in (belfast.IN_NORTH, belfast.IN_SOUTH)]
    assert [(each.accepted, each.found) for each in peoples if each is not None] == [
        (True, Fraction(676_966, 951_845)),
        (True, Fraction(1_442_583, 1_528_331)),
    ]
    assert plenary.packages[belfast.AGREEMENT].awaits_capital == frozenset()


def test_before_the_ulster_unionists_agree_belfast_waits_for_their_community() -> None:
    (refused,) = refusals("belfast-1998", "adopt")
    assert refused.verdict is not None
    governments, votes, communities, parties = refused.verdict.tests
    assert [each.accepted for each in (governments, votes, communities, parties)] == [
        True,
        False,
        False,
        True,
    ]
    assert [each.accepted for each in communities.tests] == [False, True]
    assert communities.blocked_by == (belfast.UUP,)


def test_the_deadline_in_belfast_passes_by_seventeen_hours_and_thirty_six_minutes() -> None:
    plenary = play("belfast-1998").floor.standings[PLENARY]
    adopted, until = plenary.packages[belfast.AGREEMENT].adopted, plenary.rounds[acts.RoundId("last")].until
    assert adopted is not None
    assert until is not None
    assert adopted - until == timedelta(hours=17, minutes=36)


def test_a_draft_that_went_to_two_parties_is_heard_by_these_and_nobody_else() -> None:
    floor = play("belfast-1998").floor
    hear = {
        head.person: "draft of 30 March" in repr(floor.view(head.person)) for head in belfast.HEADS.values()
    }
    assert [person for person, heard in hear.items() if heard] == ["uk", "uup", "sdlp"]
    assert "draft of 30 March" not in repr(floor.view(belfast.CHAIR))


def test_the_page_about_them_leads_to_each_and_tells_what_stands_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", page) if "://" not in link]
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
    real = {name for name in PLAYS if name not in ("to-a-package", "suspended-and-back")}
    assert {Path(link).stem for link in links if link.endswith(".txt")} == real
    told = " ".join(" ".join(play(name).transcript for name in sorted(real)).split())
    figures = (
        "35.47 of 100",
        "5.69 of 52.35",
        "8 of 36",
        "9 of 23",
        "6 of 14",
        "25 of 73",
        "45 of 75",
        "51 of 70",
    )
    assert [figure for figure in figures if figure not in told or figure.split(" of ")[0] not in page] == []


def test_in_a_script_every_refusal_says_what_would_help() -> None:
    refused = [answer for name in PLAYS for answer in play(name).answers if isinstance(answer, Refused)]
    assert refused
    assert all(str(answer.instead).strip() and answer.clause.act for answer in refused)


def test_who_only_sits_in_one_group_hears_nothing_of_another() -> None:
    """A leak test that first shows there was something to leak: group 2 wrote, and the others heard none of it."""
    ended = play("codesa-1992")
    written = [e for e in ended.floor.view(codesa.SECRETARIAT).entries if e.channel == codesa.WG2]
    assert any(isinstance(entry.act, acts.TakePosition) for entry in written)
    elsewhere = ended.floor.view(codesa.delegate(codesa.ANC, codesa.WG4))
    assert not [entry for entry in elsewhere.entries if entry.channel == codesa.WG2]
