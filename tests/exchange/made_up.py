"""Talks that Hypothesis makes up in the shape in which a reader of sums gives them: by title, in whole tables."""

from fractions import Fraction

from hypothesis import strategies as st

from multitrack.exchange.brought import Remarks
from multitrack.exchange.naming import codes, plain
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import AllOf, ConsentOf, NumberOf
from multitrack.model.talks import Talks

NAMES = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="{},"),
        min_size=1,
        max_size=6,
    ),
    min_size=1,
    max_size=4,
    unique_by=str.casefold,
)
"""Titles as they stand after a reader took out what a talks file cannot hold."""


def named(names: list[str]) -> list[tuple[str, str]]:
    """A code and a title for each name."""
    titles = [plain(name, Remarks()) for name in names]
    return list(zip(codes(titles, "thing"), titles, strict=True))


@st.composite
def sums(
    draw: st.DrawFn, *, parties: int = 3, joint: bool = False, below_nought: bool = False, whole: bool = False
) -> Talks:
    """Talks of some parties, each with a mandate over all issues."""
    issues = tuple(
        Issue(
            id=IssueId(code),
            title=title,
            options=tuple(Option(id=OptionId(c), title=t) for c, t in named(draw(NAMES))),
        )
        for code, title in named(draw(NAMES))
    )
    people = tuple(Party(id=PartyId(name), name=name) for name in ("ann", "bea", "cyd")[:parties])
    return Talks(
        title="Made up",
        parties=people,
        issues=issues,
        mandates=tuple(
            draw(_mandate(party, issues, joint=joint, below_nought=below_nought, whole=whole))
            for party in people
        ),
    )


@st.composite
def _mandate(
    draw: st.DrawFn, party: Party, issues: tuple[Issue, ...], *, joint: bool, below_nought: bool, whole: bool
) -> Mandate:
    least = -4 if below_nought else 0
    parts = 1 if whole else draw(st.sampled_from([1, 2, 3, 7, 10]))
    worth = st.integers(least, 30).map(lambda n: Fraction(n, parts))
    grouped = (
        [issues[:2], *((issue,) for issue in issues[2:])]
        if joint and len(issues) > 1
        else [(i,) for i in issues]
    )
    factors = tuple(draw(_factor(group, worth)) for group in grouped)
    return Mandate(party=party.id, factors=factors, walk_away=Fraction(draw(st.integers(0, 60)), parts))


@st.composite
def _factor(draw: st.DrawFn, group: tuple[Issue, ...], worth: st.SearchStrategy[Fraction]) -> Factor:
    combinations: list[tuple[OptionId, ...]] = [()]
    for issue in group:
        combinations = [(*before, option.id) for before in combinations for option in issue.options]
    worths = [Worth(options, draw(worth)) for options in combinations]
    return Factor(
        issues=tuple(issue.id for issue in group),
        worths=tuple(each for each in worths if len(group) == 1 or each.worth),
    )


def as_a_game(talks: Talks) -> Talks:
    """The same decided as in a scorable game."""
    veto = ConsentOf(parties=tuple(party.id for party in talks.parties[:2]))
    rule = AllOf(rules=(veto, NumberOf(at_least=max(len(talks.parties) - 1, 1))))
    return Talks(
        title=talks.title,
        parties=talks.parties,
        issues=talks.issues,
        mandates=talks.mandates,
        rule=rule,
        exercise=True,
    )
