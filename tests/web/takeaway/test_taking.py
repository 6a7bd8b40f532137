"""What people take with them: their own export, receipts of what they heard, and the record of an earlier day."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.web.test_doors import OWN_EVERY_TIME

from multitrack.record.act import Say
from multitrack.record.export import export_in
from multitrack.record.exported import Holds, check_export
from multitrack.record.receipt import flaw, receipt_in

People = Callable[[str], Client]
APART = "We could give up the mill"


@pytest.fixture(autouse=True)
def said(does: Callable[..., object]) -> None:
    does("gov-head", "caucus-GOV", Say(words=APART))
    does("gov-head", "plenary", Say(words="We are glad to be here"))


def test_everyone_takes_what_they_heard(as_: People) -> None:
    both = ("gov-head", "opp-head")
    texts = {who: as_(who).get("/t/ford/record/export.json").content.decode() for who in both}
    for text in texts.values():
        export = export_in(text)
        assert export is not None
        found = check_export(export)
        assert isinstance(found, Holds)
        assert "plenary" in found.signed
    assert (APART in texts["gov-head"], APART in texts["opp-head"]) == (True, False)


def test_a_receipt_of_the_plenary_holds(as_: People) -> None:
    answer = as_("opp-head").get("/t/ford/record/receipt/plenary/2.json")
    receipt = receipt_in(answer.content.decode())
    assert receipt is not None
    assert flaw(receipt) is None
    assert "We are glad to be here" in (receipt.row.words or "")
    offered = as_("opp-head").get("/t/ford/record/take/").content.decode()
    assert json.loads(answer.content)["public_key"] in offered


def test_a_caucus_gives_none_to_those_who_sat_there_and_says_nothing_to_others(as_: People) -> None:
    inside = as_("gov-head").get("/t/ford/record/receipt/caucus-GOV/2.json")
    outside = as_("opp-head").get("/t/ford/record/receipt/caucus-GOV/2.json")
    nowhere = as_("opp-head").get("/t/ford/record/receipt/no-such-room/2.json")
    assert (inside.status_code, outside.status_code, nowhere.status_code) == (404, 404, 404)
    assert "This room gives no receipts" in inside.content.decode()
    told = [
        OWN_EVERY_TIME.sub("", answer.content.decode()).replace("caucus-GOV", "no-such-room")
        for answer in (outside, nowhere)
    ]
    assert told[0] == told[1]
    assert "There is no such entry for you." in outside.content.decode()


def test_the_record_of_an_earlier_day(as_: People) -> None:
    today = datetime.now(UTC).date().isoformat()
    now, before = (
        as_("gov-head").get("/t/ford/record/", {"on": day}).content.decode() for day in (today, "2001-01-01")
    )
    assert (APART in now, APART in before) == (True, False)
    assert as_("gov-head").get("/t/ford/record/", {"on": "some day"}).status_code == 200
