"""A channel's standing as JSON and back: what someone who was not there from the start is told instead of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from multitrack.record.standing import ChannelStanding


def standing_as_json(standing: ChannelStanding) -> dict[str, Any]:
    """A standing as JSON; what is found by several codes at once stands as pairs."""
    return {
        name: adapter.dump_python(_pairs(getattr(standing, name)), mode="json")
        for name, adapter in _adapters().items()
    }


def standing_from_json(value: Mapping[str, Any]) -> ChannelStanding:
    """The standing back from its JSON. Raises ValueError where it is none."""
    hints = get_type_hints(ChannelStanding)
    read = {name: adapter.validate_python(value.get(name)) for name, adapter in _adapters().items()}
    parts: dict[str, Any] = {
        name: MappingProxyType(dict(part)) if get_origin(hints[name]) is Mapping else part
        for name, part in read.items()
    }
    return ChannelStanding(**parts)


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    """How each part of a standing is written: mappings as pairs, in their order."""
    return {name: TypeAdapter(_written(hint)) for name, hint in get_type_hints(ChannelStanding).items()}


def _written(hint: Any) -> Any:
    if get_origin(hint) is not Mapping:
        return hint
    pair = tuple.__class_getitem__(get_args(hint))
    return tuple.__class_getitem__((pair, ...))


def _pairs(value: Any) -> Any:
    """A mapping as pairs; the mappings inside of what it holds, by one code each, as they are."""
    if isinstance(value, Mapping):
        return tuple((key, _plain(each)) for key, each in value.items())
    return value


def _plain(value: Any) -> Any:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(value, **{name: dict(part) for name, part in parts.items() if isinstance(part, Mapping)})
