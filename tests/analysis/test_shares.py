"""Shares of draws: against all that could be drawn, gone through; and what is known of the draws themselves."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import assume, given, settings
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties

from multitrack.analysis.chances import Chances
from multitrack.analysis.compatible import drawn_of, weights_drawn
from multitrack.analysis.finding import Status, TooLarge, options_of
from multitrack.analysis.shares import Share, Shares, shares
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Package
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.talks import Talks

NORTH, SOUTH = PartyId("North"), PartyId("South")
A, B = IssueId("A"), IssueId("B")
FAR = Fraction(1, 20)
"""With 2,000 draws a share is further off than this less than once in 100,000."""


def told(talks: Talks, draws: int = 2_000, seed: int = 7) -> Shares:
    found = shares(talks, draws=draws, seed=seed)
    assert not isinstance(found, TooLarge)
    return found


def holds(party: PartyId, issue: IssueId, option: str, stance: Stance) -> Position:
    return Position(party=party, issue=issue, option=OptionId(option), stance=stance)


def completed(talks: Talks) -> list[Talks]:
    """The talks with every stance known, in all ways that are as likely: each open one refused once in four."""
    known = [p for p in slow.seated(talks) if talks.mandate(p) is None and slow.stances(talks, p)]
    open_ = [
        (p, i.id, o.id)
        for p in known
        for i in talks.issues
        for o in i.options
        if (i.id, o.id) not in slow.stances(talks, p)
    ]
    assume(len(open_) <= 3)
    silent = [p for p in slow.seated(talks) if talks.mandate(p) is None and not slow.stances(talks, p)]
    never = tuple(Mandate(party=p, factors=(), walk_away=Fraction(1)) for p in silent)
    every = []
    for stances in product(Stance, repeat=len(open_)):
        said = [
            Position(party=p, issue=i, option=o, stance=s)
            for (p, i, o), s in zip(open_, stances, strict=True)
        ]
        every.append(replace(talks, positions=(*talks.positions, *said), mandates=(*talks.mandates, *never)))
    return every


def mean(found: list[bool]) -> Fraction:
    return Fraction(sum(found), len(found))


@settings(max_examples=25)
@given(some_talks())
def test_shares_are_those_of_going_through_all_that_could_be_drawn(talks: Talks) -> None:
    every, found = completed(talks), told(talks)
    packages = slow.respecting(talks)
    passing = [[slow.level(each, p) is not slow.NOT for p in packages] for each in every]
    assume(found.something is not None)
    assert found.something is not None
    assert abs(found.something.value - mean([any(row) for row in passing])) < FAR
    for line in found.packages:
        at = packages.index(line.package)
        assert abs(line.passes.value - mean([row[at] for row in passing])) < FAR
        for party, share in line.by_party.items():
            accepted = [slow.accepts(each, party, line.package) is slow.SURELY for each in every]
            assert abs(share.value - mean(accepted)) < FAR
    assert sorted(map(str, found.survives)) == sorted(
        str(p) for p in packages if slow.level(talks, p) is slow.SURELY
    )


@given(some_talks(mandated=True))
def test_where_every_mandate_is_known_nothing_is_drawn_and_a_share_is_none_or_all(talks: Talks) -> None:
    found = told(talks, draws=10)
    assert found.status is Status.EXACT
    assert found.something in (Share(0, 10), Share(10, 10))


def test_where_the_rule_needs_a_party_of_whom_nothing_is_known_nothing_is_told() -> None:
    found = told(two_parties((holds(NORTH, A, "a1", Stance.WANTS),)))
    assert (found.status, found.something, found.left_out) == (Status.UNKNOWN, None, (SOUTH,))


def test_chances_are_those_of_the_published_scrambling_and_spread_evenly() -> None:
    """Started at 0 as published, SplitMix64 gives these; and of many numbers each sixteenth holds about as many."""
    chances = Chances(0)
    chances._state = 0
    assert [hex(int(word)) for word in chances.words(3)] == [
        "0xe220a8397b1dcdaf",
        "0x6e789e6aa1b965f4",
        "0x6c45d188009454f",
    ]
    drawn = [Chances(seed, place).between(50_000) for seed in (1, 2) for place in (0, 1)]
    for each in drawn:
        counts = np.bincount((each * 16).astype(int), minlength=16)
        assert ((counts - 3125) ** 2 / 3125).sum() < 45  # chi square with 15 degrees: less than one in 10,000
    apart = np.asarray(np.corrcoef(np.array(drawn)))[np.triu_indices(4, 1)]
    assert np.abs(apart).max() < 0.02
    assert np.bincount(Chances(3).one_of_four(40_000)).min() > 9_600


def test_smaa_three_alternatives() -> None:
    """Two criteria; (1, 0), (0, 1) and (.6, .6) come first for .4, .4 and .2 of all weights."""
    weights = weights_drawn((None, None), 10_000, Chances(20140126))
    worths = np.array([(1, 0), (0, 1), (0.6, 0.6)]) @ weights.T
    first = np.bincount(worths.argmax(axis=0), minlength=3)
    for hits, expected in zip(first.tolist(), ("0.4", "0.4", "0.2"), strict=True):
        share = Share(hits, 10_000)
        assert abs(share.value - Fraction(expected)) < Fraction(1, 100)
        assert share.between[0] < Fraction(expected) < share.between[1]


def test_weights_respect_the_order_and_are_uniform_within_it() -> None:
    weights = weights_drawn((Level.HIGH, None, Level.LOW), 20_000, Chances(1))
    assert (weights[:, 0] >= weights[:, 2]).all()
    # of three uniform on the simplex, the larger of two is 1/2 on average, the third 1/3, the smaller 1/6
    assert np.abs(weights.mean(axis=0) - np.array([1 / 2, 1 / 3, 1 / 6])).max() < 0.01
    assert np.abs(weights.sum(axis=1) - 1).max() < 1e-9


def test_worths_respect_the_order_of_the_stances() -> None:
    talks = two_parties(
        (
            holds(NORTH, A, "a1", Stance.WANTS),
            holds(NORTH, A, "a2", Stance.ACCEPTS),
            holds(NORTH, B, "b1", Stance.CAN_LIVE_WITH),
            holds(NORTH, B, "b2", Stance.REFUSES),
        )
    )
    options = {i.id: tuple(o.id for o in options_of(talks, i.id)) for i in talks.issues}
    drawn = drawn_of(talks, NORTH, options, 20_000, 3)
    wants, accepts, absent = drawn.worths[A]
    assert (wants > accepts).all()
    assert (accepts > 0).all()
    assert not absent.any()
    # the issue weighs one half of all on average; what is accepted is anything below what is wanted
    assert abs(wants.mean() - 1 / 2) < 0.01
    assert abs(accepts.mean() - 1 / 4) < 0.01
    assert not drawn.worths[B].any()
    assert drawn.borne[B].tolist() == [[True] * 20_000, [False] * 20_000, [True] * 20_000]
    assert drawn.open == 0


def test_a_party_is_drawn_alike_whatever_is_known_of_another() -> None:
    north = holds(NORTH, A, "a1", Stance.WANTS)
    one, two = (
        told(two_parties((north, holds(SOUTH, B, "b1", stance)))) for stance in (Stance.WANTS, Stance.REFUSES)
    )
    assert told(two_parties((north, holds(SOUTH, B, "b1", Stance.WANTS)))).packages == one.packages
    of_one = {line.package.choices: line.by_party[NORTH] for line in one.packages}
    of_two = {line.package.choices: line.by_party[NORTH] for line in two.packages}
    assert {key: of_one[key] for key in of_two} == of_two
    assert told(two_parties((north, holds(SOUTH, B, "b1", Stance.WANTS))), seed=8).packages != one.packages


def test_what_matters_more_decides_which_package_is_fairest() -> None:
    """North gets its wish on one issue, South on the other: on which, hangs on what each weighs more."""
    known = [
        holds(party, issue, option, stance)
        for party, best in ((NORTH, "1"), (SOUTH, "2"))
        for issue in (A, B)
        for option in (f"{issue.lower()}1", f"{issue.lower()}2")
        for stance in (Stance.WANTS if option.endswith(best) else Stance.CAN_LIVE_WITH,)
    ]
    ordered = tuple(
        Importance(party=party, issue=issue, level=level)
        for party, issue, level in (
            (NORTH, A, Level.HIGH),
            (NORTH, B, Level.LOW),
            (SOUTH, A, Level.LOW),
            (SOUTH, B, Level.HIGH),
        )
    )
    found = told(replace(two_parties(tuple(known)), importance=ordered))
    fairest = {line.package: line.fairest for line in found.packages}
    trade = Package.of({A: OptionId("a1"), B: OptionId("b2")})
    assert fairest.pop(trade) == Share(2_000, 2_000)
    assert set(fairest.values()) == {Share(0, 2_000)}


def test_a_known_mandate_takes_part_in_what_is_fairest() -> None:
    worth = Mandate(
        party=SOUTH,
        factors=(
            Factor(
                issues=(A,),
                worths=(Worth((OptionId("a1"),), Fraction(9)), Worth((OptionId("a2"),), Fraction(1))),
            ),
        ),
        walk_away=Fraction(0),
    )
    known = tuple(
        holds(NORTH, issue, f"{issue.lower()}{n}", Stance.ACCEPTS) for issue in (A, B) for n in (1, 2)
    )
    found = told(replace(two_parties(known), mandates=(worth,)))
    first = {line.package.on(A): line.fairest for line in found.packages if line.package.on(B) == "b1"}
    assert first[OptionId("a1")].hits > first[OptionId("a2")].hits  # type: ignore[union-attr]


def test_the_interval_is_that_of_wilson() -> None:
    low, high = Share(5, 10).between
    assert (round(float(low), 4), round(float(high), 4)) == (0.2366, 0.7634)
    assert Share(0, 10).between[0] == 0
    assert Share(10, 10).between[1] == 1
    assert Share(0, 10_000).between[1] < Fraction(4, 10_000)


def test_too_many_packages_for_so_many_draws_are_refused() -> None:
    found = shares(
        two_parties((holds(NORTH, A, "a1", Stance.WANTS), holds(SOUTH, A, "a1", Stance.WANTS))), draws=10**8
    )
    assert isinstance(found, TooLarge)
