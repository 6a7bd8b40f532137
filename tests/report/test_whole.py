"""The whole report: every part of it, whose secrets it rests on, and a page that stands alone."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.report.as_html import as_html
from multitrack.report.as_text import as_text
from multitrack.report.handed_in import talks_for
from multitrack.report.page import Bar, Bars, Heading, Paragraph
from multitrack.report.whole import report_of

ON = date(2026, 1, 2)
EXAMPLES = ("six-party", "coalition", "geneva-2014", "geneva-2017", "amman-2015")
VOID = {"meta", "rect"}


class Reading(HTMLParser):
    """Reads a page strictly: every element is closed in its turn; what it names and links is kept."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.headings: list[int] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.links += [
            str(told[name]) for name in ("href", "src", "srcset", "action", "data") if name in told
        ]
        if told.get("id"):
            self.names.add(str(told["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_stands_alone_and_is_well_made(name: str) -> None:
    found = report_of(talks_for(name, None), ON)
    page = as_html(found.page, notice=found.notice, footer="By hand.")
    read = Reading(page)
    assert all(link.startswith("#part-") and link[1:] in read.names for link in read.links)
    assert "@import" not in page
    assert "url(" not in page
    assert read.headings[0] == 1
    assert read.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(read.headings, read.headings[1:], strict=False))
    assert found.notice in "".join(read.words)


def test_every_part_is_there_where_something_is_known_of_it() -> None:
    parts = {
        name: [
            b.words
            for b in report_of(talks_for(name, None), ON).page
            if isinstance(b, Heading) and b.level == 2
        ]
        for name in ("six-party", "geneva-2014")
    }
    assert parts["geneva-2014"] == [
        "What could be agreed",
        "Who can stop it, and what keeps it shut",
        "What opens if one party moves",
        "What the order of work does",
        "Which issues in which team",
        "Who speaks with whom",
        "Who is represented",
        "The talks",
    ]
    assert "Who speaks with whom" not in parts["six-party"]


def test_it_says_whose_mandates_it_rests_on_and_the_answer_first() -> None:
    found = report_of(talks_for("six-party", None), ON)
    assert "mandates of Sports company (COM)" in found.notice
    assert "as confidential as the mandates" in found.notice
    assert found.page[1] == Paragraph("55 packages meet the rule, of 720. From 6 mandates.")
    stances = report_of(talks_for("geneva-2014", None), ON)
    assert "no mandate" in stances.notice
    assert "Ask first: Could Government delegation live with" in str(stances.page[1])


def hostile(talks: Talks) -> Talks:
    """Talks whose names would be commands to a browser."""
    bad = '<script>alert("x")</script>&"\''
    return replace(
        talks,
        title=bad,
        parties=tuple(replace(each, name=bad) for each in talks.parties),
        issues=tuple(
            replace(
                issue,
                title=bad,
                options=tuple(replace(option, title=bad) for option in issue.options),
            )
            for issue in talks.issues
        ),
    )


def test_a_name_is_never_a_command() -> None:
    found = report_of(hostile(talks_for("six-party", None)), ON)
    page = as_html(found.page, notice=found.notice, footer='<script>"')
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    Reading(page)


def test_a_picture_says_its_figures_in_text_and_to_whoever_does_not_see_it() -> None:
    picture = Bars("Water", ("surely", "possibly"), (Bar("All", (3, 0)), Bar("Half", (1, 1200))), 1201)
    page = as_html((Heading("T", 1), picture))
    assert 'aria-label="surely 1, possibly 1,200"' in page
    assert "1 + 1,200" in page
    assert as_text(
        (picture,)
    ).split() == "Water surely possibly All 3 0 Half 1 1,200".split() or "1,200" in as_text((picture,))


def test_talks_too_large_to_go_through_are_told_as_far_as_they_are_folded() -> None:
    talks = talks_for("six-party", None)
    more = tuple(replace(issue, id=IssueId(f"{issue.id}{n}")) for n in range(6) for issue in talks.issues)
    found = report_of(replace(talks, issues=(*talks.issues, *more), tracks=(), structures=(), linkage=()), ON)
    words = as_text(found.page)
    assert "too many to go through" in str(found.page[1])
    assert "What could be agreed" in words
    assert "What the order of work does" not in words
