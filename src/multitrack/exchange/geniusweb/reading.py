"""From GeniusWeb's domain and profiles to talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from multitrack.exchange import jsontext
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.jsontext import number, rows, under, words_of, wrong
from multitrack.exchange.refused import refusal, refuse
from multitrack.exchange.sums import Question, Sheet, Term, brought, grid_of, numbers_of

ADDITIVE, GROUPS = "LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace"
NOT_NUMBERS = frozenset({"DefaultPartialOrdering"})
"""Profiles that say which bid is better than which, and of none what it is worth."""
BY_VALUE = ("discreteutils", "DiscreteValueSetUtilities")
BY_NUMBER = ("numberutils", "NumberValueSetUtilities")
DOMAIN = "issuesValues"

Block = Mapping[str, Any]


def read(sources: Sequence[Source], _: Wish) -> Brought:
    """The talks of a domain and its profiles, one party per profile. Raises RefusedError."""
    remarks = Remarks()
    blocks = [(source, jsontext.block(source)) for source in sources if _is_json(source, remarks)]
    profiles = [_unwrapped(source, block) for source, block in blocks if DOMAIN not in block]
    if not profiles:
        refuse(sources[0].name, "no profile stands here", f"{ADDITIVE} or {GROUPS}")
    domains = [(source.name, block) for source, block in blocks if DOMAIN in block]
    if len(domains) > 1:
        refuse(domains[1][0], f"{domains[0][0]} is a domain, and so is this", "one domain")
    first = profiles[0].source.name
    file, domain = domains[0] if domains else (first, under(profiles[0].block, "domain", first))
    questions = _questions(domain, file, remarks)
    sheets = [_sheet(profile, questions, remarks) for profile in profiles]
    return brought(words_of(domain.get("name")) or "GeniusWeb domain", questions, sheets, remarks, file=file)


def _is_json(source: Source, remarks: Remarks) -> bool:
    if source.ending == ".json":
        return True
    remarks.say(f"{source.name}: no JSON, left out.")
    return False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile: its file, what kind it is of, and what stands in it."""

    source: Source
    kind: str
    block: Block


def _unwrapped(source: Source, block: Block) -> Profile:
    """A profile out of its wrapping."""
    kind = next(iter(block), "") if len(block) == 1 else ""
    if kind in NOT_NUMBERS:
        refuse(source.name, f"a {kind} says what is better, not what it is worth", f"{ADDITIVE} or {GROUPS}")
    if kind not in {ADDITIVE, GROUPS}:
        found = f'the profile "{kind[:60]}" is not known here' if kind else "this is no domain and no profile"
        refuse(source.name, found, f"{ADDITIVE} or {GROUPS}")
    return Profile(source, kind, under(block, kind, source.name))


def _questions(domain: Block, file: str, remarks: Remarks) -> tuple[Question, ...]:
    issues = under(domain, DOMAIN, file)
    return tuple(_question(name, under(issues, name, file), file, remarks) for name in issues)


def _question(name: str, block: Block, file: str, remarks: Remarks) -> Question:
    if "range" not in block:
        values = [words_of(value) for value in rows(block, "values", file)]
        if not all(values):
            refuse(file, "a value that is no word and no number", "words or numbers", where=name)
        return Question(name=name, values=tuple(map(str, values)))
    low, high, step = (
        number(each, file, name) for each in (*rows(block, "range", file), None, None, None)[:3]
    )
    if step <= 0:
        refuse(file, "a step of 0 or less", "more than 0", where=name)
    last = low + (high - low) // step * step
    if last != high:
        remarks.say(f'"{name}": steps of {step} from {low} do not reach {high}; the last number is {last}.')
    grid = grid_of(low, last, step, file, name)
    return Question(name=name, values=numbers_of(grid), grid=grid)


def _sheet(profile: Profile, questions: Sequence[Question], remarks: Remarks) -> Sheet:
    file, block = profile.source.name, profile.block
    if isinstance(block.get("domain"), Mapping):
        own = _questions(under(block, "domain", file), file, Remarks())
        if {(q.name, frozenset(q.values)) for q in own} != {(q.name, frozenset(q.values)) for q in questions}:
            refuse(file, "its own domain is another", "the same issues and values for all profiles")
    terms = _additive(block, file, questions) if profile.kind == ADDITIVE else _groups(block, file, questions)
    bid = block.get("reservationBid")
    walk_away = None if bid is None else _worth_of(bid, terms, file, questions)
    if bid is not None:
        remarks.say(f"{file}: the party walks away below what its reservation bid is worth, {walk_away}.")
    name = words_of(block.get("name"))
    return Sheet(party=profile.source.stem, name=name, terms=terms, walk_away=walk_away, paper=file)


def _additive(block: Block, file: str, questions: Sequence[Question]) -> tuple[Term, ...]:
    utilities, weights = under(block, "issueUtilities", file), under(block, "issueWeights", file)
    terms = []
    for question in questions:
        weight = number(weights.get(question.name), file, f"issueWeights: {question.name}")
        worths = _of_issue(under(utilities, question.name, file), question, file)
        terms.append(Term((question.name,), {(value,): weight * worth for value, worth in worths.items()}))
    return tuple(terms)


def _of_issue(block: Block, question: Question, file: str) -> dict[str, Fraction]:
    """What each value is worth; a value that is not named is worth 0."""
    for key in BY_VALUE:
        if key in block:
            named = under(under(block, key, file), "valueUtilities", file)
            _are_values(named, question, file)
            return {value: number(worth, file, f"{question.name}: {value}") for value, worth in named.items()}
    for key in BY_NUMBER:
        if key in block:
            return _between(under(block, key, file), question, file)
    raise refusal(
        file, "no utilities that are known here", f"{BY_VALUE[0]} or {BY_NUMBER[0]}", where=question.name
    )


def _between(ends: Block, question: Question, file: str) -> dict[str, Fraction]:
    """Worths on the straight line between two numbers."""
    low, high, at_low, at_high = (
        number(ends.get(key), file, f"{question.name}: {key}")
        for key in ("lowValue", "highValue", "lowUtility", "highUtility")
    )
    if low >= high or question.grid is None:
        refuse(file, "two numbers that do not rise, or an issue without numbers", where=question.name)
    return {
        value: at_low + (at_high - at_low) * (Fraction(value) - low) / (high - low)
        for value in question.values
    }


def _are_values(named: Mapping[str, Any], question: Question, file: str) -> None:
    for value in named:
        if value not in question.values:
            refuse(file, f'"{value[:60]}" is no value of the issue', "its own values", where=question.name)


def _groups(block: Block, file: str, questions: Sequence[Question]) -> tuple[Term, ...]:
    """A term for each group of issues; groups do not overlap and leave no issue out."""
    by_name = {question.name: question for question in questions}
    parts = under(block, "partUtilities", file)
    terms = []
    for part in parts:
        inner = under(under(parts, part, file), "partsutils", file)
        issues = [words_of(each) or "" for each in rows(inner, "issues", file)]
        if any(issue not in by_name for issue in issues):
            refuse(file, "a group names an issue that the domain does not have", "its issues", where=part)
        terms.append(Term(tuple(issues), dict(_combinations(inner, issues, by_name, file))))
    named = [name for term in terms for name in term.issues]
    if sorted(named) != sorted(by_name):
        refuse(file, "the groups overlap, or leave an issue out", "each issue in one group")
    return tuple(terms)


def _combinations(
    inner: Block, issues: Sequence[str], by_name: Mapping[str, Question], file: str
) -> list[tuple[tuple[str, ...], Fraction]]:
    found = []
    for each in rows(inner, "utilslist", file):
        if not isinstance(each, Mapping):
            raise wrong(file, "utilslist", each, "values and util")
        values = tuple(words_of(value) or "" for value in rows(each, "values", file))
        if len(values) != len(issues) or any(
            v not in by_name[i].values for v, i in zip(values, issues, strict=True)
        ):
            refuse(file, f"{', '.join(values)[:60]} is no combination of the group", "a value per issue")
        found.append((values, number(each.get("util"), file, "util")))
    return found


def _worth_of(bid: Any, terms: Sequence[Term], file: str, questions: Sequence[Question]) -> Fraction:
    """What a bid is worth; where it leaves an issue open, that is worth 0."""
    if not isinstance(bid, Mapping):
        raise wrong(file, "reservationBid", bid, "a bid")
    chosen = {name: words_of(value) or "" for name, value in under(bid, "issuevalues", file).items()}
    known = {question.name: question for question in questions}
    for name, value in chosen.items():
        if name not in known or value not in known[name].values:
            refuse(
                file,
                f'"{name[:40]}: {value[:40]}" is not in the domain',
                "its values",
                where="reservationBid",
            )
    return sum(
        (term.worths.get(tuple(chosen.get(name, "") for name in term.issues), Fraction(0)) for term in terms),
        Fraction(0),
    )
