"""Files bent at random: each is brought in as sound talks, or refused in words; nothing else ever happens."""

from hypothesis import given
from hypothesis import strategies as st
from tests.exchange import (
    test_genius,
    test_geniusweb,
    test_negmas,
    test_negolog,
    test_positions,
    test_scorable,
    test_stances,
)

from multitrack.exchange.brought import Source, Wish
from multitrack.exchange.formats import FORMATS
from multitrack.exchange.refused import RefusedError
from multitrack.talksfile import Reading, read_text, write

SOUND = {
    "genius": [test_genius.BOTH, {"Ann.xml": test_genius.RECTANGLES}],
    "negmas": [test_negmas.BOTH, {**test_negmas.BOTH, "a.yml": test_negmas.RECTANGLES}],
    "geniusweb": [test_geniusweb.ALL],
    "negolog": [test_negolog.BOTH],
    "scorable": [test_scorable.GAME],
    "wahlomat": [test_stances.MATRIX],
    "decide": [{"a.csv": test_positions.DECIDE}],
    "ktab": [{"a.csv": test_positions.KTAB}],
    "deu": [{"a.tsv": test_positions.DEU}],
}
"""Sound files of each format, to be bent."""
PIECES = st.sampled_from(
    [
        b"",
        b'"',
        b"<",
        b">",
        b"&",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\t",
        b"\n",
        b":",
        b"-",
        b"0",
        b"1e9",
        b"null",
        b"\xff",
        b"\0",
        b"/",
    ]
)


@st.composite
def bent(draw: st.DrawFn) -> tuple[str, tuple[Source, ...], Wish]:
    """Files of one format with a few pieces cut out, put in or exchanged."""
    form = draw(st.sampled_from(sorted(SOUND)))
    files = {name: text.encode() for name, text in draw(st.sampled_from(SOUND[form])).items()}
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        content = files[name]
        at = draw(st.integers(0, len(content)))
        files[name] = content[:at] + draw(PIECES) + content[at + draw(st.integers(0, 8)) :]
    wish = Wish(
        part=draw(st.sampled_from([None, "d1"])),
        repair=draw(st.booleans()),
        steps=draw(st.sampled_from([None, 3])),
    )
    return form, tuple(Source(name, content) for name, content in files.items()), wish


@given(bent())
def test_a_bent_file_is_read_or_refused(given_files: tuple[str, tuple[Source, ...], Wish]) -> None:
    form, sources, wish = given_files
    try:
        talks = FORMATS[form].read(sources, wish).talks
    except RefusedError as refused:
        assert all(problem.found for problem in refused.problems)  # noqa: PT017 - either is right
        return
    assert read_text(write(talks)) == Reading(talks)
