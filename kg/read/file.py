"""Read one annotated article from a TOML file."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import AnnotationError
from kg.messages import say
from kg.read.article import TABLES, Article
from kg.read.mentions import Mention

_MSGSPEC = {
    r"Object missing required field (?P<field>.*)": "{where}{field} is missing",
    r"Object contains unknown field (?P<field>.*)": "{where}{field} is no key here",
    r"Expected `str` matching regex '\^-\?\[0-9\].*": "{where}write a number such as '1250.5'",
    r"Expected `str` matching regex '\^\[a-z\].*": "{where}use small letters and digits",
    r"Expected `str` matching regex '\^\[A-Za-z0-9\].*": "{where}use letters, digits, '-', '_'",
    r"Expected `str` of length <= (?P<most>[0-9]+)": "{where}over {most} characters; write 'first … last'",
    r"Expected (?P<expected>.*), got (?P<found>.*)": "{where}expected {expected}, found {found}",
    r"Expected (?P<expected>.*)": "{where}expected {expected}",
    r"Invalid (?:enum )?value (?P<found>.*)": "{where}{found} is not known",
}


def read(path: Path) -> Article:
    """Return the article of a TOML file, its id set from the file's name.

    Raises AnnotationError with every problem of form. What the codes and names mean is not looked at.
    """
    data = _parsed(path)
    data.setdefault("article", {}).setdefault("id", path.stem)
    try:
        article = msgspec.convert(data, Article)
    except msgspec.ValidationError as error:
        found = list(_problems(data)) or [_said(error)]
        raise AnnotationError(*(_line(path, problem) for problem in found)) from error
    if article.id != path.stem:
        raise AnnotationError(
            say("{file}: the article's id is '{id}'. Name the file after it.", file=path.name, id=article.id)
        )
    return article


def _parsed(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise AnnotationError(
            say("{file}: cannot be read: {error}. Correct its rights.", file=path.name, error=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise AnnotationError(
            say("{file}: byte {at} is not UTF-8. Store the file as UTF-8.", file=path.name, at=error.start)
        ) from error
    except (ValueError, RecursionError) as error:
        raise AnnotationError(
            say("{file}: not TOML: {error}. Correct the file.", file=path.name, error=error)
        ) from error
    if not isinstance(data.get("article", {}), dict):
        raise AnnotationError(
            _line(path, say("{where}expected {expected}", where="article: ", expected="`object`"))
        )
    return data


def _problems(data: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with each mention and each fact by itself, so that each is named."""
    mentions = data.get("mentions", {})
    if isinstance(mentions, dict):
        for name, mention in mentions.items():
            yield from _problem(f"mention {name}", mention, Mention)
    for table, struct in TABLES.items():
        facts = data.get(table, [])
        for number, fact in enumerate(facts if isinstance(facts, list) else [], start=1):
            name = fact.get("id", f"#{number}") if isinstance(fact, dict) else f"#{number}"
            yield from _problem(f"{table[:-1]} {name}", fact, struct)
    rest = {key: value for key, value in data.items() if key != "mentions" and key not in TABLES}
    yield from _problem("", rest, Article)


def _problem(item: str, value: object, kind: Any) -> Iterator[str]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        yield f"{item}: {_said(error)}" if item else _said(error)


def _said(error: msgspec.ValidationError) -> str:
    """Return what msgspec says of a value in the language of this run: first where, then what."""
    what, _, path = str(error).partition(" - at `$")
    where = f"{path.rstrip('`').lstrip('.')}: " if path else ""
    for pattern, message in _MSGSPEC.items():
        match = re.fullmatch(pattern, what, re.DOTALL)
        if match:
            return say(message, where=where, **match.groupdict())
    return where + what


def _line(path: Path, problem: str) -> str:
    return say("{file}: {problem}. See docs/annotation.md.", file=path.name, problem=problem)
