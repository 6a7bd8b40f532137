"""What is known of NegMAS: its outcome spaces, issues and utility functions by name, and what each means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from multitrack.exchange.jsontext import wrong
from multitrack.exchange.numbers import exact
from multitrack.exchange.refused import refusal, refuse

SPACES = frozenset({"CartesianOutcomeSpace", "DiscreteCartesianOutcomeSpace"})
LISTED = frozenset(
    "CategoricalIssue OrdinalIssue DiscreteOrdinalIssue CardinalIssue DiscreteCardinalIssue".split()
)
WHOLE, CONTINUOUS = "ContiguousIssue", "ContinuousIssue"
ISSUES = LISTED | {WHOLE, CONTINUOUS}
ADDITIVE = frozenset({"LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction"})
AFFINE = frozenset({"LinearUtilityFunction", "AffineUtilityFunction"})
RECTANGLES = "HyperRectangleUtilityFunction"
FUNCTIONS = ADDITIVE | AFFINE | {RECTANGLES}

TYPE_KEYS = ("type", "__python_class__")
"""The keys under which a file names a class."""

Block = Mapping[str, Any]


def type_of(block: Any, file: str, where: str, known: frozenset[str]) -> str:
    """The name of a known type. Raises RefusedError, naming the type, for any other."""
    said = (
        next((block[key] for key in TYPE_KEYS if key in block), None) if isinstance(block, Mapping) else None
    )
    if not isinstance(said, str):
        refuse(file, "no type is named here", f"one of {', '.join(sorted(known))}", where=where)
    package, _, name = said.rpartition(".")
    if name not in known or (package and package.partition(".")[0] != "negmas"):
        expected = f"one of {', '.join(sorted(known))}; no class that a file names is ever made"
        refuse(file, f'the type "{said[:80]}" is not known here', expected, where=where)
    return name


def number(value: Any, file: str, where: str) -> Fraction:
    """A number. Raises RefusedError."""
    found = exact(value) if isinstance(value, str) else None
    if found is None:
        raise wrong(file, where, value, "a number")
    return found


def listed(value: Any, file: str, where: str) -> list[Any]:
    """A list. Raises RefusedError."""
    if not isinstance(value, list):
        raise wrong(file, where, value, "a list")
    return value


Numbers = Callable[[str], Fraction]
"""Gives a number of a block by its name."""


def _polynomial(block: Block, x: Fraction, of: Numbers, file: str, where: str) -> Fraction:
    powers = [number(each, file, where) for each in listed(block.get("coefficients"), file, where)]
    return sum((c * x**k for k, c in enumerate(powers, 1)), of("bias"))


def _triangular(x: Fraction, of: Numbers) -> Fraction:
    """The bias up to the start and from the end on; at the middle the scale on top of it, straight between."""
    start, middle, end = of("start"), of("middle"), of("end")
    if x <= start or x >= end:
        return of("bias")
    height = (x - start) / (middle - start) if x <= middle else (end - x) / (end - middle)
    return of("bias") + of("scale") * height


VALUES = frozenset(
    "TableFun AffineFun LinearFun IdentityFun ConstFun QuadraticFun PolynomialFun TriangularFun".split()
)
"""The functions of one issue that are known; those with logarithms or angles have no exact values."""


def worth_of(block: Any, value: str, file: str, where: str) -> Fraction:
    """What a value is worth by a function of one issue. Raises RefusedError."""
    kind = type_of(block, file, where, VALUES)

    def of(name: str) -> Fraction:
        return number(block.get(name, "1" if name == "scale" else "0"), file, f"{where}: {name}")

    if kind == "TableFun":
        table = block.get("mapping")
        if not isinstance(table, Mapping) or value not in table:
            raise refusal(
                file, f'the table has no line for "{value[:60]}"', "a worth for each value", where=where
            )
        return number(table[value], file, where)
    if kind == "ConstFun":
        return of("bias")
    x = number(value, file, where)
    match kind:
        case "IdentityFun":
            return x
        case "PolynomialFun":
            return _polynomial(block, x, of, file, where)
        case "TriangularFun":
            return _triangular(x, of)
        case _:
            return (
                of("a2") * x * x
                + of("slope" if kind in {"AffineFun", "LinearFun"} else "a1") * x
                + of("bias")
            )
