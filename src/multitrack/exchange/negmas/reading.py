"""From the files of a NegMAS scenario to talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from multitrack.exchange import jsontext, plainyaml
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.jsontext import wrong
from multitrack.exchange.negmas import known
from multitrack.exchange.negmas.known import Block, listed, number, type_of, worth_of
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import (
    Question,
    Sheet,
    Term,
    box,
    brought,
    continuous,
    gathered,
    whole_numbers,
)

IGNORED = frozenset(
    "type __python_class__ name id stability path values weights bias mapping n_levels n_values "
    "reserved_value issues outcome_ranges utilities ignore_failing_range_utilities "
    "ignore_issues_not_in_input outcome_space".split()
)
"""Keys that are read, or that say nothing of what a package is worth."""


def read(sources: Sequence[Source], wish: Wish) -> Brought:
    """The talks of a scenario, one party per utility function. Raises RefusedError."""
    remarks = Remarks()
    blocks = {source: _block(source) for source in sources if _is_one(source, remarks)}
    if not blocks:
        refuse(sources[0].name, "no file here is YAML or JSON", "a scenario saved by NegMAS")
    domains = [source for source, block in blocks.items() if "issues" in block]
    if len(domains) != 1:
        refuse(
            sources[0].name, f"{len(domains)} files here have issues", "one, with a file per party beside it"
        )
    domain = blocks[domains[0]]
    file = domains[0].name
    type_of(domain, file, "", known.SPACES)
    questions = tuple(
        _question(each, file, f"issue {k}", wish, remarks)
        for k, each in enumerate(listed(domain["issues"], file, "issues"), 1)
    )
    sheets = [_sheet(s, block, questions, remarks) for s, block in blocks.items() if block is not domain]
    return brought(_name(domain) or domains[0].stem, questions, sheets, remarks, file=file)


def _is_one(source: Source, remarks: Remarks) -> bool:
    """Whether a file belongs to the scenario: those NegMAS adds about it begin with an underscore."""
    if (
        source.ending in {".yml", ".yaml", ".json"}
        and not source.name.startswith("_")
        and "/" not in source.name
    ):
        return True
    remarks.say(f"{source.name}: left out, no file of issues or of a party.")
    return False


def _block(source: Source) -> Block:
    value = jsontext.parse(source, as_words=True) if source.ending == ".json" else plainyaml.parse(source)
    if not isinstance(value, Mapping):
        raise wrong(source.name, "", value, "a block of keys")
    return value


def _name(block: Block) -> str | None:
    name = block.get("name")
    return name if isinstance(name, str) and name else None


def _question(block: Any, file: str, where: str, wish: Wish, remarks: Remarks) -> Question:
    kind = type_of(block, file, where, known.ISSUES)
    name = _name(block) or where
    values = listed(block.get("values"), file, f"{name}: values")
    if kind in known.LISTED:
        if not all(isinstance(value, str) for value in values):
            refuse(file, "a value that is no word and no number", "words or numbers", where=name)
        return Question(name=name, values=tuple(values))
    if len(values) != 2:
        refuse(
            file, f"{len(values)} numbers stand here", "the lowest and the highest", where=f"{name}: values"
        )
    low, high = (number(value, file, f"{name}: values") for value in values)
    if kind == known.WHOLE:
        return whole_numbers(low, high, name, file)
    return continuous(low, high, name, file, steps=wish.steps, remarks=remarks)


def _sheet(source: Source, block: Block, questions: Sequence[Question], remarks: Remarks) -> Sheet:
    file = source.name
    kind = type_of(block, file, "", known.FUNCTIONS)
    if block.get("constraints"):
        refuse(file, "constraints stand here", "none: NegMAS keeps them as code, and code is not read")
    for key, value in block.items():
        if key not in IGNORED and value not in (None, [], {}):
            remarks.say(f'{file}: "{key}" is dropped.')
    bias = number(block.get("bias", "0"), file, "bias")
    terms = (
        _rectangles(block, file, questions)
        if kind == known.RECTANGLES
        else _additive(kind, block, file, questions)
    )
    reserved = block.get("reserved_value")
    if reserved in {None, "-.inf", "-.Inf", "-.INF"}:
        walk_away = None
    else:
        walk_away = number(reserved, file, "reserved_value") - bias
        if bias:
            remarks.say(f"{file}: the bias of {bias} is taken off the reserved value instead.")
    return Sheet(party=source.stem, name=_name(block), terms=terms, walk_away=walk_away, paper=file)


def _by_issue(value: Any, questions: Sequence[Question], file: str, where: str) -> list[Any]:
    """One entry per issue, from a list in their order or a block by their names."""
    if isinstance(value, Mapping):
        value = [value.get(question.name) for question in questions]
    found = listed(value, file, where)
    if len(found) != len(questions):
        refuse(file, f"{len(found)} entries for {len(questions)} issues", "one for each", where=where)
    return found


def _additive(kind: str, block: Block, file: str, questions: Sequence[Question]) -> tuple[Term, ...]:
    given = block.get("weights") or ["1"] * len(questions)
    weights = [number(each, file, "weights") for each in _by_issue(given, questions, file, "weights")]
    alike = [{"type": "IdentityFun"}] * len(questions)
    functions = alike if kind in known.AFFINE else _by_issue(block.get("values"), questions, file, "values")
    return tuple(
        Term(
            (question.name,),
            {
                (value,): weight * worth_of(function, value, file, f"values of {question.name}")
                for value in question.values
            },
        )
        for question, weight, function in zip(questions, weights, functions, strict=True)
    )


def _rectangles(block: Block, file: str, questions: Sequence[Question]) -> tuple[Term, ...]:
    ranges = listed(block.get("outcome_ranges"), file, "outcome_ranges")
    worths = listed(block.get("utilities", block.get("mappings")), file, "utilities")
    weights = listed(block.get("weights") or ["1"] * len(ranges), file, "weights")
    if not len(ranges) == len(worths) == len(weights):
        refuse(file, "not as many worths and weights as ranges", "one of each")
    order = [question.name for question in questions]
    terms = []
    for k, (each, worth, weight) in enumerate(zip(ranges, worths, weights, strict=True), 1):
        where = f"range {k}"
        within = _within(each, questions, file, where)
        counted = number(weight, file, where) * number(worth, file, where)
        terms.append(box(within, order, counted, file))
    return _all_named(gathered(terms, file), order)


def _all_named(terms: Sequence[Term], order: Sequence[str]) -> tuple[Term, ...]:
    """The terms, and one of nothing for each issue that no range names; where none is joint, in their order."""
    named = {name for term in terms for name in term.issues}
    found = [*terms, *(Term((name,), {}) for name in order if name not in named)]
    if all(len(term.issues) == 1 for term in found):
        found.sort(key=lambda term: order.index(term.issues[0]))
    return tuple(found)


def _within(ranges: Any, questions: Sequence[Question], file: str, where: str) -> dict[str, list[str]]:
    """The values that a range holds on each issue it names, by its number or its name; a list is any of them.

    A range that names none holds every package.
    """
    if not isinstance(ranges, Mapping):
        raise wrong(file, where, ranges, "a block of issues with their values")
    by_key = {str(k): question for k, question in enumerate(questions)}
    by_key |= {question.name: question for question in questions}
    found = {}
    for key, value in ranges.items():
        question = by_key.get(key)
        if question is None:
            refuse(file, f'"{key[:60]}" is no issue', "the number or the name of one", where=where)
        if value is None:
            continue
        wanted = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) and each in question.values for each in wanted):
            refuse(file, f'a value that "{question.name}" does not have', "its own values", where=where)
        found[question.name] = [each for each in question.values if each in wanted]
    return found or {questions[0].name: list(questions[0].values)}
