"""Old records stand where they stood: each channel is folded by the fold it was opened under, and no rules are asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.record.scene import CEASE, FIRST, G1, GOV, GUNS, MED, O1, OPP, do, floor_of, stance

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.entry import Entry
from multitrack.record.floor import Floor
from multitrack.record.procedure import PROCEDURE, Clause
from multitrack.record.standing import FOLDS, ChannelStanding, UnknownFoldError, fold

ROOM = track_channel(GUNS)


def settled() -> Floor:
    floor, _ = floor_of()
    for person, party in ((G1, GOV), (O1, OPP)):
        assert isinstance(do(floor, person, ROOM, stance(party, CEASE, FIRST, Stance.ACCEPTS)), Accepted)
    assert isinstance(do(floor, MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)), Accepted)
    return floor


def under(version: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a channel as if it had been opened under another fold."""
    first = entries[0]
    assert isinstance(first.act, acts.Opening)
    return (replace(first, act=replace(first.act, fold_version=version)), *entries[1:])


def test_every_opening_names_the_rules_and_the_fold_it_was_opened_under() -> None:
    openings = [e.act for e in settled()._entries if isinstance(e.act, acts.Opening)]
    assert {(each.fold_version, each.rules_version) for each in openings} == {
        (acts.FOLD_VERSION, acts.RULES_VERSION)
    }


def test_a_channel_is_folded_by_its_own_fold_beside_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later fold that holds a settlement for nothing leaves the channels of the earlier one as they stood."""

    def nothing(standing: ChannelStanding, entry: Entry, act: acts.Act) -> dict[str, object]:
        return {}

    monkeypatch.setitem(FOLDS, 99, {**FOLDS[acts.FOLD_VERSION], acts.Settle: nothing})
    entries = tuple(e for e in settled()._entries if e.channel == ROOM)
    assert fold(entries).settled[CEASE].option == FIRST
    assert CEASE not in fold(under(99, entries)).settled


def test_a_record_of_a_fold_that_is_not_known_is_not_guessed_at() -> None:
    entries = tuple(e for e in settled()._entries if e.channel == PLENARY)
    with pytest.raises(
        UnknownFoldError, match="was opened under fold 7; this program knows 1: read it with a newer one"
    ):
        fold(under(7, entries))


def test_what_was_done_under_old_rules_stands_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    floor = settled()

    def forbidden(clause: Clause) -> Clause:
        return replace(clause, on=frozenset())

    for kind, clause in tuple(PROCEDURE.items()):
        monkeypatch.setitem(PROCEDURE, kind, forbidden(clause))
    again = Floor(floor._journal, floor._means)
    assert again.standings == floor.standings
    assert not isinstance(do(again, MED, ROOM, acts.Reopen(issue=CEASE)), Accepted)
