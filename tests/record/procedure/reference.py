"""The page on the rules of procedure, drawn from their tables: ``python -m tests.record.procedure.reference`` writes it."""

from collections.abc import Iterator
from pathlib import Path

from multitrack.record.act import FOLD_VERSION, RULES_VERSION
from multitrack.record.procedure import PROCEDURE, Who
from multitrack.record.procedure.joint import JOINT
from multitrack.record.procedure.life import EVERY_ACT, Life
from multitrack.record.procedure.lives import LIVES

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "procedure.md"
START = f"""# The rules of procedure

Drawn from the tables in `src/multitrack/record/procedure`, which the floor judges by: what stands here is what is done. This is
version {RULES_VERSION} of the rules; each channel's opening entry names the version it was opened under, and that of the fold
(now {FOLD_VERSION}). An old record stands where it stood, whatever the rules are today: what is recorded happened.

Three tables say whether an act may be done: who may do it where (the clauses), what may follow what (a diagram for each
kind of thing that lives through states), and what teams owe each other (the joint conditions). A refusal names its
clause, says what stands in the way, and what would make the act possible.

## Clauses: who may do what, where
"""
JOINT_START = """## Joint conditions: what teams owe each other

Judged in the plenary, on what teams reported there, and on nothing that a team keeps to itself.
"""
LIVES_START = """## What may follow what

An arrow is an act. Acts that leave a thing as it is stand below its diagram. In a state that an act has no place in, it
is refused with what would make it possible: the first step of the shortest way there.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([START, *_clauses(), "", LIVES_START, *_lives(), JOINT_START, *_joint(), ""])


def _clauses() -> Iterator[str]:
    yield "| | Act | On | By | |"
    yield "|---|---|---|---|---|"
    kinds = {kind for clause in PROCEDURE.values() for kind in clause.on}
    for clause in PROCEDURE.values():
        left = sorted(kinds - clause.on)
        many = f"all but {', '.join(left)}" if left else "all"
        on = many if len(left) < 3 else ", ".join(sorted(clause.on))
        who = "nobody" if clause.who is Who.NOBODY else clause.who.value
        yield f"| {clause.id} | {clause.act} | {on} | {who} | {clause.says} |"


def _lives() -> Iterator[str]:
    for life in LIVES:
        yield f"### {life.subject.capitalize()}\n"
        yield from _diagram(life)
        stay = sorted({row.act for row in life.steps if row.to is None} - {EVERY_ACT})
        if stay:
            yield f"Leaving it as it is: {'; '.join(_standing_still(life, act) for act in stay)}.\n"


def _standing_still(life: Life, act: str) -> str:
    sources = {source for row in life.rows(act) if row.to is None for source in row.sources}
    return f"*{act}* ({', '.join(state.name for state in life.states if state.name in sources)})"


def _diagram(life: Life) -> Iterator[str]:
    code = {state.name: f"s{number}" for number, state in enumerate(life.states)}
    yield "```mermaid"
    yield "stateDiagram-v2"
    for name, short in code.items():
        yield f'    state "{name}" as {short}'
    yield f"    [*] --> {code[life.start]}"
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in life.steps:
        label = f"{row.act} ({row.how})" if row.how and row.how != row.to else row.act
        label = f"{label}, where {row.when}" if row.when else label
        for source in row.sources:
            if row.to is not None and row.to != source:
                arrows.setdefault((source, row.to), []).append(label)
    for (source, to), labels in arrows.items():
        yield f"    {code[source]} --> {code[to]} : {' / '.join(dict.fromkeys(labels))}"
    yield "```\n"


def _joint() -> Iterator[str]:
    yield "| Linkage | Act | | |"
    yield "|---|---|---|---|"
    for row in JOINT:
        kind = str(row.linkage.__dataclass_fields__["kind"].default)
        yield f"| {kind} | {row.act} | {row.effect} | {row.says} |"


if __name__ == "__main__":
    REFERENCE.write_text(page(), encoding="utf-8")
