"""Which list binds is declared on the record itself, by whoever runs the talks, and shown from it."""

from pathlib import Path

import pytest
from tests.cli.shell import TWO, record, run
from tests.cli.test_json import compared

LISTED = (
    TWO
    + """
listings:
  - {authority: A county, list: Outlaws, group: North, code: N}
  - {authority: A crown, list: Outlaws, group: South}
"""
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return record(tmp_path / "talks.sqlite3", LISTED)


def test_a_list_is_declared_binding_and_declared_not_to_bind_any_more(kept: Path) -> None:
    before = run("binding", kept, "--json").json
    assert [each["binding"] for each in before["lists"]] == [False, False]
    said = ("--list", "Outlaws", "--kept-by", "A county", "--by", "the host", "--effect", "no seat")
    bound = run("binding", kept, *said, "--binds", "--channel-open", "--json").json
    assert [(each["kept_by"], each["binding"], each["declared_by"]) for each in bound["lists"]] == [
        ("A county", True, "the host"),
        ("A crown", False, None),
    ]
    assert compared("multitrack binding RECORD --json", [before, bound]) == (set(), set())
    assert run("represented", kept, "--as", "med", "--json").json["barred"] == ["N"]
    assert run("verify", kept).code == 0
    free = run("binding", kept, *said, "--binds-no-longer")
    assert (free.code, "the host" in free.out) == (0, True)
    assert run("represented", kept, "--as", "med", "--json").json["barred"] == []
    assert "Outlaws" not in run("represented", kept, "--as", "head-N").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--list", "Outlaws", "--by", "x", "--binds"), "several lists bear that name; add --kept-by"),
        (("--list", "Rebels", "--by", "x", "--binds"), 'no list "Rebels" is noted there'),
        (("--list", "Outlaws", "--by", "x"), "Add --binds or --binds-no-longer"),
        (("--list", "Outlaws", "--binds"), "and --by NAME"),
        (("--binds",), "Add --list NAME"),
        (
            ("--list", "Outlaws", "--kept-by", "A crown", "--by", "x", "--binds-no-longer", "--channel-open"),
            "closes nothing",
        ),
        (("--list", "Outlaws", "--kept-by", "A crown", "--by", " ", "--binds"), "Nobody is named"),
    ],
)
def test_what_is_lacking_is_said_and_nothing_is_declared(
    kept: Path, words: tuple[str, ...], why: str
) -> None:
    answer = run("binding", kept, *words)
    assert answer.code == 2
    assert why in " ".join((answer.out + answer.err).split())
    assert not any(each["declared_by"] for each in run("binding", kept, "--json").json["lists"])


def test_a_record_without_lists_says_so(tmp_path: Path) -> None:
    assert "No list is noted in this record" in run("binding", record(tmp_path / "bare.sqlite3")).out
    assert run("binding", tmp_path / "none.sqlite3").code == 2
