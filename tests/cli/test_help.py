"""Help comes at once: nothing heavy is imported for it. Every command is in the reference, as it is now."""

import subprocess
import sys

from tests.cli.reference import REFERENCE, commands, reference

HEAVY = (
    "numpy",
    "pydantic",
    "django",
    "rich",
    "ruamel",
    "altair",
    "uvicorn",
    "sqlite3",
    "asyncio",
    "multitrack.model",
)
ASK = """
import sys
from multitrack.cli import main
for words in {typed!r}:
    main([*words, "--help"], standalone_mode=False)
print(sorted(set(sys.modules) & set({heavy!r})), file=sys.stderr)
"""


def test_no_help_imports_anything_heavy() -> None:
    typed = [[], *([name] for name in commands())]
    program = ASK.format(typed=typed, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stderr, done.stdout.count("Usage: ")) == ("[]\n", len(typed))


def test_every_command_has_a_help_that_ends_in_a_full_stop() -> None:
    assert [
        name for name, command in commands().items() if not (command.help or "").split("\n")[0].endswith(".")
    ] == []


def test_the_reference_is_current() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), (
        "write it anew: python -m tests.cli.reference"
    )
