"""A record that was touched is found out, and the first broken entry named."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.record.scene import CEASE, FIRST, G1, GOV, GUNS, MED, O1, OPP, Hand, do, floor_of, stance

from multitrack.model.channel import PLENARY, ChannelId, caucus_channel, track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.chain import Break, Whole, verify
from multitrack.record.codec import ERASED, decode
from multitrack.record.entry import Row, seal
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.record.standing import fold

ROOM = track_channel(GUNS)
COLUMNS = ("channel", "number", "kept", "commitment", "hash", "words", "salt")


def some_rows() -> tuple[Row, ...]:
    """A short record with words, stances and a caucus in it."""
    journal = MemoryJournal()
    floor, _ = floor_of(journal)
    do(floor, G1, ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS))
    do(floor, O1, caucus_channel(OPP), acts.Say(words="words between us"))
    do(floor, G1, PLENARY, acts.Say(words="words for all"))
    do(floor, O1, ROOM, acts.Say(words="words for the team"))
    return journal.read()[0]


ROWS = some_rows()


def test_an_untouched_record_is_whole() -> None:
    assert verify(ROWS) == Whole(entries=len(ROWS), channels=12, erased=0)


@given(st.data())
def test_one_byte_changed_anywhere_in_any_entry_is_found_and_named(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(ROWS) - 1))
    column = data.draw(st.sampled_from([name for name in COLUMNS if name != "number"]))
    text = getattr(ROWS[at], column)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda c: c != text[place]))
    touched = replace(ROWS[at], **{column: text[:place] + other + text[place + 1 :]})
    found = verify((*ROWS[:at], touched, *ROWS[at + 1 :]))
    assert isinstance(found, Break)
    assert (found.channel, found.number) == (touched.channel, touched.number)


def test_an_entry_left_out_or_moved_is_found() -> None:
    at = next(i for i, r in enumerate(ROWS) if r.channel == ROOM and r.number == 2)
    last = len(ROWS) - 1
    assert verify((*ROWS[:at], *ROWS[at + 1 :])) == Break(
        channel=ROOM, number=3, what="its number should be 2"
    )
    swapped = (*ROWS[:at], ROWS[last], *ROWS[at + 1 : last], ROWS[at])
    assert isinstance(verify(swapped), Break)


def test_an_entry_rewritten_with_a_fitting_hash_breaks_the_next_one() -> None:
    at = next(i for i, r in enumerate(ROWS) if r.channel == ROOM and r.number == 2)
    kept = ROWS[at].kept.replace("wants", "refuses")
    forged = replace(ROWS[at], kept=kept, hash=seal(kept, ROWS[at].commitment))
    assert verify((*ROWS[:at], forged, *ROWS[at + 1 :])) == Break(
        channel=ROOM, number=3, what="it does not follow on the entry before it"
    )


def test_words_that_are_gone_without_an_order_are_found_and_with_one_the_chain_is_whole() -> None:
    journal = MemoryJournal()
    journal.append(ROWS, {})
    order = acts.Erase(numbers=(2, 3), reason="a life is in danger", authority="the parties")
    assert isinstance(do(Floor(journal, Hand().means), MED, ROOM, order), Accepted)
    rows = journal.read()[0]
    assert verify(rows) == Whole(entries=len(ROWS) + 1, channels=12, erased=2)
    what = "its words are gone, and no entry orders that"
    assert verify(rows[:-1]) == Break(channel=ROOM, number=2, what=what)
    bare = tuple(replace(row, words=None, salt=None) if row.channel == PLENARY else row for row in rows)
    assert verify(bare) == Break(channel=PLENARY, number=1, what=what)


def test_a_standing_is_as_it_was_when_words_are_erased() -> None:
    erased = tuple(replace(each, words=None, salt=None) for each in ROWS)
    room = [decode(each) for each in erased if each.channel == ROOM]
    assert fold(room).positions[GOV, CEASE, FIRST].position.stance is Stance.WANTS
    said = room[-1].act
    assert isinstance(said, acts.Say)
    assert said.words == ERASED
    assert "between us" not in "".join(
        e.kept for e in erased if e.channel == caucus_channel(OPP) and e.number > 1
    )


@pytest.mark.parametrize("column", COLUMNS)
def test_a_sqlite_record_touched_behind_our_back_is_found(tmp_path: Path, column: str) -> None:
    path = tmp_path / "record.sqlite"
    journal = SQLiteJournal(path)
    journal.append(ROWS, {})
    assert isinstance(verify(journal.read()[0]), Whole)
    journal.close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER entry_is_not_altered")
    value = (
        "7" if column == "number" else f"CAST(substr({column}, 1, 1) || x'ff' || substr({column}, 3) AS TEXT)"
    )
    where = "channel = ? AND number = 2"
    connection.execute(f"UPDATE entry SET {column} = {value} WHERE {where}", (ChannelId(ROOM),))
    connection.commit()
    connection.close()
    again = SQLiteJournal(path)
    assert isinstance(verify(again.read()[0]), Break)
    again.close()
