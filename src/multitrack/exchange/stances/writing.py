"""From talks to a matrix of answers, where every stance is one that the matrix has a word for."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.jsontext import written
from multitrack.exchange.refused import RefusedError
from multitrack.exchange.stances.reading import WORDS
from multitrack.model.issue import Issue
from multitrack.model.party import Party
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks
from multitrack.talksfile.problems import Problem

MOST_TOLD = 8
"""How many stances that have no word there are named."""


def write(talks: Talks, file: str) -> Taken:
    """The files of a matrix. Raises RefusedError with what it has no words for."""
    remarks = Remarks()
    reasons = [
        f'"{issue.title}" has {len(issue.options)} options, and a thesis has two'
        for issue in talks.issues
        if len(issue.options) != 2
    ]
    held = _held(talks)
    words: list[tuple[Stance | None, ...]] = list(WORDS.values())
    answers: dict[tuple[int, int], int] = {}
    for p, party in enumerate(talks.parties):
        for i, issue in enumerate(talks.issues):
            found = tuple(held.get((party.id, issue.id, option.id)) for option in issue.options)
            if found in words:
                answers[p, i] = words.index(found)
            elif any(found):
                reasons.append(_no_word(party, issue, found))
    if not answers and not reasons:
        reasons.append("nobody holds a stance here, and a matrix holds nothing else")
    if reasons:
        told = [
            *reasons[:MOST_TOLD],
            *([f"and {len(reasons) - MOST_TOLD} more"] if len(reasons) > MOST_TOLD else []),
        ]
        raise RefusedError(*(Problem(file=file, line=None, where="", found=each) for each in told))
    _say(talks, remarks)
    return Taken(
        {name: written(value) for name, value in _files(talks, answers).items()}, tuple(remarks.said)
    )


def _held(talks: Talks) -> dict[tuple[str, str, str], Stance]:
    """The last stance that is known of each party on each option."""
    known: dict[tuple[str, str, str], Position] = {
        (position.party, position.issue, position.option): position for position in talks.positions
    }
    return {key: position.stance for key, position in known.items()}


def _no_word(party: Party, issue: Issue, found: tuple[Stance | None, ...]) -> str:
    said = ", ".join(
        f"{option.title} {stance.value if stance else 'unknown'}"
        for option, stance in zip(issue.options, found, strict=True)
    )
    return f'{party.name} on "{issue.title}" ({said}) neither agrees, disagrees nor is neutral'


def _say(talks: Talks, remarks: Remarks) -> None:
    remarks.say("The two options of an issue become yes and no to the thesis, in their order.")
    dropped = (
        (len(talks.mandates), "mandates"),
        (len(talks.importance), "weights of issues"),
        (len(talks.tracks), "tracks"),
        (len(talks.linkage), "linkages"),
        (len(talks.statements), "statements, but for their answers"),
    )
    named = [f"{what} ({count})" for count, what in dropped if count]
    if named:
        remarks.say(f"A matrix has no place for: {', '.join(named)}.")
    if talks.rule.kind != "unanimity":
        remarks.say("How the parties decide is not carried.")


def _files(talks: Talks, answers: Mapping[tuple[int, int], int]) -> Mapping[str, Any]:
    link = next((statement.link for statement in talks.statements if statement.link), None)
    overview = {"title": talks.title, "date": None if talks.as_on is None else talks.as_on.isoformat()}
    overview |= {} if link is None else {"data_source": link}
    return {
        "overview.json": {key: value for key, value in overview.items() if value is not None},
        "answer.json": [{"id": Fraction(k), "message": word} for k, word in enumerate(WORDS)],
        "party.json": [
            {"id": Fraction(k), "name": party.id, "longname": party.name}
            for k, party in enumerate(talks.parties)
        ],
        "statement.json": [
            {"id": Fraction(k), "label": issue.title, "text": issue.about or issue.title}
            for k, issue in enumerate(talks.issues)
        ],
        "opinion.json": [
            {"id": Fraction(k), "party": Fraction(p), "statement": Fraction(i), "answer": Fraction(a)}
            for k, ((p, i), a) in enumerate(answers.items())
        ],
    }
