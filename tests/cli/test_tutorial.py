"""Whoever types what the tutorial says sees what the tutorial shows."""

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.shell import ROOT, Said, run

TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
STAYING = {"demo", "open", "serve"}
"""Commands that serve pages until stopped; tried in test_pages."""


def answer(commands: str) -> str:
    """What some commands print, one after the other."""
    typed = [shlex.split(line) for line in commands.splitlines()]
    assert all(words[0] == "multitrack" for words in typed)
    said = [Said(0, "", "") if words[1] in STAYING else run(*words[1:]) for words in typed]
    return "".join(each.out + each.err for each in said)


def holds(shown: str, printed: str) -> bool:
    """Whether what is shown was printed: whole lines in this order, anything where a line says so."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)]
    return re.search("(?:^|\n)" + "(?:.*\n)*?".join(parts), printed) is not None


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_the_tutorial_shows_what_is_printed(
    tutorial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed, shown = "", 0
    for language, text in BLOCK.findall(tutorial.read_text(encoding="utf-8")):
        if language == "yaml":
            Path("budget.yaml").write_text(text, encoding="utf-8")
        elif language == "sh":
            printed = answer(text)
        else:
            shown += 1
            assert holds(text, printed), f"not printed as shown:\n{text}\nbut:\n{printed}"
    assert shown >= 8


def test_a_line_that_is_not_printed_is_found() -> None:
    assert holds("one\n...\nthree\n", "zero\none\ntwo\nthree\n")
    assert not holds("one\nthree\n", "one\ntwo\nthree\n")
