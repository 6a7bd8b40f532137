"""Every key that a command answers is documented, and every documented key is answered somewhere."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.cli.large import large_talks
from tests.cli.shell import NEVER, ROOT, SAID, TWO, record, run, sit_in_a_caucus, spoil

from multitrack.analysis import anything, large_refusals
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_leverage import large_leverage
from multitrack.report import leverage_in_words

DOCUMENT = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")

# Mappings from codes: what stands for the code in the document.
CODES = {
    "between": "<number>",
    "does_not_arise": "<issue>",
    "gains": "<party>",
    "text": "<issue>",
    "ideal": "<party>",
    "issues": "<issue>",
    "left": "<issue>",
    "not_known": "<issue>",
    "numbers": "<number>",
    "options": "<option>",
    "package": "<issue>",
    "packages": "<issue>",
    "parties": "<party>",
    "red_lines": "<issue>",
    "settled": "<issue>",
    "points": "<party>",
    "ways": "<party>",
    "lower": "<party>",
    "such_as": "<issue>",
    "shares": "<party>",
    "refuses": "<issue>",
    "solutions": "<name>",
    "suits": "<party>",
    "structures": "<structure>",
    "titles": "<issue>",
    "tracks": "<track>",
    "worths": "<party>",
}
MOOT = """
multitrack: 1
title: Moot
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  A: {title: Water, options: {a1: All, a2: Half}}
  B: {title: Pipe, arises_if: {A: [a2]}, options: {b1: Short, b2: Long}}
linkage: [{excludes: {together: {A: [a2], B: [b2]}}}]
positions:
  - {party: N, issue: B, stances: {b1: refuses}}
mandates: {S: {walk_away: 1, worths: {A: {a1: 1, a2: 1}}, red_lines: {A: a1}}}
"""


CARRIED = TWO.replace(
    "issues:",
    "constituencies: {mill: {title: Millers, claimed_by: N, holds: [{issue: A, option: a1, stance: refuses}]}, "
    "ford: {title: Ford, claimed_by: S}, hill: Hill}\nissues:",
)
"""One of those at home refuses something, of another nothing is known, and one is carried by nobody."""
DIVIDED = """
multitrack: 1
title: Three things
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  A: {title: Water, options: {n: North has it, s: South has it}}
  B: {title: Oil, options: {n: North has it, s: South has it}}
  C: {title: Flag, options: {old: The old one, new: A new one}}
mandates:
  N: {walk_away: 2, worths: {A: {n: 6, s: 0}, B: {n: 4, s: 0}, C: {new: 1}}}
  S: {walk_away: 90, worths: {A: {n: 0, s: 5}, B: {n: 0, s: 5}, C: {new: 2}}}
"""
SILENT = """
multitrack: 1
title: Silence
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues: {A: {title: Water, options: {a1: All, a2: Half}}}
structures: {one: {title: One, stages: [{bodies: [{title: Plenary, issues: [A]}]}]}}
"""
FROM_A_RECORD_ONLY = {"without_options[]"}
"""Only in an open negotiation can an issue have no option; a file must name some."""


def documented(title: str) -> set[str]:
    """The keys in the table under a heading."""
    sections = re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)
    text = next(each for each in sections if each.startswith(title))
    return set(re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE))


def paths(value: Any, path: str = "", above: str = "") -> Iterator[tuple[str, Any]]:
    """The paths to everything in an answer, with what stands there; codes stand as in the document."""
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths(each, f"{path}.{_name(path, key, above)}".lstrip("."), key)
    elif isinstance(value, list):
        for each in value:
            yield from paths(each, f"{path}[]", above)


def _name(path: str, key: str, above: str) -> str:
    """The key, or what stands for it in the document where it is a code."""
    own = re.escape(f"{path}.{key}".lstrip("."))
    return key if above not in CODES or re.search(rf"`{own}[`.\[]", DOCUMENT) else CODES[above]


def compared(title: str, answers: list[Any]) -> tuple[set[str], set[str]]:
    """The keys of some answers that are not documented, and the documented keys that stand in none of them."""
    keys = documented(title)
    every = {path for each in answers for path, _ in paths(each)}
    ends = {path for each in answers for path, value in paths(each) if not isinstance(value, dict | list)}
    unknown = {path for path in ends - keys if not any(_beneath(key, path) for key in keys)}
    return unknown, keys - every


def _beneath(key: str, path: str) -> bool:
    return key.startswith((f"{path}.", f"{path}["))


@pytest.fixture
def talks(tmp_path: Path) -> list[Path]:
    texts = {
        "two": TWO,
        "never": NEVER,
        "said": SAID,
        "moot": MOOT,
        "silent": SILENT,
        "carried": CARRIED,
        "divided": DIVIDED,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [tmp_path / f"{name}.yaml" for name in texts]


def test_zone(talks: list[Path]) -> None:
    answers = [run("zone", each, "--json").json for each in ("six-party", "geneva-2014", *talks)]
    answers.append(run("zone", many(talks[0].parent, MANDATE), "--seconds", "0", "--json").json)
    assert compared("multitrack zone FILE --json", answers) == (set(), FROM_A_RECORD_ONLY)


def test_power(tmp_path: Path) -> None:
    weights = ", ".join(f"P{n}: {2**n}" for n in range(20))
    parties = ", ".join(f"P{n}: {{name: Party {n}}}" for n in range(20))
    many = tmp_path / "many.yaml"
    many.write_text(
        f"multitrack: 1\ntitle: Many\nparties: {{{parties}}}\n"
        f"rule: {{share: {{weights: {{{weights}}}, at_least: 0.6, of: all members}}}}\n"
        "issues: {A: {title: Water, options: {a1: All, a2: Half}}}\n",
        encoding="utf-8",
    )
    answers = [run("power", each, "--json").json for each in ("six-party", many)]
    assert [each["status"] for each in answers] == ["exact", "too large"]
    assert compared("multitrack power FILE --json", answers) == (set(), set())


def test_leverage(talks: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = tmp_path / "moved.yaml"
    moved.write_text(
        MOOT + "powers: {BIG: {name: A power, kind: sponsor}}\nstatements:\n"
        "  b: {speaker: A. Envoy, on: 2024-01-01, words: I can., form: quotation}\n"
        "influence:\n  - {power: BIG, party: S, reach: low, confidence: low, rests_on: [b], assumption: it pays}\n",
        encoding="utf-8",
    )
    outside = tmp_path / "outside.yaml"
    outside.write_text(
        TWO.replace(
            "a2: Half",
            "a2: {title: Half, undertakings: [{who: N, what: gives}, {who: S, what: takes, verified_by: Brethren}]}",
        )
        + "powers: {BIG: {name: A power, kind: sponsor}}\ninfluence:\n"
        "  - {power: BIG, party: S, issue: A, reach: high, confidence: low, assumption: it pays}\n"
        "  - {power: BIG, party: N, reach: high, confidence: low, rests_on: [b]}\n"
        "statements:\n  b: {speaker: A. Envoy, on: 2024-01-01, words: I can., form: quotation}\n"
        "listings:\n  - {authority: The county, list: Outlaws, group: Brethren}\n"
        "  - {authority: The crown, list: Rebels, group: Bretheren, code: X}\n"
        "  - {authority: The crown, list: Rebels, group: Men of the South, code: S}\n"
        "  - {authority: The crown, list: Rebels, group: Millers}\n"
        "constituencies:\n  m: {title: Millers, holds: [{issue: A, option: a2, stance: refuses, assumption: old}]}\n"
        "  f: {title: Ferrymen}\n",
        encoding="utf-8",
    )
    large = large_talks(tmp_path / "large.yaml", walk_away=150, red_line=True)
    stances = large_talks(tmp_path / "stances.yaml", walk_away=150, stances=True)
    named = ("six-party", "geneva-2014", moved, outside, *talks, large, stances)
    answers = [run("leverage", each, "--json").json for each in named]
    answers.append(run("leverage", large, "--seconds", "0", "--json").json)
    monkeypatch.setattr(leverage_in_words, "large_leverage", partial(large_leverage, cells=800))
    answers.append(run("leverage", large_talks(tmp_path / "cramped.yaml", walk_away=150), "--json").json)
    assert compared("multitrack leverage FILE --json", answers) == (set(), set())


def test_blocking(talks: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = tmp_path / "stuck.yaml"
    inner = "{name: North, delegation: {inner: {rule: unanimity, groups: {x: Ex, y: Why}}}}"
    stuck.write_text(NEVER.replace("{name: North}", inner), encoding="utf-8")
    large = (
        large_talks(tmp_path / "shut.yaml", walk_away=330),
        large_talks(tmp_path / "open.yaml", walk_away=150),
    )
    named = ("six-party", "geneva-2017", stuck, *talks, *large)
    answers = [run("blocking", each, "--json").json for each in named]
    answers.append(run("blocking", large[0], "--seconds", "0", "--json").json)
    monkeypatch.setattr(anything, "ASKED", 4)
    monkeypatch.setattr(large_refusals, "accepted", lambda *_, **__: (Number(2, 5), None))
    answers += [run("blocking", each, "--json").json for each in large]
    assert compared("multitrack blocking FILE --json", answers) == (set(), set())


def test_teams(talks: list[Path], tmp_path: Path) -> None:
    knit = tmp_path / "knit.yaml"
    both = "together: [{issues: [A, B], worths: [{options: [n, s], worth: 3}]}], worths: {A: {n: 6, s: 0}"
    tracks = "tracks: {one: {title: One, issues: [A], team: [N, S]}, two: {title: Two, issues: [B, C], team: [N, S]}}\n"
    knit.write_text(DIVIDED.replace("worths: {A: {n: 6, s: 0}", both) + tracks, encoding="utf-8")
    limits = ("--people", "SOC=2", "--together", "rent,coal", "--apart", "tax,debt")
    answers = [run("teams", each, "--json").json for each in ("six-party", "geneva-2014", *talks)]
    answers += [
        run("teams", "coalition", *limits, "--json").json,
        run("teams", knit, "--by", "trade", "--json").json,
    ]
    answers += [run("teams", knit, "--largest", "1", "--json").json]
    assert compared("multitrack teams FILE --json", answers) == (set(), set())


def test_better() -> None:
    texts = ("A=A1,B=B1,C=C1,D=D3,E=E2", "A=A2,B=B3,C=C3,D=D2,E=E3")
    answers = [run("better", "six-party", "--than", text, "--json").json for text in texts]
    assert [each["count"] > 0 for each in answers] == [True, False]
    assert compared("multitrack better FILE --than", answers) == (set(), set())


def test_robust(talks: list[Path], tmp_path: Path) -> None:
    large = large_talks(tmp_path / "large.yaml", walk_away=150, stances=True)
    named = ("geneva-2014", *talks, large)
    answers = [run("robust", each, "--draws", "50", "--json").json for each in named]
    answers.append(run("robust", large, "--seconds", "0", "--json").json)
    assert compared("multitrack robust FILE --json", answers) == (set(), set())


def test_one_package(talks: list[Path]) -> None:
    moot, silent = talks[3], talks[4]
    asked = [
        (moot, "A=a1,B=b1"),
        (moot, "A=a2,B=b1"),
        (moot, "A=a2,B=b2"),
        (moot, "A=a2"),
        (silent, "A=a1"),
        ("six-party", "A=A1"),
    ]
    answers = [run("zone", file, "--package", typed, "--json").json for file, typed in asked]
    assert compared("multitrack zone FILE --package", answers) == (set(), set())


def test_compare(talks: list[Path]) -> None:
    answers = [run("compare", each, "--json").json for each in ("six-party", "geneva-2014", *talks)]
    for answer in answers:
        answer["structures"] = [{**each, "reachable": None} for each in answer["structures"]]
    assert compared("multitrack compare", answers) == (set(), set())


def test_alone_and_reachable_have_the_same_keys() -> None:
    first = run("compare", "six-party", "--json").json["structures"][0]
    assert list(first["alone"]) == list(first["reachable"])


def test_show() -> None:
    answers = [run("show", each, "--json").json for each in ("six-party", "geneva-2014")]
    assert compared("multitrack show", answers) == (set(), set())


AROUND = (
    SAID
    + """
powers: {P: {name: Patron, kind: sponsor}, Q: {name: Queen, kind: friend}}
influence: [{power: P, party: N, issue: A, reach: low, confidence: low, rests_on: [s1], assumption: it pays}]
statements: {s1: {speaker: Patron, words: Yes.}}
constituencies:
  c: {title: Them, claimed_by: [{by: N, denied_by: [S]}], holds: [{issue: A, option: a2, stance: refuses}]}
  d: {title: Those, claimed_by: S}
consulted: {f: {title: Forum, speaks_for: [d], inputs: [{words: A bench., issue: A, became: taken up, why: cheap}]}}
admissions: [{party: S, state: suspended, on: 2026-03-01, until: 2026-03-09, by: x, reason: y, back_if: z}]
listings:
  - {authority: A, list: L, group: North, code: N, since: 2026-01-01, binding: true, effect: none}
  - {authority: B, list: M, group: South}
channels: {l: {kind: power and party, title: Line, powers: [P], parties: [N]}}
contacts:
  c1: {between: [P, S], format: through a third, through: Q, on: 2026-03-01, who: he, gist: g, next_step: n, source: s, rests_on: [s1]}
  c2: {between: [Q, S], format: call, on: 2026-03-02}
asks:
  a1: {by: P, of: N, words: Half., issue: A, option: a2, on: 2026-03-01, due: 2026-03-02, answer: later, reply: Soon., answered: 2026-03-02, withdrawn: 2026-03-04}
  a2: {by: P, of: N, words: Half., issue: A, option: a2}
  a3: {by: Q, of: N, words: Half it., issue: A, option: a2}
  a4: {by: Q, of: N, words: All., issue: A, option: a1}
"""
)


def test_channels_and_who_is_represented(tmp_path: Path) -> None:
    file = tmp_path / "around.yaml"
    file.write_text(AROUND, encoding="utf-8")
    for command in ("channels", "represented"):
        answers = [run(command, each, "--on", "2026-03-05", "--json").json for each in (file, "six-party")]
        assert compared(f"multitrack {command} FILE --json", answers) == (set(), set())


def test_check(tmp_path: Path) -> None:
    talks, paper = tmp_path / "talks.yaml", tmp_path / "paper.json"
    talks.write_text(TWO, encoding="utf-8")
    run("zone", talks, "--certificate", paper)
    written = json.loads(paper.read_text(encoding="utf-8"))
    assert compared("A certificate", [written]) == (set(), set())
    written["claims"]["packages"] = 5
    paper.write_text(json.dumps(written), encoding="utf-8")
    said = run("check", paper, "--json")
    assert compared("multitrack check", [said.json]) == (set(), {"not_counted[]"})
    assert list(run("check", talks, "--json").json)[:3] == ["kind", "status", "title"]


def test_check_of_folded_talks(tmp_path: Path) -> None:
    talks, paper = many(tmp_path, MANDATE + BUDGET), tmp_path / "paper.json"
    run("zone", talks, "--certificate", paper)
    written = json.loads(paper.read_text(encoding="utf-8"))
    assert compared("Claims of a certificate of folded talks", [written["claims"]]) == (set(), set())
    assert run("check", paper, "--json").json["status"] == "holds"


def test_verify(tmp_path: Path) -> None:
    whole = run("verify", record(tmp_path / "whole.sqlite3"), "--json").json
    broken = run("verify", spoil(record(tmp_path / "broken.sqlite3")), "--json").json
    assert compared("multitrack verify", [whole, broken]) == (set(), set())


def test_receipt(tmp_path: Path) -> None:
    path, paper = record(tmp_path / "talks.sqlite3"), tmp_path / "receipt.json"
    given = run("receipt", path, "plenary", 1, "--as", "med", "-o", paper, "--json").json
    written = json.loads(paper.read_text(encoding="utf-8"))
    assert compared("A receipt", [written]) == (set(), set())
    held = run("verify", path, "--receipt", paper, "--json").json["receipts"]
    assert compared("multitrack verify RECORD --receipt", [{"receipts": held}]) == (set(), set())
    refused = run("receipt", path, "caucus-N", 1, "--as", "med", "--json").json
    paper.write_text(json.dumps({**written, "hash": "0"}), encoding="utf-8")
    answers = [given, refused, run("check", paper, "--json").json]
    assert compared("multitrack check RECEIPT", answers) == (set(), set())


def test_export(tmp_path: Path) -> None:
    path, file = record(tmp_path / "talks.sqlite3"), tmp_path / "mine.json"
    sit_in_a_caucus(path, "late")
    answers = [run("export", path, "--as", "late", "-o", file, "--json").json]
    whole = file.read_text(encoding="utf-8")
    told = json.loads(whole)
    for each in told["channels"]:
        each["standing"] = None
    assert compared("An export", [told]) == (set(), set())
    file.write_text(whole.replace("late", "later"), encoding="utf-8")
    answers.append(run("verify", file, "--json").json)
    assert compared("multitrack verify EXPORT", answers) == (set(), set())


def test_import_and_write_as(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(TWO, encoding="utf-8")
    out = run("write-as", "negmas", tmp_path / "talks.yaml", "-o", tmp_path / "out", "--json").json
    assert compared("multitrack write-as", [out]) == (set(), set())
    back = run("import", "negmas", tmp_path / "out", "-o", tmp_path / "again.yaml", "--json").json
    unknown, never = compared("multitrack import", [back])
    assert (unknown - documented("multitrack show"), never) == (set(), set())


def test_bad_input() -> None:
    said = run("check", ROOT / "tests" / "bad" / "twenty-lines.yaml", "--json")
    assert said.code == 2
    assert compared("Bad input", [said.json]) == (set(), set())


def many(folder: Path, more: str = "") -> Path:
    """2^24 packages; what is weighed is worth 1 for every issue on which o1 is chosen."""
    issues = "".join(f"  I{n}: {{title: Issue {n}, options: {{o0: No, o1: Yes}}}}\n" for n in range(24))
    text = f"multitrack: 1\ntitle: Many\nrule: unanimity\nparties: {{N: {{name: North}}}}\nissues:\n{issues}"
    text += f"tracks: {{one: {{title: One, issues: [I0], team: [N]}}}}\n{more}"
    (folder / "many.yaml").write_text(text, encoding="utf-8")
    return folder / "many.yaml"


WEIGHED = ", ".join(f"I{n}: {{o1: 1}}" for n in range(24))
MANDATE = f"mandates: {{N: {{walk_away: 22, worths: {{{WEIGHED}}}}}}}\n"
BUDGET = "linkage: [{budget: {title: Money, at_most: 3, costs: {I1: {o0: 4}}}}]\n"


def test_too_many_packages(tmp_path: Path) -> None:
    said = run("compare", many(tmp_path), "--json")
    assert (said.code, compared("Too many packages", [said.json])) == (1, (set(), set()))


def test_too_many_packages_to_go_through_are_folded(tmp_path: Path) -> None:
    said = run("zone", many(tmp_path), "--json")
    assert (said.code, said.json["status"], said.json["packages"]) == (0, "unknown", 2**24)
    assert (said.json["gone_through"], said.json["stopped"], said.json["between"]) == (False, False, {})
    said = run("zone", many(tmp_path, MANDATE), "--json")
    assert (said.json["status"], said.json["acceptable_to_all"]) == ("exact", 1 + 24 + 276)
    assert said.json["frontier"] == {"status": "exact", "size": 1, "points": 1, "within": 0}
    assert said.json["solutions"]["nash"]["value"] == 2


def test_stopped_it_answers_what_is_known(tmp_path: Path) -> None:
    said = run("zone", many(tmp_path, MANDATE), "--seconds", "0", "--json")
    assert (said.json["status"], said.json["stopped"]) == ("bounded", True)
    assert said.json["between"]["packages"] == [0, 2**24]
