"""Who can stop an agreement by the rule, against going through all sets of parties and groups by hand."""

from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.stopping import Side, stopping
from multitrack.model.party import Delegation, Party, PartyId
from multitrack.model.rule import Consensus, Group, InnerRule, NumberOf, Unanimity, judge
from multitrack.model.rule import Voices as Said
from multitrack.model.talks import Talks
from multitrack.talksfile import read

ROOT = Path(__file__).parents[2]
GROUPS = tuple(Group(PartyId(each), each) for each in ("one", "two", "three"))
INNER = st.sampled_from(
    [
        None,
        InnerRule(groups=GROUPS, rule=Unanimity()),
        InnerRule(groups=GROUPS, rule=Consensus()),
        InnerRule(groups=GROUPS, rule=NumberOf(at_least=2)),
    ]
)


def agrees(party: Party, objecting: frozenset[Side]) -> bool:
    inner = party.delegation.inner
    if inner is None:
        return Side(party.id) not in objecting
    yes = {group.id for group in inner.groups if Side(party.id, group.id) not in objecting}
    groups = {group.id for group in inner.groups}
    return judge(inner.rule, Said.of(groups, yes, groups - yes, granted=True)).accepted


@few
@given(some_talks(), st.lists(INNER, min_size=3, max_size=3))
def test_the_smallest_sets_are_those_of_trying_all(talks: Talks, inner: list[InnerRule | None]) -> None:
    parties = tuple(
        replace(party, delegation=Delegation(inner=each))
        for party, each in zip(talks.parties, inner, strict=False)
    )
    talks = replace(talks, parties=parties)
    found = stopping(talks)
    assert found.up_to is None
    sizes = range(len(found.sides) + 1)
    sets = [frozenset(s) for s in chain(*(combinations(found.sides, n) for n in sizes))]
    seated = talks.seated_parties()
    stops = [s for s in sets if not slow.met(talks, [p.id for p in seated if agrees(p, s)])] if seated else []
    assert set(found.sets) == {each for each in stops if not any(other < each for other in stops)}


def test_who_has_no_inner_rule_noted_is_named() -> None:
    talks = read(ROOT / "examples" / "geneva-2017").talks
    assert talks is not None
    found = stopping(talks)
    assert found.without_rule == (PartyId("OPP"),)
    assert set(found.sets) == {frozenset({Side(party.id)}) for party in talks.seated_parties()}


def test_very_many_parties_of_one_mind_take_no_time() -> None:
    parties = tuple(Party(id=PartyId(f"P{at}"), name=f"P{at}") for at in range(40))
    found = stopping(Talks(title="T", parties=parties, issues=(), rule=Unanimity()))
    assert (len(found.sets), found.up_to) == (40, None)
    few_needed = NumberOf(at_least=20)
    some = stopping(Talks(title="T", parties=parties, issues=(), rule=few_needed))
    assert (some.sets, some.up_to) == ((), 4)
