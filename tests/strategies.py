"""Talks that Hypothesis makes up: small, rich and sound, so that a file or a record could tell them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from multitrack.model.channel import PLENARY, TEAM, Channel, ChannelId, ChannelKind, History, Keeps
from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.constituency import (
    AtHome,
    Became,
    Claim,
    Constituency,
    ConstituencyId,
    Consulted,
    ConsultedId,
    Input,
)
from multitrack.model.contact import (
    MEDIATION,
    AnswerTo,
    Ask,
    AskId,
    Contact,
    ContactFormat,
    ContactId,
    SideId,
)
from multitrack.model.issue import Condition, Grid, Issue, IssueId, Option, OptionId, Undertaking
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import (
    AtMost,
    Budget,
    Choice,
    Cost,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)
from multitrack.model.party import (
    Admission,
    AdmissionState,
    Delegation,
    Influence,
    Level,
    Listing,
    Member,
    OutsidePower,
    OwnName,
    Party,
    PartyId,
    PowerId,
    PowerKind,
    Role,
)
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Attempt,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    Group,
    InnerRule,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Quota,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    VotesIn,
    Weight,
)
from multitrack.model.statement import Checked, Form, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import Alternative, Bracket, BracketId, Draft, Paragraph, ParagraphId
from multitrack.model.track import Body, Sitting, Stage, Structure, StructureId, Terms, Track, TrackId

PARTY_CODES = ("A", "B", "no", "2033", "Côte d'Or")
OPTION_CODES = ("a", "0.30", "yes", "null", "null: #", "-", "~x", "2/3", "ja, so", "& b", "é'\"")
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}"), max_size=8)
WORDS = st.sampled_from(
    [
        "Words",
        "",
        " ",
        "no",
        "null",
        "1.0",
        "a: b",
        "- a",
        "a #b",
        "one\n two\n",
        "\t",
        "it's",
        '"',
        "\\",
        "…\u2028é",
    ]
)
MAYBE_WORDS = st.none() | WORDS
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
NUMBERS = st.builds(Fraction, st.integers(-99, 99), st.integers(1, 12))


def some(names: Sequence[str], *, least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of some names, none twice."""
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True).map(tuple)


def few(values: st.SearchStrategy, most: int = 2, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=least, max_size=most).map(tuple)


MEMBERS = few(st.builds(Member, name=WORDS, role=st.sampled_from(Role), source=MAYBE_WORDS))
UNDERTAKINGS = few(st.builds(Undertaking, who=WORDS, what=WORDS, by=MAYBE_WORDS, verified_by=MAYBE_WORDS))


@st.composite
def parties(draw: st.DrawFn, count: int) -> tuple[Party, ...]:
    first = draw(st.integers(0, len(PARTY_CODES) - count))
    codes = PARTY_CODES[first : first + count]
    rich = draw(st.integers(0, count - 1))
    return tuple(
        Party(
            id=PartyId(code),
            name=draw(WORDS),
            names=draw(own_names(codes)) if number == rich else (),
            delegation=draw(DELEGATIONS) if number == rich else Delegation(),
        )
        for number, code in enumerate(codes)
    )


@cache
def own_names(by: tuple[str, ...]) -> st.SearchStrategy[tuple[OwnName, ...]]:
    return few(st.builds(OwnName, by=st.sampled_from(by), name=WORDS, language=MAYBE_WORDS), most=1)


@cache
def channel_codes(codes: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """A channel that all talks of these parties have, or none."""
    return st.none() | st.sampled_from([TEAM, PLENARY, f"caucus-{codes[0]}"])


@st.composite
def issues(draw: st.DrawFn, codes: tuple[str, ...], count: int) -> tuple[Issue, ...]:
    """Issues; a later one may arise only where the first is settled in some way."""
    made: list[Issue] = []
    for number in range(count):
        options, grid = draw(grids(codes) if draw(st.booleans()) else option_lists(codes))
        made.append(
            Issue(
                id=IssueId(("debt", "on", "3.14")[number % 3] + str(number)),
                title=draw(WORDS),
                options=options,
                titles=draw(own_names(codes)),
                about=draw(MAYBE_WORDS),
                arises_if=draw(conditions(made[:1])) if draw(st.booleans()) and made else (),
                grid=grid,
                channel=draw(channel_codes(codes)),
            )
        )
    return tuple(made)


@st.composite
def option_lists(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[tuple[Option, ...], None]:
    first, *others = draw(some(OPTION_CODES, least=1))
    return (draw(options(first, codes)), *(Option(id=OptionId(each), title=each) for each in others)), None


@st.composite
def grids(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[tuple[Option, ...], Grid]:
    low, step = draw(NUMBERS), Fraction(draw(st.integers(1, 24)), 8)
    grid = Grid(low=low, high=low + step * draw(st.integers(0, 3)), step=step, unit=draw(WORDS))
    numbers = grid.options()
    return (*numbers[:-1], draw(options(numbers[-1].id, codes))), grid


@st.composite
def options(draw: st.DrawFn, code: str, codes: tuple[str, ...]) -> Option:
    return Option(
        id=OptionId(code),
        title=draw(WORDS),
        wording=draw(MAYBE_WORDS),
        undertakings=draw(UNDERTAKINGS),
        channel=draw(channel_codes(codes)),
    )


@st.composite
def conditions(draw: st.DrawFn, known: Sequence[Issue]) -> tuple[Condition, ...]:
    chosen = [each for each in known if draw(st.booleans())] or list(known[:1])
    return tuple(Condition(issue=each.id, options=draw(options_of(each))) for each in chosen)


def options_of(issue: Issue) -> st.SearchStrategy[tuple[OptionId, ...]]:
    return some([option.id for option in issue.options], least=1).map(
        lambda codes: tuple(map(OptionId, codes))
    )


@st.composite
def choices(draw: st.DrawFn, known: Sequence[Issue]) -> Choice:
    issue = draw(st.sampled_from(known))
    return Choice(issue.id, draw(st.sampled_from(issue.options)).id)


@st.composite
def drafts(draw: st.DrawFn, known: Sequence[Issue]) -> Draft:
    """A draft whose brackets hold only brackets before them, and whose text holds the last."""
    brackets: list[Bracket] = []
    for number in range(draw(st.integers(0, 2))):
        within = f" {{{brackets[-1].id}}}" if draw(st.booleans()) and brackets else ""
        decided_by = draw(st.just(()) | some([issue.id for issue in known], least=1, most=2))
        deciding = [issue for code in decided_by for issue in known if issue.id == code]
        alternatives = tuple(
            Alternative(words=draw(WORDS) + (within if not decided_by else ""), options=options)
            for options in combinations(deciding)[:3]
        )
        brackets.append(
            Bracket(
                id=BracketId(f"place {number}"),
                alternatives=alternatives,
                decided_by=tuple(map(IssueId, decided_by)),
            )
        )
    places = "".join(f"{{{each}}}" for each in [*(b.id for b in brackets), *(i.id for i in known)])
    paragraphs = draw(few(WORDS, 2))
    return Draft(
        paragraphs=tuple(
            Paragraph(id=ParagraphId(f"P{number}"), words=words + places)
            for number, words in enumerate(paragraphs)
        ),
        brackets=tuple(brackets),
    )


def combinations(deciding: Sequence[Issue]) -> list[tuple[OptionId, ...]]:
    rows: list[tuple[OptionId, ...]] = [()]
    for issue in deciding:
        rows = [(*row, option.id) for row in rows for option in issue.options]
    return rows


WHOLES = st.sampled_from(["all members", "all entitled", "present", "those who spoke", "valid votes"])
THRESHOLDS = st.sampled_from(
    [
        {"at_least": Fraction(2, 3)},
        {"at_least": Fraction(1)},
        {"more_than": Fraction(1, 2)},
        {"more_than": Fraction(0)},
    ]
)
ELECTORATES = st.sampled_from([ElectorateId("forum"), ElectorateId("no: 1")])
QUOTAS = st.lists(
    st.builds(Quota, ELECTORATES, st.integers(1, 9)), max_size=2, unique_by=lambda q: q.electorate
)


def threshold_of(make: Any, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A form with one threshold, reached or passed."""
    return st.builds(lambda reach, **rest: make(**reach, **rest), THRESHOLDS, **parts)


@cache
def rules(codes: tuple[str, ...]) -> st.SearchStrategy[Rule]:
    """Rules over parties of these codes, and over what is counted or found elsewhere."""
    leaves = rules_of_parties(codes) | RULES_BEYOND
    return st.recursive(leaves, _composed, max_leaves=4)


def _composed(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    several = few(inner, least=1)
    attempts = several.map(
        lambda these: tuple(Attempt(AttemptId(f"try {n}"), each) for n, each in enumerate(these))
    )
    return (
        st.builds(AllOf, rules=several)
        | st.builds(AnyOf, rules=several)
        | st.builds(FirstOf, attempts=attempts)
    )


def rules_of_parties(codes: tuple[str, ...]) -> st.SearchStrategy[Rule]:
    """Rules that the voices of parties alone decide."""
    ids = some(codes, least=1).map(lambda these: tuple(map(PartyId, these)))
    weights = ids.map(lambda these: tuple(Weight(each, Fraction(n, 2)) for n, each in enumerate(these, 1)))
    communities = st.one_of(
        st.builds(Community, name=st.just("no: 1"), parties=ids),
        threshold_of(Community, name=st.just("east"), parties=ids, of=WHOLES),
        threshold_of(Community, name=st.just("west"), weights=weights, of=WHOLES),
    )
    return st.one_of(
        st.just(Consensus()),
        st.just(Unanimity()),
        st.builds(ConsentOf, parties=ids),
        st.builds(NoVetoOf, parties=ids),
        st.builds(NumberOf, at_least=st.integers(1, len(codes))),
        threshold_of(ShareOfParties, of=WHOLES),
        threshold_of(Share, weights=weights, of=WHOLES, title=MAYBE_WORDS),
        threshold_of(
            Share, weights=weights, of=st.just("all members"), total=st.integers(20, 30).map(Fraction)
        ),
        st.builds(
            EachCommunity,
            communities=st.lists(communities, min_size=1, max_size=2, unique_by=lambda c: c.name).map(tuple),
        ),
    )


RULES_BEYOND: st.SearchStrategy[Rule] = st.one_of(
    st.builds(NoObjection, hours=st.sampled_from([1, 7, 24, 72])),
    threshold_of(VotesIn, electorate=ELECTORATES, of=WHOLES, members=st.integers(40, 60), title=MAYBE_WORDS),
    st.builds(
        Turnout,
        electorate=ELECTORATES,
        at_least=st.just(Fraction(1, 5)),
        members=st.none() | st.integers(40, 60),
    ),
    QUOTAS.flatmap(
        lambda quotas: st.builds(
            Endorsements,
            quotas=st.just(tuple(quotas)),
            at_least=st.integers(18, 20) if not quotas else st.none() | st.integers(18, 20),
        )
    ),
    st.builds(ChairFinds, on=MAYBE_WORDS),
)
INNER_RULES = st.builds(
    InnerRule,
    groups=WORDS.map(lambda name: tuple(Group(PartyId(code), name) for code in ("g1", "g2"))),
    rule=rules(("g1", "g2")),
)
DELEGATIONS = st.just(Delegation()) | st.builds(
    Delegation,
    members=MEMBERS,
    composed_of=few(WORDS),
    inner_rule=MAYBE_WORDS,
    inner=st.none() | INNER_RULES,
)


@st.composite
def tracks(draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue]) -> tuple[Track, ...]:
    """Tracks that share the issues out; some issues may stay with the plenary."""
    seats = draw(st.lists(st.integers(0, 2), min_size=len(known), max_size=len(known)))
    sittings = st.builds(
        Sitting,
        on=DAYS,
        start=st.none() | st.just("09:30"),
        end=st.none() | st.just("12:00"),
        place=MAYBE_WORDS,
    )
    terms = st.builds(Terms, deliver=WORDS, form=MAYBE_WORDS, by=st.none() | DAYS, skills=few(WORDS))
    return tuple(
        Track(
            id=TrackId(f"track {seat}"),
            title=draw(WORDS),
            issues=tuple(issue.id for issue, at in zip(known, seats, strict=True) if at == seat),
            team=tuple(map(PartyId, draw(some(codes)))),
            chair=draw(MAYBE_WORDS),
            rule=draw(rules(codes)),
            sittings=draw(few(sittings)),
            terms=draw(st.none() | terms),
        )
        for seat in sorted({seat for seat in seats if seat})
    )


def linkages(known: Sequence[Issue]) -> st.SearchStrategy[Linkage]:
    ids = some([issue.id for issue in known], least=1).map(lambda these: tuple(map(IssueId, these)))
    if not known:
        return st.just(NothingUntilAll())
    where = conditions(known)
    costs = few(st.builds(lambda choice, n: Cost(choice.issue, choice.option, n), choices(known), NUMBERS), 4)
    return st.one_of(
        st.just(NothingUntilAll()),
        st.builds(NothingUntilAll, issues=ids),
        st.builds(Requires, where=where, needs=where, because=MAYBE_WORDS),
        st.builds(Excludes, together=where, because=MAYBE_WORDS),
        where.filter(lambda of: len(of) > 1).flatmap(
            lambda of: st.builds(
                AtMost, number=st.integers(1, len(of) - 1), of=st.just(of), because=MAYBE_WORDS
            )
        ),
        st.builds(EarlyHarvest, issues=ids, because=MAYBE_WORDS),
        st.builds(Budget, title=WORDS, at_most=NUMBERS, costs=costs, unit=WORDS),
    )


@st.composite
def statements(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[Statement, ...]:
    ids = [StatementId(f"S{number}") for number in range(draw(st.integers(0, 2)))]
    one = st.builds(
        Statement,
        id=st.just(StatementId("")),
        speaker=WORDS,
        words=WORDS,
        on=st.none() | DAYS,
        office=MAYBE_WORDS,
        on_behalf_of=MAYBE_WORDS,
        language=MAYBE_WORDS,
        form=st.sampled_from(Form),
        public=st.booleans(),
        link=MAYBE_WORDS,
        checked=st.sampled_from(Checked),
        supersedes=some(ids),
        contradicts=some(ids),
        channel=channel_codes(codes),
    )
    return tuple(_with_id(draw(one), each) for each in ids)


def _with_id(statement: Statement, code: StatementId) -> Statement:
    return replace(statement, id=code)


@st.composite
def positions(
    draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue], said: Sequence[Statement]
) -> tuple[Position, ...]:
    """Stances in any order, one on an option in any one channel, or a reading beside it."""
    rests_on = some([each.id for each in said])
    places = st.tuples(st.sampled_from(codes), choices(known), channel_codes(codes), st.booleans())
    return tuple(
        Position(
            party=PartyId(party),
            issue=choice.issue,
            option=choice.option,
            stance=draw(st.sampled_from(Stance)),
            confidence=draw(st.sampled_from(Level)),
            rests_on=tuple(map(StatementId, draw(rests_on))),
            assumption=draw(MAYBE_WORDS),
            on=draw(st.none() | DAYS),
            reading=reading,
            channel=channel,
        )
        for party, choice, channel, reading in draw(st.lists(places, max_size=8, unique=True))
    )


@st.composite
def weights(draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue]) -> tuple[Importance, ...]:
    places = st.tuples(st.sampled_from(codes), st.sampled_from(known), channel_codes(codes))
    found = draw(st.lists(places, max_size=4, unique_by=lambda each: (each[0], each[1].id, each[2])))
    return tuple(
        Importance(
            party=PartyId(party),
            issue=issue.id,
            level=draw(st.sampled_from(Level)),
            assumption=draw(MAYBE_WORDS),
            channel=channel,
        )
        for party, issue, channel in found
    )


@st.composite
def mandates(draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue]) -> tuple[Mandate, ...]:
    def factor() -> Factor:
        over = draw(some([issue.id for issue in known], least=1, most=2))
        rows = combinations([issue for code in over for issue in known if issue.id == code])
        chosen = draw(st.lists(st.sampled_from(rows), max_size=3, unique=True))
        return Factor(
            issues=tuple(map(IssueId, over)), worths=tuple(Worth(row, draw(NUMBERS)) for row in chosen)
        )

    return tuple(
        Mandate(
            party=PartyId(party),
            factors=tuple(factor() for _ in range(draw(st.integers(0, 3)))),
            walk_away=draw(NUMBERS),
            red_lines=tuple(draw(st.lists(choices(known), max_size=3, unique=True))),
            from_paper=draw(MAYBE_WORDS),
        )
        for party in draw(some(codes))
    )


@st.composite
def structures(draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue]) -> tuple[Structure, ...]:
    bodies = st.builds(Body, title=WORDS, issues=some([issue.id for issue in known]), team=some(codes))
    stages = st.builds(Stage, bodies=few(bodies, least=1, most=1), provisional=st.booleans())
    return draw(
        few(
            st.builds(
                Structure,
                id=st.just(StructureId("all at once")),
                title=WORDS,
                stages=few(stages, least=1),
                about=MAYBE_WORDS,
                source=MAYBE_WORDS,
            ),
            most=1,
        )
    )


def at_home(known: Sequence[Issue]) -> st.SearchStrategy[AtHome]:
    """How a constituency holds itself towards some option."""
    return st.sampled_from([(i.id, o.id) for i in known for o in i.options or i.grid.options()]).flatmap(  # type: ignore[union-attr]
        lambda on: st.builds(
            AtHome, issue=st.just(on[0]), option=st.just(on[1]), stance=st.sampled_from(Stance)
        )
    )


@st.composite
def contacts(draw: st.DrawFn, sides: Sequence[str]) -> tuple[Contact, ...]:
    """A few contacts of sides, or of one with the mediation team."""
    return tuple(
        Contact(
            id=ContactId(code),
            between=(SideId(draw(st.sampled_from(sides))), MEDIATION),
            format=draw(st.sampled_from(ContactFormat)),
            on=draw(DAYS),
            gist=draw(MAYBE_WORDS),
            next_step=draw(MAYBE_WORDS),
            checked=draw(st.sampled_from(Checked)),
        )
        for code in draw(some(["c1", "c2"], most=2))
    )


@st.composite
def asks(draw: st.DrawFn, sides: Sequence[str], known: Sequence[Issue]) -> tuple[Ask, ...]:
    """A few asks of the mediation team, answered or not."""
    return tuple(
        Ask(
            id=AskId(code),
            by=MEDIATION,
            of=draw(st.none() | st.sampled_from([SideId(side) for side in sides])),
            words=draw(WORDS),
            issue=draw(st.none() | st.sampled_from([issue.id for issue in known])),
            answer=draw(st.none() | st.sampled_from(AnswerTo)),
            due=draw(st.none() | DAYS),
        )
        for code in draw(some(["a1", "a2"], most=2))
    )


@st.composite
def around(draw: st.DrawFn, codes: tuple[str, ...], known: Sequence[Issue]) -> dict[str, Any]:
    """Who and what stands around the table."""
    powers = tuple(
        OutsidePower(
            id=PowerId(code),
            name=draw(WORDS),
            kind=draw(st.sampled_from(PowerKind)),
            names=draw(own_names(codes)),
        )
        for code in draw(some(["NORTH", "off"], most=2))
    )
    admissions = st.builds(
        Admission,
        party=st.sampled_from(codes),
        state=st.sampled_from(AdmissionState),
        on=DAYS,
        by=WORDS,
        reason=MAYBE_WORDS,
        until=st.none() | DAYS,
        back_if=MAYBE_WORDS,
        source=MAYBE_WORDS,
    )
    listings = st.builds(
        Listing, authority=WORDS, list_name=WORDS, group=WORDS, since=st.none() | DAYS, binding=st.booleans()
    )
    influence = st.builds(
        Influence,
        power=st.sampled_from([each.id for each in powers] or [PowerId("")]),
        party=st.sampled_from(codes),
        reach=st.sampled_from(Level),
        confidence=st.sampled_from(Level),
        issue=st.none() | st.sampled_from([each.id for each in known]),
        assumption=MAYBE_WORDS,
    )
    consulted = st.builds(
        Consulted,
        id=st.just(ConsultedId("forum")),
        title=WORDS,
        inputs=few(
            st.builds(Input, words=WORDS, on=st.none() | DAYS, became=st.none() | st.sampled_from(Became))
        ),
    )
    kept = draw(st.sampled_from(Keeps))
    channel = Channel(
        id=ChannelId("back channel"),
        kind=ChannelKind.BILATERAL,
        title=draw(WORDS),
        parties=tuple(map(PartyId, codes[:2])),
        grounds=draw(st.sampled_from([(), (PLENARY,)])),
        keeps=kept,
        days=draw(st.integers(1, 400)) if kept is Keeps.DAYS else None,
        history=draw(st.sampled_from(History)),
    )
    return {
        "mediation": draw(MEMBERS),
        "constituencies": draw(
            few(
                st.builds(
                    Constituency,
                    id=st.just(ConstituencyId("dockers")),
                    title=WORDS,
                    claims=some(codes).map(lambda by: tuple(Claim(by=PartyId(code)) for code in by)),
                    holds=few(at_home(known), most=1),
                    note=MAYBE_WORDS,
                ),
                most=1,
            )
        ),
        "consulted": draw(few(consulted, most=1)),
        "admissions": draw(few(admissions)),
        "listings": draw(few(listings)),
        "powers": powers,
        "influence": draw(few(influence)) if powers else (),
        "channels": draw(st.sampled_from([(), (channel,)])),
        "contacts": draw(contacts((*codes, *(each.id for each in powers)))),
        "asks": draw(asks((*codes, *(each.id for each in powers)), known)),
    }


PARTS = ("around", "draft", "tracks", "linkage", "positions", "weights", "mandates", "structures")


@st.composite
def talks(draw: st.DrawFn, *, most_parties: int = 3, most_issues: int = 3) -> Talks:
    """Talks of a few parties on a few issues, with some of the parts that a file may have."""
    sides = draw(parties(draw(st.integers(2, most_parties))))
    codes = tuple(party.id for party in sides)
    known = draw(issues(codes, draw(st.integers(1, most_issues))))
    parts = draw(some(PARTS, most=4))
    said = draw(statements(codes)) if "positions" in parts else ()
    return Talks(
        title=draw(TEXT),
        parties=sides,
        issues=known,
        about=draw(MAYBE_WORDS),
        language=draw(st.sampled_from(["en", "ar", "no"])),
        exercise=draw(st.booleans()),
        as_on=draw(st.none() | DAYS),
        rule=draw(rules(codes)),
        draft=draw(drafts(known)) if "draft" in parts else Draft(),
        tracks=draw(tracks(codes, known)) if "tracks" in parts else (),
        linkage=draw(few(linkages(known), 3)) if "linkage" in parts else (),
        statements=said,
        positions=draw(positions(codes, known, said)) if "positions" in parts else (),
        importance=draw(weights(codes, known)) if "weights" in parts else (),
        mandates=draw(mandates(codes, known)) if "mandates" in parts else (),
        structures=draw(structures(codes, known)) if "structures" in parts else (),
        **(draw(around(codes, known)) if "around" in parts else {}),
    )
