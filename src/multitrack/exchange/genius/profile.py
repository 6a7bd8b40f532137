"""What a profile of Genius says a package is worth: sums of evaluations, or of rectangles, with reservation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from multitrack.exchange.brought import Remarks
from multitrack.exchange.genius.domain import File, Weighed, bounds, kind_of, weighed_issues
from multitrack.exchange.genius.rectangles import rectangles
from multitrack.exchange.markup import Element, number
from multitrack.exchange.numbers import exact
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import Question, Sheet, Term

ROUNDED = Fraction(1, 10**6)
"""Weights that come to 1 but for this are only rounded."""
DROPPED = {
    "comparisons": "how many comparisons an agent without numbers may see",
    "errors": "how many of these are wrong",
    "experimental": "marks of an experiment",
    "fixed_seed": "the seed of these",
}
"""What stands in a profile and says nothing of worths, and in words what it is."""


def sheet_of(file: File, questions: Sequence[Question], remarks: Remarks) -> Sheet:
    """The sheet of a profile over the issues of the domain. Raises RefusedError."""
    issues = weighed_issues(file)
    matched = _matched(file, issues, questions)
    kinds = {element.tag for element in file.root.walk()}
    if "rules" in kinds:
        found = "ranked values with conditions between issues stand here"
        refuse(
            file.name, found, "a profile of sums; laid out, such conditions fill more than a talks file holds"
        )
    if "utility" in kinds:
        terms = rectangles(file, issues, questions, remarks)
    else:
        terms = tuple(
            Term((question.name,), _evaluations(file, each, question, weight, remarks))
            for each, question, weight in zip(issues, matched, _weights(file, issues, remarks), strict=True)
        )
    _said_besides(file, remarks)
    return Sheet(party=file.stem, terms=terms, walk_away=_reservation(file, remarks), paper=file.name)


def _matched(file: File, issues: Sequence[Weighed], questions: Sequence[Question]) -> list[Question]:
    """For each issue of a profile the question that it is."""
    by_name = {question.name: question for question in questions}
    names = [each.element.get("name") for each in issues]
    if sorted(map(str, names)) != sorted(by_name):
        other = next((n for n in names if n not in by_name), None)
        found = (
            f'the issue "{other}" is not in the domain' if other else "not all issues of the domain are here"
        )
        refuse(file.name, found, "the same issues as the domain has")
    return [by_name[str(name)] for name in names]


def _weights(file: File, issues: Sequence[Weighed], remarks: Remarks) -> list[Fraction]:
    """The weight of each issue; where no issue has one, all weigh the same."""
    if all(each.weight is None for each in issues):
        remarks.say(f"{file.name}: no issue has a weight; all weigh the same.")
        return [Fraction(1, len(issues))] * len(issues)
    for each in issues:
        if each.weight is None:
            name = each.element.get("name") or ""
            refuse(file.name, "the issue has no weight", "a weight", line=each.element.line, where=name)
    weights = [each.weight for each in issues if each.weight is not None]
    total = sum(weights, Fraction(0))
    if abs(total - 1) > ROUNDED:
        remarks.say(f"{file.name}: the weights come to {float(total):.6g}, not 1; they are kept as they are.")
    return weights


def _evaluations(
    file: File, each: Weighed, question: Question, weight: Fraction, remarks: Remarks
) -> dict[tuple[str, ...], Fraction]:
    """What each value is worth: its evaluation by the highest of the issue, times the weight."""
    issue = each.element
    if kind_of(issue) != "discrete":
        if kind_of(issue) == "integer" and bounds(file.name, issue) != _ends(question):
            refuse(
                file.name, "the numbers are others than in the domain", line=issue.line, where=question.name
            )
        return {(v,): weight * worth for v, worth in _by_function(file, issue, question, remarks).items()}
    found: dict[str, Fraction] = {}
    for item in issue.all("item"):
        value, said = str(item.get("value")), item.get("evaluation")
        if value not in question.values:
            refuse(file.name, f'"{value}" is no value of the domain', line=item.line, where=question.name)
        found[value] = Fraction(0) if said in {None, "", "null"} else number(file.name, item, "evaluation")
        if found[value] < 0:
            refuse(file.name, "an evaluation below 0", "0 or more", line=item.line, where=question.name)
        if said in {None, "", "null"}:
            remarks.say(f'{file.name}: values of "{question.name}" without an evaluation are worth 0.')
    missing = [value for value in question.values if value not in found]
    if missing:
        remarks.say(f'{file.name}: {len(missing)} values of "{question.name}" are not there and worth 0.')
    most = max(found.values(), default=Fraction(0))
    return {(value,): weight * (worth / most if most else worth) for value, worth in found.items()}


def _ends(question: Question) -> tuple[Fraction, Fraction] | None:
    return None if question.grid is None else (question.grid.low, question.grid.high)


def _by_function(file: File, issue: Element, question: Question, remarks: Remarks) -> dict[str, Fraction]:
    """The worth of every number of a grid, from 0 to 1, by the function that the issue names."""
    functions = issue.all("evaluator")
    if not functions:
        remarks.say(f'{file.name}: "{question.name}" has no evaluator and is worth 0.')
        return dict.fromkeys(question.values, Fraction(0))
    function = functions[0]
    form = function.get("ftype") or "linear"
    if form not in {"linear", "constant", "triangular"}:
        refuse(
            file.name,
            f'an evaluator of the form "{form}"',
            "linear, constant or triangular",
            line=function.line,
        )
    numbers = {value: Fraction(value) for value in question.values}
    if form == "triangular":
        at = [number(file.name, function, f"parameter{k}") for k in range(3)]
        return {value: _triangle(x, at[0], at[1], at[2]) for value, x in numbers.items()}
    names = ("offset", "slope") if function.get("offset") is not None else ("parameter0", "parameter1")
    offset = number(file.name, function, names[0])
    slope = Fraction(0) if form == "constant" else number(file.name, function, names[1])
    start = min(numbers.values()) if kind_of(issue) == "integer" else Fraction(0)
    raw = {value: offset + slope * (x - start) for value, x in numbers.items()}
    if any(not 0 <= worth <= 1 for worth in raw.values()):
        remarks.say(
            f'{file.name}: the evaluator of "{question.name}" is cut off at 0 and at 1, as Genius does.'
        )
    return {value: min(max(worth, Fraction(0)), Fraction(1)) for value, worth in raw.items()}


def _triangle(x: Fraction, low: Fraction, high: Fraction, top: Fraction) -> Fraction:
    """0 below low and from high on, 1 at the top, straight between."""
    if not low <= x < high:
        return Fraction(0)
    return (x - low) / (top - low) if x < top else (high - x) / (high - top)


def _reservation(file: File, remarks: Remarks) -> Fraction:
    """What the party gets without an agreement; 0 where the file does not say it, as Genius takes it."""
    for element in file.root.walk():
        if element.tag == "reservation":
            said = element.get("value") or element.text
            found = exact(said)
            if found is None:
                refuse(file.name, f'a reservation of "{said[:60]}"', "a number", line=element.line)
            return found
    remarks.say(f"{file.name}: no reservation value; 0, as Genius takes it.")
    return Fraction(0)


def _said_besides(file: File, remarks: Remarks) -> None:
    """Name what is dropped: it is not about what a package is worth, or not by itself."""
    for element in file.root.walk():
        if element.tag == "discount_factor":
            said = element.get("value") or element.text
            if exact(said) not in {None, Fraction(1), Fraction(0)}:
                remarks.say(
                    f"{file.name}: the discount factor {said} is dropped: talks have no price of time."
                )
        elif element.tag in DROPPED:
            remarks.say(f"{file.name}: <{element.tag}> is dropped ({DROPPED[element.tag]}).")
