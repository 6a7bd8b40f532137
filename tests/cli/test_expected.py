"""What the examples answer is pinned: a change of words or of a number is seen as a difference of text.

On failure the new answer is written beside the message; with MULTITRACK_ACCEPT=1 it becomes the expected one.
"""

import os
from pathlib import Path

import pytest
from tests.cli.shell import EXAMPLES, run
from tests.examples.shelf import around

from multitrack.report.handed_in import example_names
from multitrack.talksfile import read

COMMANDS = ("check", "show", "zone", "robust", "compare")


def commands_for(name: str) -> tuple[str, ...]:
    """What is asked of an example: of contacts, lists and home only where it tells of any."""
    talks = read(EXAMPLES / name).talks
    return COMMANDS if talks is None else (*COMMANDS, *around(talks))


ASKED = [(name, command) for name in example_names() for command in commands_for(name)]


def test_some_examples_tell_of_contacts_or_of_lists() -> None:
    assert {command for _, command in ASKED} == {*COMMANDS, "channels", "represented"}


@pytest.mark.parametrize(("name", "command"), ASKED)
def test_answers_as_expected(name: str, command: str, tmp_path: Path) -> None:
    expected = EXAMPLES / name / "expected" / f"{command}.txt"
    answer = run(command, name).out
    if os.environ.get("MULTITRACK_ACCEPT") == "1":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(answer, encoding="utf-8")
    new = tmp_path / expected.name
    new.write_text(answer, encoding="utf-8")
    assert answer == expected.read_text(encoding="utf-8"), f"the new answer: {new}; expected: {expected}"
