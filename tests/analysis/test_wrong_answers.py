"""Wrong answers of other engines, each a case that must come out right here."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.analysis.small_talks import two_parties

from multitrack.analysis.blocking import blocking
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Excludes, Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.talksfile import read, write


def mandate(party: str, walk_away: int = 0, **worths: int) -> Mandate:
    factors = tuple(
        Factor(issues=(IssueId(o[0].upper()),), worths=(Worth((OptionId(o),), Fraction(w)),))
        for o, w in worths.items()
    )
    return Mandate(party=PartyId(party), factors=factors, walk_away=Fraction(walk_away))


def answer(*mandates: Mandate, **more: object) -> Zone:
    return answer_of(replace(two_parties(), mandates=mandates, **more))  # type: ignore[arg-type]


def answer_of(talks: Talks) -> Zone:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def package(a: str, b: str) -> Package:
    return Package.of({IssueId("A"): OptionId(a), IssueId("B"): OptionId(b)})


def unbeaten(found: Zone) -> list[Package]:
    assert isinstance(found.frontier, Frontier)
    return list(found.frontier.packages)


@pytest.fixture
def excluding_the_best() -> Zone:
    both = tuple(Condition(issue=IssueId(i), options=(OptionId(f"{i.lower()}1"),)) for i in "AB")
    best = {"a1": 2, "b1": 2}
    return answer(mandate("North", **best), mandate("South", **best), linkage=(Excludes(together=both),))


def test_what_is_excluded_is_on_no_frontier(excluding_the_best: Zone) -> None:
    assert unbeaten(excluding_the_best) == [package("a1", "b2"), package("a2", "b1")]


def test_what_is_excluded_is_not_counted_among_what_is_allowed(excluding_the_best: Zone) -> None:
    assert (excluding_the_best.packages, excluding_the_best.respecting_linkage) == (4, 3)


def test_packages_worth_the_same_to_all_stand_on_the_frontier_together() -> None:
    found = answer(mandate("North", a1=1), mandate("South", a2=1))
    assert len(unbeaten(found)) == 4
    assert isinstance(found.frontier, Frontier)
    assert found.frontier.points == 2


def test_a_tie_at_nought_does_not_empty_the_frontier() -> None:
    found = answer(mandate("North", a1=1, a2=1), mandate("South"))
    assert len(unbeaten(found)) == 4


def test_two_losses_do_not_multiply_to_a_gain() -> None:
    """Gains of -4 and -4 have a larger product than 1 and 1."""
    found = answer(mandate("North", walk_away=5, a1=1, a2=6), mandate("South", walk_away=5, a1=1, a2=6))
    nash = found.solutions[Concept.NASH]
    assert (list(nash.packages), nash.value) == ([package("a2", "b1"), package("a2", "b2")], Fraction(1))


def test_where_nothing_suits_all_it_says_who_is_in_the_way() -> None:
    talks: Talks = replace(
        two_parties(), mandates=(mandate("North", walk_away=1, a1=1), mandate("South", walk_away=1, a2=1))
    )
    found = blocking(talks)
    assert not isinstance(found, TooLarge)
    assert found.acceptable == 0
    assert [set(each) for each in found.ruled_out_by.sets] == [{"North", "South"}]
    assert Concept.NASH not in answer(*talks.mandates).solutions


def test_what_is_excluded_stays_excluded_once_written_and_read(tmp_path: Path) -> None:
    both = tuple(Condition(issue=IssueId(i), options=(OptionId(f"{i.lower()}1"),)) for i in "AB")
    talks = replace(
        two_parties(),
        mandates=(mandate("North", a1=2), mandate("South", b1=2)),
        linkage=(Excludes(together=both),),
    )
    (tmp_path / "talks.yaml").write_text(write(talks), encoding="utf-8")
    again = read(tmp_path / "talks.yaml").talks
    assert again is not None
    assert (again.linkage, len(unbeaten(answer_of(again)))) == (
        talks.linkage,
        len(unbeaten(answer_of(talks))),
    )


def test_a_file_makes_nothing_that_it_names(tmp_path: Path) -> None:
    """A tag names a class with arguments; it is read as words or refused, and nothing is made of it."""
    told = f"!!python/object/apply:pathlib.Path.touch [{tmp_path / 'made'}]"
    (tmp_path / "talks.yaml").write_text(f"multitrack: 1\ntitle: {told}\n", encoding="utf-8")
    assert read(tmp_path / "talks.yaml").talks is None
    assert not (tmp_path / "made").exists()


def large(*mandates: Mandate, **more: object) -> LargeZone:
    found = large_zone(replace(two_parties(), mandates=mandates, **more))  # type: ignore[arg-type]
    assert isinstance(found, LargeZone)
    return found


def test_without_going_through_all_nothing_excluded_and_nothing_refused_is_best() -> None:
    """A sampler for large spaces that overlooks what is excluded, and where the parties walk away."""
    both = tuple(Condition(issue=IssueId(i), options=(OptionId(f"{i.lower()}1"),)) for i in "AB")
    best = {"a1": 3, "b1": 3, "a2": 1}
    found = large(
        mandate("North", walk_away=2, **best),
        mandate("South", walk_away=4, **best),
        linkage=(Excludes(together=both),),
    )
    assert isinstance(found.frontier, Frontier)
    assert package("a1", "b1") not in found.frontier.packages
    nash = found.solutions[Concept.UTILITARIAN]
    assert isinstance(nash, Solution)
    assert list(nash.packages) == [package("a2", "b1")]
    assert found.to_all is not None
    assert list(found.to_all) == [package("a2", "b1")]


def test_what_could_not_be_told_is_never_an_empty_answer() -> None:
    """Where a search was cut short, others gave an empty frontier; here the word says so."""
    found = large_zone(two_parties(), pace=lambda _done, _of: False)
    assert isinstance(found, LargeZone)
    assert (found.status, found.stopped) == (Status.BOUNDED, True)
    assert found.packages == Number(0, 4)
