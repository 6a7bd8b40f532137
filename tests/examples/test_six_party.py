"""The game's figures, counted by hand and eye: every package, every pair of packages."""

from fractions import Fraction
from math import prod

from tests.examples.shelf import packages_of, talks_of

from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.rule import Voices, judge

TALKS = talks_of("six-party")
PACKAGES = packages_of("six-party")
EVERYONE = frozenset(party.id for party in TALKS.parties)


def accepting(package: Package) -> frozenset[PartyId]:
    return frozenset(mandate.party for mandate in TALKS.mandates if mandate.accepts(package))


def worths(package: Package) -> tuple[Fraction, ...]:
    return tuple(mandate.worth_of(package) for mandate in TALKS.mandates)


def test_what_each_party_wants_most_is_worth_a_hundred_to_it() -> None:
    best = {m.party: sum(max(w.worth for w in f.worths) for f in m.factors) for m in TALKS.mandates}
    assert best == dict.fromkeys(EVERYONE, 100)


def test_twelve_packages_of_720_please_all_and_55_pass_the_rule() -> None:
    groups = [accepting(package) for package in PACKAGES]
    passing = [group for group in groups if judge(TALKS.rule, Voices.of(EVERYONE, group)).accepted]
    assert (len(groups), groups.count(EVERYONE), len(passing)) == (720, 12, 55)


def test_481_packages_cannot_be_bettered_for_one_without_loss_for_another() -> None:
    points = [worths(package) for package in PACKAGES]
    bettered = {p for p in points if any(q != p and all(map(Fraction.__ge__, q, p)) for q in set(points))}
    assert sum(point not in bettered for point in points) == 481


def test_the_largest_product_of_gains_is_where_the_source_has_it() -> None:
    def gains(package: Package) -> Fraction:
        return prod((m.worth_of(package) - m.walk_away for m in TALKS.mandates), start=Fraction(1))

    best = max((package for package in PACKAGES if accepting(package) == EVERYONE), key=gains)
    assert [choice.option for choice in best.choices] == ["A2", "B3", "C3", "D2", "E3"]


def test_the_company_proposed_what_it_wants_most_on_every_issue() -> None:
    said = {p.issue: p.option for p in TALKS.positions if p.party == "COM"}
    company = TALKS.mandate(PartyId("COM"))
    assert company is not None
    wanted = {f.issues[0]: max(f.worths, key=lambda w: w.worth).options[0] for f in company.factors}
    assert said == wanted
