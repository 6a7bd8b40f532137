"""Whatever stands in a file, reading it gives talks or problems, and never breaks."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from multitrack.talksfile import Reading, read_text

BAD = Path(__file__).parents[1] / "bad"
WHOLE = (Path(__file__).parents[2] / "docs" / "reference" / "talks-file.md").read_text(encoding="utf-8")
LINES = WHOLE.partition("```yaml\n")[2].partition("```")[0].splitlines()
PIECES = [
    "",
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "- ",
    "#",
    "&a ",
    "*a ",
    "!t ",
    "'",
    '"',
    "|",
    "\t",
    "null",
    "0",
    "{}",
    "[]",
]


def sound(reading: Reading) -> bool:
    """Either talks or problems, each a sentence with a line that exists."""
    lines = [problem.line for problem in reading.problems]
    return (reading.talks is None) == bool(lines) and all(line is not None and line > 0 for line in lines)


@given(st.text())
@example("\x00")
@example("\ufeff")
@example("a: &a\n b: *a")
@example("%YAML 1.1\n---\na: b")
@example("? ")
@example("title: x\n---")
def test_any_text_at_all(text: str) -> None:
    assert sound(read_text(text))


@given(st.data())
def test_a_sound_file_with_a_slip(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        at = data.draw(st.integers(0, len(lines[number])))
        until = at + data.draw(st.sampled_from([0, 1, 3, 50]))
        lines[number] = lines[number][:at] + data.draw(st.sampled_from(PIECES)) + lines[number][until:]
    assert sound(read_text("\n".join(lines)))


@given(st.data())
def test_a_sound_file_with_values_in_the_wrong_place(data: st.DataObject) -> None:
    """Every key keeps its place; one value is taken for another."""
    values = [line.partition(": ")[2] for line in LINES if ": " in line]
    number = data.draw(st.sampled_from([n for n, line in enumerate(LINES) if ": " in line]))
    key = LINES[number].partition(": ")[0]
    wrong = f"{key}: {data.draw(st.sampled_from(values))}"
    assert sound(read_text("\n".join([*LINES[:number], wrong, *LINES[number + 1 :]])))
