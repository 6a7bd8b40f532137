"""The form of a talks file told to others: to editors as JSON Schema, to people as a reference.

``python -m multitrack.talksfile docs/reference`` writes both anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from multitrack.talksfile.annex import MandateOrAnnex
from multitrack.talksfile.blocks import Block, Table
from multitrack.talksfile.form.procedure import LINKAGE
from multitrack.talksfile.form.rules import RULE
from multitrack.talksfile.form.whole import TALKS
from multitrack.talksfile.shapes import Forms, Listed, Pairs, Row, Turned
from multitrack.talksfile.words import Name, PartyCount, Schema, Word, Wording

SCHEMA_FILE, REFERENCE_FILE = "talks-file.schema.json", "talks-file.md"
BEGIN, END = "<!-- keys: begin -->\n", "<!-- keys: end -->\n"


def schema() -> Schema:
    """The form of a talks file as JSON Schema, for editors that know YAML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Talks file",
        **TALKS.schema(),
        "$defs": {forms.what: forms.definition() for forms in (RULE, LINKAGE)},
    }


def keys() -> str:
    """Every key of a talks file with what it means, as Markdown."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    told: dict[int | str, str] = {}
    yield from _table(TALKS, "The file", told)
    for key in TALKS.keys:
        yield from _within(key.shape, f"`{key.name}`", told)


def _table(block: Block[Any], heading: str, told: dict[int | str, str]) -> Iterator[str]:
    """A heading and a line per key; then what stands below the keys."""
    if heading != "The file":
        told[id(block)] = heading
    bare = f" A bare {'list' if block.listed else 'text'} is its `{block.short}`." if block.short else ""
    yield f"### {heading}\n"
    if bare:
        yield f"{bare.strip()}\n"
    yield "| Key | Takes | Meaning |\n|---|---|---|"
    for key in block.keys:
        needed = "**" if key.fills in block.required else ""
        yield f"| {needed}`{key.name}`{needed} | {_takes(key.shape)} | {key.about} |"
    yield ""
    if heading == "The file":
        return
    for key in block.keys:
        yield from _within(key.shape, f"{heading[:-1]}: {key.name}`", told)


def _within(shape: Any, heading: str, told: dict[int | str, str]) -> Iterator[str]:
    """The tables of the blocks that stand within a shape, each told once."""
    match shape:
        case Block():
            if id(shape) not in told:
                yield from _table(shape, heading, told)
        case Table(block=inner) | Listed(item=inner) | Turned(shape=inner):
            yield from _within(inner, heading, told)
        case Pairs(value=inner) | MandateOrAnnex(paper=inner):
            yield from _within(inner, heading, told)
        case Forms():
            yield from _forms(shape, heading, told)
        case _:
            return


def _forms(forms: Forms[Any], heading: str, told: dict[int | str, str]) -> Iterator[str]:
    if forms.what in told:
        return
    told[forms.what] = heading
    yield f"### {heading}\n"
    words = [f"| `{word}` | |" for word in forms.words if word not in forms.forms()]
    blocks = [
        f"| `{key}:` | {_takes(shape)}{', or nothing: the bare word' if key in forms.words else ''} |"
        for key, shape in forms.forms().items()
    ]
    yield "\n".join([f"| A {forms.what} is one of | Takes |", "|---|---|", *words, *blocks, ""])
    for key, shape in forms.forms().items():
        yield from _within(shape, f"`{forms.what}: {key}`", told)


def _takes(shape: Any) -> str:
    """What may stand there, in a few words."""
    match shape:
        case Word(choices=choices, expected=expected):
            return (
                " / ".join(f"`{word}`" for word in choices) if choices else expected.partition(" such as")[0]
            )
        case Name(kinds=kinds):
            return f"code of {' or '.join(kinds)}" if kinds else "a code"
        case Wording():
            return "a text with places `{code}`"
        case PartyCount():
            return "a whole number from 1"
        case Row():
            return "list of options"
        case Listed(item=item):
            return f"list of {_takes(item)}" if isinstance(item, Name | Forms) else f"list: {_takes(item)}"
        case Turned(shape=inner):
            return _takes(inner)
        case Pairs(word=word, value=value):
            return f"{_takes(word)}: {_takes(value)}"
        case Table(kind=kind):
            return f"block by code of {kind}"
        case Forms(what=what):
            return f"a {what}"
        case MandateOrAnnex():
            return "`annex:` with a path, or a block"
        case _:
            return "block"


def write_reference(folder: Path) -> None:
    """Write the schema, and the part of the reference that follows from the form."""
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    (folder / SCHEMA_FILE).write_text(text, encoding="utf-8")
    page = folder / REFERENCE_FILE
    head, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    tail = rest.partition(END)[2]
    page.write_text(f"{head}{BEGIN}{keys()}{END}{tail}", encoding="utf-8")
