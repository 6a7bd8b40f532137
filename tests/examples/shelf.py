"""The examples as talks, and their packages written out one by one: slow, plain and independent of analysis."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from multitrack.model.package import Package, broken
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.talksfile import read

SHELF = Path(__file__).parents[2] / "examples"
NAMES = ("amman-2015", "coalition", "geneva-2014", "geneva-2017", "six-party")


@cache
def talks_of(name: str) -> Talks:
    """The talks of one example."""
    talks = read(SHELF / name).talks
    assert talks is not None
    return talks


@cache
def packages_of(name: str) -> tuple[Package, ...]:
    """Every package of an example once, linkage not yet judged."""
    return tuple(dict.fromkeys(_packages(talks_of(name))))


@cache
def kept(name: str) -> tuple[Package, ...]:
    """The packages that break no linkage."""
    linkage = talks_of(name).linkage
    return tuple(p for p in packages_of(name) if not any(broken(link, p) for link in linkage))


def _packages(talks: Talks) -> Iterator[Package]:
    ways = arising(talks.draft, talks.issues)
    for options in product(*([option.id for option in issue.options] for issue in talks.issues)):
        whole = Package.of(zip((issue.id for issue in talks.issues), options, strict=True))
        yield Package(
            tuple(
                choice
                for choice in whole.choices
                if not ways[choice.issue] or any(all(map(whole.holds, way)) for way in ways[choice.issue])
            )
        )
