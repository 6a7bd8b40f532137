"""The command report: a page or a text, to a file or to the terminal."""

from pathlib import Path

from tests.cli.shell import run


def test_a_page_and_a_text_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    for name in ("out.html", "out.txt", "OUT.HTM"):
        target = tmp_path / name
        result = run("report", "six-party", "-o", str(target))
        assert result.code == 0
        text = target.read_text(encoding="utf-8")
        assert text.startswith("<!doctype html>") == (target.suffix.lower() != ".txt")
        assert "A sports park in the harbour: report" in text
        assert "as confidential as the mandates" in text
        assert "written" in result.err


def test_without_a_file_it_is_said() -> None:
    result = run("report", "geneva-2014", "--on", "2014-02-15")
    assert result.code == 0
    assert result.out.startswith("As on 2014-02-15.")
    assert "Who speaks with whom" in result.out


def test_another_kind_of_file_is_refused_before_anything_is_reckoned(tmp_path: Path) -> None:
    target = tmp_path / "talks.yaml"
    target.write_text("mine", encoding="utf-8")
    result = run("report", "six-party", "-o", str(target))
    assert result.code == 2
    assert ".html" in result.err
    assert target.read_text(encoding="utf-8") == "mine"


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    result = run("report", "six-party", "-o", str(tmp_path / "nowhere" / "out.html"))
    assert result.code == 2
    assert "cannot be written" in result.err
