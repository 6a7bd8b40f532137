"""How well the reader does on the gold set: ``python -m tests.reading.measure`` prints it, report by report."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from multitrack.model.talks import Talks
from multitrack.reading.document import Document
from multitrack.reading.drafts import DraftStatement
from multitrack.reading.opening import read_file
from multitrack.reading.reader import read as read_document
from multitrack.talksfile import read

GOLD = Path(__file__).parent / "gold"
DATA = Path(os.environ.get("MULTITRACK_DATA") or Path(__file__).parents[3] / "shared" / "data")
SFP = DATA / "news" / "sfp-2014-02-04.txt"
"""The first report; not ours to hand on, so it lies beside the project."""


@dataclass(frozen=True)
class Wanted:
    """A statement as it was annotated, with its place in the text."""

    speaker: str
    start: int
    end: int
    form: str
    to: str | None
    office: str | None


@dataclass
class Score:
    """How many statements were wanted, drafted and right; how often form, addressee and office fit too."""

    wanted: int = 0
    drafted: int = 0
    right: int = 0
    form: int = 0
    told: list[bool] = field(default_factory=list)
    office: list[bool] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.wanted + other.wanted,
            self.drafted + other.drafted,
            self.right + other.right,
            self.form + other.form,
            self.told + other.told,
            self.office + other.office,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )

    def __str__(self) -> str:
        return (
            f"precision {self.right}/{self.drafted} = {self.precision:.2f}, recall {self.right}/{self.wanted} = "
            f"{self.recall:.2f}; of the right ones: form {self.form}/{self.right}, addressee "
            f"{sum(self.told)}/{len(self.told)}, office {sum(self.office)}/{len(self.office)}"
        )


def reports(half: str) -> list[Path]:
    """The annotations of one half."""
    return sorted((GOLD / half).glob("*.yaml"))


def talks_of(name: str | None) -> Talks | None:
    """The talks that a report is read against."""
    return None if name is None else read(GOLD / f"{name}.yaml").talks


def score(annotated: Path, report: Path | None = None) -> Score:
    """How the reader does on one report."""
    told = YAML(typ="safe").load(annotated.read_text(encoding="utf-8"))
    path = report or next(
        each for each in annotated.parent.glob(f"{annotated.stem}.*") if each.suffix != ".yaml"
    )
    document = read_file(path)
    assert isinstance(document, Document), document
    drafts = read_document(document, talks_of(told.get("talks")))
    return compared(
        document.text, [_wanted(each, document.text) for each in told["statements"]], drafts.of_speakers()
    )


def compared(text: str, wanted: list[Wanted], drafted: tuple[DraftStatement, ...]) -> Score:
    """Pair what was wanted with what was drafted, each once."""
    found = Score(wanted=len(wanted), drafted=len(drafted))
    left = list(drafted)
    for each in wanted:
        best = max(left, key=lambda draft: overlap(each, draft), default=None)
        if best is None or overlap(each, best) < 0.5 or plain(best.speaker.name) != plain(each.speaker):
            said = "" if best is None or overlap(each, best) < 0.5 else f" (drafted for {best.speaker.name})"
            found.missed.append(f"{each.speaker}: {text[each.start : each.end][:90]!r}{said}")
            continue
        left.remove(best)
        found.right += 1
        found.form += best.form.value == each.form
        found.told += [] if each.to is None and best.to is None else [is_told(each.to, best.to)]
        found.office += [] if each.office is None else [plain(each.office) == plain(best.speaker.office)]
    found.wrong = [f"{each.speaker.name} [{each.rule.name}]: {each.words[:90]!r}" for each in left]
    return found


def overlap(wanted: Wanted, draft: DraftStatement) -> float:
    """The share of characters that both have, of those that either has."""
    start, end = draft.extent
    both = max(0, min(end, wanted.end) - max(start, wanted.start))
    return both / (max(end, wanted.end) - min(start, wanted.start))


def is_told(wanted: str | None, found: str | None) -> bool:
    """Whether the addressee is right; a long one is written down by its beginning and end."""
    if wanted is None or found is None:
        return wanted is found
    first, _, last = plain(wanted).partition("…")
    return plain(found).startswith(first.strip()) and plain(found).endswith((last or first).strip())


def plain(name: str | None) -> str:
    """A name without article and capitals, as names are held against each other."""
    return re.sub(r"^(?:the|a|an)\s+", "", (name or "").casefold())


def _wanted(told: dict[str, Any], text: str) -> Wanted:
    start, end = place_of(told["words"], text)
    return Wanted(told["speaker"], start, end, told["form"], told.get("to"), told.get("office"))


def place_of(words: str, text: str) -> tuple[int, int]:
    """Where words stand that were written down whole, or by their beginning and end."""
    first, _, last = (part.strip() for part in words.partition("…"))
    parts = [r"\s+".join(map(re.escape, part.split())) for part in (first, last) if part]
    found = re.search("(?s:.*?)".join(parts), text)
    assert found is not None, words
    return found.start(), found.end()


def half(name: str) -> Score:
    """The score of one half, or of the first report, where it is there."""
    found = Score()
    for path in reports(name):
        found = found.plus(score(path, SFP if name == "first" else None))
    return found


def whole() -> Score:
    """The score of all that is there to be read."""
    names = ("tuned", "opened", "held-out", *(("first",) if SFP.is_file() else ()))
    found = Score()
    for name in names:
        found = found.plus(half(name))
    return found


def main(shown: list[str]) -> None:
    """Print the figures of some parts, report by report; what was missed, never of the held-out one."""
    for name in shown:
        for path in reports(name):
            one = score(path, SFP if name == "first" else None)
            lines = [f"{name}/{path.stem}: {one}"]
            if name != "held-out":
                lines += [f"  missed {each}" for each in one.missed] + [
                    f"  wrong {each}" for each in one.wrong
                ]
            sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.write(f"{name}: {half(name)}\n")
    sys.stdout.write(f"all: {whole()}\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["tuned", "opened", "held-out", *(["first"] if SFP.is_file() else [])])
