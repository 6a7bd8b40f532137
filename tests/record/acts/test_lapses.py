"""What falls with a result, over generated linkages: exactly what a slow reading of the rule says."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import hypothesis.strategies as st
from hypothesis import given
from tests.record.scene import DAWN, FIRST, floor_of

from multitrack.model.channel import PLENARY
from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import Requires
from multitrack.record import act as acts
from multitrack.record.judging.linkage import lapses
from multitrack.record.standing import ChannelStanding, Settled

NAMES = tuple(map(IssueId, "abcdef"))
STANDING = floor_of()[0].standings[PLENARY]
some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
LINKS = st.lists(st.tuples(some, some), max_size=6)


def plenary(links: list[tuple[list[IssueId], list[IssueId]]], reported: set[IssueId]) -> ChannelStanding:
    """A plenary under these requirements, in which these issues are reported."""

    def first(issues: list[IssueId]) -> tuple[Condition, ...]:
        return tuple(Condition(issue=issue, options=(FIRST,)) for issue in issues)

    linkage = tuple(Requires(where=first(where), needs=first(needs)) for where, needs in links)
    results = {issue: Settled(option=FIRST, time=DAWN, number=2) for issue in sorted(reported)}
    return replace(STANDING, holds=replace(STANDING.holds, linkage=linkage), reported=results)


def falls(
    links: list[tuple[list[IssueId], list[IssueId]]], before: set[IssueId], gone: IssueId
) -> set[IssueId]:
    """The slow reading: go through everything again and again until nothing more falls."""
    left = before - {gone}
    for _ in NAMES:
        hit = [where for where, needs in links if set(where) <= before and set(needs) & (before - left)]
        left -= set(chain.from_iterable(hit))
    return before - left - {gone}


@given(links=LINKS, reported=st.sets(st.sampled_from(NAMES), min_size=1), data=st.data())
def test_what_needed_a_fallen_result_falls_and_nothing_else(
    links: list[tuple[list[IssueId], list[IssueId]]], reported: set[IssueId], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(reported)))
    written = lapses(plenary(links, reported), dict.fromkeys(sorted(reported - {gone}), FIRST))
    fallen = [each.act.issue for each in written if isinstance(each.act, acts.LapseReport)]
    assert sorted(fallen) == sorted(falls(links, reported, gone))


@given(links=LINKS, reported=st.sets(st.sampled_from(NAMES)))
def test_where_no_result_falls_nothing_lapses(
    links: list[tuple[list[IssueId], list[IssueId]]], reported: set[IssueId]
) -> None:
    assert lapses(plenary(links, reported), dict.fromkeys(sorted(reported), FIRST)) == ()
