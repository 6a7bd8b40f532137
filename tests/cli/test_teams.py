"""The command teams: which issues belong in which team, what parting them costs, and limits as they are typed."""

import pytest
from tests.cli.chapters import examples, is_printed
from tests.cli.shell import run


@pytest.mark.parametrize(("asked", "said"), examples("which-issues-in-which-team.md"))
def test_the_chapter_shows_what_is_printed(asked: str, said: str) -> None:
    assert is_printed(asked, said)


def test_teams_are_told_with_what_they_cut() -> None:
    said = run("teams", "coalition")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "these 3 teams hold together best (proved: no split is better)" in words
    assert (
        "Linked with nothing, so that any team can take it: Rents; Telephone data kept for the police."
        in words
    )
    assert "Between teams, so to be judged in the plenary: Costing table" in words


def test_that_there_is_no_good_split_is_said_with_what_helps() -> None:
    words = " ".join(run("teams", "six-party").out.split())
    assert "Careful: this is no good split." in words
    assert "let each team report several options instead of one" in words
    assert "0 of the 55 packages not ruled out are left" in words


def test_nothing_known_leads_to_a_question() -> None:
    words = " ".join(run("teams", "geneva-2017").out.split())
    assert "Ask each side which issues it would only settle together." in words


def test_limits_that_no_split_keeps_to_are_proved_to_be_such() -> None:
    said = run("teams", "coalition", "--teams", "2", "--largest", "3")
    assert said.code == 1
    assert "No split keeps to these limits: that is proved." in " ".join(said.out.split())


def test_people_and_experts_are_limits() -> None:
    said = run("teams", "coalition", "--people", "SOC=2", "--together", "rent,coal", "--json").json
    of = {issue: at for at, team in enumerate(said["teams"]) for issue in team}
    assert of["rent"] == of["coal"]
    (seats,) = said["limits"]["seats"]
    assert len({of[issue] for issue in seats["issues"]}) <= seats["teams"] == 2


def test_where_time_is_up_that_is_said() -> None:
    said = run("teams", "coalition", "--by", "trade", "--teams", "5", "--largest", "3", "--seconds", "0")
    words = " ".join(said.out.split())
    assert "bounded: time ran out; a split may keep together up to" in words


def test_what_is_typed_wrong_is_refused_all_at_once() -> None:
    said = run(
        "teams", "coalition", "--teams", "40", "--together", "foo,tax", "--people", "x=2", "--people", "SOC"
    )
    assert said.code == 2
    assert 'there is no issue "foo"' in said.err
    assert 'there is no party "x"' in said.err
    assert '--people "SOC": expected a party and a number from 1' in said.err
    assert "--teams 40 is more than there are issues (12)" in said.err
    assert "no team can be both" in run("teams", "coalition", "--largest", "2", "--smallest", "3").err
    assert "expected two issues or more" in run("teams", "coalition", "--apart", "tax").err
