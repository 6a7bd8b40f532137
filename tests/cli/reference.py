"""The reference of the command line, made from the commands' own help: ``python -m tests.cli.reference`` writes it."""

import click
from click.testing import CliRunner
from tests.cli.shell import ROOT

from multitrack.cli import main

REFERENCE = ROOT / "docs" / "reference" / "command-line.md"
START = """# The command line

Made from the commands' own help. What `--json` answers stands in [json.md](json.md).
"""


def commands() -> dict[str, click.Command]:
    """Every command by its name."""
    return {name: main.commands[name] for name in sorted(main.commands)}


def reference() -> str:
    """The whole page."""
    asked = [((), "multitrack"), *(((name,), f"multitrack {name}") for name in commands())]
    return "\n".join([START, *(f"## {title}\n\n```text\n{_help(words)}```\n" for words, title in asked)])


def _help(words: tuple[str, ...]) -> str:
    runner = CliRunner(env={"COLUMNS": "80"})
    return runner.invoke(main, [*words, "--help"], prog_name="multitrack", terminal_width=100).stdout


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
