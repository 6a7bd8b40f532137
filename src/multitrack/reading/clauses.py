"""Where the clause of a verb of saying begins, and whether it is one within somebody's words."""

from __future__ import annotations

from multitrack.reading.drafts import Rule
from multitrack.reading.languages.language import Tense
from multitrack.reading.line import MARKS, Act, Line, back
from multitrack.reading.tokens import Hit


def clause_start(line: Line, hit: Hit, before: Act | None) -> int | None:
    """Where the clause of a verb begins; nothing where it stands inside another speaker's words."""
    if before is not None and before.subject is None and before.rule is not Rule.ACCORDING_TO:
        if before.opens == 0:
            return before.after + 1 if hit.first > before.after else None
        if before.after < hit.first and line.low(before.after) == ",":
            before = None
    floor = 0 if before is None else before.first
    for at in range(hit.first - 1, floor - 1, -1):
        word = line.tokens[at]
        if (word.quoted and not _scare(line, at)) or word.text in {";", ":"}:
            return at + 1
        if not _aside_join(line, at, hit) and _parts(line, at):
            return at + 1 if before is None or _own_clause(line, at, hit) else None
    return 0 if before is None else _object_clause(line, hit, before)


def _parts(line: Line, at: int) -> bool:
    """Whether a joining word parts clauses: "and" without a comma parts none."""
    if line.low(at) not in line.language.joins:
        return False
    return line.low(at - 1) == "," or line.low(at) != line.language.and_


def _aside_join(line: Line, at: int, hit: Hit) -> bool:
    """Whether a joining word opens a remark between commas: "her critics, and she has many, complain"."""
    end = back(line, hit.first)
    closed = line.low(end) == "," and line.low(at - 1) == ","
    if (
        not closed
        or line.low(at) not in line.language.joins
        or any(line.low(each) == "," for each in range(at, end))
    ):
        return False
    inside = (each for each in line.hits if at < each.first < hit.first)
    return all(each.tense is Tense.PARTICIPLE for each in inside)


def _scare(line: Line, at: int) -> bool:
    """Whether a quotation is a few words within a name or a phrase, and no saying."""
    word = line.tokens[at]
    before = line.tokens[at - 1] if at else None
    if before is None or not before.is_word or before.low in line.language.verbs:
        return False
    inner = word.text.strip("“”\"'‘’«»")
    return len(inner.split()) <= 5 and inner[-1:] not in set(",.!?")


def _own_clause(line: Line, at: int, hit: Hit) -> bool:
    """Whether a clause inside somebody's words has a speaker of its own: ", but Bako said"."""
    if at == 0 or hit.tense is Tense.PLAIN:
        return False
    return line.low(at - 1) == "," or line.low(at) in line.language.turns


def _object_clause(line: Line, hit: Hit, before: Act) -> int | None:
    """A thing that another speaker judged: "..., a condition the opposition rejected as"."""
    comma = next((at for at in range(hit.first - 1, before.first, -1) if line.low(at) == ","), None)
    if comma is None or line.low(comma + 1) not in line.language.indefinite:
        return None
    inner = next(
        (
            at
            for at in range(comma + 3, hit.first)
            if line.low(at) in line.language.articles
            or line.tokens[at].is_capital
            or line.low(at) in line.language.pronouns
        ),
        None,
    )
    return inner if inner is not None and line.low(inner - 1) not in line.language.bindings else None


def before_join(line: Line, at: int) -> int:
    """The place before the marks and joining words that lead to a clause."""
    while at > 0 and (line.tokens[at - 1].text in MARKS or line.low(at - 1) in line.language.joins):
        at -= 1
    return at
