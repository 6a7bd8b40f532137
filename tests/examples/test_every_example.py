"""What holds for every example: it reads, its text comes clean, its README and its structures are whole."""

import re

import pytest
from tests.examples.shelf import NAMES, SHELF, packages_of, talks_of

from multitrack.model.text import write_out
from multitrack.talksfile import read

every = pytest.mark.parametrize("name", NAMES)


def test_the_shelf_holds_these_examples() -> None:
    assert tuple(sorted(path.parent.name for path in SHELF.glob("*/talks.yaml"))) == NAMES


@every
def test_reads_without_a_problem(name: str) -> None:
    assert read(SHELF / name).problems == ()


@every
def test_a_package_gives_a_clean_text(name: str) -> None:
    talks, packages = talks_of(name), packages_of(name)
    lines = [
        line
        for package in packages[:: 1 + len(packages) // 500]
        for line in write_out(talks.draft, talks.issues, package)
    ]
    assert [line.words for line in lines if not line.clean] == []


@every
def test_the_text_says_what_is_chosen(name: str) -> None:
    talks = talks_of(name)
    silent = []
    for issue in talks.issues:
        for option in issue.options:
            package = next(p for p in packages_of(name) if p.on(issue.id) == option.id)
            text = " ".join(line.words for line in write_out(talks.draft, talks.issues, package))
            silent += [option.id] if option.words.split("{")[0] not in text else []
    assert silent == []


@every
def test_each_issue_is_on_one_track(name: str) -> None:
    talks = talks_of(name)
    shared = sorted(issue for track in talks.tracks for issue in track.issues)
    assert shared == sorted(issue.id for issue in talks.issues)


@every
def test_each_structure_settles_each_issue_once(name: str) -> None:
    talks = talks_of(name)
    settled = {
        structure.id: sorted(i for stage in structure.stages for body in stage.bodies for i in body.issues)
        for structure in talks.structures
    }
    assert len(settled) >= 3
    assert settled == dict.fromkeys(settled, sorted(issue.id for issue in talks.issues))


@every
def test_the_readme_is_one_page_and_its_commands_name_its_folder(name: str) -> None:
    readme = (SHELF / name / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^multitrack (\w+) (\S+)", readme, re.MULTILINE)
    assert commands[:3] == [(command, f"examples/{name}") for command in ("show", "zone", "compare")]
    around = [(command, f"examples/{name}") for command in ("channels", "represented")]
    assert commands[3:] == (around if talks_of(name).contacts or talks_of(name).listings else [])
    assert len(readme.splitlines()) <= 60
