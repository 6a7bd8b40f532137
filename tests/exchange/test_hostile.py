"""Strangers' files: each is refused with a clear message, in two seconds of computing and bounded memory."""

import io
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from multitrack.exchange.brought import Wish
from multitrack.exchange.files import sources
from multitrack.exchange.formats import FORMATS
from multitrack.exchange.refused import RefusedError

SECONDS = 2
"""How much computing a refusal may take."""
MEMORY = 200_000_000
"""How many bytes may be held at any time on the way there."""

Laid = Callable[[Path], Path]
"""Lays a hostile file into a folder, and gives what is to be brought in."""


def file(name: str, content: str | bytes) -> Laid:
    def laid(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return laid


def hollow(name: str, size: int) -> Laid:
    def laid(folder: Path) -> Path:
        with (folder / name).open("wb") as opened:
            opened.truncate(size)
        return folder / name

    return laid


def packed(*members: tuple[str, bytes], times: int = 1) -> bytes:
    """A workbook with other members in the place of its own."""
    whole = io.BytesIO()
    book = Workbook()
    book.worksheets[0].append(["Actor", "Description", "Influence", "X Position", "X Salience"])
    book.save(whole)
    out = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name for name, _ in members}
        for member in old.infolist():
            if member.filename not in names:
                new.writestr(member, old.read(member))
        for k in range(times):
            for name, content in members:
                new.writestr(name if not k else f"{k}{name}", content)
    return out.getvalue()


DOCTYPE = '<!DOCTYPE a [<!ENTITY {}>]><utility_space><issue name="&x;"/></utility_space>'
LAUGHS = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
LAUGHING = f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><utility_space>&l9;</utility_space>'
SHEET = "xl/worksheets/sheet1.xml"
ROWS = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
PLAIN_SPACE = "type: CartesianOutcomeSpace\nissues: [{type: CategoricalIssue, name: a, values: [x]}]\n"

HOSTILE: dict[str, tuple[str, Laid, str]] = {
    "an external entity": ("genius", file("a.xml", DOCTYPE.format('x SYSTEM "file:///etc/passwd"')), "is declared"),
    "an entity over the network": ("genius", file("a.xml", DOCTYPE.format('x SYSTEM "http://a.example/"')), "is declared"),
    "a parameter entity": ("genius", file("a.xml", DOCTYPE.format('% x SYSTEM "a.dtd"')), "is declared"),
    "a billion laughs": ("genius", file("a.xml", LAUGHING), "is declared"),
    "one long entity, often": ("genius", file("a.xml", f'<!DOCTYPE a [<!ENTITY x "{"a" * 50_000}">]><a>{"&x;" * 50_000}</a>'), "is declared"),
    "an external document type": ("ktab", file("a.xml", '<!DOCTYPE a SYSTEM "a.dtd"><Scenario/>'), "is declared"),
    "XML of 100 MB": ("genius", hollow("a.xml", 100_000_000), "larger than"),
    "XML a hundred thousand deep": ("genius", file("a.xml", "<utility_space>" * 100_000), "too deep"),
    "XML of a million elements": ("genius", file("a.xml", f"<utility_space>{'<a/>' * 900_000}</utility_space>"), "elements stand here"),
    "one attribute of 4 MB": ("genius", file("a.xml", f'<utility_space><issue name="{"a" * 3_900_000}"/></utility_space>'), "or no item at all"),
    "XML in an unknown encoding": ("genius", file("a.xml", '<?xml version="1.0" encoding="utf-7"?><a/>'), "no sound XML"),
    "XML in a wrong encoding": ("genius", file("a.xml", b"<utility_space>\xff\xfe</utility_space>"), "no sound XML"),
    "a grid of 10^12 numbers": ("genius", file("a.xml", '<utility_space><issue name="a" index="1" type="integer" lowerbound="0" upperbound="1000000000000"/></utility_space>'), "too many numbers"),
    "a number of 10^9 digits": ("genius", file("a.xml", '<utility_space><issue name="a" index="1"><item value="x" evaluation="1e999999999"/></issue></utility_space>'), "Expected a number"),
    "rectangles over 50 issues": (
        "genius",
        file(
            "a.xml",
            "<utility_space>"
            + "".join(f'<issue name="i{k}" index="{k}" type="integer" lowerbound="0" upperbound="9"/>' for k in range(50))
            + '<utility maxutility="1"><ufun><hyperRectangle utility="1">'
            + "".join(f'<INCLUDES index="{k}" min="0" max="9"/>' for k in range(50))
            + "</hyperRectangle></ufun></utility></utility_space>",
        ),
        "too many combinations",
    ),
    "YAML that names a class": ("negmas", file("a.yml", "a: !!python/object/apply:os.system ['true']"), "can name no code"),
    "YAML that names a module": ("negmas", file("a.yml", "a: !!python/module:os"), "can name no code"),
    "pickled YAML": ("negmas", file("a.yml", "a: !!binary |\n  gASVGgAAAAAAAACMBXBvc2l4"), "can name no code"),
    "a class in plain words": ("negmas", file("a.yml", PLAIN_SPACE.replace("Cartesian", "subprocess.Popen")), "is ever made"),
    "YAML that laughs": ("negmas", file("a.yml", "a0: &a0 [x]\n" + "".join(f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 10)}]\n" for k in range(1, 10))), "repeat more than"),
    "YAML a hundred thousand deep": ("negmas", file("a.yml", "[" * 100_000), "too deep"),
    "YAML of 4 MB": ("negmas", file("a.yml", "- a\n" * 999_000), "characters of YAML"),
    "YAML of 100 MB": ("negmas", hollow("a.yml", 100_000_000), "larger than"),
    "JSON a million deep": ("negolog", file("a.json", "[" * 1_000_000), "too deep"),
    "JSON of 100 MB": ("negolog", hollow("a.json", 100_000_000), "larger than"),
    "JSON with a number of 10^9 digits": ("negolog", file("a.json", '{"a": 1e999999999}'), "beyond bounds"),
    "JSON with a million digits": ("negolog", file("a.json", f'{{"a": {"9" * 1_000_000}}}'), "beyond bounds"),
    "JSON in a wrong encoding": ("geniusweb", file("a.json", '{"a": "é"}'.encode("latin-1")), "not UTF-8"),
    "JSON with a key twice": ("geniusweb", file("a.json", '{"a": 1, "a": 2}'), "stands twice"),
    "a bid on 10^9 numbers": ("geniusweb", file("a.json", '{"issuesValues": {"a": {"range": [0, 1000000000, 1]}}}'), "no profile"),
    "a workbook that grows a thousandfold": ("ktab", file("a.xlsx", packed((SHEET, b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>"))), "too large"),
    "a workbook of many parts": ("ktab", file("a.xlsx", packed(("x.xml", b"<a/>"), times=600)), "parts"),
    "a workbook with an entity": ("ktab", file("a.xlsx", packed(("xl/sharedStrings.xml", LAUGHING.encode()))), "is declared in it"),
    "a workbook of a million cells": ("ktab", file("a.xlsx", packed((SHEET, b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + ROWS * 12_000 + b"</sheetData></worksheet>"))), "too many elements"),
    "a workbook cut short": ("ktab", file("a.xlsx", packed()[:-200]), "no workbook"),
    "a workbook that points outside": ("ktab", file("a.xlsx", packed(("../../x.xml", b"<a/>"))), "there are no actors"),
    "a table of a million rows": ("decide", file("a.csv", "#A\tx\ty\n" * 400_000), "too large"),
    "a row of a million cells": ("decide", file("a.csv", "\t" * 1_000_000), "too large"),
    "a cell that never closes": ("decide", file("a.csv", '"' + "a" * 3_000_000), "no table"),
    "a table in a wrong encoding": ("deu", file("a.tsv", b"prnr\tprname\tisnr\n\xe4\t\t\n"), "not UTF-8"),
    "a game of a million players": ("scorable", file("config.txt", "a,b,c\n" * 600_000), "too many players"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_quickly_and_in_bounded_memory(what: str, tmp_path: Path) -> None:
    form, laid, why = HOSTILE[what]
    path = laid(tmp_path)

    def bring() -> None:
        with pytest.raises(RefusedError, match=why):
            FORMATS[form].read(sources([path]), Wish())

    modules = set(sys.modules)
    start = time.process_time()
    bring()
    taken = time.process_time() - start
    assert not {"pickle5", "cloudpickle", "negmas"} & (set(sys.modules) - modules)
    tracemalloc.start()
    try:
        bring()
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken < SECONDS
    assert held < MEMORY


def test_a_repair_opens_no_door(tmp_path: Path) -> None:
    path = HOSTILE["a billion laughs"][1](tmp_path)
    with pytest.raises(RefusedError, match="is declared"):
        FORMATS["genius"].read(sources([path]), Wish(repair=True))
    broken = file("b.xml", f"<!-- before --><?xml version='1.0'?>{LAUGHING} & more")(tmp_path)
    with pytest.raises(RefusedError, match="is declared"):
        FORMATS["genius"].read(sources([broken]), Wish(repair=True))
