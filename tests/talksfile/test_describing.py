import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from ruamel.yaml import YAML
from tests.strategies import talks

from multitrack.model.talks import Talks
from multitrack.talksfile import read_text, schema, write
from multitrack.talksfile.describing import BEGIN, END, REFERENCE_FILE, SCHEMA_FILE, keys
from multitrack.talksfile.form.rules import RULE

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
AGAIN = "write it anew: python -m multitrack.talksfile docs/reference"
VALIDATOR = Draft202012Validator(schema())


def said_by_an_editor(text: str) -> list[str]:
    """What an editor has to say against a text, reading it as YAML 1.2 with its types."""
    content: Any = YAML(typ="safe", pure=True).load(text)
    plain = json.loads(json.dumps(content, default=str))
    return [error.message for error in VALIDATOR.iter_errors(plain)]


def example() -> str:
    page = (REFERENCE / REFERENCE_FILE).read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 1
    return str(blocks[0])


def test_the_schema_in_the_docs_is_up_to_date() -> None:
    assert json.loads((REFERENCE / SCHEMA_FILE).read_text(encoding="utf-8")) == schema(), AGAIN


def test_the_reference_tells_every_key() -> None:
    page = (REFERENCE / REFERENCE_FILE).read_text(encoding="utf-8")
    assert page.partition(BEGIN)[2].partition(END)[0] == keys(), AGAIN


def test_the_example_of_the_reference_reads_and_writes() -> None:
    some = read_text(example())
    assert some.problems == ()
    assert some.talks is not None
    assert read_text(write(some.talks)) == some


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


EXAMPLES = sorted([*ROOT.glob("examples/*/talks.yaml"), *ROOT.glob("examples/rules/*.yaml")])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_editor_has_nothing_against_the_examples(path: Path) -> None:
    assert said_by_an_editor(path.read_text(encoding="utf-8")) == []


def test_an_editor_has_nothing_against_the_example_of_the_reference() -> None:
    assert said_by_an_editor(example()) == []


@given(talks())
def test_an_editor_has_nothing_against_what_is_written(some: Talks) -> None:
    assert said_by_an_editor(write(some)) == []


@pytest.mark.parametrize(
    "name", ["unknown-key", "missing-key", "unknown-word", "wrong-kind", "empty-rule", "yes-or-no"]
)
def test_an_editor_finds_what_is_wrong_with_the_form(name: str) -> None:
    assert said_by_an_editor((ROOT / "tests" / "bad" / f"{name}.yaml").read_text(encoding="utf-8"))


def test_the_explanation_tells_every_form_of_rule_as_a_file_would() -> None:
    page = (ROOT / "docs" / "explanation" / "how-a-body-decides.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| ((?:`[^`]+`(?:, )?)+) \| (?!Counts)", page.partition("## Of what")[0], re.MULTILINE
    )
    said = [form.replace("...", "unanimity") for row in rows for form in re.findall("`([^`]+)`", row)]
    found = set()
    for form in said:
        rule = f"{{{form}}}" if ":" in form else form
        reading = read_text(
            f"title: T\nparties: {{A: A, B: B, C: C, D: D, E: E, F: F}}\nissues: {{}}\nrule: {rule}\n"
        )
        assert reading.problems == (), form
        assert reading.talks is not None
        found.add(reading.talks.rule.kind)
    assert found == {*RULE.words, *RULE.forms()}
