"""Generated talks small enough to enumerate by hand: ties, issues that do not arise, linkage, composed rules."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import (
    AtMost,
    Budget,
    Choice,
    Cost,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Attempt,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    FirstOf,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Rule,
    Share,
    ShareOfParties,
    Unanimity,
    VotesIn,
    Weight,
)
from multitrack.model.talks import Talks

PARTIES = tuple(map(PartyId, ("North", "South", "East")))
MEMBERS_VOTE = VotesIn(electorate=ElectorateId("members"), more_than=Fraction(1, 2))
NUMBERS = st.one_of(st.integers(-2, 6).map(Fraction), st.fractions(0, 3, max_denominator=4))


def conditions(issues: tuple[Issue, ...]) -> SearchStrategy[tuple[Condition, ...]]:
    """One or two conditions on some issues, in which an option may be named that is no more."""
    one = st.sampled_from(issues).flatmap(
        lambda issue: st.lists(
            st.sampled_from([*(option.id for option in issue.options), OptionId("gone")]),
            min_size=1,
            max_size=2,
            unique=True,
        ).map(lambda options: Condition(issue=issue.id, options=tuple(options)))
    )
    return st.lists(one, min_size=1, max_size=2).map(tuple)


@st.composite
def issue_lists(draw: DrawFn) -> tuple[Issue, ...]:
    """Up to four issues; some arise only where another is settled in some way, even in a circle."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    issues = tuple(
        Issue(
            id=IssueId(letter),
            title=letter,
            options=tuple(Option(id=OptionId(f"{letter.lower()}{k}"), title="") for k in range(size)),
        )
        for letter, size in zip("WXYZ", sizes, strict=False)
    )
    hung = draw(st.lists(st.booleans(), min_size=len(issues), max_size=len(issues)))
    if not draw(st.booleans()):
        return issues
    return tuple(
        replace(issue, arises_if=draw(conditions(issues))) if hangs else issue
        for issue, hangs in zip(issues, hung, strict=True)
    )


def linkages(issues: tuple[Issue, ...]) -> SearchStrategy[Linkage]:
    choices = [(issue.id, option.id) for issue in issues for option in issue.options]
    costs = st.lists(
        st.builds(lambda at, amount: Cost(at[0], at[1], amount), st.sampled_from(choices), NUMBERS),
        max_size=6,
    ).map(tuple)
    return st.one_of(
        st.builds(Requires, where=conditions(issues), needs=conditions(issues)),
        st.builds(Excludes, together=conditions(issues)),
        st.builds(
            AtMost,
            number=st.integers(0, 2),
            of=st.lists(conditions(issues), min_size=1, max_size=2).map(lambda these: sum(these, ())),
        ),
        st.builds(Budget, title=st.just("costs"), at_most=NUMBERS, costs=costs),
        st.just(NothingUntilAll()),
    )


def rules() -> SearchStrategy[Rule]:
    some = st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True).map(tuple)
    weights = st.just(tuple(Weight(p, Fraction(w)) for p, w in zip(PARTIES, (3, 2, 1), strict=True)))
    single = st.one_of(
        st.just(Unanimity()),
        st.just(Consensus()),
        st.builds(ConsentOf, parties=some),
        st.builds(NumberOf, at_least=st.integers(1, 3)),
        st.builds(Share, weights=weights, more_than=st.just(Fraction(1, 2))),
        st.builds(EachCommunity, communities=st.just((Community(name="all", parties=PARTIES),))),
        st.builds(NoVetoOf, parties=some),
        st.builds(
            ShareOfParties, more_than=st.just(Fraction(1, 2)), of=st.sampled_from(["present", "valid votes"])
        ),
        st.sampled_from([NoObjection(hours=24), ChairFinds(), MEMBERS_VOTE]),
    )
    several = st.lists(single, min_size=1, max_size=2).map(tuple)
    attempts = several.map(lambda these: tuple(Attempt(AttemptId(str(n)), r) for n, r in enumerate(these)))
    return st.one_of(
        single,
        st.builds(AllOf, rules=several),
        st.builds(AnyOf, rules=several),
        st.builds(FirstOf, attempts=attempts),
    )


@st.composite
def mandates(draw: DrawFn, party: PartyId, issues: tuple[Issue, ...]) -> Mandate:
    """Worths on each issue, now and then on two together, and a red line."""
    pairs: list[tuple[Issue, ...]] = [(issue,) for issue in issues]
    if len(issues) > 1 and draw(st.booleans()):
        pairs.append((issues[0], issues[-1]))
    factors = []
    for over in pairs:
        rows: list[tuple[OptionId, ...]] = [()]
        for issue in over:
            rows = [(*row, option.id) for row in rows for option in issue.options]
        factors.append(
            Factor(
                issues=tuple(issue.id for issue in over),
                worths=tuple(Worth(row, draw(NUMBERS)) for row in rows if draw(st.integers(0, 4))),
            )
        )
    lines = st.lists(
        st.sampled_from([Choice(issue.id, option.id) for issue in issues for option in issue.options]),
        max_size=1,
    )
    return Mandate(
        party=party,
        factors=tuple(factors),
        walk_away=draw(NUMBERS),
        red_lines=tuple(draw(lines)) if not draw(st.integers(0, 2)) else (),
    )


def positions(
    issues: tuple[Issue, ...], parties: tuple[PartyId, ...]
) -> SearchStrategy[tuple[Position, ...]]:
    """Stances in any number; several for one option, the last of which counts; some only assumed."""
    choices = [(issue.id, option.id) for issue in issues for option in issue.options]
    one = st.builds(
        lambda party, at, stance, assumed: Position(
            party=party,
            issue=at[0],
            option=at[1],
            stance=stance,
            assumption="ours" if assumed else None,
        ),
        st.sampled_from(parties),
        st.sampled_from(choices),
        st.sampled_from(Stance),
        st.booleans(),
    )
    return st.lists(one, max_size=10).map(tuple)


@st.composite
def talks(draw: DrawFn, *, mandated: bool | None = None) -> Talks:
    """Talks of two or three parties; every one mandated, none, or (where not said) some."""
    issues = draw(issue_lists())
    parties = PARTIES[: draw(st.integers(2, 3))]
    holds = {p: draw(st.booleans()) if mandated is None else mandated for p in parties}
    return Talks(
        title="generated",
        parties=tuple(Party(id=party, name=party) for party in parties),
        issues=issues,
        rule=draw(rules()),
        linkage=tuple(draw(st.lists(linkages(issues), max_size=2))),
        positions=draw(positions(issues, parties)),
        mandates=tuple(draw(mandates(p, issues)) for p, held in holds.items() if held),
    )


def two_parties(positions: tuple[Position, ...] = ()) -> Talks:
    """North and South, on two issues of two options each: a1 a2, b1 b2."""
    issues = tuple(
        Issue(
            id=IssueId(name),
            title=name,
            options=tuple(Option(id=OptionId(f"{name.lower()}{k}"), title="") for k in (1, 2)),
        )
        for name in "AB"
    )
    parties = tuple(Party(id=PartyId(name), name=name) for name in ("North", "South"))
    return Talks(title="t", parties=parties, issues=issues, positions=positions)
