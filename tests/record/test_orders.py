"""Entries may come in any order that respects the heads they name: the channels stand where they stood."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings
from tests.record.scene import PEOPLE, Hand, floor_of
from tests.record.trying import TRIED, Known, Trying

from multitrack.model.channel import ChannelId
from multitrack.record.act import Request
from multitrack.record.codec import decode
from multitrack.record.entry import Row
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal


def played(data: st.DataObject, acts: int) -> Floor:
    """Talks after some acts of any kind."""
    floor, hand = floor_of()
    known = Known()
    for step in range(1, acts + 1):
        hand.at(step)
        trying = Trying(data, floor, known, hand.clock(), data.draw(st.sampled_from(TRIED)))
        request = Request(
            author=trying.person, channel=trying.channel, act=trying.act(), from_paper="a letter"
        )
        known.learn(floor.act(request))
    return floor


def may_come(row: Row, known: dict[ChannelId, int]) -> bool:
    """Whether all that an entry names has come: the one before it, and the heads of its grounds."""
    heads = decode(row).heads
    before = known.get(row.channel, 0) == row.number - 1
    return before and all(known.get(head.channel, 0) >= head.number for head in heads)


def another_order(data: st.DataObject, rows: tuple[Row, ...]) -> list[Row]:
    """The rows in an order drawn by chance, each after all that it names."""
    left, known, order = list(rows), dict[ChannelId, int](), list[Row]()
    while left:
        row = data.draw(st.sampled_from([each for each in left if may_come(each, known)]))
        left.remove(row)
        known[row.channel] = row.number
        order.append(row)
    return order


@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_any_order_that_respects_the_heads_folds_to_the_same_standing(data: st.DataObject) -> None:
    floor = played(data, 20)
    rows = floor._journal.read()[0]
    journal = MemoryJournal()
    for row in another_order(data, rows):
        assert journal.append((row,), {})
    again = Floor(journal, Hand().means)
    assert dict(again.standings) == dict(floor.standings)
    for person in PEOPLE:
        mine = {line.id: line.entries for line in floor.view(person).lines}
        assert {line.id: line.entries for line in again.view(person).lines} == mine


def test_there_is_more_than_one_such_order() -> None:
    floor, _ = floor_of()
    rows = floor._journal.read()[0]
    first = [row for row in rows if may_come(row, {})]
    assert len(first) > 1
