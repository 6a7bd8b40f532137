"""Published cases: the numbers others have found, and ours."""

import os
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from multitrack.analysis.blocking import Blocking, blocking
from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.solution import Concept
from multitrack.analysis.structure import Comparison, Kind, compare
from multitrack.analysis.zone import Zone, zone
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Package
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import AllOf, ConsentOf, NumberOf
from multitrack.model.talks import Talks
from multitrack.talksfile import read

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("MULTITRACK_DATA") or ROOT.parent / "shared" / "data")


def answer(talks: Talks) -> Zone:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def unbeaten(found: Zone) -> Frontier:
    assert isinstance(found.frontier, Frontier)
    return found.frontier


def additive(name: str, issues: dict[str, dict[str, int]], walk_away: int) -> Mandate:
    factors = tuple(
        Factor(
            issues=(IssueId(issue),),
            worths=tuple(Worth((OptionId(option),), Fraction(w)) for option, w in worths.items()),
        )
        for issue, worths in issues.items()
    )
    return Mandate(party=PartyId(name), factors=factors, walk_away=Fraction(walk_away))


def talks_of(mandates: tuple[Mandate, ...], **more: object) -> Talks:
    """Talks on the issues and options that the first mandate weighs."""
    issues = tuple(
        Issue(
            id=factor.issues[0],
            title=factor.issues[0],
            options=tuple(Option(id=worth.options[0], title="") for worth in factor.worths),
        )
        for factor in mandates[0].factors
    )
    parties = tuple(Party(id=m.party, name=m.party) for m in mandates)
    return Talks(title="t", parties=parties, issues=issues, mandates=mandates, **more)  # type: ignore[arg-type]


# J. F. Nash, The Bargaining Problem, Econometrica 18 (1950), 155-162: what each thing is worth to Bill, to Jack.
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


@pytest.fixture(scope="module")
def barter() -> Zone:
    bill = {thing: {"keep": 0, "give": -own} for thing, (own, _) in BILLS.items()}
    bill |= {thing: {"keep": 0, "give": his} for thing, (his, _) in JACKS.items()}
    jack = {thing: {"keep": 0, "give": his} for thing, (_, his) in BILLS.items()}
    jack |= {thing: {"keep": 0, "give": -own} for thing, (_, own) in JACKS.items()}
    return answer(talks_of((additive("Bill", bill, 0), additive("Jack", jack, 0))))


def test_nash_1950_barter_has_512_deals_of_which_293_suit_both(barter: Zone) -> None:
    assert (barter.status, barter.packages, barter.acceptable_to_all) == (Status.EXACT, 512, 293)


def test_nash_1950_barter_has_one_solution(barter: Zone) -> None:
    nash = barter.solutions[Concept.NASH]
    given = [choice.issue for choice in nash.package.choices if choice.option == "give"]
    assert given == ["book", "whip", "ball", "bat", "pen", "toy", "knife"]
    assert (len(nash.packages), nash.value) == (1, Fraction(60))
    assert list(nash.gains.values()) == [12, 5]


def test_nash_1950_barter_has_seven_unbeaten_points_that_suit_both(barter: Zone) -> None:
    bill = {thing: -own for thing, (own, _) in BILLS.items()} | {t: his for t, (his, _) in JACKS.items()}
    jack = {thing: his for thing, (_, his) in BILLS.items()} | {t: -own for t, (_, own) in JACKS.items()}
    points = set()
    for package in unbeaten(barter).packages:
        given = [choice.issue for choice in package.choices if choice.option == "give"]
        points.add((sum(bill[thing] for thing in given), sum(jack[thing] for thing in given)))
    suit_both = sorted(point for point in points if min(point) >= 0)
    assert suit_both == [(2, 8), (6, 7), (8, 6), (12, 5), (14, 4), (16, 2), (18, 0)]


def scorable(game: str) -> tuple[Mandate, ...]:
    """The score sheets of a public scorable game: a line of worths per issue A, B, ..., then the threshold."""
    folder = DATA / "scorable_games" / game
    if not folder.is_dir():
        pytest.skip("the score sheets of the scorable games are not at hand (MULTITRACK_DATA)")
    mandates = []
    for line in (folder / "config.txt").read_text(encoding="utf-8").splitlines():
        name = line.split(",")[1].strip()
        sheet = (folder / "scores_files" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        *rows, threshold = [row for row in sheet if row.strip()]
        worths = {
            letter: {f"{letter}{k}": int(w) for k, w in enumerate(row.split(","), 1)}
            for letter, row in zip("ABCDEFG", rows, strict=False)
        }
        mandates.append(additive(name, worths, int(threshold)))
    return tuple(mandates)


def package(words: str) -> Package:
    return Package.of((IssueId(word[0]), OptionId(word)) for word in words.split())


@pytest.fixture(scope="module")
def six_party() -> Zone:
    rule = AllOf(rules=(ConsentOf(parties=(PartyId("SportCo"), PartyId("DoT"))), NumberOf(at_least=5)))
    return answer(talks_of(scorable("base"), rule=rule))


def test_six_party_game_counts(six_party: Zone) -> None:
    assert (six_party.packages, six_party.acceptable_to_all, six_party.acceptable_under_rule) == (720, 12, 55)
    assert six_party.by_acceptors == (1, 30, 98, 203, 255, 121, 12)
    assert unbeaten(six_party).size == 481


def test_six_party_game_solutions(six_party: Zone) -> None:
    found = {concept: list(solution.packages) for concept, solution in six_party.solutions.items()}
    assert found == {
        Concept.NASH: [package("A2 B3 C3 D2 E3")],
        Concept.LEXIMIN: [package("A2 B3 C4 D1 E3")],
        Concept.UTILITARIAN: [package("A2 B3 C1 D1 E1")],
        Concept.KALAI_SMORODINSKY: [package("A2 B3 C3 D2 E3")],
        Concept.EGALITARIAN: [package("A2 B3 C4 D1 E3")],
        Concept.EQUAL_LOSS: [package("A2 B3 C3 D2 E3")],
    }
    assert six_party.solutions[Concept.NASH].value == 6_031_872
    assert six_party.solutions[Concept.UTILITARIAN].value == 412
    assert set(six_party.solutions[Concept.UTILITARIAN].refused_by) == {"SportCo", "DoT"}


@pytest.mark.parametrize(
    ("game", "packages", "to_all", "on_the_frontier"),
    [("game1", 720, 21, 241), ("game2", 720, 18, 454), ("base_7players", 2880, 52, 1360)],
)
def test_other_scorable_games(game: str, packages: int, to_all: int, on_the_frontier: int) -> None:
    found = answer(talks_of(scorable(game)))
    assert (found.packages, found.acceptable_to_all) == (packages, to_all)
    assert unbeaten(found).size == on_the_frontier


@pytest.fixture(scope="module")
def example() -> Zone:
    file = ROOT / "examples" / "six-party" / "talks.yaml"
    if not file.is_file():
        pytest.skip("the six-party example is not here")
    reading = read(file)
    assert reading.talks is not None, reading.problems
    return answer(reading.talks)


def test_the_six_party_example_gives_the_numbers_of_its_source(example: Zone) -> None:
    assert (example.status, example.packages, example.acceptable_to_all, example.acceptable_under_rule) == (
        Status.EXACT,
        720,
        12,
        55,
    )
    assert unbeaten(example).size == 481
    assert example.solutions[Concept.NASH].package == package("A2 B3 C3 D2 E3")


@pytest.fixture(scope="module")
def six_party_compared() -> Comparison:
    rule = AllOf(rules=(ConsentOf(parties=(PartyId("SportCo"), PartyId("DoT"))), NumberOf(at_least=5)))
    found = compare(talks_of(scorable("base"), rule=rule))
    assert not isinstance(found, TooLarge)
    return found


def test_six_party_game_voted_issue_by_issue_as_listed(six_party_compared: Comparison) -> None:
    (end,) = six_party_compared.voting_as_listed.ends
    assert end.package == package("A1 B1 C1 D1 E1")
    assert set(end.refused_by) == {"DoT", "enviroment"}
    assert end.acceptance is Acceptance.NOT


def test_six_party_game_voted_issue_by_issue_with_every_tie_kept(six_party_compared: Comparison) -> None:
    """A is tied three ways and B two ways; E goes to E5, for whoever does not care has no first choice."""
    ends = six_party_compared.voting.ends
    assert [end.package for end in ends] == [
        package(f"{a} {b} C1 D1 E5") for a in ("A1", "A2", "A3") for b in ("B1", "B3")
    ]
    assert set.intersection(*(set(end.refused_by) for end in ends)) == {"DoT", "other_cities"}


def test_six_party_game_has_120_orders_and_52_splits(six_party_compared: Comparison) -> None:
    count = dict.fromkeys(Kind, 0)
    for each in six_party_compared.structures:
        count[each.kind] += each.count
    assert count == {Kind.DECLARED: 0, Kind.ORDER: 120, Kind.SPLIT: 52}
    assert six_party_compared.left_out == ()


def test_six_party_game_one_issue_after_another_no_part_suffices(six_party_compared: Comparison) -> None:
    orders = [each for each in six_party_compared.structures if each.kind is Kind.ORDER]
    assert {(o.alone.surviving, o.alone.lost, o.alone.stuck) for o in orders} == {(0, 55, ("C",))}
    assert {(o.reachable.surviving, o.reachable.dead_ends) for o in orders} == {(55, 0)}


def test_six_party_game_who_can_block(six_party_blocking: Blocking) -> None:
    sets = [set(each) for each in six_party_blocking.can_block.sets]
    four = ("mayor", "other_cities", "union", "enviroment")
    assert sets == [{"SportCo"}, {"DoT"}, *({a, b} for a, b in combinations(four, 2))]


def test_six_party_game_who_stands_alone_in_the_way(six_party_blocking: Blocking) -> None:
    assert {way.party: way.alone_against for way in six_party_blocking.parties} == {
        "SportCo": 56,
        "DoT": 22,
        "enviroment": 20,
        "union": 15,
        "other_cities": 8,
        "mayor": 0,
    }


@pytest.fixture(scope="module")
def six_party_blocking() -> Blocking:
    rule = AllOf(rules=(ConsentOf(parties=(PartyId("SportCo"), PartyId("DoT"))), NumberOf(at_least=5)))
    found = blocking(talks_of(scorable("base"), rule=rule))
    assert not isinstance(found, TooLarge)
    return found
