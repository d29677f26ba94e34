"""Read one annotated article: from TOML, or from a line of JSON, into the one model."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec

from kg.errors import AnnotationError
from kg.messages import say
from kg.read.article import TABLES, Article
from kg.read.facts import Id
from kg.read.mentions import Mention
from kg.read.source import Source

_MSGSPEC = {
    r"Object missing required field (?P<field>.*)": "{where}{field} is missing",
    r"Object contains unknown field (?P<field>.*)": "{where}{field} is no key here",
    r"Expected `str` matching regex '\^-\?\[0-9\].*": "{where}write a number such as '1250.5'",
    r"Expected `str` matching regex '\^\[a-z\].*": "{where}use small letters and digits",
    r"Expected `str` matching regex '\^\[A-Za-z0-9\].*": "{where}use letters, digits, '-', '_'",
    r"Expected `str` of length <= (?P<most>[0-9]+)": "{where}over {most} characters; write 'first … last'",
    r"Expected .*, got `(date|time|datetime)`": "{where}write the date in quotes",
    r"Expected (?P<expected>.*), got (?P<found>.*)": "{where}expected {expected}, found {found}",
    r"Expected (?P<expected>.*)": "{where}expected {expected}",
    r"Invalid (?:enum )?value (?P<found>.*)": "{where}{found} is not known",
}


_DEEPEST = 100
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'[^']*'""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no text has, and that XML cannot hold."""


def read(source: Source) -> Article:
    """Return the article of a source; that of a TOML file has the file's name as its id.

    Raises AnnotationError with every problem of form. What the codes and names mean is not looked at.
    """
    if source.problem is not None:
        raise AnnotationError(source.problem)
    data = _parsed(source)
    head = data.setdefault("article", {})
    if not isinstance(head, dict):
        raise AnnotationError(
            _line(source, say("{where}expected {expected}", where="article: ", expected="`object`"))
        )
    if source.form == "TOML":
        head.setdefault("id", source.id)
    try:
        article = msgspec.convert(data, Article)
    except msgspec.ValidationError as error:
        found = list(_problems(data)) or [_said(error)]
        raise AnnotationError(*(_line(source, problem) for problem in found)) from error
    odd = [
        _line(source, say("{where}it holds a control character", where=where)) for where in _controls(data)
    ]
    if odd:
        raise AnnotationError(*odd)
    if not article.id:
        raise AnnotationError(
            _line(source, say("{where}{field} is missing", where="article: ", field="`id`"))
        )
    if article.id != source.id:
        raise AnnotationError(
            say(
                "{file}: the article's id is '{id}'. Name the file after it.",
                file=source.where,
                id=article.id,
            )
        )
    return article


def _parsed(source: Source) -> dict[str, Any]:
    try:
        text = source.data.decode("utf-8-sig")
        if not text.strip():
            raise AnnotationError(say("{file}: empty. Write an article.", file=source.where))
        data = _toml(text) if source.form == "TOML" else _json(text)
    except UnicodeDecodeError as error:
        raise AnnotationError(
            say("{file}: byte {at} is not UTF-8. Store the file as UTF-8.", file=source.where, at=error.start)
        ) from error
    except (ValueError, RecursionError) as error:
        raise AnnotationError(
            say(
                "{file}: not {form}: {error}. Correct the file.",
                file=source.where,
                form=source.form,
                error=str(error).partition(";")[0],
            )
        ) from error
    if not isinstance(data, dict):
        raise AnnotationError(_line(source, say("{where}expected {expected}", where="", expected="`object`")))
    return data


def _toml(text: str) -> dict[str, Any]:
    """Parse TOML, but no keys of over a hundred parts: of some thousands the parser takes gigabytes."""
    for line in text.splitlines():
        if line.count(".") > _DEEPEST and _QUOTED.sub("", line).count(".") > _DEEPEST:
            raise ValueError(say("nested too deeply"))
    return tomllib.loads(text)


def _json(text: str) -> Any:
    """Parse JSON as strictly as TOML: no key twice, no half of a character, no number that is none."""
    data = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    if "\\ud" in text.lower():
        json.dumps(data, ensure_ascii=False).encode()
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(
            say("'{name}' stands there twice", name=next(n for n in names if names.count(n) > 1))
        )
    return found


def _no_number(constant: str) -> NoReturn:
    raise ValueError(say("'{value}' is no number", value=constant))


def _problems(data: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with each mention and each fact by itself, so that each is named."""
    mentions = data.get("mentions", {})
    if isinstance(mentions, dict):
        for name, mention in mentions.items():
            yield from _problem(f"mention {name}", name, Id)
            yield from _problem(f"mention {name}", mention, Mention)
    for table, struct in TABLES.items():
        facts = data.get(table, [])
        for number, fact in enumerate(facts if isinstance(facts, list) else [], start=1):
            name = (isinstance(fact, dict) and fact.get("id")) or f"#{number}"
            yield from _problem(f"{table[:-1]} {name}", fact, struct)
    rest = {key: value for key, value in data.items() if key != "mentions" and key not in TABLES}
    yield from _problem("", rest, Article)


def _controls(value: Any, where: str = "") -> Iterator[str]:
    """Yield where a text holds a control character."""
    if isinstance(value, str):
        yield from [where] if _CONTROL.search(value) else []
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _controls(inner, f"mention {key}: " if where == "mentions: " else f"{where}{key}: ")
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            name = inner.get("id", f"#{number}") if isinstance(inner, dict) else f"#{number}"
            yield from _controls(
                inner, f"{where.removesuffix('s: ')} {name}: " if where[:-2] in TABLES else where
            )


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


def _line(source: Source, problem: str) -> str:
    return say("{file}: {problem}. See docs/annotation.md.", file=source.where, problem=problem)
