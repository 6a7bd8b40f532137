"""From the profiles of a NegoLog domain to talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from multitrack.exchange import jsontext
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.jsontext import wrong
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import Question, Sheet, Term, brought

SPECS = "specs"
"""The stem of the file that tells of a domain what its generator computed."""


def read(sources: Sequence[Source], _: Wish) -> Brought:
    """The talks of a domain, one party per profile. Raises RefusedError."""
    remarks = Remarks()
    profiles: list[tuple[Source, Mapping[str, Any]]] = []
    title = ""
    for source in sources:
        block = jsontext.block(source)
        if source.stem.lower() == SPECS:
            title = jsontext.words_of(block.get("Name")) or ""
            remarks.say(f"{source.name}: only the name is taken; what the generator computed is not.")
        else:
            profiles.append((source, block))
    if not profiles:
        refuse(sources[0].name, "no profile stands here", "profileA.json and profileB.json")
    questions = _questions(*profiles[0])
    sheets = [_sheet(source, block, questions) for source, block in profiles]
    return brought(title or "NegoLog domain", questions, sheets, remarks, file=profiles[0][0].name)


def _questions(source: Source, block: Mapping[str, Any]) -> tuple[Question, ...]:
    issues = jsontext.under(block, "issues", source.name)
    return tuple(
        Question(name=name, values=tuple(jsontext.under(issues, name, source.name))) for name in issues
    )


def _sheet(source: Source, block: Mapping[str, Any], questions: Sequence[Question]) -> Sheet:
    file = source.name
    issues, weights = (jsontext.under(block, key, file) for key in ("issues", "issueWeights"))
    if set(issues) != {question.name for question in questions}:
        refuse(file, "the issues are others than in the first profile", "the same issues")
    terms = []
    for question in questions:
        worths = jsontext.under(issues, question.name, file)
        if set(worths) != set(question.values):
            refuse(file, "the values are others than in the first profile", "the same", where=question.name)
        weight = jsontext.number(weights.get(question.name), file, f"issueWeights: {question.name}")
        terms.append(
            Term(
                (question.name,),
                {
                    (value,): weight * jsontext.number(worth, file, f"{question.name}: {value}")
                    for value, worth in worths.items()
                },
            )
        )
    reserved = block.get("reservationValue")
    if reserved is None:
        raise wrong(file, "reservationValue", reserved, "a number")
    walk_away: Fraction = jsontext.number(reserved, file, "reservationValue")
    return Sheet(party=source.stem, terms=tuple(terms), walk_away=walk_away, paper=file)
