"""Pieces of what commands print, as chapters of the documentation show them."""

import re
from pathlib import Path

from tests.cli.shell import ROOT, run

SAID = re.compile(r"```console\n\$ multitrack (?P<asked>.+)\n(?P<said>(?:.*\n)*?)```")


def examples(chapter: str) -> list[tuple[str, str]]:
    """What a chapter asks, and what it shows of the answer."""
    path = ROOT / "docs" / "explanation" / chapter
    return [(each["asked"], each["said"]) for each in SAID.finditer(Path(path).read_text(encoding="utf-8"))]


def is_printed(asked: str, said: str) -> bool:
    """Whether all that is shown is printed, in this order; lines left out are marked with dots."""
    out, at = run(*asked.split()).out, 0
    for piece in said.split("...\n"):
        at = out.find(piece.strip("\n"), at)
        if at < 0:
            return False
    return True
