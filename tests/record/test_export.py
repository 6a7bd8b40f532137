"""An export holds what one person hears and no more, gives their view back, and shows what was bent in it."""

from __future__ import annotations

import json
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.record.bending import rechained
from tests.record.scene import BACK, MED, O1, OPP, OUT, PEOPLE, SEAT, T1, do, seat
from tests.record.test_receipt import CAUCUS, KEY, OTHER, ROOM, given_to, spoken

from multitrack.model.channel import PLENARY, PUBLIC, track_channel
from multitrack.model.party import AdmissionState, PersonId, Role
from multitrack.record import act as acts
from multitrack.record.carried import standing_as_json, standing_from_json
from multitrack.record.chain import Break
from multitrack.record.export import Export, export_in, export_of, view_in, written
from multitrack.record.exported import Holds, check_export
from multitrack.record.floor import Floor
from multitrack.record.proof import Found, prove
from multitrack.record.receipt import Receipt
from multitrack.record.signature import SigningKey

O2 = PersonId("opp-2")


def taken(floor: Floor, person: PersonId, key: SigningKey | None = KEY) -> Export:
    return export_of(floor.view(person), floor.rows(person), key)


@pytest.fixture(scope="module")
def floor() -> Floor:
    """Talks in which an adviser joined a caucus late, and another party was suspended and came back."""
    floor, _ = spoken()
    do(floor, MED, CAUCUS, acts.TakeSeat(seat=seat(O2, Role.ADVISER, OPP)))
    do(floor, O1, CAUCUS, acts.Say(words="now among three"))
    do(floor, MED, PLENARY, acts.Admit(party=SEAT[T1].party, state=AdmissionState.SUSPENDED, reason="why"))  # type: ignore[arg-type]
    do(floor, MED, PLENARY, acts.Say(words="while they are away"))
    do(floor, MED, PLENARY, acts.Admit(party=SEAT[T1].party, state=AdmissionState.ADMITTED, reason="back"))  # type: ignore[arg-type]
    do(floor, O1, ROOM, acts.LeaveSeat(person=O1))
    do(floor, MED, ROOM, acts.Say(words="without them"))
    return floor


@pytest.mark.parametrize("person", [*PEOPLE, O2])
def test_an_export_gives_the_view_back(floor: Floor, person: PersonId) -> None:
    export = export_in(written(taken(floor, person)))
    assert export is not None
    assert view_in(export) == floor.view(person)
    assert isinstance(check_export(export), Holds)


def test_nothing_unheard_is_in_it(floor: Floor) -> None:
    assert "between us" in written(taken(floor, O1))
    assert "between us" not in written(taken(floor, O2))
    assert "while they are away" not in written(taken(floor, T1))
    assert "without them" not in written(taken(floor, O1))


def test_where_a_channel_was_joined_later_the_record_tells_where_it_stands(floor: Floor) -> None:
    late, back = check_export(taken(floor, O2)), check_export(taken(floor, T1))
    assert isinstance(late, Holds)
    assert isinstance(back, Holds)
    assert (late.told, back.told) == (((CAUCUS, False),), ((PLENARY, True),))
    assert PUBLIC in back.whole


def test_only_channels_that_give_receipts_are_signed(floor: Floor) -> None:
    found = check_export(taken(floor, O1))
    assert isinstance(found, Holds)
    assert set(found.signed) == {PUBLIC, PLENARY, ROOM, track_channel("relief")}
    assert {BACK, CAUCUS} <= {part.channel for part in taken(floor, O1).parts}


@pytest.mark.parametrize("key", [None, OTHER])
def test_without_the_key_an_export_holds_unsigned(floor: Floor, key: SigningKey | None) -> None:
    found = check_export(taken(floor, O1, key))
    assert isinstance(found, Holds)
    assert found.signed == ()


@given(st.data())
def test_one_sign_changed_in_an_entry_is_found(data: st.DataObject) -> None:
    export = EXPORT
    at = data.draw(st.integers(0, len(export.rows) - 1))
    column = data.draw(st.sampled_from(("kept", "commitment", "hash", "words", "salt")))
    text = getattr(export.rows[at], column)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda c: c != text[place]))
    touched = replace(export.rows[at], **{column: text[:place] + other + text[place + 1 :]})
    found = check_export(replace(export, rows=(*export.rows[:at], touched, *export.rows[at + 1 :])))
    assert isinstance(found, Break)
    assert (found.channel, found.number) == (touched.channel, touched.number)


EXPORT = taken(spoken()[0], O1)


def test_an_entry_left_out_anywhere_is_found() -> None:
    for at in range(len(EXPORT.rows)):
        assert isinstance(check_export(replace(EXPORT, rows=EXPORT.rows[:at] + EXPORT.rows[at + 1 :])), Break)


def test_an_export_written_anew_fits_but_bears_no_signature() -> None:
    bent = rechained(replace(row, kept=row.kept.replace("wants", "refuses")) for row in EXPORT.rows)
    heads = {row.channel: row for row in bent}
    parts = tuple(
        replace(part, head=replace(part.head, hash=heads[part.channel].hash)) for part in EXPORT.parts
    )
    found = check_export(replace(EXPORT, rows=bent, parts=parts))
    assert isinstance(found, Break)
    assert found.what == "what is said of the channel is not as the record signed it"
    plain = tuple(replace(part, signature="") for part in parts)
    assert isinstance(check_export(replace(EXPORT, rows=bent, parts=plain)), Holds)


def test_a_changed_standing_is_found(floor: Floor) -> None:
    export = taken(floor, T1)
    told = json.loads(written(export))
    plenary = next(part for part in told["channels"] if part["channel"] == PLENARY)
    plenary["standing"]["closed"] = plenary["standing"]["last"]
    changed = export_in(json.dumps(told))
    assert changed is not None
    assert isinstance(check_export(changed), Break)


def test_the_word_given_to_one_person_is_not_anothers(floor: Floor) -> None:
    assert isinstance(check_export(replace(taken(floor, O1), person=MED)), Break)


def test_a_receipt_is_held_against_an_export() -> None:
    receipt = given_to(O1, ROOM, 2)
    assert isinstance(receipt, Receipt)
    assert prove([receipt], EXPORT.rows, complete=False)[0].found is Found.STANDS
    elsewhere = taken(spoken()[0], OUT)
    assert prove([receipt], elsewhere.rows, complete=False)[0].found is Found.NOT_HEARD


def test_every_standing_comes_back_from_json(floor: Floor) -> None:
    for standing in floor.standings.values():
        told = json.loads(json.dumps(standing_as_json(standing)))
        assert standing_from_json(told) == standing


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "multitrack export", "version": 1}', "5"])
def test_what_is_no_export_is_none(text: str) -> None:
    assert export_in(text) is None
