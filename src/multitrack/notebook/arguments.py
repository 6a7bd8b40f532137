"""What is typed in a notebook, looked at before anything is asked; what is wrong with it is said in a notebook's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from time import monotonic

from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import package_of
from multitrack.talksfile.problems import nearest
from multitrack.talksfile.problems import one_of as named

_ARGUMENT = re.compile(r"--(\w+)(?: (?:[A-Z]+\b|with (?P<with>\S+)))?")
"""An option of the shell, where a message of the commands names one."""


@contextmanager
def in_python() -> Iterator[None]:
    """Says what the commands say of bad input with the arguments of a function, where they name options of the shell."""
    try:
        yield
    except BadInputError as error:
        raise BadInputError(*(_reworded(str(each)) for each in error.problems)) from None


def _reworded(said: str) -> str:
    """The same with arguments: ``--as PERSON`` is ``person=...``."""
    calls = {"as": "person"}

    def argument(found: re.Match[str]) -> str:
        name = calls.get(found[1], found[1])
        if found["with"]:
            return f"{name}={found['with']}"
        return f"{name}=..." if " " in found[0] else name

    return _ARGUMENT.sub(argument, said)


def whole(name: str, typed: object, least: int, most: int | None = None) -> None:
    """A whole number within bounds. Raises BadInputError."""
    fits = isinstance(typed, int) and not isinstance(typed, bool) and least <= typed
    if not fits or (most is not None and isinstance(typed, int) and typed > most):
        bounds = f"from {least} on" if most is None else f"from {least:,} to {most:,}"
        raise BadInputError(f"{name}: {typed!r} stands here. Expected a whole number {bounds}.")


def one_of(name: str, typed: object, known: Iterable[str]) -> str:
    """One of the words that are known. Raises BadInputError."""
    words = [str(each) for each in known]
    if typed in words:
        return str(typed)
    meant = nearest(str(typed), words)
    advice = f'; did you mean "{meant}"?' if meant else "."
    raise BadInputError(f"{name}: {typed!r} stands here. Expected {named(words, str(typed))}{advice}")


def day(name: str, typed: object) -> date:
    """A day. Raises BadInputError."""
    if isinstance(typed, datetime):
        return typed.date()
    if not isinstance(typed, date):
        raise BadInputError(f"{name}: {typed!r} stands here. Expected a day, such as date(2014, 1, 31).")
    return typed


def path(name: str, typed: object) -> Path:
    """A place on this machine. Raises BadInputError."""
    if not isinstance(typed, str | PathLike):
        raise BadInputError(f"{name}: {typed!r} stands here. Expected a path.")
    return Path(typed)


def package_typed(typed: str | Package, talks: Talks, name: str) -> Package:
    """A package, or one that was typed like ``A=A2,B=B3``. Raises BadInputError."""
    if isinstance(typed, str):
        return package_of(typed, talks, name)
    if not isinstance(typed, Package):
        raise BadInputError(f'{name}: {typed!r} stands here. Expected a package, such as "A=A2,B=B3".')
    return typed


def pace_of(seconds: float | None) -> Pace:
    """How long an answer may take. Raises BadInputError."""
    if seconds is None:
        return without_end
    typed: object = seconds
    if isinstance(typed, bool) or not isinstance(typed, int | float) or not typed >= 0:
        raise BadInputError(f"seconds: {seconds!r} stands here. Expected a number from 0 on, or None.")
    until = monotonic() + seconds
    return lambda _done, _of: monotonic() < until
