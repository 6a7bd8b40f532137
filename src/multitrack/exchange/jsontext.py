"""JSON as plain values with exact numbers, within bounds; and written again with every number exact."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NoReturn

from multitrack.exchange.brought import Source
from multitrack.exchange.files import text_of
from multitrack.exchange.numbers import decimal, exact
from multitrack.exchange.refused import RefusedError, refusal, refuse

DEEPEST = 60
"""How many lists and objects may stand within one another."""
_BRACKETS = re.compile(r"[\[\]{}]")
INFINITE = {"-Infinity": "-.inf", "Infinity": ".inf", "NaN": ".nan"}
"""What JSON does not know and some programs write all the same, in the words of YAML."""


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def parse(source: Source, *, as_words: bool = False) -> Any:
    """The value of a file: objects, lists, texts, truth values, nothing, and exact numbers.

    ``as_words``: a number stays the word that was written.
    """
    number = str if as_words else _number
    text = text_of(source)
    if _is_too_deep(text):
        refuse(source.name, "values stand too deep within one another", f"at most {DEEPEST} levels")
    try:
        return json.loads(
            text,
            parse_float=number,
            parse_int=number,
            parse_constant=lambda word: INFINITE[word],
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as error:
        refuse(source.name, f"this is no sound JSON ({error.msg})", line=error.lineno)
    except ValueError as error:
        refuse(source.name, str(error))


def _is_too_deep(text: str) -> bool:
    """Whether lists and objects stand too deep within one another; brackets within texts are counted too."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _number(text: str) -> Fraction:
    number = exact(text)
    if number is None:
        raise ValueError(f"the number {text[:30]} is beyond bounds")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _TwiceError(f'the key "{twice[:60]}" stands twice in one object')
    return found


def words_of(value: Any) -> str | None:
    """A value as the word it stands for: a text, a number as its decimals, a truth value; nothing else."""
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return decimal(value) or str(value)
        case _:
            return None


def written(value: Any) -> str:
    """A value as JSON text in indented lines, with every number exact (with whole numbers as keys, as YAML)."""
    return f"{_written(value, '')}\n"


def _written(value: Any, indent: str) -> str:
    further = f"{indent} "
    match value:
        case Mapping() if value:
            rows = (
                f"{further}{json.dumps(k, ensure_ascii=False)}: {_written(v, further)}"
                for k, v in value.items()
            )
            return "\n".join(("{", ",\n".join(rows), f"{indent}}}"))
        case list() | tuple() if value:
            rows = (f"{further}{_written(each, further)}" for each in value)
            return "\n".join(("[", ",\n".join(rows), f"{indent}]"))
        case Fraction():
            return decimal(value) or _endless(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _endless(number: Fraction) -> NoReturn:
    raise ValueError(f"{number} has no exact decimals")


def wrong(file: str, where: str, found: Any, expected: str) -> RefusedError:
    """That something else stands at a place of a file than is expected there."""
    shown = words_of(found)
    stands = "a block stands here" if shown is None else f'"{shown[:60]}" stands here'
    return refusal(file, "nothing stands here" if found is None else stands, expected, where=where)


def block(source: Source) -> Mapping[str, Any]:
    """The object that a file is. Raises RefusedError."""
    value = parse(source)
    if not isinstance(value, Mapping):
        raise wrong(source.name, "", value, "an object")
    return value


def under(parent: Mapping[str, Any], key: str, file: str) -> Mapping[str, Any]:
    """The object under a key. Raises RefusedError."""
    value = parent.get(key)
    if not isinstance(value, Mapping):
        raise wrong(file, key, value, "an object")
    return value


def rows(parent: Mapping[str, Any], key: str, file: str) -> list[Any]:
    """The list under a key. Raises RefusedError."""
    value = parent.get(key)
    if not isinstance(value, list):
        raise wrong(file, key, value, "a list")
    return value


def number(value: Any, file: str, where: str) -> Fraction:
    """A number, also one that is written as a text. Raises RefusedError."""
    found = exact(value) if isinstance(value, str) else value
    if not isinstance(found, Fraction):
        raise wrong(file, where, value, "a number")
    return found
