"""All public data that has a reader, brought in and analysed in one run; what is absent is left out and said.

The short run brings everything in and analyses what is small; the long one analyses all.
"""

from collections.abc import Iterator
from math import prod
from pathlib import Path

import pytest
from tests.conftest import LONG
from tests.exchange.at_hand import DATA, bring, source

from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.space import LIMIT
from multitrack.analysis.zone import Zone, zone
from multitrack.exchange.brought import Remarks
from multitrack.exchange.positions import deu, ktab
from multitrack.model.talks import Talks
from multitrack.talksfile import Reading, read_text, write

SMALL = 20_000
"""Spaces of so many packages are analysed also in the short run."""
SHORT = 400
"""Talks of so many worths and stances are written and read back also in the short run."""
IN_TWO = {"30issues"}
"""Scenarios whose mandates are too large for one file, and stand beside it."""
RULES = {"Railway"}
"""Scenarios of Genius with a form of their own: ranked values, and conditions between issues."""

Shelf = tuple[str, Path, str | None]


def shelf() -> Iterator[Shelf]:
    """Everything there is: the format, where it stands, and which part of it."""
    yield from (
        ("genius", f, None) for f in sorted({path.parent for path in (DATA / "genius").rglob("*.xml")})
    )
    for form, below in (
        ("negolog", "negolog/*"),
        ("scorable", "scorable_games/*"),
        ("wahlomat", "wahlomat/*/*"),
    ):
        yield from ((form, folder, None) for folder in sorted(DATA.glob(below)) if folder.is_dir())
    for file in sorted((DATA / "ktab_smp").glob("*.*")):
        if file.suffix in {".csv", ".xml"}:
            yield "ktab", file, None
        elif file.suffix == ".xlsx":
            yield from (
                ("ktab", file, part) for part in ktab.parts(source(file.name, file.read_bytes()), Remarks())
            )
    for file in sorted((DATA / "deu3").glob("*.tsv")):
        yield from (("deu", file, part) for part in deu.parts(source(file.name, file.read_bytes())))


def name_of(each: Shelf) -> str:
    form, path, part = each
    return f"{form}: {path.relative_to(DATA).as_posix()}{f' {part}' if part else ''}"


ALL = list(shelf())


def talks_of(each: Shelf) -> Talks:
    form, path, part = each
    if path.name in RULES:
        pytest.skip(f"{path.name}: ranked values and conditions have no reader")
    brought = bring(form, path, part=part)
    assert brought.notes
    return brought.talks


def told(talks: Talks) -> int:
    """How much there is to write."""
    return len(talks.positions) + sum(len(f.worths) for mandate in talks.mandates for f in mandate.factors)


def size(talks: Talks) -> int:
    return prod(len(issue.options) for issue in talks.issues)


@pytest.mark.parametrize("each", ALL, ids=name_of)
def test_it_is_brought_in_and_analysed(each: Shelf) -> None:
    talks = talks_of(each)
    if LONG or told(talks) <= SHORT:
        assert read_text(write(talks)) == Reading(talks) or each[1].name in IN_TWO
    if not LONG and size(talks) > SMALL and not (size(talks) > LIMIT and each[0] == "genius"):
        return
    found = zone(talks)
    if size(talks) > LIMIT:
        assert isinstance(found, TooLarge)
    else:
        assert isinstance(found, Zone)
        assert found.packages == size(talks)
        assert (found.status is Status.EXACT) == bool(talks.mandates)


def test_all_of_it_is_at_hand() -> None:
    wanted = {"genius": 57, "negolog": 20, "scorable": 4, "wahlomat": 21, "ktab": 8, "deu": 71}
    absent = [form for form in wanted if not any(form == each for each, _, _ in ALL)]
    if absent:
        pytest.skip(f"not at hand, and left out: {', '.join(absent)} (MULTITRACK_DATA)")
    assert {form: sum(form == each for each, _, _ in ALL) for form in wanted} == wanted
