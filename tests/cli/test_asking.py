"""The commands power, better, blocking and leverage: what the rule gives each, and whether anything is better for all than a text."""

from pathlib import Path

import pytest
from tests.cli.chapters import examples, is_printed
from tests.cli.large import large_talks
from tests.cli.shell import EXAMPLES, NEVER, run

from multitrack.talksfile import read

POOR, GOOD = "A=A1,B=B1,C=C1,D=D3,E=E2", "A=A2,B=B3,C=C3,D=D2,E=E3"


@pytest.mark.parametrize(("asked", "said"), examples("who-can-stop-it-and-who-can-open-it.md"))
def test_the_chapter_shows_what_is_printed(asked: str, said: str) -> None:
    assert is_printed(asked, said)


def test_blocking_says_which_ways_are_as_good_as_one_another() -> None:
    words = " ".join(run("blocking", "geneva-2014").out.split())
    assert "The first 8, and 1 of the further ways, ask for as little at once and open as much" in words
    assert "(lower by 1 for the first 98 of them) 2,313" in " ".join(run("blocking", "coalition").out.split())


def test_power_tells_exact_shares_by_name() -> None:
    said = run("power", "six-party")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "Of 64 sets of parties, 5 are enough (5/64 (7.8 %))." in words
    assert "3/10 (30.0 %)" in words
    assert "Harbour workers" in words


def test_better_names_what_gives_nobody_less_or_says_that_it_is_proved_of_none() -> None:
    said = run("better", "six-party", "--than", POOR)
    assert said.code == 1
    words = " ".join(said.out.split())
    assert "Yes: 1 package gives nobody less" in words
    assert "proved in whole numbers" in words
    nothing = run("better", "six-party", "--than", GOOD)
    assert nothing.code == 0
    assert "Nothing gives nobody less and somebody more." in " ".join(nothing.out.split())


def test_leverage_tells_what_each_would_open_and_who_could_move_it() -> None:
    said = run("leverage", "six-party")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "the rule can be met by 55 packages; 12 surely suit all" in words
    stances = " ".join(run("leverage", "geneva-2014").out.split())
    assert (
        "How far Government delegation (GOV) and National Coalition delegation (NC) would have to move is not"
        in stances
    )
    assert "if it could live with" in stances


def test_a_text_with_something_open_is_refused_by_name() -> None:
    said = run("better", "six-party", "--than", "A=A2")
    assert said.code == 2
    assert "What becomes of the sea life (B)" in said.err


def test_where_a_mandate_is_not_known_that_is_said() -> None:
    talks = read(EXAMPLES / "geneva-2014").talks
    assert talks is not None
    typed = ",".join(f"{issue.id}={issue.options[0].id}" for issue in talks.issues)
    said = run("better", "geneva-2014", "--than", typed)
    assert said.code == 2
    assert "mandate" in said.err


def test_blocking_names_the_refusals_that_leave_nothing_and_what_would_open_something(tmp_path: Path) -> None:
    stuck = tmp_path / "stuck.yaml"
    inner = "{name: North, delegation: {inner: {rule: unanimity, groups: {x: Ex, y: Why}}}}"
    stuck.write_text(NEVER.replace("{name: North}", inner), encoding="utf-8")
    said = run("blocking", stuck)
    assert said.code == 1
    words = " ".join(said.out.split())
    assert (
        "Each of them can stop an agreement by itself: Ex inside North (N), Why inside North (N) and South (S)."
        in words
    )
    assert (
        "Each of these by itself leaves nothing, whatever else is given up: - the walk-away point of North (N)"
        in words
    )
    assert "the walk-away point of North (N) (lower by" in words


def test_blocking_tells_what_each_refusal_keeps_shut() -> None:
    said = run("blocking", "geneva-2014")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "72 packages of 10,368 not ruled out." in words
    assert 'Government delegation (GOV) refusing "Item by item"' not in words
    assert 'National Coalition delegation (NC) refusing "Item by item" on Programme of work' in words


def test_blocking_tells_of_large_talks_why_nothing_is_left(tmp_path: Path) -> None:
    shut = large_talks(tmp_path / "shut.yaml", walk_away=330)
    said = run("blocking", shut)
    assert said.code == 1
    words = " ".join(said.out.split())
    assert "That nothing is left is proved." in words
    assert "Each of these by itself leaves nothing, whatever else is given up:" in words
    assert "the walk-away point of Party 0 (P0)" in words
    assert "Every number here is exact." in words
    assert "--package" not in words


def test_blocking_tells_of_large_talks_that_something_is_open(tmp_path: Path) -> None:
    said = run("blocking", large_talks(tmp_path / "open.yaml", walk_away=150))
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "Something is open" in words
    assert "- Issue 11: Option" in words


def test_a_refusal_that_leaves_nothing_is_found_among_many_packages(tmp_path: Path) -> None:
    said = run("blocking", large_talks(tmp_path / "red.yaml", walk_away=150, red_line=True), "--json").json
    assert said["status"] == "exact"
    assert all(each["issue"] == "I0" for some in said["leaving_nothing"]["sets"] for each in some)
    assert [len(each["given_up"]) for each in said["concessions"]] == [1] * 4


def test_stopped_at_once_blocking_tells_that_nothing_is_known(tmp_path: Path) -> None:
    said = run("blocking", large_talks(tmp_path / "shut.yaml", walk_away=330), "--seconds", "0")
    assert "It was stopped before it was known whether anything is left." in said.out


def test_leverage_tells_of_large_talks_what_each_would_open(tmp_path: Path) -> None:
    said = run("leverage", large_talks(tmp_path / "open.yaml", walk_away=150))
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "the rule can be met by 8,596,806 packages; 8,596,806 surely suit all" in words
    assert "10 588,408 588,408" in words
    assert "Every number here is exact." in words


def test_stopped_at_once_leverage_tells_what_was_not_told(tmp_path: Path) -> None:
    said = run("leverage", large_talks(tmp_path / "open.yaml", walk_away=150), "--seconds", "0")
    words = " ".join(said.out.split())
    assert "met by nobody knows how many" not in words
    assert (
        "Not told, for it would take too much time: what is opened by Party 0 (P0), Party 1 (P1) and" in words
    )


def test_robust_answers_large_talks_draw_by_draw(tmp_path: Path) -> None:
    large = large_talks(tmp_path / "large.yaml", walk_away=150, stances=True)
    said = run("robust", large, "--draws", "200")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "Not ruled out in every draw: 5,858,801 packages." in words
    assert "In each of 200 draws (seed 20140126)" in words
    assert "Packages met on the way; others may pass in more draws" in words
    stopped = run("robust", large, "--draws", "200", "--seconds", "0")
    assert "It was stopped: 0 of 200 draws were answered, the first ones." in stopped.out


def test_compare_names_an_option_that_it_takes(tmp_path: Path) -> None:
    large = large_talks(tmp_path / "large.yaml", walk_away=200)
    refused = " ".join(run("compare", large).out.split())
    assert 'for example --settled "I0=o0' in refused
    settled = ",".join(f"I{each}=o0" for each in range(8))
    said = run("compare", large, "--settled", settled)
    assert "256" in said.out
    assert "too many packages" not in said.out
    assert "--settled: there is no issue" in run("compare", large, "--settled", "Z=o0").err
