"""What to ask next, and which assumptions to check, each with what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.robust import Asking, Doubt, Question
from multitrack.model.talks import Talks
from multitrack.report.naming import STANCE_WORDS
from multitrack.report.page import Block, Heading, Paragraph, Points
from multitrack.report.phrasing import issue_title, option_title, party_name
from multitrack.report.saying import Sentence, Words, all_of, count, say, sentences

ASKED = 5
"""How many questions and assumptions are shown: those on which most hangs."""

SETTLING = say(
    "The question first whose answer settles most packages, as surely acceptable or as surely not, on average over "
    "the four stances."
)
"""In which order questions stand."""


def asking_in_words(talks: Talks, asking: Asking) -> Iterator[Block]:
    """What to ask next, and what to check, each with what hangs on it."""
    questions = tuple(q for q in asking.questions if q.opens or q.to_not)[:ASKED]
    if questions:
        yield Heading(say("What to ask next"))
        yield Paragraph(SETTLING)
        yield Points(tuple(_question(talks, question) for question in questions))
    doubts = tuple(doubt for doubt in asking.doubts if doubt.weight)[:ASKED]
    if doubts:
        yield Heading(say("Assumptions on which most hangs"))
        yield Points(tuple(_doubt(talks, doubt) for doubt in doubts))


def _question(talks: Talks, question: Question) -> Words:
    asks = say(
        'Can {party} live with "{option}" on "{issue}"?',
        party=party_name(talks, question.party),
        option=option_title(talks, question.issue, question.option),
        issue=issue_title(talks, question.issue),
    )
    no = count("{n} package", "{n} packages", question.to_not)
    yes = [
        count(
            "makes {n} package surely acceptable", "makes {n} packages surely acceptable", question.to_surely
        ),
        count(
            "makes {n} package possibly acceptable",
            "makes {n} packages possibly acceptable",
            question.to_possibly,
        ),
    ]
    told = all_of(each for each in yes if each.count)
    if not told:
        return sentences(
            (asks, say("A yes alone settles no package; a no rules out {packages}.", packages=no))
        )
    return sentences((asks, say("A yes {does}; a no rules out {packages}.", does=told, packages=no)))


def _doubt(talks: Talks, doubt: Doubt) -> Sentence:
    position = doubt.position
    return say(
        'That {party} {stance} "{option}" on "{issue}" ({assumption}). If that is false, {then}.',
        party=party_name(talks, position.party),
        stance=STANCE_WORDS[position.stance],
        option=option_title(talks, position.issue, position.option),
        issue=issue_title(talks, position.issue),
        assumption=position.assumption or "",
        then=_then(doubt),
    )


def _then(doubt: Doubt) -> Sentence:
    if doubt.opens:
        return count(
            "{n} package ruled out could be agreed again",
            "{n} packages ruled out could be agreed again",
            doubt.opens,
        )
    if doubt.closes:
        return count(
            "{n} package more would be ruled out", "{n} packages more would be ruled out", doubt.closes
        )
    return count("{n} package would stand otherwise", "{n} packages would stand otherwise", doubt.if_unknown)
