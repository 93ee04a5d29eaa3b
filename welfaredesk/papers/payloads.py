"""Papers as plain JSON values and back, whatever dataclasses they are made of."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_payload(paper: Any) -> dict[str, Any]:
    """A frozen dataclass (of texts, numbers, dataclasses and tuples of them) as plain values."""
    return asdict(paper)


def from_payload(kind: type[T], payload: Mapping[str, Any]) -> T:
    """The dataclass a payload was made from; KeyError or TypeError when it isn't one."""
    named: Any = kind
    hints = _hints(named)
    unknown = payload.keys() - hints.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _value(hints[name], value) for name, value in payload.items()})


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        hint = next(choice for choice in get_args(hint) if choice is not type(None))
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(inner, each) for each in value)
    if isinstance(hint, type) and is_dataclass(hint):
        return from_payload(hint, value)
    return value
