"""The issues of a Genius file, with the weights that stand beside them, and which of the files is the domain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from multitrack.exchange.brought import Remarks
from multitrack.exchange.markup import Element, number
from multitrack.exchange.numbers import exact
from multitrack.exchange.refused import refusal, refuse
from multitrack.exchange.sums import Question, continuous, whole_numbers

KINDS = ("discrete", "integer", "real")
UTILITY = ("utility", "rules")
"""What says worths without standing in an issue."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of Genius: its name, its stem and its root."""

    name: str
    stem: str
    root: Element

    @property
    def is_profile(self) -> bool:
        """Whether it says what anything is worth; what it is called does not count."""
        return any(
            element.tag in {"evaluator", *UTILITY} or element.get("evaluation") is not None
            for element in self.root.walk()
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """An issue where it stands in a file, with its weight: nothing where the file gives none."""

    element: Element
    index: str
    weight: Fraction | None


def weighed_issues(file: File) -> tuple[Weighed, ...]:
    """The issues of a file in their order, each with the product of the weights on the way to it."""
    tops = file.root.all("utility_space") if file.root.tag == "negotiation_template" else (file.root,)
    if not tops:
        tops = (file.root,)
    return tuple(each for top in tops for each in _below(file, top, Fraction(1)))


def _below(file: File, parent: Element, above: Fraction | None) -> Iterator[Weighed]:
    """The issues under an element; weights stand among its children, before or after what they weigh.

    An objective among whose neighbours nothing is weighed passes on what stands above it.
    """
    weights = {
        (child.get("index") or "").strip(): number(file.name, child, "value")
        for child in parent.all("weight")
    }
    for child in parent.all("objective", "issue"):
        index = (child.get("index") or "").strip()
        if child.tag == "issue":
            yield Weighed(child, index, _times(above, weights.get(index)))
        else:
            yield from _below(file, child, _times(above, weights.get(index)) if weights else above)


def _times(above: Fraction | None, weight: Fraction | None) -> Fraction | None:
    return None if above is None or weight is None else above * weight


def kind_of(issue: Element) -> str:
    """Discrete, integer or real: by what stands in the issue, else by the three attributes that may say it."""
    if issue.all("item"):
        return "discrete"
    said = [issue.get(name) for name in ("type", "etype", "vtype")]
    return next((kind for kind in said if kind in KINDS), "discrete")


def question_of(file: str, issue: Element, remarks: Remarks, steps: int | None) -> Question:
    """An issue as a question."""
    name = issue.get("name") or f"issue {issue.get('index')}"
    if kind_of(issue) == "discrete":
        return Question(name=name, values=values_of(file, issue, name, remarks))
    low, high = bounds(file, issue)
    if kind_of(issue) == "integer":
        return whole_numbers(low, high, name, file)
    return continuous(low, high, name, file, steps=steps, remarks=remarks)


def values_of(file: str, issue: Element, name: str, remarks: Remarks) -> tuple[str, ...]:
    """The values of an issue's items; one that stands there twice is one option."""
    values = [item.get("value") for item in issue.all("item")]
    if not values or any(value is None for value in values):
        refuse(file, "an item without a value, or no item at all", "items", line=issue.line, where=name)
    kept = tuple(dict.fromkeys(str(value) for value in values))
    if len(kept) < len(values):
        remarks.say(f'{file}: a value of "{name}" stands there twice; the last evaluation of it counts.')
    return kept


def bounds(file: str, issue: Element) -> tuple[Fraction, Fraction]:
    """The lowest and the highest number of an issue, from itself or from its range."""
    for element in (issue, *issue.all("range")):
        low, high = (exact(element.get(name) or "") for name in ("lowerbound", "upperbound"))
        if low is not None and high is not None:
            return low, high
    raise refusal(
        file,
        "an issue in numbers has no bounds",
        "lowerbound and upperbound",
        line=issue.line,
        where=issue.get("name") or "",
    )


def questions_of(domain: File, remarks: Remarks, steps: int | None) -> tuple[Question, ...]:
    """The issues of the domain as questions."""
    return tuple(question_of(domain.name, each.element, remarks, steps) for each in weighed_issues(domain))


def domain_among(files: Sequence[File], remarks: Remarks) -> File:
    """The file that says the issues and no worths; where there is none, the first profile serves as one."""
    plain = [file for file in files if not file.is_profile]
    if len(plain) > 1:
        refuse(
            plain[1].name,
            f"{plain[0].name} is a domain without worths, and so is this",
            "one domain and its profiles; name the files one by one",
        )
    if not plain:
        remarks.say(f"No file is a domain: the issues are those of {files[0].name}.")
        return files[0]
    return plain[0]
