import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from multitrack.model.channel import Keeps
from multitrack.model.package import Choice
from multitrack.model.party import Level
from multitrack.model.position import Position, Stance
from multitrack.model.rule import Consensus, Unanimity
from multitrack.model.talks import Talks
from multitrack.talksfile import Reading, read, read_text

BAD = Path(__file__).parents[1] / "bad"
SMALL = """
title: Small talks
parties: {A: Side A, B: Side B}
issues:
  when: {title: When, options: {now: Now, 2033: In 2033, no: Never, 0.30: A share}}
"""


def talks(more: str = "") -> Talks:
    reading = read_text(SMALL + more)
    assert reading.problems == ()
    assert reading.talks is not None
    return reading.talks


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_gives_all_its_problems(path: Path) -> None:
    said = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "".join(f"{problem}\n" for problem in read(path).problems) == said
    assert said


def test_twenty_broken_lines_are_told_of_in_one_run() -> None:
    path = BAD / "twenty-lines.yaml"
    assert len(path.read_text(encoding="utf-8").splitlines()) == 20
    found = {problem.line for problem in read(path).problems}
    assert found == {2, 3, 4, 5, 6, 9, 10, 12, 13, 15, 16, 18, 19, 20}


def test_codes_are_the_words_as_written() -> None:
    assert [option.id for option in talks().issues[0].options] == ["now", "2033", "no", "0.30"]


def test_what_is_not_said_has_its_default() -> None:
    some = talks("tracks: {t: {title: T, issues: [when], team: [A]}}\n")
    assert (some.rule, some.tracks[0].rule, some.exercise) == (Unanimity(), Consensus(), False)


def test_numbers_are_exact() -> None:
    some = talks("mandates: {A: {walk_away: 2/3, worths: {when: {now: 2.5, no: -0.1}}}}\n")
    worths = [worth.worth for worth in some.mandates[0].factors[0].worths]
    assert (some.mandates[0].walk_away, worths) == (Fraction(2, 3), [Fraction(5, 2), Fraction(-1, 10)])


def test_what_an_entry_says_holds_for_its_stances_and_its_importance() -> None:
    some = talks(
        """
statements: {S1: {speaker: A. Person, words: "Now."}}
positions:
  - party: A
    issue: when
    importance: high
    stances: {now: wants, no: {stance: refuses, assumption: our guess, on: 2026-03-04, channel: public}}
    rests_on: S1
    confidence: low
    on: 2026-03-03
    channel: caucus-A
"""
    )
    first, second = some.positions
    assert (first.stance, first.rests_on, first.assumption) == (Stance.WANTS, ("S1",), None)
    assert (first.confidence, first.on, first.channel) == (Level.LOW, date(2026, 3, 3), "caucus-A")
    assert (second.rests_on, second.assumption) == ((), "our guess")
    assert (second.confidence, second.on, second.channel) == (Level.LOW, date(2026, 3, 4), "public")
    assert (some.importance[0].rests_on, some.importance[0].channel) == (("S1",), "caucus-A")


def test_a_number_of_days_is_kept_as_such() -> None:
    said = "{kind: two delegations, title: T, parties: [A, B], keeps: 30 days}"
    channel = talks(f"channels: {{back: {said}}}\n").channels[0]
    assert (channel.keeps, channel.days) == (Keeps.DAYS, 30)


def test_choices_may_come_in_any_order() -> None:
    some = talks("mandates: {A: {walk_away: 1, red_lines: [{when: now}, {when: [no, 2033]}]}}\n")
    chosen = [("when", "now"), ("when", "no"), ("when", "2033")]
    assert [(each.issue, each.option) for each in some.mandates[0].red_lines] == chosen
    assert isinstance(some.mandates[0].red_lines[0], Choice)


def test_a_simple_alias_repeats_what_it_names() -> None:
    some = talks(
        "positions:\n  - {party: A, issue: when, stances: &same {now: wants}}\n"
        "  - {party: B, issue: when, stances: *same}\n"
    )
    assert [(each.party, each.stance) for each in some.positions] == [("A", "wants"), ("B", "wants")]
    assert isinstance(some.positions[0], Position)


def test_a_party_kept_from_the_table_need_not_be_one() -> None:
    said = "{party: EAST, state: excluded, on: 2026-03-01, by: the chair}"
    assert talks(f"admissions: [{said}]\n").admissions[0].party == "EAST"


def test_all_talks_have_channels_that_no_file_names() -> None:
    codes = ("public", "plenary", "mediation-team", "delegation-A", "caucus-B", "track-t")
    rows = "\n".join(f"  S{n}: {{speaker: A, words: W, channel: {code}}}" for n, code in enumerate(codes))
    some = talks(f"tracks: {{t: {{title: T, issues: [when], team: [A]}}}}\nstatements:\n{rows}\n")
    assert tuple(each.channel for each in some.statements) == codes


def test_a_folder_is_its_talks_file(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(SMALL, encoding="utf-8")
    assert read(tmp_path) == read_text(SMALL) == Reading(talks())


def test_a_mark_at_the_beginning_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(SMALL, encoding="utf-8-sig")
    assert read(tmp_path).talks == talks()


def test_a_missing_file_is_told_of(tmp_path: Path) -> None:
    said = [str(problem) for problem in read(tmp_path / "none.yaml").problems]
    assert said == ["none.yaml: there is no such file. Expected a talks file."]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_bytes(b"#" * 2_000_001)
    said = [str(problem) for problem in read(tmp_path).problems]
    assert said == ["talks.yaml: the file has 2000001 bytes. Expected at most 2000000."]


def test_an_annex_that_points_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("walk_away: 1\n", encoding="utf-8")
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talks.yaml").write_text(SMALL + "mandates: {A: {annex: link.yaml}}\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert [problem.found for problem in read(folder).problems] == [
        'the annex "link.yaml" lies outside the folder of the talks file'
    ]


def test_an_annex_without_a_party_is_that_of_whoever_names_it() -> None:
    text = SMALL + "mandates: {A: {annex: a.yaml}}\n"
    some = read_text(text, annexes={"a.yaml": "walk_away: 3\n"}).talks
    assert some is not None
    assert [f"{each.party} {each.walk_away}" for each in some.mandates] == ["A 3"]


def test_what_names_the_party_that_is_lost_is_no_second_problem() -> None:
    text = SMALL.replace("{A: Side A, B: Side B}", "{A: Side A, B: Side: B}")
    more = "tracks: {t: {title: T, issues: [wen], team: [A]}}\n"
    assert [problem.line for problem in read_text(text + more).problems] == [3, 6]


def test_one_wrong_word_is_one_problem() -> None:
    found = read_text(SMALL + "tracks: {t: {titel: T, issues: [when], team: [A]}}\n").problems
    assert [(each.found, each.suggestion) for each in found] == [('there is no key "titel" here', "title")]


def test_the_library_alone_brings_no_reader_of_files() -> None:
    program = (
        "import sys, multitrack; print(sorted({'ruamel', 'pydantic', 'numpy', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
