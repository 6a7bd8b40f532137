"""A page is said in the reader's language, names kept as they are and nothing of them taken for HTML."""

from html import escape

from multitrack.report.as_html import as_html, as_section
from multitrack.report.as_text import as_text
from multitrack.report.page import Bar, Bars, Heading, Page, Paragraph, Points, Table
from multitrack.report.saying import (
    Voice,
    Words,
    all_of,
    any_of,
    count,
    names,
    say,
    sentences,
    translated,
)

GERMAN = {
    "{who} waits for {what}.": "{who} wartet auf {what}.",
    "{others} and {last}": "{others} und {last}",
    "Nothing is left.": "Nichts bleibt.",
    "{sentences}": "{sentences}",
    "Contents": "Inhalt",
    "left": "übrig",
    "What is left": "Was bleibt",
}


def in_german(words: Words) -> str:
    if isinstance(words, str):
        return escape(words)
    return translated(
        words,
        lambda template: GERMAN.get(template, template),
        lambda one, many, n: "{n} Pakete",
        lambda place: f"<bdi>{escape(str(place))}</bdi>",
    )


def page(name: str = "Coal & Steel") -> Page:
    return (
        Heading(name, 1),
        Paragraph(
            sentences(
                (
                    say("{who} waits for {what}.", who=name, what=all_of(["Debt", "Levy", "Ports"])),
                    say("Nothing is left."),
                )
            )
        ),
        Points((count("{n} package", "{n} packages", 2),)),
        Table(("", say("left")), ((name, "1"),), numbers=(1,)),
        Bars(say("What is left"), (say("left"),), (Bar(name, (3,)),), 4),
    )


def test_every_block_is_said_by_the_voice() -> None:
    said = as_section(page(), Voice(html=in_german, plain=lambda words: in_german(words).upper()))
    assert (
        "<bdi>Coal &amp; Steel</bdi> wartet auf <bdi>Debt</bdi>, <bdi>Levy</bdi> und <bdi>Ports</bdi>. Nichts bleibt."
        in said
    )
    assert "<bdi>2</bdi> Pakete" in said or "2 Pakete" in said
    assert '<th class="n" scope="col" dir="auto">übrig</th>' in said
    assert '<figcaption dir="auto">Was bleibt</figcaption>' in said
    assert 'aria-label="ÜBRIG 3"' in said
    assert "Coal & Steel" not in said


def test_a_whole_file_names_its_language_and_the_way_it_is_read() -> None:
    said = as_html(page(), voice=Voice(html=in_german, plain=str, language="ar", direction="rtl"))
    assert '<html lang="ar" dir="rtl">' in said
    assert '<html lang="en" dir="ltr">' in as_html(page())


def test_without_a_voice_it_is_english_on_paper_and_in_the_shell() -> None:
    words = "Coal & Steel waits for Debt, Levy and Ports. Nothing is left."
    assert escape(words) in as_html(page())
    assert words in as_text(page())


def test_a_list_within_a_sentence() -> None:
    assert [str(all_of(each)) for each in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert str(any_of(["A", "B", say("C")])) == "A, B or C"
    assert str(say("{x}", x=names([]))) == ""
