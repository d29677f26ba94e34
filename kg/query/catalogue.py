"""The saved queries: one file each, with a header that says what it asks and which parameters it takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import msgspec
import yaml

from kg.errors import QueryError
from kg.folders import packaged
from kg.messages import say
from kg.query.tokens import tokens

_PARAMETER = re.compile(
    r"[?$](?P<optional>_?)_(?P<name>[A-Za-z0-9]+)(?:_(?P<type>iri|integer|literal|xsd_date|xsd_boolean))?"
)

_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads plain values alone; the one in C, where it is there, takes a tenth of the time."""

INFERRED = "inferred"
"""The parameter of a query that reads what is inferred: false leaves that out."""


class Bilingual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text for people in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in `vi` or `en`."""
        return self.vi if language == "vi" else self.en


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"thing": "class"}):
    """What the header says of a parameter: its label, the class of the thing that it names, or its values."""

    label: Bilingual
    thing: str | None = None
    values: tuple[str, ...] = ()


class Extra(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The extra key `x-kg` of a header."""

    title: Bilingual
    params: dict[str, About] = {}
    view: str = "table"


class Header(msgspec.Struct, frozen=True, rename={"extra": "x-kg"}):
    """What a header says, as far as this program reads it."""

    extra: Extra
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """A parameter: the variable that stands for it, its type, whether it may be left out."""

    name: str
    variable: str
    type: str
    optional: bool
    about: About


@dataclass(frozen=True)
class SavedQuery:
    """A saved query: its name, title, tags, parameters and text."""

    name: str
    title: Bilingual
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    text: str

    @property
    def sparql(self) -> str:
        """The text without its header."""
        return "".join(line for line in self.text.splitlines(keepends=True) if not line.startswith("#+"))

    @property
    def notes(self) -> str:
        """What the comment below the header says of the rows."""
        lines = (line for line in self.text.splitlines() if line.startswith("# "))
        return " ".join(line.removeprefix("# ") for line in lines)


@cache
def names() -> tuple[str, ...]:
    """Return the names of the saved queries."""
    return tuple(sorted(path.stem for path in packaged("queries").glob("*.rq")))


@cache
def saved(name: str) -> SavedQuery:
    """Return the saved query of that name; an unknown one is refused, with those that are near."""
    if name not in names():
        near = get_close_matches(name, names(), n=3)
        if not near:
            raise QueryError(say("no saved query is called '{name}'. List them with 'kg query'.", name=name))
        raise QueryError(
            say("no saved query is called '{name}'. Try {near}.", name=name, near=", ".join(near))
        )
    return parsed(packaged("queries") / f"{name}.rq")


def parsed(path: Path) -> SavedQuery:
    """Read a saved query; its header is YAML in grlc's convention, lines that begin with `#+`."""
    text = path.read_text(encoding="utf-8")
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = msgspec.convert(yaml.load("\n".join(lines), _YAML), Header)  # noqa: S506 - both are safe
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        problem = " ".join(str(error).split())
        raise QueryError(
            say("{file}: header: {problem}. Correct the '#+' lines.", file=path.name, problem=problem)
        ) from error
    found = {parameter.name: parameter for parameter in _parameters(text, header.extra, path)}
    unused = header.extra.params.keys() - found.keys()
    if unused:
        raise QueryError(
            say("{file}: parameter '{name}' is not used. Use or remove it.", file=path.name, name=min(unused))
        )
    return SavedQuery(path.stem, header.extra.title, header.tags, found, text)


def _parameters(text: str, header: Extra, path: Path) -> list[Parameter]:
    found = []
    for token in tokens(text):
        match = _PARAMETER.fullmatch(token.text) if token.kind == "variable" else None
        if match is None:
            continue
        about = header.params.get(match["name"])
        if about is None:
            raise QueryError(
                say(
                    "{file}: parameter '{name}' is not in the header. Describe it under x-kg.",
                    file=path.name,
                    name=match["name"],
                )
            )
        found.append(
            Parameter(match["name"], token.text, match["type"] or "literal", bool(match["optional"]), about)
        )
    return found
