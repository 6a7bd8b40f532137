"""Words that are erased are gone: from the store's own bytes, from every floor, page and file; that they were said stays."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import hypothesis.strategies as st
import psycopg
import pytest
from hypothesis import given, settings
from tests.record.acts.test_options import no, yes
from tests.record.conftest import Again
from tests.record.interference import KEY
from tests.record.scene import (
    CEASE,
    FIRST,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    PEOPLE,
    SEATS,
    TALKS,
    Hand,
    do,
    floor_of,
    new,
    stance,
)
from tests.record.scribe import CONTEXT
from tests.record.server import Places
from tests.record.trying import TRIED, Known, Trying

from multitrack.model.channel import PLENARY, ChannelId, delegation_channel, track_channel
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed
from multitrack.record.chain import Whole, verify
from multitrack.record.codec import ERASED, erased
from multitrack.record.entry import Row
from multitrack.record.export import export_in, export_of
from multitrack.record.export import written as export_text
from multitrack.record.exported import Holds, check_export
from multitrack.record.floor import Floor
from multitrack.record.journal import FULL, ROOM, Journal, JournalUnavailableError
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.place import open_journal
from multitrack.record.receipt import Receipt, flaw, receipt_of
from multitrack.record.standing import ChannelStanding

GUNS_ROOM = track_channel(GUNS)
SECRET = "the envoy sleeps at the mill"
ORDER = acts.Erase(numbers=(2,), reason="a life is in danger", authority="the parties together")
DAY = 24 * 60


def said(floor: Floor, words: str = SECRET, channel: ChannelId = GUNS_ROOM) -> None:
    """The government says something."""
    yes(do(floor, G1, channel, acts.Say(words=words), key="said once"))


def signing(journal: Journal) -> tuple[Floor, Hand]:
    """The small talks, on a record that gives receipts."""
    hand = Hand(public_key=KEY.public)
    floor = Floor(journal, hand.means)
    floor.convene(TALKS, MED, SEATS)
    hand.at(1)
    return floor, hand


def kept_in(floor: Floor) -> dict[str, str]:
    """Everything a floor holds or hands out, as text."""
    rows = {person: floor.rows(person) for person in PEOPLE}
    return {
        "memory": repr((vars(floor._written), floor._sights, dict(floor.standings))),
        "journal": repr(floor._journal.read()),
        "views": repr([floor.view(person) for person in PEOPLE]),
        "earlier": repr([floor.view_at(p, floor.view(p).entries[-1].time) for p in (G1, O1, MED)]),
        "exports": repr([export_text(export_of(floor.view(p), rows[p], None)) for p in PEOPLE]),
        "receipts": repr([receipt_of(floor.view(O1), rows[O1], GUNS_ROOM, 2, KEY)]),
    }


def test_erased_words_are_nowhere_on_any_floor(again: Again) -> None:
    floor, hand = signing(again())
    other = Floor(again(), hand.means)
    said(floor)
    assert [name for name, text in kept_in(other).items() if SECRET not in text] == []
    answer = do(floor, MED, GUNS_ROOM, ORDER)
    assert isinstance(answer, Accepted)
    for one in (floor, other, Floor(again(), hand.means)):
        assert [name for name, text in kept_in(one).items() if SECRET in text] == []
        assert one.view(O1).line(GUNS_ROOM).entries[1].act == acts.Say(words=ERASED)  # type: ignore[union-attr]
        assert one.standings == floor.standings
    assert verify(again().read()[0]) == Whole(
        entries=len(floor._entries), channels=len(floor.standings), erased=1
    )


def test_what_was_decided_stays_when_its_words_are_erased() -> None:
    floor, _ = floor_of()
    yes(do(floor, G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.ACCEPTS)))
    yes(do(floor, G1, GUNS_ROOM, acts.TableOption(issue=CEASE, option=new(SECRET))))
    before = floor.standings[GUNS_ROOM]
    yes(do(floor, MED, GUNS_ROOM, replace(ORDER, numbers=(2, 3))))
    after = floor.standings[GUNS_ROOM]
    assert [held.position for held in after.positions.values()] == [
        held.position for held in before.positions.values()
    ]
    assert after.options.keys() == before.options.keys()
    assert SECRET in repr(before.options)
    assert SECRET not in repr(after)


def test_whoever_sends_an_act_again_is_told_that_it_was_done_and_no_words() -> None:
    floor, _ = floor_of()
    said(floor)
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    again = do(floor, G1, GUNS_ROOM, acts.Say(words="anything"), key="said once")
    assert isinstance(again, Accepted)
    assert [entry.act for entry in again.entries] == [acts.Say(words=ERASED)]


def test_what_was_handed_out_before_still_proves_what_it_can() -> None:
    floor, _ = signing(MemoryJournal())
    said(floor)

    def handed_out() -> tuple[str, Receipt]:
        rows = floor.rows(O1)
        receipt = receipt_of(floor.view(O1), rows, GUNS_ROOM, 2, KEY)
        assert isinstance(receipt, Receipt)
        return export_text(export_of(floor.view(O1), rows, KEY)), receipt

    before = handed_out()
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    after = handed_out()
    assert (SECRET in before[0], SECRET in after[0]) == (True, False)
    assert (SECRET in repr(before[1]), SECRET in repr(after[1])) == (True, False)
    for (text, receipt), gone in ((before, 0), (after, 1)):
        export = export_in(text)
        assert export is not None
        held = check_export(export)
        assert isinstance(held, Holds)
        assert held.erased == gone
        assert flaw(receipt) is None


# --- the bytes of the store ----------------------------------------------------------------------------------------


def bytes_beside(path: str) -> bytes:
    """The file of a record and all that SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in Path(path).parent.glob(Path(path).name + "*"))


def test_no_byte_of_erased_words_is_left_in_the_file(sqlite: Places) -> None:
    place = sqlite()
    floor, hand = floor_of(open_journal(place))
    other = Floor(open_journal(place), hand.means)
    for number in range(60):
        said_more = acts.Say(words=f"{SECRET} {number} " + "and so on " * number)
        yes(do(floor, G1, GUNS_ROOM, said_more))
    assert SECRET.encode() in bytes_beside(place)
    yes(do(other, MED, GUNS_ROOM, replace(ORDER, numbers=tuple(range(2, 62)))))
    assert SECRET.encode() not in bytes_beside(place)
    assert floor.rows(O1)
    said(floor, "we go on")
    assert isinstance(verify(floor._journal.read()[0]), Whole)
    assert b"we go on" in bytes_beside(place)


def data_of(address: str) -> Path:
    """Where the server of an address keeps its data."""
    return Path(parse_qs(urlsplit(address).query)["host"][0]) / "data" / "base"


def on_disk(address: str) -> bytes:
    """All tables of the server, as they lie on its disk now."""
    with psycopg.connect(address.partition("&talks=")[0], autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    return b"".join(each.read_bytes() for each in data_of(address).rglob("*") if each.is_file())


def test_no_byte_of_erased_words_is_left_in_the_table(postgres: Places) -> None:
    address = postgres()
    floor, _ = floor_of(open_journal(address))
    said(floor, secret := f"{SECRET} in {address}")
    assert secret.encode() in on_disk(address)
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    assert secret.encode() not in on_disk(address)
    floor.close()


# --- cut off between -----------------------------------------------------------------------------------------------


def dies_at(place: str, moment: str) -> None:
    """Order an erasure, and be killed once the order is recorded: before the store is touched, or half way."""

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    journal = open_journal(place)
    setattr(journal, moment, die)
    do(Floor(journal, Hand().means), MED, GUNS_ROOM, ORDER)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("moment", ["erase", "_rewrite"])
def test_an_erasure_that_was_cut_off_is_finished_by_whoever_opens_the_record_next(
    places: Places, moment: str
) -> None:
    place = places()
    everything = bytes_beside if place.endswith("sqlite3") else on_disk
    floor, _ = floor_of(open_journal(place))
    said(floor, secret := f"{SECRET} in {place}")
    floor.close()
    process = CONTEXT.Process(target=dies_at, args=(place, moment))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert secret.encode() in everything(place)
    floor = Floor(open_journal(place), Hand().means)
    assert isinstance(floor._entries[-1].act, acts.Erase)
    assert secret.encode() not in everything(place)
    assert isinstance(verify(floor._journal.read()[0]), Whole)
    floor.close()


class StubbornJournal(MemoryJournal):
    """A store that erases nothing for a while."""

    stubborn = True

    def erase(self, channel: ChannelId, numbers: object) -> None:
        if self.stubborn:
            raise JournalUnavailableError(FULL, ROOM)
        super().erase(channel, numbers)  # type: ignore[arg-type]


def test_where_the_store_cannot_erase_yet_nothing_shows_the_words_and_it_is_tried_again() -> None:
    journal = StubbornJournal()
    floor, hand = floor_of(journal)
    said(floor)
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    for one in (floor, Floor(journal, hand.means)):
        assert {name for name, text in kept_in(one).items() if SECRET in text} == {"journal"}
    journal.stubborn = False
    floor.view(O1)
    assert SECRET not in repr(journal.read())


def test_a_store_erases_again_what_is_erased(again: Again) -> None:
    journal = again()
    rows = tuple(
        Row(channel=PLENARY, number=n, kept="{}", commitment="c", hash="h", words="[]", salt="s")
        for n in (1, 2, 3)
    )
    journal.append(rows, {PLENARY: 0})
    for _ in range(2):
        journal.erase(PLENARY, (2, 9))
        assert again().read()[0] == (rows[0], replace(rows[1], words=None, salt=None), rows[2])
    journal.append((replace(rows[0], number=4),), {PLENARY: 3})
    assert len(again().read()[0]) == 4


# --- who may -------------------------------------------------------------------------------------------------------


def test_words_are_erased_with_a_reason_and_an_authority() -> None:
    floor, _ = floor_of()
    said(floor)
    assert "reason and an authority" in no(do(floor, MED, GUNS_ROOM, replace(ORDER, reason="")))
    assert "reason and an authority" in no(do(floor, MED, GUNS_ROOM, replace(ORDER, authority=" ")))
    assert "No entry is named" in no(do(floor, MED, GUNS_ROOM, replace(ORDER, numbers=())))
    assert "no such entry" in no(do(floor, MED, GUNS_ROOM, replace(ORDER, numbers=(2, 9))))
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    assert "Entry 2 are erased" in no(do(floor, MED, GUNS_ROOM, ORDER)).replace("entry", "Entry")


def test_an_order_does_not_repeat_what_it_erases_and_is_never_erased_itself() -> None:
    floor, _ = floor_of()
    said(floor)
    telling = replace(ORDER, reason=f"nobody may know that {SECRET.upper()}")
    assert "repeats" in no(do(floor, MED, GUNS_ROOM, telling))
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    assert "stays known" in no(do(floor, MED, GUNS_ROOM, replace(ORDER, numbers=(3,))))


def test_a_head_has_only_the_words_of_its_own_party_erased() -> None:
    floor, _ = floor_of()
    said(floor)
    assert "not of your party" in no(do(floor, O1, GUNS_ROOM, ORDER))
    yes(do(floor, MED, GUNS_ROOM, acts.Say(words="for them"), on_behalf_of=GOV, from_paper="a letter"))
    yes(do(floor, G1, GUNS_ROOM, replace(ORDER, numbers=(2, 3))))
    assert floor.standings[GUNS_ROOM].erased == {2, 3}


def test_in_the_room_of_a_delegation_its_head_has_any_entry_erased_the_opening_too() -> None:
    floor, _ = floor_of()
    room = delegation_channel(GOV)
    assert "name of gov-2" in repr(floor.view(G1).line(room))
    yes(do(floor, G1, room, replace(ORDER, numbers=(1,))))
    shown = floor.view(G1).line(room)
    assert "name of gov-2" not in repr(shown)
    assert shown is not None
    assert [seat.person for seat in shown.standing.seats()] == [G1, G2]


def test_with_an_entry_go_all_its_corrections() -> None:
    floor, _ = floor_of()
    said(floor, "the mil")
    for words in (SECRET, f"{SECRET}, I think"):
        yes(do(floor, G1, GUNS_ROOM, acts.Correct(number=2, words=words)))
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    assert floor.standings[GUNS_ROOM].erased == {2, 3, 4}
    assert SECRET not in repr(floor._entries)
    assert "erased" in no(do(floor, G1, GUNS_ROOM, acts.Correct(number=2, words="rather")))
    assert "erased" in no(do(floor, G1, GUNS_ROOM, acts.Release(number=2, to=PLENARY, words="so")))


def test_words_are_erased_also_in_a_room_that_is_closed() -> None:
    floor, _ = floor_of()
    said(floor)
    yes(do(floor, MED, PLENARY, acts.CloseTrack(track=GUNS)))
    yes(do(floor, MED, GUNS_ROOM, ORDER))
    assert SECRET not in repr(floor._entries)


def test_two_who_erase_the_same_learn_of_each_other() -> None:
    floor, _ = floor_of()
    said(floor)
    yes(do(floor, G1, GUNS_ROOM, ORDER, seen=2))
    assert isinstance(do(floor, MED, GUNS_ROOM, ORDER, seen=2), Changed)
    assert isinstance(do(floor, G1, GUNS_ROOM, acts.Correct(number=2, words="rather"), seen=2), Changed)


@settings(deadline=None, max_examples=max(10, settings().max_examples // 5))
@given(data=st.data(), kinds=st.lists(st.sampled_from(TRIED), min_size=8, max_size=16))
def test_any_entry_can_be_erased_and_all_folds_and_shows_as_before(
    data: st.DataObject, kinds: list[str]
) -> None:
    """Opening entries too: their titles and names go, their codes stay."""
    floor, hand = floor_of()
    known = Known()
    for step, kind in enumerate(kinds, start=1):
        hand.at(step)
        trying = Trying(data, floor, known, hand.clock(), kind)
        known.learn(
            floor.act(
                acts.Request(author=trying.person, channel=trying.channel, act=trying.act(), from_paper="p")
            )
        )
    journal = floor._journal
    for channel, entries in floor._written.items():
        journal.erase(channel, range(1, len(entries) + 1))
    bare = Floor(journal, hand.means)
    assert [erased(entry) for entry in floor._entries] == bare._entries
    for person in PEOPLE:
        shown = [(entry.channel, entry.number) for entry in bare.view(person).entries]
        assert shown == [(entry.channel, entry.number) for entry in floor.view(person).entries]
    for channel, standing in floor.standings.items():
        assert codes(bare.standings[channel]) == codes(standing)


def codes(standing: ChannelStanding) -> object:
    """What a standing holds of things that no erasure reaches."""
    parts = (standing.options, standing.positions, standing.settled, standing.packages, standing.asks)
    return standing.number, [tuple(part) for part in parts], standing.seats() and len(standing.seats())
