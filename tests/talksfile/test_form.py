"""The file can say all that the model holds: a field that is added there and forgotten here is found."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from multitrack.model.channel import Channel
from multitrack.model.issue import Issue
from multitrack.model.mandate import Mandate
from multitrack.model.position import Importance, Position
from multitrack.model.rule import Community
from multitrack.model.talks import Talks
from multitrack.talksfile.blocks import Block
from multitrack.talksfile.form import entries, issues, mandates, people, whole
from multitrack.talksfile.shapes import Forms


def blocks(shape: Any, seen: set[int]) -> Iterator[Block[Any]]:
    """Every block that may stand within a shape."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    inner = [getattr(shape, name, None) for name in ("item", "shape", "block", "value", "paper")]
    if isinstance(shape, Block):
        yield shape
        inner += [key.shape for key in shape.keys]
    if isinstance(shape, Forms):
        inner += shape.forms().values()
    for each in inner:
        yield from blocks(each, seen)


BLOCKS = list(blocks(whole.TALKS, set()))
GIVEN_BY_THE_CODE = {"id", "kind"}


def names(made: Any) -> set[str]:
    return {field.name for field in fields(made)}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.make.__name__)
def test_every_field_of_a_block_has_a_key(block: Block[Any]) -> None:
    given = GIVEN_BY_THE_CODE | ({"name"} if block.make is Community else set())
    assert names(block.make) - given == {key.fills for key in block.keys} - given


def test_entries_say_what_the_model_holds() -> None:
    assert names(issues.IssueEntry) == names(Issue)
    assert names(people.ChannelEntry) == names(Channel) - {"days"}
    assert names(entries.Held) == names(Position) - {"party", "issue", "option"}
    assert names(entries.Weighs) == names(Importance) - {"party", "issue"}
    assert names(whole.Sheet) == names(Talks) - {"importance"} | {"multitrack"}
    assert names(Mandate) == names(mandates.Paper) - {"worths", "together"} | {"factors"}
