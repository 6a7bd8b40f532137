"""Both layers against enumeration, gone through and folded: who accepts at the table, and those at home."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import PARTIES, two_parties
from tests.analysis.small_talks import talks as some_talks

from multitrack.analysis.consent import Weighed, weigh
from multitrack.analysis.finding import Acceptance, Counts, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.layers import Layers, large_layers, layers
from multitrack.model.constituency import AtHome, Claim, Constituency, ConstituencyId
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks

SURELY, POSSIBLY, UNKNOWN, NOT = slow.SURELY, slow.POSSIBLY, slow.UNKNOWN, slow.NOT


@st.composite
def layered(draw: st.DrawFn, *, mandated: bool | None = None) -> Talks:
    """Talks with up to three constituencies: claimed by some, by several, or by nobody at the table."""
    talks = draw(some_talks(mandated=mandated))
    choices = [(i.id, o.id) for i in talks.issues for o in i.options]
    home = st.builds(
        lambda at, stance: AtHome(issue=at[0], option=at[1], stance=stance),
        st.sampled_from([*choices, (talks.issues[0].id, OptionId("gone"))]),
        st.sampled_from(Stance),
    )
    claims = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True)
    those = tuple(
        Constituency(
            id=ConstituencyId(f"c{n}"),
            title=f"c{n}",
            claims=tuple(Claim(by=party) for party in draw(claims)),
            holds=tuple(draw(st.lists(home, max_size=5))),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    return replace(talks, constituencies=those)


def at_home(talks: Talks, of: Constituency, package: Package) -> Acceptance:
    """How one constituency takes a package, in the words of the model."""
    known = {(i.id, o.id) for i in talks.issues for o in i.options}
    noted = {(h.issue, h.option): h.stance for h in of.holds if (h.issue, h.option) in known}
    if not noted:
        return UNKNOWN
    held = [noted.get((c.issue, c.option)) for c in package.choices]
    return NOT if Stance.REFUSES in held else POSSIBLY if None in held else SURELY


def together(each: list[Acceptance]) -> Acceptance:
    return next((which for which in (NOT, UNKNOWN, POSSIBLY) if which in each), SURELY)


def enumerated(talks: Talks) -> tuple[list[Acceptance], list[Acceptance], list[Acceptance]]:
    """How every package is taken at the table, at home, and by both."""
    sits = set(slow.seated(talks))
    carried = [c for c in talks.constituencies if sits & {claim.by for claim in c.claims}]
    packages = slow.respecting(talks)
    table = [together([slow.accepts(talks, party, p) for party in slow.seated(talks)]) for p in packages]
    home = [together([at_home(talks, each, p) for each in carried]) for p in packages]
    return table, home, [together([a, b]) for a, b in zip(table, home, strict=True)]


def is_told(talks: Talks) -> bool:
    known = {(i.id, o.id) for i in talks.issues for o in i.options}
    sits = set(slow.seated(talks))
    return any(
        (h.issue, h.option) in known
        for c in talks.constituencies
        if sits & {claim.by for claim in c.claims}
        for h in c.holds
    )


def as_counted(found: Layers) -> list[dict[Acceptance, int]]:
    return [
        {a: counts.of(a) for a in Acceptance} for counts in (found.at_the_table, found.at_home, found.both)
    ]


def weighed(talks: Talks) -> Weighed:
    found = weigh(talks)
    assert not isinstance(found, TooLarge)
    return found


@settings(max_examples=300)
@given(layered())
def test_both_layers_are_those_of_enumeration_gone_through_and_folded(talks: Talks) -> None:
    found, folded = layers(weighed(talks)), large_layers(talks)
    if not is_told(talks):
        assert (found, folded) == (None, None)
        return
    assert isinstance(found, Layers)
    assert isinstance(folded, Layers)
    assert as_counted(found) == [slow.counted(each) for each in enumerated(talks)]
    assert as_counted(folded) == as_counted(found)
    both = enumerated(talks)[2]
    left = [p for p, level in zip(slow.respecting(talks), both, strict=True) if level is not NOT]
    surely = [p for p, level in zip(slow.respecting(talks), both, strict=True) if level is SURELY]
    assert list(found.left) == [*surely, *(p for p in left if p not in surely)]
    assert {p.choices for p in folded.left} == {p.choices for p in left}
    assert (folded.carried, folded.nothing_known) == (found.carried, found.nothing_known)


@settings(max_examples=150)
@given(layered(mandated=True))
def test_the_frontier_is_unbeaten_among_what_nobody_refuses_at_the_table_or_at_home(talks: Talks) -> None:
    found = layers(weighed(talks))
    if found is None:
        return
    _, _, both = enumerated(talks)
    left = [p for p, level in zip(slow.respecting(talks), both, strict=True) if level is not NOT]
    worths = [(p, slow.worths(talks, p)) for p in left]
    unbeaten = [p for p, mine in worths if not any(slow.beats(its, mine) for _, its in worths)]
    assert isinstance(found.frontier, Frontier)
    assert list(found.frontier.packages) == unbeaten


def test_whoever_is_carried_by_nobody_at_the_table_is_named_and_not_counted() -> None:
    home = AtHome(issue=IssueId("A"), option=OptionId("a1"), stance=Stance.REFUSES)
    mine = Constituency(
        id=ConstituencyId("mine"), title="Mine", claims=(Claim(by=PartyId("North")),), holds=(home,)
    )
    silent = replace(mine, id=ConstituencyId("silent"), holds=())
    gone = replace(mine, id=ConstituencyId("gone"), claims=(Claim(by=PartyId("HILL")),))
    found = layers(weighed(replace(two_parties(), constituencies=(mine, silent, gone))))
    assert found is not None
    assert (found.carried, found.nothing_known, found.not_carried) == ((mine, silent), (silent,), (gone,))
    assert found.at_home == Counts(surely=0, possibly=0, not_=2, unknown=2)
    assert found.status is Status.EXACT
