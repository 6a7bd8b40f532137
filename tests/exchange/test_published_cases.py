"""Published cases, brought in by the readers and analysed both ways: gone through one by one, and folded.

Beside them stands a third way that shares nothing with either: the XML looked up here by hand, and sums folded with
fractions. Sources: Raiffa's police case, England and Zimbabwe, Itex and Cypress and the scenarios of 2014 as files
of Genius; the domains of NegoLog with what its own generator printed; the public scorable games.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.conftest import LONG
from tests.exchange.at_hand import bring, data
from tests.exchange.test_round_trips import back

from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.fold.counting import tally
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.search import Search
from multitrack.analysis.fold.staircase import staircase
from multitrack.analysis.frontier import Frontier, frontier
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.mixture.fair import mixtures
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.exchange.formats import take_out
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

AMPO = ("other", "AMPOvsCity")
ENGLAND = ("anac", "y2010", "EnglandZimbabwe")
ITEX = ("anac", "y2010", "ItexvsCypress")
Point = tuple[Fraction, ...]
Sheet = dict[str, dict[str, Fraction]]


def scenario(*parts: str) -> Talks:
    return bring("genius", data("genius", *parts)).talks


def gone_through(talks: Talks) -> Zone:
    found = zone(talks)
    assert isinstance(found, Zone)
    assert found.status is Status.EXACT
    return found


def folded(talks: Talks) -> LargeZone:
    found = large_zone(talks)
    assert isinstance(found, LargeZone)
    assert found.status is Status.EXACT
    return found


def worths(talks: Talks, package: Package) -> Point:
    return tuple(mandate.worth_of(package) for mandate in talks.mandates)


def points(talks: Talks, edge: Frontier | TooLarge | None) -> set[Point]:
    """What the packages of a frontier are worth to each."""
    assert isinstance(edge, Frontier)
    found = {worths(talks, package) for package in edge.packages}
    assert len(found) == edge.points
    return found


def solved(found: Zone | LargeZone) -> dict[Concept, tuple[Fraction, int, list[Package]]]:
    """Each solution: its value, and every package that reaches it."""
    told = {}
    for concept, solution in found.solutions.items():
        assert isinstance(solution, Solution)
        told[concept] = (solution.value, solution.count, sorted(solution.packages, key=str))
    return told


def rounded(found: Zone, concept: Concept) -> tuple[float, ...]:
    """What a solution is worth to each, as it is printed."""
    return tuple(round(float(worth), 5) for worth in found.solutions[concept].worths.values())


def read_by_hand(file: Path, items: str = "item", *, keep_last: bool = True) -> Sheet:
    """What each option is worth by a profile, without the reader: the weight's share of the largest evaluation."""
    (objective,) = ET.parse(file).getroot().iter("objective")
    weights = {each.get("index"): Fraction(each.attrib["value"]) for each in objective.findall("weight")}
    sheet: Sheet = {}
    for issue in objective.findall("issue"):
        stands: dict[str, Fraction] = {}
        for item in issue.findall(items):
            if keep_last or item.attrib["value"] not in stands:
                stands[item.attrib["value"]] = Fraction(item.attrib["evaluation"])
        weight = weights[issue.get("index")] / max(stands.values())
        sheet[issue.attrib["name"]] = {option: weight * number for option, number in stands.items()}
    return sheet


def unbeaten_by_hand(one: Sheet, other: Sheet) -> set[Point]:
    """The points that no package of two parties beats, issue by issue with sets of sums."""
    sums: set[Point] = {(Fraction(0), Fraction(0))}
    for issue, options in one.items():
        grown: set[Point] = {
            (a + options[option], b + other[issue][option]) for a, b in sums for option in options
        }
        sums = set(climbing(grown))
    return sums


def climbing(grown: set[Point]) -> Iterator[Point]:
    most = Fraction(-1)
    for point in sorted(grown, reverse=True):
        if point[1] > most:
            most = point[1]
            yield point


def profiles(*parts: str) -> list[Path]:
    """The profiles of a scenario of two, in the order in which the reader takes them."""
    folder = data("genius", *parts)
    return [folder / f"{mandate.party}.xml" for mandate in scenario(*parts).mandates]


@pytest.mark.parametrize("parts", [ENGLAND, ITEX], ids=lambda parts: parts[-1])
def test_two_scenarios_of_2010_are_the_same_gone_through_folded_and_by_hand(parts: tuple[str, ...]) -> None:
    talks = scenario(*parts)
    one, other = gone_through(talks), folded(talks)
    assert solved(one) == solved(other)
    assert points(talks, one.frontier) == points(talks, other.frontier)
    assert points(talks, one.frontier) == unbeaten_by_hand(*map(read_by_hand, profiles(*parts)))
    assert other.packages == Number(one.packages, one.packages)


def test_england_and_zimbabwe() -> None:
    found = gone_through(scenario(*ENGLAND))
    assert isinstance(found.frontier, Frontier)
    assert (found.packages, found.frontier.points) == (576, 25)
    assert round(found.solutions[Concept.NASH].value, 5) == Fraction("0.66790")
    assert {rounded(found, concept) for concept in (Concept.NASH, Concept.UTILITARIAN)} == {
        (0.91092, 0.73322)
    }
    fair = (Concept.LEXIMIN, Concept.EGALITARIAN, Concept.KALAI_SMORODINSKY)
    assert {rounded(found, concept) for concept in fair} == {(0.82229, 0.78657)}


def test_itex_and_cypress_have_one_package_for_every_solution() -> None:
    found = gone_through(scenario(*ITEX))
    assert isinstance(found.frontier, Frontier)
    assert (found.packages, found.frontier.points) == (180, 18)
    assert round(found.solutions[Concept.NASH].value, 5) == Fraction("0.48374")
    assert {rounded(found, concept) for concept in Concept} == {(0.67048, 0.72148)}
    assert len({solution.package for solution in found.solutions.values()}) == 1


@pytest.fixture(scope="module")
def police() -> Talks:
    return scenario(*AMPO)


@pytest.fixture(scope="module")
def police_folded(police: Talks) -> LargeZone:
    return folded(police)


def test_the_police_case_of_raiffa_is_the_same_gone_through_and_folded(
    police: Talks, police_folded: LargeZone
) -> None:
    found = gone_through(police)
    assert (found.packages, len(points(police, found.frontier))) == (1_944_000, 192)
    assert points(police, found.frontier) == points(police, police_folded.frontier)
    assert solved(found) == solved(police_folded)


def test_the_police_case_has_the_published_solutions(police: Talks, police_folded: LargeZone) -> None:
    """Each is reached by two packages: three days more of vacation and more than three are alike to both parties."""
    found = {
        concept: (value, count, {worths(police, package) for package in packages})
        for concept, (value, count, packages) in solved(police_folded).items()
    }
    most = {(Fraction("0.706"), Fraction("0.783"))}
    fair = {(Fraction("0.734"), Fraction("0.73847"))}
    assert found == {
        Concept.NASH: (Fraction("0.552798"), 2, most),
        Concept.UTILITARIAN: (Fraction("1.489"), 2, most),
        Concept.LEXIMIN: (Fraction("0.734"), 2, fair),
        Concept.EGALITARIAN: (Fraction("0.734"), 2, fair),
        Concept.KALAI_SMORODINSKY: (Fraction("0.734"), 2, fair),
        Concept.EQUAL_LOSS: (Fraction("0.266"), 2, fair),
    }


def test_why_other_readers_find_another_frontier_in_the_police_case(police: Talks) -> None:
    """192 points are right; 195 and 1 are what a misread file gives.

    AMPO's profile has the salary "0" twice, at 0 and at 8 of 100: an option has one worth, and the last that is
    said counts, which gives the published number. Who keeps the first finds 195 points. Inside each issue stands a
    ``similarity_function`` with items of its own, the same for both parties. Who takes these for evaluations (any
    item below the issue, the last one counting) makes AMPO and the City want the same: one point, all for both.
    """
    ours = points(police, frontier(police))
    files = profiles(*AMPO)
    assert ours == unbeaten_by_hand(*map(read_by_hand, files))
    first = unbeaten_by_hand(*(read_by_hand(file, keep_last=False) for file in files))
    inner = unbeaten_by_hand(*(read_by_hand(file, ".//item") for file in files))
    assert (len(ours), len(first), inner) == (192, 195, {(Fraction(1), Fraction(1))})


@pytest.mark.parametrize("form", ["genius", "negmas", "geniusweb", "negolog"])
def test_the_police_case_is_the_same_out_and_in_again(form: str, police: Talks) -> None:
    again = back(form, take_out(police, form, "police"))
    one, other = frontier(police), frontier(again)
    assert isinstance(one, Frontier)
    assert isinstance(other, Frontier)
    assert (other.points, other.size) == (one.points, one.size) == (192, 283)


def test_a_lottery_in_the_police_case_mixes_one_issue_where_it_helps_and_none_where_not(
    police: Talks,
) -> None:
    """With two parties one issue at most is left to chance: the commissioner, for the max-min; nothing, for Nash."""
    ledger = ledger_of(police)
    lotteries = Search(ledger).lotteries
    fair, nash = lotteries.fairest(ledger.walk_away, [1, 1]), lotteries.nash(ledger.walk_away, [1, 1])
    assert fair is not None
    assert nash is not None
    assert (fair.sums / ledger.scale).round(5).tolist() == [0.7417, 0.7417]
    assert (nash.sums / ledger.scale).round(5).tolist() == [0.706, 0.783]
    mixed = [place for place, chances in enumerate(fair.chances) if chances.max() < 1 - 1e-9]
    assert [police.issues[place].title for place in mixed] == ["Commisioner Daniels"]
    assert fair.chances[mixed[0]].round(2).tolist() == [0.51, 0.49]
    assert all(chances.max() > 1 - 1e-9 for chances in nash.chances)


def test_the_police_case_with_mixtures_is_exact(police: Talks) -> None:
    """Both get .74170 where the commissioner alone is parted, .49 to .51; the largest product is of one package."""
    found = mixtures(police)
    assert not isinstance(found, TooLarge)
    for concept in (Concept.EGALITARIAN, Concept.LEXIMIN, Concept.KALAI_SMORODINSKY):
        fair = found[concept]
        assert fair.status is Status.EXACT
        assert [police.issue(issue).title for issue in fair.issues] == ["Commisioner Daniels"]  # type: ignore[union-attr]
        assert {round(worth, 5) for worth in fair.worths.values()} == {Fraction("0.74170")}
        assert [round(share, 2) for part in fair.mixed for _, share in part] == [
            Fraction("0.51"),
            Fraction("0.49"),
        ]
    nash = found[Concept.NASH]
    assert (nash.status, nash.mixed, nash.value) == (Status.EXACT, (), Fraction("0.552798"))


def test_domain16_has_248_packages_acceptable_to_all_six() -> None:
    talks = scenario("other", "Domain16")
    one, other = gone_through(talks), folded(talks)
    assert (one.packages, one.acceptable_to_all) == (65_536, 248)
    assert (other.acceptable_to_all, other.by_acceptors) == (Number(248, 248), one.by_acceptors)
    assert len(points(talks, one.frontier)) == 2907
    assert points(talks, one.frontier) == points(talks, other.frontier)
    assert solved(one) == solved(other)


@pytest.mark.parametrize(
    ("name", "size", "to_all"),
    [("10issues", 129_072, 10**10), ("10issuesDiscountedwithRV", 486_416, 40_822_440)],
)
def test_two_scenarios_of_2014_have_the_frontier_that_came_with_them(
    name: str, size: int, to_all: int
) -> None:
    """10^10 packages, worths of rectangles over up to four issues: what was published is the frontier, point by point."""
    talks = scenario("anac", "y2014", name)
    found = folded(talks) if LONG else None
    edge = found.frontier if found else frontier(talks)
    assert isinstance(edge, Frontier)
    assert (edge.status, edge.size) == (Status.EXACT, size)
    ours = sorted(spread(talks, edge))
    assert len(ours) == len(printed(name))
    for point, theirs in zip(ours, sorted(printed(name)), strict=True):
        assert tuple(map(float, point)) == pytest.approx(theirs, abs=1e-6)
    if found:
        assert found.packages == Number(10**10, 10**10)
        assert found.acceptable_to_all == Number(to_all, to_all)


def spread(talks: Talks, edge: Frontier) -> set[Point]:
    """The points of a frontier of very many packages, looked up in packages from all over it."""
    found = {worths(talks, edge.packages[at]) for at in range(0, edge.size, max(1, edge.size // 3000))}
    assert len(found) == edge.points
    return found


def printed(name: str) -> list[tuple[float, float]]:
    """The frontier that was published with a scenario of 2014."""
    lines = data("genius", "anac", "y2014", name, "pareto.xml").read_text().split("\n")
    return [(float(a), float(b)) for a, b in (line.split(",") for line in lines if line.strip())]


def test_the_frontier_that_came_with_the_30_issues_of_2014_is_none() -> None:
    """10^30 packages: ours has 31 points, and one of them is better for both than two of the ten published ones."""
    talks = scenario("anac", "y2014", "30issues")
    ledger = ledger_of(talks)
    assert tally(ledger).counts == [10**30]
    best = Search(ledger).largest_product([1, 1])
    assert best.proved
    assert best.value == 4_369_980 * (ledger.scale // 2353) * (ledger.scale // 2141)
    (sums,) = best.folded.rows.sums[:, :2].tolist()
    ours = [Fraction(each, ledger.scale) for each in sums]
    assert ours == [Fraction(2076, 2353), Fraction(2105, 2141)]
    beaten = [point for point in printed("30issues") if ours[0] > point[0] and ours[1] > point[1]]
    assert len(beaten) == 2
    edge = staircase(ledger)
    assert (edge.points, edge.folded.packages) == (31, 13_230_397_440)
    assert edge.within == 0
    steps = {
        (one // (ledger.scale // 2353), other // (ledger.scale // 2141))
        for one, other in edge.folded.rows.sums.tolist()
    }
    assert len(steps) == 31
    assert {(2435, 1403), (2076, 2105), (1535, 2347)} <= steps


NEGOLOG = [f"domain{number}" for number in range(0, 40, 2)]


@pytest.mark.parametrize("name", NEGOLOG)
def test_what_the_generator_of_negolog_printed_is_ours(name: str) -> None:
    """Its Nash point is ours. What it calls Kalai has the largest sum, and need not be Kalai-Smorodinsky's."""
    folder = data("negolog", name)
    specs = json.loads((folder / "specs.json").read_text())
    talks = bring("negolog", folder).talks
    found = gone_through(talks)
    nash, most = (found.solutions[concept] for concept in (Concept.NASH, Concept.UTILITARIAN))
    assert found.packages == specs["NumberOfBids"]
    assert f"{float(nash.value):.9f}" == f"{specs['Nash Product']:.9f}"
    assert nash.count == 1
    assert [float(worth) for worth in nash.worths.values()] == pytest.approx(
        [specs["Nash_A"], specs["Nash_B"]]
    )
    bid = {
        issue.title: option.title
        for issue in talks.issues
        for option in issue.options
        if nash.package.on(issue.id) == option.id
    }
    assert bid == specs["NashBid"]
    assert float(most.value) == pytest.approx(specs["Social Welfare"])
    assert float(most.value) == pytest.approx(specs["Kalai_A"] + specs["Kalai_B"])


def test_what_negolog_calls_kalai_is_not_kalai_smorodinsky_in_eight_of_twenty() -> None:
    """Each can get 1 at best, so worths are shares; where they differ, the smaller share is larger in ours."""
    differing = 0
    for name in NEGOLOG:
        folder = data("negolog", name)
        specs = json.loads((folder / "specs.json").read_text())
        found = gone_through(bring("negolog", folder).talks).solutions[Concept.KALAI_SMORODINSKY]
        theirs = [specs["Kalai_A"], specs["Kalai_B"]]
        assert found.value == min(found.worths.values())
        if list(map(float, found.worths.values())) != pytest.approx(theirs):
            assert found.value > min(theirs)
            differing += 1
    assert differing == 8


GAMES = {
    "base": (720, 12, 481),
    "game1": (720, 21, 241),
    "game2": (720, 18, 454),
    "base_7players": (2880, 52, 1360),
}


@pytest.mark.parametrize("game", GAMES)
def test_scorable_games_gone_through_and_folded(game: str) -> None:
    talks = bring("scorable", data("scorable_games", game)).talks
    one, other = gone_through(talks), folded(talks)
    assert (one.packages, one.acceptable_to_all, len(points(talks, one.frontier))) == GAMES[game]
    assert points(talks, one.frontier) == points(talks, other.frontier)
    assert other.by_acceptors == one.by_acceptors
    assert other.acceptable_under_rule == Number(one.acceptable_under_rule, one.acceptable_under_rule)  # type: ignore[arg-type]
    assert solved(one) == solved(other)


def test_the_six_party_game_by_how_many_accept() -> None:
    found = gone_through(bring("scorable", data("scorable_games", "base")).talks)
    assert (found.acceptable_under_rule, found.by_acceptors) == (55, (1, 30, 98, 203, 255, 121, 12))
    worth = {concept: sorted(map(int, s.worths.values())) for concept, s in found.solutions.items()}
    assert worth[Concept.NASH] == worth[Concept.KALAI_SMORODINSKY] == sorted((57, 81, 77, 71, 48, 54))
    assert worth[Concept.LEXIMIN] == sorted((70, 70, 77, 56, 34, 52))
    assert found.solutions[Concept.NASH].value == 6_031_872


@pytest.mark.parametrize(
    ("party", "opened"),
    [
        ("SportCo", [22, 34, 48]),
        ("DoT", [16, 21, 28]),
        ("enviroment", [12, 22, 22]),
        ("union", [14, 16, 19]),
        ("other_cities", [13, 17, 20]),
        ("mayor", [12, 12, 12]),
    ],
)
def test_the_six_party_game_where_one_party_settles_for_less(party: str, opened: list[int]) -> None:
    """How many packages suit all if one party walks away below 5, 10, 15 less than it said, and no other moves."""
    talks = bring("scorable", data("scorable_games", "base")).talks
    assert [gone_through(easier(talks, PartyId(party), by)).acceptable_to_all for by in (5, 10, 15)] == opened


def easier(talks: Talks, party: PartyId, by: int) -> Talks:
    """The same talks in which one party walks away later."""
    mandates = tuple(
        replace(each, walk_away=each.walk_away - by) if each.party == party else each
        for each in talks.mandates
    )
    return replace(talks, mandates=mandates)
