from datetime import date, timedelta

import pytest

from multitrack.report.saying import Sentence, count, day, lasting, names, say, translated

NOW = date(2026, 3, 14)


def test_a_sentence_in_english_is_its_template_with_what_stands_in_it() -> None:
    two = count("{n} day", "{n} days", 2)
    waits = say("{issue} waits for {others}, {time}", issue="Coal", others=names(["Debt", "Levy"]), time=two)
    assert str(waits) == "Coal waits for Debt, Levy, 2 days"


def test_a_sentence_that_counts_takes_the_form_of_its_number() -> None:
    assert [str(count("{n} package", "{n} packages", n)) for n in (0, 1, 10_368)] == [
        "0 packages",
        "1 package",
        "10,368 packages",
    ]


def test_a_year_is_said_where_it_is_not_this_one() -> None:
    assert [str(say("{day}", day=day(on, NOW))) for on in (date(2026, 3, 11), date(2014, 2, 15))] == [
        "11 March",
        "15 February 2014",
    ]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "less than a minute"), (1, "1 minute"), (59, "59 minutes"), (60, "1 hour"), (2 * 1440, "2 days")],
)
def test_a_time_is_said_in_its_largest_unit(minutes: int, words: str) -> None:
    assert str(lasting(timedelta(minutes=minutes))) == words


def test_a_translation_reaches_sentences_within_sentences_and_marks_names() -> None:
    words = {"{who}: {what}": "{what} <- {who}", "waits for {issue}": "wartet auf {issue}"}
    outer = say("{who}: {what}", who="North", what=say("waits for {issue}", issue="Debt"))
    said = translated(outer, words.__getitem__, lambda one, many, n: many, lambda name: f"<{name}>")
    assert said == "wartet auf <Debt> <- <North>"


def test_two_equal_sentences_are_one() -> None:
    assert {say("{a}", a="x"), Sentence("{a}", (("a", "x"),))} == {say("{a}", a="x")}
