"""Profiles of Genius that are not additive: worths of rectangles, each over the numbers of some issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from multitrack.exchange.brought import Remarks
from multitrack.exchange.genius.domain import File, Weighed
from multitrack.exchange.markup import Element, number
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import Question, Term, box, gathered

INSIDE, OUTSIDE = "INCLUDES", "EXCLUDES"
"""Whether a rectangle's worth is had within its bounds, or wherever one of them is left."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the bounds of a file's rectangles are on: its issues by their index, in the order of the domain."""

    file: str
    by_index: Mapping[str, str]
    questions: Mapping[str, Question]


def rectangles(
    file: File, issues: Sequence[Weighed], questions: Sequence[Question], remarks: Remarks
) -> tuple[Term, ...]:
    """The rectangles of a profile as worths over their issues, by the maximum it names. Raises RefusedError."""
    (utility,) = [each for each in file.root.walk() if each.tag == "utility"][:1]
    most = number(file.name, utility, "maxutility")
    if most <= 0:
        refuse(file.name, "a maxutility of 0 or less", "more than 0", line=utility.line)
    ground = Ground(
        file.name,
        {each.index: str(each.element.get("name")) for each in issues},
        {question.name: question for question in questions},
    )
    remarks.say(
        f"{file.name}: where the rectangles come to more than maxutility, Genius stops at 1; the sum is kept here."
    )
    found = (
        term
        for function in utility.walk()
        if function.tag == "ufun" and _is_known(file.name, function)
        for rectangle in function.all("hyperRectangle")
        for term in _terms(rectangle, _weight(ground.file, function) / most, ground)
    )
    return gathered(found, file.name)


def _weight(file: str, element: Element) -> Fraction:
    return Fraction(1) if element.get("weight") is None else number(file, element, "weight")


def _is_known(file: str, function: Element) -> bool:
    """Whether a function is a sum of rectangles; any other is refused by name."""
    said = (function.get("type") or "PlainUfun", (function.get("aggregation") or "sum").lower())
    if said != ("PlainUfun", "sum"):
        refuse(file, f'a ufun "{said[0]}" of "{said[1]}"', "a PlainUfun of sums", line=function.line)
    if function.all("ufun"):
        refuse(file, "a ufun within a ufun", "ufuns side by side", line=function.line)
    return True


def _terms(rectangle: Element, scale: Fraction, ground: Ground) -> Iterator[Term]:
    """A rectangle's worth where it is had: inside; or everywhere, and inside taken off again."""
    order = tuple(ground.questions)
    worth = scale * _weight(ground.file, rectangle) * number(ground.file, rectangle, "utility")
    inside, outside = rectangle.all(INSIDE), rectangle.all(OUTSIDE)
    if inside and outside:
        found = f"a rectangle that both {INSIDE} and {OUTSIDE}"
        refuse(ground.file, found, "one of the two", line=rectangle.line)
    if not inside:
        everywhere = {order[0]: ground.questions[order[0]].values}
        yield box(everywhere, order, worth, ground.file)
    if inside or outside:
        yield box(_ranges(inside or outside, ground), order, worth if inside else -worth, ground.file)


def _ranges(bounds: Sequence[Element], ground: Ground) -> dict[str, tuple[str, ...]]:
    """The values within some bounds, issue by issue."""
    found: dict[str, tuple[str, ...]] = {}
    for bound in bounds:
        name = ground.by_index.get((bound.get("index") or "").strip())
        if name is None or ground.questions[name].grid is None:
            refuse(ground.file, "a bound on no issue in numbers", "the index of one", line=bound.line)
        low, high = number(ground.file, bound, "min"), number(ground.file, bound, "max")
        before = found.get(name, ground.questions[name].values)
        found[name] = tuple(value for value in before if low <= Fraction(value) <= high)
    return found
