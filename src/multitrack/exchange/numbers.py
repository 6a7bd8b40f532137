"""Numbers of other formats, exactly as they are written there, and written out again exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

_NUMBER = re.compile(r"\s*([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?\s*", re.ASCII)
LARGEST_EXPONENT = 40
"""Powers of ten beyond this are no measure of anything, and their digits would fill the memory."""
MOST_PLACES = 30
"""How many decimals a number may have that is written out."""
_BEYOND: int = 10**40
"""A talks file takes up to 40 digits in either part of a number."""


def exact(text: str) -> Fraction | None:
    """The number exactly as written, ``0.30`` or ``-1.5e-4``; nothing for what is none, or beyond bounds."""
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    exponent = int(found[4] or 0)
    if abs(exponent) > LARGEST_EXPONENT:
        return None
    digits = Fraction(int((found[2] or "") + (found[3] or "")), 10 ** len(found[3] or ""))
    number = (-digits if found[1] == "-" else digits) * Fraction(10) ** exponent
    return number if fits(number) else None


def fits(number: Fraction) -> bool:
    """Whether a talks file can hold the number."""
    return max(abs(number.numerator), number.denominator) < _BEYOND


def decimal(number: Fraction) -> str | None:
    """The decimals that are exactly the number, as few as there are; nothing where they never end."""
    for places in range(MOST_PLACES + 1):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
            return f"{'-' if number < 0 else ''}{whole}{'.' if rest else ''}{rest}"
    return None


def common_step(numbers: Iterable[Fraction]) -> Fraction:
    """The longest step of which all these numbers are whole multiples; 1 where there are none but noughts."""
    known = [number for number in numbers if number]
    if not known:
        return Fraction(1)
    under = lcm(*(number.denominator for number in known))
    return Fraction(gcd(*(int(number * under) for number in known)), under)
