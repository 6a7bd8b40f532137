"""The precedents: files beside the examples, one per rule, that read and stay off the shelf of the demo."""

import re

import pytest
from tests.examples.shelf import NAMES, SHELF

from multitrack.report.handed_in import example_names, examples_folder, talks_of
from multitrack.talksfile import read, read_text, write

RULES = SHELF / "rules"
FILES = ("codesa-1992", "germany-2025", "libya-2021", "northern-ireland-1997", "yemen-2013")
every = pytest.mark.parametrize("name", FILES)


def test_these_are_the_precedents() -> None:
    assert tuple(sorted(path.stem for path in RULES.glob("*.yaml"))) == FILES


def test_the_demo_still_offers_the_examples_alone() -> None:
    assert example_names() == NAMES


@every
def test_reads_and_reads_again_as_it_is_written(name: str) -> None:
    reading = read(RULES / f"{name}.yaml")
    assert reading.problems == ()
    assert reading.talks is not None
    assert read_text(write(reading.talks)).talks == reading.talks


@every
def test_is_read_from_the_shell_by_its_path(name: str) -> None:
    assert talks_of(str(examples_folder() / "rules" / f"{name}.yaml")).title


@every
def test_every_statement_names_its_source_and_no_mandate_is_invented(name: str) -> None:
    talks = talks_of(str(RULES / f"{name}.yaml"))
    assert [statement.id for statement in talks.statements if not statement.link] == []
    assert talks.mandates == ()
    assert [p for p in talks.positions if not p.rests_on and not p.assumption] == []


def test_the_readme_tells_of_each_file_and_its_commands_name_files() -> None:
    readme = (RULES / "README.md").read_text(encoding="utf-8")
    assert tuple(sorted(re.findall(r"^\| `([\w-]+)\.yaml`", readme, re.MULTILINE))) == FILES
    named = re.findall(r"^multitrack \w+ examples/rules/([\w-]+)\.yaml$", readme, re.MULTILINE)
    assert named
    assert set(named) <= set(FILES)
