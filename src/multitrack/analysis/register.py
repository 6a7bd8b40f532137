"""What the register of statements shows: rival accounts of one thing, and what was assured in private against a public line.

A warning is a question to ask, no verdict: it names the two statements, and what they differ on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.position import Position
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks

Said = Mapping[StatementId, Sequence[Position]]
"""What each statement is held to say of options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Something assured in private that a public statement of the same side is against.

    ``on``: the option on which they differ, where both were confirmed to say something of it; nothing where a
    person noted that one contradicts the other.
    """

    private: Statement
    public: Statement
    on: tuple[IssueId, OptionId] | None = None


def said_in(talks: Talks) -> Said:
    """What the statements of some talks are held to say: whatever position rests on them."""
    said: dict[StatementId, list[Position]] = {}
    for position in talks.positions:
        for code in position.rests_on:
            said.setdefault(code, []).append(position)
    return said


def rivals(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Accounts that contradict one another, group by group, each in the order of the register."""
    every = tuple(statements)
    group = {each.id: {each.id} for each in every}
    for each in every:
        for other in each.contradicts:
            if other in group and group[other] is not group[each.id]:
                joined = group[each.id] | group[other]
                group.update(dict.fromkeys(joined, joined))
    found = {id(codes): codes for codes in group.values() if len(codes) > 1}
    return tuple(tuple(each for each in every if each.id in codes) for codes in found.values())


def assurances(statements: Iterable[Statement], said: Said) -> tuple[Against, ...]:
    """What was said in private against a public line of the same side; what was superseded counts no more."""
    every = tuple(statements)
    gone = {code for each in every for code in each.supersedes}
    stands = [each for each in every if each.id not in gone]
    private = [each for each in stands if not each.public]
    return tuple(
        against
        for one in private
        for other in stands
        if other.public
        for against in _against(one, other, said)
    )


def _against(private: Statement, public: Statement, said: Said) -> Iterator[Against]:
    differ = tuple(_differ(said.get(private.id, ()), said.get(public.id, ())))
    if differ:
        yield from (Against(private=private, public=public, on=on) for on in differ)
    elif _contradict(private, public) and _side(private, said) & _side(public, said):
        yield Against(private=private, public=public)


def _differ(one: Sequence[Position], other: Sequence[Position]) -> Iterator[tuple[IssueId, OptionId]]:
    """The options that one party bears by one statement and refuses by the other."""
    for here in one:
        for there in other:
            same = (here.party, here.issue, here.option) == (there.party, there.issue, there.option)
            if same and here.stance.bears is not there.stance.bears:
                yield here.issue, here.option


def _contradict(one: Statement, other: Statement) -> bool:
    return other.id in one.contradicts or one.id in other.contradicts


def _side(statement: Statement, said: Said) -> set[str]:
    """On whose behalf it was said, as it was noted or as it was held to be."""
    named = {statement.on_behalf_of} if statement.on_behalf_of is not None else set()
    return named | {str(position.party) for position in said.get(statement.id, ())}
