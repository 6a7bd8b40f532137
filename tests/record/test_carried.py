"""Whatever can be done can be written at home and be brought back, and where it leads can be taken home."""

import json

import hypothesis.strategies as st
from hypothesis import given
from tests.record.scene import floor_of
from tests.record.trying import TRIED, Known, Trying

from multitrack.record.act import Request
from multitrack.record.carried import standing_as_json, standing_from_json
from multitrack.record.floor import Floor
from multitrack.record.pending import acts_as_text, acts_in


def some_talks(data: st.DataObject, kinds: tuple[str, ...]) -> tuple[Floor, list[Request]]:
    """Talks after some acts of these kinds, and the acts, done or refused."""
    floor, hand = floor_of()
    known, tried = Known(), []
    for step, kind in enumerate(kinds, start=1):
        hand.at(step)
        trying = Trying(data, floor, known, hand.clock(), kind)
        tried.append(
            Request(
                author=trying.person,
                channel=trying.channel,
                act=trying.act(),
                seen=trying.last,
                from_paper="a letter",
                key=f"k{step}",
            )
        )
        known.learn(floor.act(tried[-1]))
    return floor, tried


@given(data=st.data(), kinds=st.lists(st.sampled_from(TRIED), min_size=8, max_size=12))
def test_every_standing_there_can_be_comes_back_from_json(data: st.DataObject, kinds: list[str]) -> None:
    floor, _ = some_talks(data, tuple(kinds))
    for standing in floor.standings.values():
        assert standing_from_json(json.loads(json.dumps(standing_as_json(standing)))) == standing


@given(data=st.data())
def test_every_act_there_is_comes_back_from_a_file(data: st.DataObject) -> None:
    _, tried = some_talks(data, TRIED)
    for each in tried:
        assert acts_in(acts_as_text(each.author, [each]), each.author) == (each,)
