"""What the invented coalition talks are there to show."""

from itertools import chain

from tests.examples.shelf import kept, packages_of, talks_of

from multitrack.analysis.representation import representation
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Budget, Package
from multitrack.model.party import PartyId
from multitrack.model.rule import Voices, judge
from multitrack.model.track import Track

TALKS = talks_of("coalition")
EVERYONE = frozenset(party.id for party in TALKS.parties)
TABLE = next(link for link in TALKS.linkage if isinstance(link, Budget))


SHEETS = {
    mandate.party: [
        (factor.issues, {entry.options: int(entry.worth) for entry in factor.worths})
        for factor in mandate.factors
    ]
    for mandate in TALKS.mandates
}
RED = {m.party: {(line.issue, line.option) for line in m.red_lines} for m in TALKS.mandates}


def points(party: PartyId, package: Package) -> int:
    """What a package is worth to a list, added up from its sheet."""
    chosen = package.as_dict()
    return sum(
        table.get(tuple(chosen[issue] for issue in issues if issue in chosen), 0)
        for issues, table in SHEETS[party]
    )


def accepting(package: Package) -> frozenset[PartyId]:
    pairs = set(package.as_dict().items())
    return frozenset(
        mandate.party
        for mandate in TALKS.mandates
        if not RED[mandate.party] & pairs and points(mandate.party, package) >= mandate.walk_away
    )


def favourite(track: Track) -> Package:
    """What adds up to most, over all lists, of what a group could decide alone without crossing a red line."""
    menus = {
        Package(tuple(c for c in package.choices if c.issue in track.issues))
        for package in packages_of("coalition")
    }
    allowed = [menu for menu in menus if not set().union(*RED.values()) & set(menu.as_dict().items())]
    return max(allowed, key=lambda menu: sum(points(party, menu) for party in EVERYONE))


def test_each_group_can_afford_its_favourite_and_the_five_together_cannot() -> None:
    favourites = [favourite(track) for track in TALKS.tracks]
    together = Package(tuple(chain.from_iterable(menu.choices for menu in favourites)))
    assert max(map(TABLE.cost_of, favourites)) <= TABLE.at_most
    assert [TABLE.cost_of(together), TABLE.at_most] == [10, 8]
    assert accepting(together) == EVERYONE


def test_there_is_a_zone_within_the_costing_table() -> None:
    groups = [accepting(package) for package in kept("coalition")]
    governing = [group for group in groups if judge(TALKS.rule, Voices.of(EVERYONE, group)).accepted]
    assert (groups.count(EVERYONE), len(governing)) == (243, 1180)


def test_without_a_levy_nobody_asks_who_gets_it() -> None:
    share, levy = IssueId("share"), IssueId("levy")
    asked = {(package.on(levy), package.on(share) is not None) for package in packages_of("coalition")}
    assert asked == {("none", False), ("charge", True)}
    assert len(packages_of("coalition")) == 69_984


def test_one_of_the_two_small_lists_is_enough_with_the_two_large_ones() -> None:
    lists = [{"SOC", "GRN", "LIB"}, {"SOC", "GRN", "REG"}, {"SOC", "LIB", "REG"}, {"GRN", "LIB", "REG"}]
    verdicts = [judge(TALKS.rule, Voices.of(EVERYONE, map(PartyId, names))).accepted for names in lists]
    assert verdicts == [True, True, False, False]


def test_the_wage_is_a_range_of_numbers() -> None:
    wage = TALKS.issue(IssueId("wage"))
    assert wage is not None
    assert [option.id for option in wage.options] == [OptionId("13"), OptionId("13.5"), OptionId("14")]


def test_two_accounts_of_one_list_stay_with_the_facilitator() -> None:
    quiet = {(p.party, p.issue) for p in TALKS.positions if p.channel is None}
    assert quiet == {("REG", "coal"), ("REG", "rail")}


def test_what_a_list_can_live_with_those_it_claims_refuse_at_home() -> None:
    found = representation(TALKS)
    (gap,) = found.home_gaps
    assert (gap.party, gap.constituency.id, gap.option, gap.at_table.stance) == (
        "REG",
        "miners",
        "2034",
        "can live with",
    )
    assert [each.constituency.id for each in found.constituencies if each.is_gap] == ["pupils"]
    assert [given.words for _, given in found.untold] == ["A seat in each of the five groups."]
