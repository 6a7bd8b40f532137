"""What a reader of another format gives: the talks, and in words all that the format or we could not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was handed in: its name, seen from the folder that was named, and its bytes."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name without its folders and its last ending."""
        last = self.name.rpartition("/")[2]
        return last.rpartition(".")[0] or last

    @property
    def ending(self) -> str:
        """The last ending, in small letters and with its dot."""
        return "." + self.name.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What whoever brings a file in may decide.

    ``part``: which of several (a sheet of a workbook, a proposal of a table). ``repair``: mend what is broken
    where it is known how, and say so. ``steps``: into how many steps a continuous range is cut.
    """

    part: str | None = None
    repair: bool = False
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What has to be said about a way in or out, each thing once, in the order in which it was met."""

    said: list[str] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Say one thing more."""
        if words not in self.said:
            self.said.append(words)


@dataclass(frozen=True, slots=True)
class Brought:
    """Talks made from another's files, and the notes: dropped, repaired, read in one of several ways."""

    talks: Talks
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """Talks written in another's form: the texts of its files by their names, and the notes on what is lost."""

    files: Mapping[str, str]
    notes: tuple[str, ...] = ()
