"""Other people's formats from the shell: in with notes, out with notes, or refused with every reason."""

from pathlib import Path

import pytest
from tests.cli.shell import SAID, TWO, run

DOMAIN = """<negotiation_template><utility_space><objective name="Lunch" index="0"><issue name="Food" index="1">
<item index="1" value="Soup"/><item index="2" value="Fish"/></issue></objective></utility_space></negotiation_template>"""
ANN = """<utility_space><objective name="Lunch" index="0"><issue name="Food" index="1">
<item index="1" value="Soup" evaluation="1"/><item index="2" value="Fish" evaluation="2"/></issue>
<weight index="1" value="1"/></objective><discount_factor value="0.5"/><reservation value="0.6"/></utility_space>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "lunch"
    there.mkdir()
    (there / "domain.xml").write_text(DOMAIN)
    (there / "ann.xml").write_text(ANN)
    return there


def test_a_scenario_becomes_a_talks_file_and_says_what_was_dropped(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "lunch.yaml"
    said = run("import", "genius", folder, "-o", file)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{file}: in order. Lunch: 1 party, 1 issue and 1 mandate.\n")
    assert "the discount factor 0.5 is dropped" in said.out
    assert run("check", file).code == 0
    assert run("zone", file, "--json").json["acceptable_to_all"] == 1


def test_without_a_file_the_talks_are_printed_and_the_notes_stand_apart(folder: Path, tmp_path: Path) -> None:
    said = run("import", "genius", folder / "domain.xml", folder / "ann.xml")
    run("import", "genius", folder, "-o", tmp_path / "lunch.yaml")
    assert said.out == (tmp_path / "lunch.yaml").read_text(encoding="utf-8")
    assert "the discount factor 0.5 is dropped" in said.err


def test_what_is_broken_is_refused_or_mended_on_demand(folder: Path) -> None:
    (folder / "ann.xml").write_text("<!-- mine --><?xml version='1.0'?>" + ANN)
    refused = run("import", "genius", folder)
    assert (refused.code, refused.out) == (2, "")
    assert "ann.xml line 1: this is no sound XML" in refused.err
    mended = run("import", "genius", folder, "--repair")
    assert mended.code == 0
    assert "ann.xml: what stood before the XML declaration is left out." in mended.err


def test_nothing_that_stands_somewhere_is_written_over(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("precious")
    said = run("import", "genius", folder, "-o", file)
    assert (said.code, file.read_text()) == (2, "precious")
    assert "something stands there already" in said.err


def test_talks_go_out_and_come_in_again(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(TWO)
    out = run("write-as", "negmas", tmp_path / "talks.yaml", "-o", tmp_path / "out")
    assert (out.code, out.out.splitlines()[0]) == (
        0,
        f"{tmp_path / 'out'}: written, 3 files for NegMAS: a scenario saved as YAML or JSON.",
    )
    back = run("import", "negmas", tmp_path / "out", "-o", tmp_path / "again.yaml", "--json").json
    assert (back["kind"], list(back["parties"]), list(back["issues"])) == (
        "import",
        ["N", "S"],
        ["Water", "Oil"],
    )
    asked = [run("zone", tmp_path / name, "--json").json for name in ("talks.yaml", "again.yaml")]
    assert asked[0]["acceptable_to_all"] == asked[1]["acceptable_to_all"] == 1
    assert run("write-as", "negmas", tmp_path / "talks.yaml", "-o", tmp_path / "out").code == 2


def test_what_would_lose_its_meaning_is_refused_with_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(SAID)
    said = run("write-as", "genius", tmp_path / "talks.yaml", "-o", tmp_path / "out")
    assert (said.code, said.out, (tmp_path / "out").exists()) == (2, "", False)
    assert said.err.count("is not known, and Genius cannot do without numbers") == 2


def test_large_mandates_stand_in_files_of_their_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("multitrack.report.exchanging.APART_FROM", 1)
    file = tmp_path / "lunch.yaml"
    said = run("import", "genius", folder, "-o", file, "--json")
    assert said.json["files"] == [file.as_posix(), "mandates/ann.yaml"]
    assert (run("check", file).code, (tmp_path / "mandates" / "ann.yaml").is_file()) == (0, True)
