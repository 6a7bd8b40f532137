"""Files from a disk, within bounds: nothing is read that is larger than any format here can need."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from multitrack.exchange.brought import Source
from multitrack.exchange.refused import refuse

LARGEST = 4_000_000
"""How many bytes one file may have."""
LARGEST_TOGETHER = 16_000_000
"""How many bytes all files of one import may have."""
MOST_FILES = 200
"""How many files one import may have."""
DEEPEST = 2
"""How many folders within one another are looked into."""


def sources(paths: Iterable[Path | str]) -> tuple[Source, ...]:
    """The files that were named, and of a folder all in it. Raises RefusedError."""
    found = [each for path in map(Path, paths) for each in _within(path)]
    if len(found) > MOST_FILES:
        refuse(str(found[0][1].parent), f"{len(found)} files stand here", f"at most {MOST_FILES}")
    left = LARGEST_TOGETHER
    taken = []
    for name, path in found:
        taken.append(Source(name, _content(name, path, left)))
        left -= len(taken[-1].content)
    return tuple(taken)


def _within(path: Path) -> list[tuple[str, Path]]:
    """A file under its own name; of a folder every file, hidden ones left out, by its way from there."""
    if path.is_file():
        return [(path.name, path)]
    if not path.is_dir():
        refuse(str(path), "there is no such file or folder" if not path.exists() else "this is no file")
    inside = sorted(each for depth in range(1, DEEPEST + 1) for each in path.glob("/".join("*" * depth)))
    found = [(each.relative_to(path).as_posix(), each) for each in inside if each.is_file()]
    kept = [(name, each) for name, each in found if not any(p.startswith(".") for p in name.split("/"))]
    return kept or refuse(str(path), "this folder is empty")


def _content(name: str, path: Path, left: int) -> bytes:
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        refuse(name, f"the file cannot be read ({error.strerror})")
    if len(content) > LARGEST:
        refuse(name, f"the file is larger than {LARGEST:,} bytes", "a smaller one; no format here needs more")
    if len(content) > left:
        refuse(
            name,
            f"with this file they are more than {LARGEST_TOGETHER:,} bytes together",
            "fewer files at once",
        )
    return content


def text_of(source: Source) -> str:
    """The text of a file. Raises RefusedError where it is not UTF-8."""
    try:
        return source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.content[: error.start].count(b"\n") + 1
        refuse(source.name, "the file is not UTF-8 text", "a file saved as UTF-8", line=line)
