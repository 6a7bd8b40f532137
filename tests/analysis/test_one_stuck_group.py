"""CODESA, May 1992: each working group by consensus, nothing agreed until all is, and one of them stuck."""

from dataclasses import replace
from pathlib import Path

import pytest

from multitrack.analysis.blocking import Blocking, blocking
from multitrack.analysis.bodies import Bodies
from multitrack.analysis.consent import Weighed, weigh
from multitrack.analysis.finding import Counts
from multitrack.analysis.zone import examine, zone
from multitrack.model.issue import IssueId
from multitrack.model.package import EarlyHarvest, NothingUntilAll, Package
from multitrack.model.party import PartyId
from multitrack.model.rule import Consensus
from multitrack.model.talks import Talks
from multitrack.talksfile import read

MAJORITY = IssueId("majority")


@pytest.fixture(scope="module")
def codesa() -> Talks:
    talks = read(Path(__file__).parents[2] / "examples" / "rules" / "codesa-1992.yaml").talks
    assert talks is not None
    return talks


def counted(talks: Talks) -> Counts:
    found = zone(talks)
    return found.robust.counts  # type: ignore[union-attr]


def without_the_stuck_issue(talks: Talks) -> Talks:
    return replace(
        talks,
        issues=tuple(issue for issue in talks.issues if issue.id != MAJORITY),
        tracks=tuple(track for track in talks.tracks if MAJORITY not in track.issues),
        positions=tuple(position for position in talks.positions if position.issue != MAJORITY),
        structures=(),
    )


def test_every_group_decides_by_consensus_and_all_stands_or_falls_together(codesa: Talks) -> None:
    assert {track.rule for track in codesa.tracks} == {Consensus()}
    assert codesa.linkage == (NothingUntilAll(),)


def test_four_groups_could_agree_by_themselves_and_one_could_not(codesa: Talks) -> None:
    talks = weigh(codesa)
    assert isinstance(talks, Weighed)
    bodies = Bodies(talks)
    able = {body.title: bool(bodies.suffices(body).any()) for body in codesa.structures[0].stages[0].bodies}
    assert able == {f"Working group {n}": n != 2 for n in range(1, 6)}


def test_so_no_package_is_left_though_the_others_agree(codesa: Talks) -> None:
    assert counted(codesa) == Counts(surely=0, possibly=0, not_=48, unknown=0)
    assert counted(without_the_stuck_issue(codesa)) == Counts(surely=4, possibly=0, not_=12, unknown=0)


def test_what_the_four_agreed_is_held_up_in_every_completion(codesa: Talks) -> None:
    agreed = zone(without_the_stuck_issue(codesa)).robust.surely  # type: ignore[union-attr]
    found = [examine(codesa, Package(package.choices)) for package in agreed]
    assert [(f.open_issues, f.counts.not_) for f in found] == [((MAJORITY,), 3)] * 4  # type: ignore[union-attr]


def test_either_of_the_two_could_open_it(codesa: Talks) -> None:
    found = blocking(codesa)
    assert isinstance(found, Blocking)
    assert set(found.would_open.sets) == {frozenset({PartyId("ANC")}), frozenset({PartyId("NP")})}


def test_an_early_harvest_does_not_make_a_whole_of_it(codesa: Talks) -> None:
    """What may be applied before the whole is agreed is no package; the whole is still stuck."""
    four = tuple(issue.id for issue in codesa.issues if issue.id != MAJORITY)
    assert counted(replace(codesa, linkage=(EarlyHarvest(issues=four),))).not_ == 48
