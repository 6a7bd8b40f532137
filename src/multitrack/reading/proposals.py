"""What a speaker wants done, found in the words of a statement: of what kind, by whom, on which matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from multitrack.model.statement import Form
from multitrack.reading.drafts import DraftProposal, DraftStatement, Rule
from multitrack.reading.languages.language import Language
from multitrack.reading.touching import Matter, touched_by


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def proposals_in(
    statements: tuple[DraftStatement, ...], language: Language, matters: tuple[Matter, ...]
) -> tuple[DraftProposal, ...]:
    """The proposals in a report's statements; "those issues" takes up the list that stood before."""
    found: list[DraftProposal] = []
    listed: tuple[str, ...] = ()
    for number, statement in enumerate(statements, 1):
        if statement.form is Form.OUTLET:
            continue
        things = tuple(_listed(statement.words, language))
        refers = _compiled(language.back_reference_pattern).search(statement.words) is not None
        if _proposes(statement, language):
            found.append(
                _proposal(statement, number, things or (listed if refers else ()), language, matters)
            )
        listed = things or listed
    return tuple(found)


def _proposes(statement: DraftStatement, language: Language) -> bool:
    """Whether the words, or the verb they hang on, ask for something."""
    asks = statement.rule is Rule.APPEAL or statement.verb in language.proposing
    return asks or _compiled(language.proposal_pattern).search(statement.words) is not None


def _proposal(
    statement: DraftStatement,
    number: int,
    things: tuple[str, ...],
    language: Language,
    matters: tuple[Matter, ...],
) -> DraftProposal:
    kinds = tuple(
        kind for kind, pattern in language.kinds_of_proposal if _compiled(pattern).search(statement.words)
    )
    touches = {each.issue: each for each in statement.touches}
    for thing in things:
        for each in touched_by(thing, matters):
            touches.setdefault(each.issue, each)
    return DraftProposal(
        by=statement.speaker,
        kinds=kinds,
        words=statement.words,
        rests_on=statement.rests_on,
        statement=number,
        to=statement.to,
        matters=things,
        touches=tuple(touches.values()),
    )


def _listed(words: str, language: Language) -> Iterator[str]:
    """The things of a list: "on a number of issues, such as a ceasefire, aid and a transitional body"."""
    openings = (_compiled(pattern).search(words) for pattern in language.enumeration_patterns)
    opening = next((found for found in openings if found is not None), None)
    if opening is None:
        return
    rest = words[opening.end() :]
    closing = _compiled(language.list_end_pattern).search(rest)
    items = re.split(
        rf",\s*(?:{language.and_}\s+)?|\s+{language.and_}\s+", rest[: closing.start() if closing else None]
    )
    things = [
        re.sub(language.list_lead_pattern, "", item.strip(' .”“"'), flags=re.IGNORECASE) for item in items
    ]
    if len(things) >= 2:
        yield from (thing for thing in things if 0 < len(thing.split()) <= 8)
