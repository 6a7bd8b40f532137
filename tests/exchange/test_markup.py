"""XML is read as plain elements; what is broken is mended only on demand, and then said."""

import pytest
from tests.exchange.at_hand import source

from multitrack.exchange.brought import Remarks
from multitrack.exchange.markup import Element, parse
from multitrack.exchange.refused import RefusedError


def test_elements_know_their_lines() -> None:
    root = parse(source("a.xml", "<a>\n <b x='1'>word</b>\n</a>"), Remarks())
    assert root.children == (Element("b", {"x": "1"}, (), "word", 2),)


BROKEN = {
    "before the XML declaration": "<!-- made by hand --><?xml version='1.0'?><a>1</a>",
    '"&" became "&amp;"': "<a>salt & pepper</a>",
    "control characters": "<a>\x0b1</a>",
}


def test_quotation_marks_within_attributes_are_kept_as_what_they_are() -> None:
    text = """<a x="1" y = "2">\n <b v="('Dell', "19'' LCD")" w="0" />\n <b v="plain"></b></a>"""
    with pytest.raises(RefusedError, match="quotation marks within attributes"):
        parse(source("a.xml", text), Remarks())
    (first, second) = parse(source("a.xml", text), Remarks(), repair=True).children
    assert (dict(first.attributes), dict(second.attributes)) == (
        {"v": "('Dell', \"19'' LCD\")", "w": "0"},
        {"v": "plain"},
    )


@pytest.mark.parametrize(("what", "text"), BROKEN.items())
def test_a_broken_file_names_its_repair_and_is_mended_on_demand(what: str, text: str) -> None:
    with pytest.raises(RefusedError, match="--repair") as refused:
        parse(source("a.xml", text), Remarks())
    assert what in str(refused.value)
    remarks = Remarks()
    assert parse(source("a.xml", text), remarks, repair=True).tag == "a"
    assert [said for said in remarks.said if what in said]


def test_another_encoding_is_mended_on_demand() -> None:
    given = source("a.xml", "<a>café</a>".encode("cp1252"))
    with pytest.raises(RefusedError, match="Windows-1252"):
        parse(given, Remarks())
    assert parse(given, Remarks(), repair=True).text == "café"


def test_an_encoding_that_is_said_is_obeyed() -> None:
    text = "<?xml version='1.0' encoding='utf-16'?><a>café</a>".encode("utf-16")
    assert parse(source("a.xml", text), Remarks()).text == "café"


def test_what_cannot_be_mended_is_refused_all_the_same() -> None:
    with pytest.raises(RefusedError, match=r"line 1: this is no sound XML .*none of the known repairs helps"):
        parse(source("a.xml", "<a><b></a>"), Remarks(), repair=True)
