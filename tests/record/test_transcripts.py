"""Golden transcripts: whole talks, act by act, with who hears what; a change shows as a difference.

`MULTITRACK_ACCEPT=1 pytest tests/record/test_transcripts.py` writes what is played now as the new transcript. The
scripts are in ``tests/record/scripts``; how each of them must end is asserted here as well.
"""

from __future__ import annotations

import os
from datetime import timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.record.playing import Play, Played, played
from tests.record.scene import T1
from tests.record.scripts import codesa, libya, small

from multitrack.model.channel import PLENARY
from multitrack.model.issue import OptionId
from multitrack.model.text import write_out
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Refused
from multitrack.record.held import hold
from multitrack.record.waiting import waiting_here

FOLDER = Path(__file__).parents[1] / "transcripts"
PLAYS = {
    "to-a-package": small.TO_A_PACKAGE,
    "suspended-and-back": small.SUSPENDED_AND_BACK,
    "libya-2021": libya.PLAY,
    "codesa-1992": codesa.PLAY,
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
    last = ended.answers[-1]
    assert settled.option == OptionId("list-3")
    assert isinstance(last, Accepted)
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
