"""Receipts: who gets one, what it proves offline, and what it finds of a record that was bent with all its hashes."""

from __future__ import annotations

import json
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.record.bending import rechained
from tests.record.scene import (
    CEASE,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    OUT,
    SEATS,
    T1,
    TALKS,
    THIRD,
    Hand,
    do,
    stance,
)

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    ChannelId,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.party import PersonId
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.chain import Whole, verify
from multitrack.record.entry import Row
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.proof import Found, prove
from multitrack.record.receipt import (
    NoReceipt,
    Receipt,
    flaw,
    named_key,
    receipt_as_json,
    receipt_in,
    receipt_of,
)
from multitrack.record.signature import SigningKey

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
ROOM, CAUCUS = track_channel(GUNS), caucus_channel(OPP)


SAID: tuple[tuple[PersonId, ChannelId, acts.Act], ...] = (
    (G1, ROOM, stance(GOV, CEASE, FIRST, Stance.WANTS)),
    (O1, CAUCUS, acts.Say(words="words between us")),
    (G1, PLENARY, acts.Say(words="words for all")),
    (O1, ROOM, stance(OPP, CEASE, FIRST, Stance.ACCEPTS)),
    (T1, delegation_channel(THIRD), acts.Say(words="words at home")),
    (MED, PLENARY, acts.Say(words="the last words for all")),
    (O1, ROOM, acts.Say(words="the last words of the team")),
)


def spoken(key: SigningKey = KEY) -> tuple[Floor, tuple[Row, ...]]:
    """Talks with a word in several rooms, under a key."""
    hand, journal = Hand(), MemoryJournal()
    floor = Floor(journal, replace(hand.means, public_key=key.public))
    floor.convene(TALKS, MED, SEATS)
    for step, (person, channel, act) in enumerate(SAID):
        hand.at(step + 1)
        do(floor, person, channel, act)
    return floor, journal.read()[0]


FLOOR, ROWS = spoken()


def given_to(
    person: PersonId, channel: ChannelId, number: int, key: SigningKey | None = KEY
) -> Receipt | NoReceipt:
    return receipt_of(FLOOR.view(person), FLOOR.rows(person), channel, number, key)


def receipt(channel: ChannelId, number: int) -> Receipt:
    found = given_to(O1, channel, number)
    assert isinstance(found, Receipt), found
    return found


def found(bent: tuple[Row, ...], *receipts: Receipt) -> list[tuple[Found, str, int]]:
    return [(each.found, str(each.channel), each.number) for each in prove(receipts, bent)]


def test_the_plenary_and_the_public_channel_name_the_key_and_no_other_does() -> None:
    named = {row.channel for row in ROWS if KEY.public in row.kept}
    assert named == {PLENARY, PUBLIC}
    assert all(named_key(FLOOR.view(person).entries) == KEY.public for person in (MED, G1, OUT))


@pytest.mark.parametrize("channel", [PUBLIC, PLENARY, ROOM])
def test_a_member_gets_a_receipt_that_holds_by_itself_and_stands(channel: ChannelId) -> None:
    given = receipt(channel, 1)
    again = receipt_in(json.dumps(receipt_as_json(given)))
    assert again == given
    assert flaw(given) is None
    assert found(ROWS, given) == [(Found.STANDS, channel, 1)]


@pytest.mark.parametrize(
    ("person", "channel"),
    [(O1, CAUCUS), (MED, TEAM), (O1, delegation_channel(OPP)), (O1, ChannelId("back-channel"))],
)
def test_no_other_room_gives_a_receipt(person: PersonId, channel: ChannelId) -> None:
    refused = given_to(person, channel, 1)
    assert isinstance(refused, NoReceipt)
    assert "no receipts" in str(refused.why)


def test_what_one_did_not_hear_and_what_there_is_not_are_refused_alike() -> None:
    refused = [given_to(T1, ROOM, 2), given_to(T1, ROOM, 99), given_to(T1, ChannelId("nowhere"), 1)]
    assert refused[0] == refused[1] == refused[2]
    assert isinstance(refused[0], NoReceipt)


@pytest.mark.parametrize("key", [None, OTHER])
def test_without_the_key_of_the_record_there_is_no_receipt(key: SigningKey | None) -> None:
    refused = given_to(O1, ROOM, 2, key)
    assert isinstance(refused, NoReceipt)
    assert "key" in str(refused.why)


def test_a_receipt_signed_anew_is_the_same() -> None:
    assert receipt(ROOM, 2) == receipt(ROOM, 2)


@given(st.data())
def test_one_sign_changed_anywhere_in_a_receipt_is_found(data: st.DataObject) -> None:
    given = receipt(ROOM, 3)
    written = receipt_as_json(given)
    name = data.draw(st.sampled_from(sorted(set(written) - {"format", "version", "number"})))
    at = data.draw(st.integers(0, len(written[name]) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda c: c.lower() != written[name][at].lower()))
    changed = receipt_in(json.dumps({**written, name: written[name][:at] + other + written[name][at + 1 :]}))
    assert changed is not None
    assert flaw(changed) is not None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "multitrack receipt", "version": 1}', "5"])
def test_what_is_no_receipt_is_none(text: str) -> None:
    assert receipt_in(text) is None


def test_a_record_cut_at_its_end_is_whole_and_a_receipt_finds_it() -> None:
    cut = tuple(row for row in ROWS if (row.channel, row.number) != (ROOM, 4))
    assert isinstance(verify(cut), Whole)
    assert found(cut, receipt(ROOM, 3), receipt(ROOM, 4)) == [(Found.STANDS, ROOM, 3), (Found.CUT, ROOM, 4)]


def test_a_receipt_of_a_track_finds_that_the_plenary_it_stood_on_was_cut() -> None:
    cut = rechained(row for row in ROWS if (row.channel, row.number) != (PLENARY, 3))
    assert isinstance(verify(cut), Whole)
    assert found(cut, receipt(ROOM, 3)) == [(Found.STANDS, ROOM, 3)]
    assert found(cut, receipt(ROOM, 4)) == [(Found.REWRITTEN, ROOM, 4)]


def test_a_record_rewritten_from_the_middle_is_whole_and_a_receipt_names_the_entry() -> None:
    bent = rechained(
        replace(row, kept=row.kept.replace("wants", "refuses")) if row.channel == ROOM else row
        for row in ROWS
    )
    assert isinstance(verify(bent), Whole)
    first, second, third = prove([receipt(ROOM, n) for n in (1, 2, 3)], bent)
    assert [first.found, second.found, third.found] == [Found.STANDS, Found.REWRITTEN, Found.REWRITTEN]
    assert "all before it on its channel is as it was" in str(second.words)
    assert "there or before" in str(third.words)


def test_entries_that_changed_places_with_all_hashes_fixed_are_found_by_a_receipt() -> None:
    at = {(row.channel, row.number): i for i, row in enumerate(ROWS)}
    order = list(range(len(ROWS)))
    one, other = at[ROOM, 2], at[ROOM, 3]
    order[one], order[other] = other, one
    bent = rechained(ROWS[i] for i in order)
    assert isinstance(verify(bent), Whole)
    assert found(bent, receipt(ROOM, 2), receipt(ROOM, 3)) == [
        (Found.REORDERED, ROOM, 2),
        (Found.REORDERED, ROOM, 3),
    ]


def test_an_entry_moved_to_another_channel_with_all_hashes_fixed_is_found_by_a_receipt() -> None:
    bent = rechained(
        replace(row, channel=ROOM, kept=row.kept.replace('"channel":"plenary"', f'"channel":"{ROOM}"'))
        if (row.channel, row.number) == (PLENARY, 2)
        else row
        for row in ROWS
    )
    assert isinstance(verify(bent), Whole)
    proof = prove([receipt(PLENARY, 2)], bent)[0]
    assert (proof.found, str(proof.words)) == (Found.REORDERED, f"it now stands as entry 3 of {ROOM}")


def test_talks_begun_anew_under_another_key_are_told_apart() -> None:
    _, anew = spoken(OTHER)
    assert isinstance(verify(anew), Whole)
    assert found(anew, receipt(PLENARY, 2)) == [(Found.OTHER_KEY, PLENARY, 2)]


def test_a_receipt_under_a_key_of_ones_own_accuses_nobody() -> None:
    said = replace(receipt(ROOM, 2).row, kept=receipt(ROOM, 2).row.kept.replace("wants", "refuses"))
    forged = replace(rechained((said,))[0])
    signed = Receipt(row=forged, public_key=OTHER.public, signature=OTHER.sign(forged.hash))
    assert found(ROWS, signed)[0][0] in (Found.NO_RECEIPT, Found.OTHER_KEY)


def test_erasing_words_leaves_the_receipt_and_the_record_as_they_were() -> None:
    erased = tuple(replace(row, words=None, salt=None) for row in ROWS)
    assert found(erased, receipt(ROOM, 4)) == [(Found.STANDS, ROOM, 4)]
    bare = replace(receipt(ROOM, 4), row=replace(receipt(ROOM, 4).row, words=None, salt=None))
    assert flaw(bare) is None
