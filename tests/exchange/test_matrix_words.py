"""What a cell says, and by which rule; what it does not say is not read into it."""

import pytest

from multitrack.exchange.matrix.book import Cell
from multitrack.exchange.matrix.colour import Hue, hue_of
from multitrack.exchange.matrix.words import Vocabulary, stance_word
from multitrack.model.position import Stance


def cell(text: str = "", hue: Hue | None = None, *, struck: bool = False) -> Cell:
    return Cell(row=1, column=1, text=text, hue=hue, struck=struck)


@pytest.mark.parametrize("stance", list(Stance))
def test_the_talks_own_words_need_no_rule(stance: Stance) -> None:
    said = Vocabulary().said(cell(f" {stance.value.upper()}."))
    assert (said.stance, said.rule, said.words) == (stance, "", "")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("demands", Stance.WANTS),
        ("OK", Stance.ACCEPTS),
        ("in favour", Stance.ACCEPTS),
        ("✓", Stance.ACCEPTS),
        ("no objection", Stance.CAN_LIVE_WITH),
        ("Neutral", Stance.CAN_LIVE_WITH),
        ("won’t accept", Stance.REFUSES),
        ("red line", Stance.REFUSES),
        ("✗", Stance.REFUSES),
    ],
)
def test_usual_words_are_read_by_a_rule_that_is_named(text: str, stance: Stance) -> None:
    said = Vocabulary().said(cell(text))
    assert (said.stance, said.rule) == (stance, f'"{text}" is read as {stance.value}')


@pytest.mark.parametrize(
    "text",
    [
        "No foreign troops",
        "For the time being nothing",
        "Federal state",
        "yes/no",
        "+",
        "0",
        "against all odds",
        "30 %",
    ],
)
def test_free_words_are_no_stance(text: str) -> None:
    said = Vocabulary().said(cell(text))
    assert (said.stance, said.words, said.rule) == (None, text, "")


@pytest.mark.parametrize("text", ["?", "n/a", "tbc", "Not known.", "–", "-"])
def test_what_means_unknown_is_unknown(text: str) -> None:
    said = Vocabulary().said(cell(text))
    assert said.nothing
    assert said.rule == f'"{text}" is read as unknown'


def test_a_stance_may_begin_a_sentence() -> None:
    said = Vocabulary().said(cell("Accepts, if the census comes first"))
    assert (said.stance, said.words) == (Stance.ACCEPTS, "Accepts, if the census comes first")
    assert Vocabulary().said(cell("No – only after the census")).stance is Stance.REFUSES
    assert Vocabulary().said(cell("yes but later")).stance is Stance.ACCEPTS


def test_a_question_mark_leaves_a_doubt() -> None:
    said = Vocabulary().said(cell("accepts?"))
    assert (said.stance, said.sure) == (Stance.ACCEPTS, False)


def test_plus_and_minus_count_only_where_a_plus_stands_somewhere() -> None:
    without = Vocabulary.of([cell("-"), cell("0")], {}, {})
    assert without.said(cell("-")).nothing
    assert without.said(cell("0")).words == "0"
    with_plus = Vocabulary.of([cell("+"), cell("0")], {}, {})
    found = [with_plus.said(cell(text)).stance for text in ("++", "+", "0", "−", "--")]
    assert found == [Stance.WANTS, Stance.ACCEPTS, Stance.CAN_LIVE_WITH, Stance.REFUSES, Stance.REFUSES]


def test_a_colour_speaks_where_no_word_does() -> None:
    read = Vocabulary()
    assert read.said(cell("", Hue.GREEN)).stance is Stance.ACCEPTS
    assert read.said(cell("", Hue.RED)).rule == "red is read as refuses"
    worded = read.said(cell("only in the valley", Hue.AMBER))
    assert (worded.stance, worded.words) == (Stance.CAN_LIVE_WITH, "only in the valley")
    said = read.said(cell("accepts", Hue.RED))
    assert said.stance is Stance.ACCEPTS
    assert "the word is taken" in read.against(cell("accepts", Hue.RED), said)


def test_a_legend_goes_before_every_rule() -> None:
    read = Vocabulary(legend={"ok": Stance.CAN_LIVE_WITH, "3": Stance.WANTS}, hues={Hue.GREEN: Stance.WANTS})
    assert read.said(cell("OK")).stance is Stance.CAN_LIVE_WITH
    assert read.said(cell("3")).rule == '"3" is read as wants, as the legend says'
    assert read.said(cell("", Hue.GREEN)).stance is Stance.WANTS
    assert read.said(cell("", Hue.RED)).nothing


def test_what_is_struck_out_says_nothing() -> None:
    assert Vocabulary().said(cell("accepts", Hue.GREEN, struck=True)).nothing


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("strongly supports", Stance.WANTS),
        ("party would not block it", Stance.CAN_LIVE_WITH),
        ("is opposed", Stance.REFUSES),
        ("last edited by Lina", None),
    ],
)
def test_the_meaning_of_a_mark_is_found_in_its_explanation(words: str, stance: Stance | None) -> None:
    assert stance_word(words) is stance


def test_colours_of_meaning_and_of_decoration() -> None:
    assert {hue_of(colour) for colour in ("FFC7CE", "FFFF0000", "C00000", "EA9999")} == {Hue.RED}
    assert {hue_of(colour) for colour in ("FFEB9C", "FFC000", "FFFF00", "ED7D31")} == {Hue.AMBER}
    assert {hue_of(colour) for colour in ("C6EFCE", "92D050", "00B050", "70AD47")} == {Hue.GREEN}
    assert {hue_of(colour) for colour in ("D9D9D9", "4472C4", "D9E1F2", "FFFFFF", "000000", "", "red")} == {
        None
    }
