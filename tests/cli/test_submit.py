"""Acts brought back from a laptop: one accepted, one refused, one overtaken."""

import json
from pathlib import Path

from tests.cli.shell import record, run
from tests.cli.test_json import compared

SAID = {"channel": "plenary", "seen": 1, "act": {"kind": "say", "words": "from home"}}
SETTLE = {"channel": "plenary", "seen": 1, "act": {"kind": "settle", "issue": "B", "option": "b1"}}
REWORD = {
    "channel": "plenary",
    "seen": 1,
    "act": {
        "kind": "amend option",
        "issue": "A",
        "option": {"id": "a1", "title": "Nearly all", "wording": "All of it, but one well"},
    },
    "from_paper": "a letter",
    "on_behalf_of": "N",
}
STANCE = {
    "channel": "plenary",
    "seen": 1,
    "act": {
        "kind": "take position",
        "position": {"party": "S", "issue": "A", "option": "a1", "stance": "accepts"},
        "words": "as it was",
    },
}


def written(path: Path, *acts: object, person: str = "head-N") -> Path:
    told = {"format": "multitrack acts", "version": 1, "person": person, "acts": acts}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_each_act_is_judged_by_what_its_writer_had_seen(tmp_path: Path) -> None:
    kept = record(tmp_path / "talks.sqlite3")
    mine = written(tmp_path / "a.json", REWORD, SAID, person="med")
    first = run("submit", kept, mine, "--as", "med", "--json")
    other = written(tmp_path / "b.json", SETTLE, STANCE, person="head-S")
    late = run("submit", kept, other, "--as", "head-S", "--json")
    statuses = [act["status"] for said in (first, late) for act in said.json["acts"]]
    assert (first.code, late.code, statuses) == (0, 1, ["accepted", "accepted", "refused", "changed"])
    said = " ".join(run("submit", kept, other, "--as", "head-S").out.split())
    assert 'Since: entry 2, amend option, by med: "All of it, but one well". Yours: "as it was".' in said
    assert compared("multitrack submit", [first.json, late.json]) == (set(), set())
    brought = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    brought["acts"] = [{**act, "act": None} for act in brought["acts"]]
    assert compared("A file of acts", [brought]) == (set(), set())
    assert run("verify", kept).code == 0


def test_a_bad_file_does_nothing(tmp_path: Path) -> None:
    kept = record(tmp_path / "talks.sqlite3")
    acts = written(tmp_path / "a.json", SAID, {**SAID, "seen": None})
    said = run("submit", kept, acts, "--as", "head-N")
    what = "act 2: it does not name the last entry that its writer had seen (seen)."
    assert (said.code, said.err) == (2, f"{acts}: {what}\n")
    assert "7 entries" in run("verify", kept).out
    assert run("submit", kept, written(acts, SAID), "--as", "head-S").code == 2
