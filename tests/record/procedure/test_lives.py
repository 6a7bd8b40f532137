"""The tables of lives: whole in themselves, and what the record does is what they say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.scene import floor_of
from tests.record.trying import TRIED, Known, Trying

from multitrack.model.channel import ChannelId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.floor import Floor
from multitrack.record.held import Hold, hold
from multitrack.record.procedure import PROCEDURE
from multitrack.record.procedure.life import EVERY_ACT, Life, Step, after, may_follow, state_of
from multitrack.record.procedure.lives import LIVES
from multitrack.record.standing import ChannelStanding, applied, opened

each_life = pytest.mark.parametrize("life", LIVES, ids=lambda life: life.subject)


def states(life: Life) -> set[str]:
    return {state.name for state in life.states}


@each_life
def test_every_state_can_be_reached(life: Life) -> None:
    reached, before = {life.start}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {row.to for row in life.steps if row.to is not None and reached & set(row.sources)}
    assert reached == states(life)


@each_life
def test_rows_name_states_of_the_table_and_acts_of_the_record(life: Life) -> None:
    named = {name for row in life.steps for name in (*row.sources, row.to) if name is not None}
    assert named | {said.state for said in life.said} <= states(life)
    assert {row.act for row in life.steps} - PROCEDURE.keys() <= {EVERY_ACT}


def contradict(one: Step, other: Step) -> bool:
    same_form = one.act == other.act and (not one.how or not other.how or one.how == other.how)
    return same_form and bool(set(one.sources) & set(other.sources)) and one.when == other.when


@each_life
def test_no_two_rows_contradict(life: Life) -> None:
    assert [pair for pair in combinations(life.steps, 2) if contradict(*pair)] == []


def test_two_rows_that_contradict_are_found() -> None:
    one, other = Step(act="settle", sources=("open",), to="settled"), Step(act="settle", sources=("open",))
    assert contradict(one, other)
    assert not contradict(one, Step(act="settle", sources=("open",), when="the rule is not met"))


@each_life
def test_what_is_said_instead_is_said_of_acts_that_may_not_follow(life: Life) -> None:
    hindered = [may_follow(life, said.state, said.act) for said in life.said]
    assert [None if h is None else (h.why, h.instead) for h in hindered] == [
        (said.why, said.instead) for said in life.said
    ]


def missteps(floor: Floor, start: int) -> list[str]:
    """What acts made of the things they name, where the tables say otherwise; an act is all its entries."""
    standings: dict[ChannelId, ChannelStanding] = {}
    found: list[str] = []
    for _, together in groupby(enumerate(floor._entries), key=lambda each: (each[1].author, each[1].time)):
        entries = tuple(together)
        standings |= {e.channel: opened(e) for _, e in entries if isinstance(e.act, acts.Opening)}
        before = dict(standings)
        for _, entry in entries:
            if not isinstance(entry.act, acts.Opening):
                standings[entry.channel] = applied(standings[entry.channel], entry)
        for number, entry in entries:
            if number >= start and not isinstance(entry.act, acts.Opening):
                found += astray(entry, hold(before, entry.channel), hold(standings, entry.channel))
    return found


def astray(entry: Entry, before: Hold, after_it: Hold) -> Iterator[str]:
    """The things an entry names that are, after it, where no row of their table leads."""
    kind = entry.act.kind
    for life in LIVES:
        how = life.how(entry.act)
        for key in life.keys(before, entry.act):
            then, now = state_of(life, before, key), state_of(life, after_it, key)
            if life.rows(kind, how) and now not in after(life, then, kind, how):
                yield f"{kind}: {life.subject} {key}, from {then} to {now}"


@settings(deadline=None)
@given(data=st.data())
def test_what_is_recorded_is_what_the_tables_say(data: st.DataObject) -> None:
    floor, hand = floor_of()
    known, start = Known(), len(floor._entries)
    for step in range(1, 25):
        hand.at(step)
        trying = Trying(data, floor, known, hand.clock(), data.draw(st.sampled_from(TRIED)))
        known.learn(
            floor.act(
                acts.Request(
                    author=trying.person, channel=trying.channel, act=trying.act(), from_paper="a letter"
                )
            )
        )
    assert missteps(floor, start) == []
