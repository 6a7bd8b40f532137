"""What could be agreed, against enumeration, and what becomes of one package."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties

from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.solution import Concept
from multitrack.analysis.zone import PackageFinding, Zone, examine, zone
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Choice, Package, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks


def answer(talks: Talks) -> Zone:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def examined(talks: Talks, package: Package) -> PackageFinding:
    found = examine(talks, package)
    assert not isinstance(found, TooLarge)
    return found


def stance(party: str, option: str, held: Stance) -> Position:
    issue = IssueId(option[0].upper())
    return Position(party=PartyId(party), issue=issue, option=OptionId(option), stance=held)


@given(some_talks(mandated=True))
def test_the_counts_are_those_of_enumeration(talks: Talks) -> None:
    found, packages = answer(talks), slow.respecting(talks)
    assert (found.status, found.packages, found.respecting_linkage, found.not_known_of) == (
        Status.EXACT,
        len(slow.written(talks)),
        len(packages),
        (),
    )
    assert found.to_all is not None
    assert list(found.to_all) == slow.suits_all(talks)
    assert found.acceptable_to_all == len(slow.suits_all(talks))
    assert found.acceptable_under_rule == sum(slow.level(talks, p) is not Acceptance.NOT for p in packages)
    assert found.by_acceptors == tuple(
        sum(n == sum(m.accepts(p) for m in slow.mandates(talks)) for p in packages)
        for n in range(len(talks.parties) + 1)
    )


@given(some_talks(mandated=True))
def test_the_frontier_keeps_every_tie(talks: Talks) -> None:
    found, slowly = answer(talks).frontier, slow.frontier(talks)
    assert isinstance(found, Frontier)
    assert (list(found.packages), found.size) == (slowly, len(slowly))
    assert found.points == len({slow.worths(talks, p) for p in slowly})


@given(some_talks(mandated=True))
def test_the_solutions_are_all_that_enumeration_finds(talks: Talks) -> None:
    found = answer(talks).solutions
    slowly = {}
    if suits := slow.suits_all(talks):
        slowly[Concept.NASH] = slow.best(suits, lambda p: slow.nash_key(talks, p))
        slowly[Concept.LEXIMIN] = slow.best(suits, lambda p: sorted(slow.gains(talks, p)))
        slowly[Concept.EGALITARIAN] = slow.best(suits, lambda p: min(slow.gains(talks, p)))
        slowly[Concept.KALAI_SMORODINSKY] = slow.best(suits, lambda p: slow.shares(talks, p))
        slowly[Concept.EQUAL_LOSS] = slow.best(suits, lambda p: [-loss for loss in slow.losses(talks, p)])
    if allowed := slow.respecting(talks):
        slowly[Concept.UTILITARIAN] = slow.best(allowed, lambda p: sum(slow.worths(talks, p)))
    assert {concept: list(solution.packages) for concept, solution in found.items()} == slowly


@given(some_talks(mandated=True))
def test_a_solution_says_what_it_is_worth_and_who_refuses_it(talks: Talks) -> None:
    for concept, solution in answer(talks).solutions.items():
        package = solution.package
        gains = slow.gains(talks, package)
        assert tuple(solution.gains.values()) == gains
        assert solution.refused_by == tuple(m.party for m in slow.mandates(talks) if not m.accepts(package))
        values = (
            {Concept.UTILITARIAN: sum(slow.worths(talks, package), Fraction(0))}
            if concept is Concept.UTILITARIAN
            else {
                Concept.NASH: slow.nash_key(talks, package)[1],
                Concept.LEXIMIN: min(gains),
                Concept.EGALITARIAN: min(gains),
                Concept.KALAI_SMORODINSKY: (slow.shares(talks, package) or [Fraction(0)])[0],
                Concept.EQUAL_LOSS: slow.losses(talks, package)[0],
            }
        )
        assert (solution.value, solution.bound) == (values[concept], None)


def together(found: list[Acceptance]) -> Acceptance:
    kinds = set(found)
    if len(kinds) < 2:
        return kinds.pop() if kinds else Acceptance.NOT
    nobody_knows = kinds == {Acceptance.UNKNOWN, Acceptance.NOT}
    return Acceptance.UNKNOWN if nobody_knows else Acceptance.POSSIBLY


@given(some_talks(), st.data())
def test_a_package_open_or_not_is_what_its_completions_are(talks: Talks, data: st.DataObject) -> None:
    written = slow.written(talks)
    if not written:
        return
    whole = data.draw(st.sampled_from(written)).choices
    package = Package(tuple(choice for choice in whole if data.draw(st.booleans())))
    found = examined(talks, package)
    completions = [p for p in written if set(package.choices) <= set(p.choices)]
    allowed = [p for p in completions if p in slow.respecting(talks)]
    assert (found.package, found.completions) == (package, len(completions))
    assert found.acceptance is together([slow.level(talks, p) for p in allowed])
    assert {f.party: f.acceptance for f in found.parties} == {
        party: together([slow.accepts(talks, party, p) for p in allowed or completions])
        for party in slow.seated(talks)
    }
    sure = [f.party for f in found.parties if f.acceptance is Acceptance.SURELY]
    assert found.surely.accepted == slow.met(talks, sure, granted=False)
    assert found.breaks == tuple(linkage for linkage in talks.linkage if broken(linkage, package))


def test_stances_alone_leave_the_zone_unknown_and_name_whose_mandate_is_missing() -> None:
    found = answer(two_parties((stance("North", "a1", Stance.WANTS), stance("South", "a1", Stance.REFUSES))))
    assert (found.status, found.packages, found.not_known_of) == (Status.UNKNOWN, 4, ("North", "South"))
    assert (found.acceptable_to_all, found.acceptable_under_rule, found.frontier) == (None, None, None)
    assert (found.robust.counts.not_, found.robust.counts.possibly) == (2, 2)


def test_an_open_package_is_judged_by_its_completions() -> None:
    known = [stance(p, o, Stance.CAN_LIVE_WITH) for p in ("North", "South") for o in ("a1", "b1")]
    talks = two_parties((*known, stance("South", "b2", Stance.REFUSES)))
    found = examined(talks, Package.of({IssueId("A"): OptionId("a1")}))
    assert (found.acceptance, found.open_issues, found.completions) == (Acceptance.POSSIBLY, ("B",), 2)
    assert (found.counts.surely, found.counts.not_) == (1, 1)
    assert examined(talks, Package.of({IssueId("B"): OptionId("b2")})).acceptance is Acceptance.NOT


def test_a_choice_that_the_talks_do_not_know_is_left_aside_and_named() -> None:
    strange = Package.of(
        {IssueId("A"): OptionId("a9"), IssueId("Q"): OptionId("q"), IssueId("B"): OptionId("b1")}
    )
    found = examined(two_parties(()), strange)
    assert found.not_in_the_talks == (
        Choice(IssueId("A"), OptionId("a9")),
        Choice(IssueId("Q"), OptionId("q")),
    )
    assert found.package == Package.of({IssueId("B"): OptionId("b1")})
