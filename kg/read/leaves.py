"""What the fields of a fact may hold, declared once: read by the checks, by `lift` and by the JSON Schema.

A field without a declaration is a plain value. `as_` is the property that states it, where that is not
the field's own name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

ELSEWHERE = "elsewhere"
"""The property of a field that is not stated of the fact itself: it takes part in what another states."""


@dataclass(frozen=True)
class Leaf:
    """What one field holds and which property states it."""

    property: str
    kinds: tuple[str, ...] = ()
    """Kinds of mention that it may name."""
    words: str | None = None
    """The property that states the words, where a mention names no person and no thing."""
    scheme: str | None = None
    """The vocabulary that its code is of."""
    table: str | None = None
    """The table that it names an item of."""
    edtf: bool = False
    decimal: bool = False
    unit: bool = False
    """Whether it is the name of an administrative unit, or `context`."""
    flat: bool = False
    """Whether the fields of the struct that it holds are stated of the fact itself."""


def names(*kinds: str, as_: str = "", words: str | None = None) -> msgspec.Meta:
    """Declare the id of a mention of one of these kinds."""
    return msgspec.Meta(extra={"leaf": Leaf(as_, kinds=kinds, words=words)})


def code(scheme: str, as_: str = "") -> msgspec.Meta:
    """Declare a code of a vocabulary."""
    return msgspec.Meta(extra={"leaf": Leaf(as_, scheme=scheme)})


def item(table: str) -> msgspec.Meta:
    """Declare the id of an item of a table."""
    return msgspec.Meta(extra={"leaf": Leaf("", table=table)})


def dated(as_: str = "") -> msgspec.Meta:
    """Declare a date in EDTF."""
    return msgspec.Meta(extra={"leaf": Leaf(as_, edtf=True)})


def decimal(pattern: str = r"^-?[0-9]+(\.[0-9]+)?$") -> msgspec.Meta:
    """Declare a decimal number in quotes, so that it stays as printed."""
    return msgspec.Meta(pattern=pattern, extra={"leaf": Leaf("", decimal=True)})


def unit_name() -> msgspec.Meta:
    """Declare the name of an administrative unit, or `context`."""
    return msgspec.Meta(extra={"leaf": Leaf("", unit=True)})


def stated_as(name: str) -> msgspec.Meta:
    """Declare a plain value, or nested structs, that another property states."""
    return msgspec.Meta(extra={"leaf": Leaf(name)})


def flat() -> msgspec.Meta:
    """Declare a nested struct whose fields are stated of the fact itself."""
    return msgspec.Meta(extra={"leaf": Leaf("", flat=True)})


@cache
def leaves(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, Leaf], ...]:
    """Return, for each field of a struct: its name in Python, its name in the file, what it holds."""
    hints = get_type_hints(struct, include_extras=True)
    names = {field.name: field.encode_name for field in msgspec.structs.fields(struct)}
    return tuple((name, names[name], _leaf(hints[name], name)) for name in names)


def values(struct: msgspec.Struct) -> Iterator[tuple[str, Leaf, Any]]:
    """Yield name in the file, declaration and value of each field that says something; of a list each one."""
    for name, printed, leaf in leaves(type(struct)):
        value = getattr(struct, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield printed, leaf, one


def _leaf(hint: Any, name: str) -> Leaf:
    for meta in _metas(hint):
        leaf = (meta.extra or {}).get("leaf")
        if isinstance(leaf, Leaf):
            return leaf if leaf.property else replace(leaf, property=_camel(name))
    return Leaf(_camel(name))


def _metas(hint: Any) -> Iterator[msgspec.Meta]:
    if get_origin(hint) is Annotated:
        yield from (meta for meta in get_args(hint)[1:] if isinstance(meta, msgspec.Meta))
    for part in get_args(hint):
        yield from _metas(part)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
