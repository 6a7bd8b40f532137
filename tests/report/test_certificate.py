"""A certificate holds for the talks it was written for, by a count that shares nothing with the analysis."""

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.zone import zone
from multitrack.model.talks import Talks
from multitrack.report import recount
from multitrack.report.certificate import Checked, certificate, check
from multitrack.report.folded_certificate import Difference
from multitrack.report.recount import TooMany


def paper(talks: Talks) -> dict[str, Any]:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return certificate(talks, found, "talks.yaml")


@given(some_talks())
def test_every_certificate_holds(talks: Talks) -> None:
    assert check(paper(talks), talks) == Checked(same_talks=True, differences=())


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every number in a certificate's claims."""
    match value:
        case dict():
            for key, each in value.items():
                yield from numbers(each, (*path, key))
        case list():
            for place, each in enumerate(value):
                yield from numbers(each, (*path, place))
        case int():
            yield path


@few
@given(some_talks(mandated=True))
def test_no_number_can_be_changed_unseen(talks: Talks) -> None:
    whole = paper(talks)
    for path in numbers(whole["claims"]):
        changed = copy.deepcopy(whole)
        inner = changed["claims"]
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] += 1
        found = check(changed, talks)
        assert isinstance(found, Checked)
        assert not found.holds


def test_what_does_not_hold_is_named_with_both_numbers() -> None:
    talks = two_parties()
    changed = paper(talks)
    says = changed["claims"]["packages"] + 1
    changed["claims"]["packages"] = says
    found = check(changed, talks)
    assert isinstance(found, Checked)
    assert found.differences == (Difference("packages", says, says - 1),)


def test_too_many_packages_are_refused() -> None:
    assert recount.recount(two_parties(), limit=0) == TooMany(4, 0)


def test_the_count_behind_it_knows_nothing_but_the_model() -> None:
    tree = ast.parse(Path(recount.__file__).read_text(encoding="utf-8"))
    ours = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    assert {name for name in ours if name.startswith("multitrack") and ".model." not in name} == set()
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
