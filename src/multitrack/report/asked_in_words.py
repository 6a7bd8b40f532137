"""What to ask next, and which assumptions to check, each with what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.robust import Asking, Doubt, Question
from multitrack.model.talks import Talks
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import (
    counted,
    issue_title,
    listed,
    option_title,
    party_name,
)

ASKED = 5
"""How many questions and assumptions are shown: those on which most hangs."""

SETTLING = (
    "The question first whose answer settles most packages, as surely acceptable or as surely not, on average over "
    "the four stances."
)
"""In which order questions stand."""


def asking_in_words(talks: Talks, asking: Asking) -> Iterator[Block]:
    """What to ask next, and what to check, each with what hangs on it."""
    questions = tuple(q for q in asking.questions if q.opens or q.to_not)[:ASKED]
    if questions:
        yield Heading("What to ask next")
        yield Paragraph(SETTLING)
        yield Points(tuple(_question(talks, question) for question in questions))
    doubts = tuple(doubt for doubt in asking.doubts if doubt.weight)[:ASKED]
    if doubts:
        yield Heading("Assumptions on which most hangs")
        yield Points(tuple(_doubt(talks, doubt) for doubt in doubts))


def _question(talks: Talks, question: Question) -> str:
    option = option_title(talks, question.issue, question.option)
    yes = tuple(
        f"makes {counted(count, 'package')} {then}"
        for count, then in (
            (question.to_surely, "surely acceptable"),
            (question.to_possibly, "possibly acceptable"),
        )
        if count
    )
    return (
        f'Can {party_name(talks, question.party)} live with "{option}" on "{issue_title(talks, question.issue)}"? '
        f"A yes {listed(yes) or 'alone settles no package'}; a no rules out {counted(question.to_not, 'package')}."
    )


def _doubt(talks: Talks, doubt: Doubt) -> str:
    position = doubt.position
    option = option_title(talks, position.issue, position.option)
    if doubt.opens:
        then = f"{counted(doubt.opens, 'package')} ruled out could be agreed again"
    elif doubt.closes:
        then = f"{counted(doubt.closes, 'package')} more would be ruled out"
    else:
        then = f"{counted(doubt.if_unknown, 'package')} would stand otherwise"
    return (
        f'That {party_name(talks, position.party)} {position.stance.value} "{option}" on '
        f'"{issue_title(talks, position.issue)}" ({position.assumption}). If that is false, {then}.'
    )
