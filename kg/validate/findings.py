"""From results to findings: each with its rule, its message, what people call the thing, and the words."""

import re
from collections.abc import Mapping

import msgspec
from pyoxigraph import Literal, NamedNode, Store, Triple

from kg import terms
from kg.messages import LANGUAGES
from kg.terms import td
from kg.validate.constraints import Found
from kg.validate.engines import Result
from kg.validate.finding import Finding, Place
from kg.validate.labels import label, written
from kg.validate.places import article_of, places
from kg.validate.rules import Rule, rules
from kg.validate.turtle import Lines

_FILLED = re.compile(r"\{[?$](\w+)\}")


def finding(found: Found, store: Store, lines: Lines) -> Finding:
    """Return what was found, as it is told to people; `lines` has the lines of curated triples."""
    result, rule = found.result, rules()[found.result.rule]
    return Finding(
        rule=rule.name,
        group=rule.group,
        severity=rule.severity if _is_of_an_article(result.focus, store) else rule.curated,
        message={language: _filled(rule.messages[language], found.row, store) for language in LANGUAGES},
        iri=result.focus.value,
        label=label(result.focus, store),
        value=None if result.value is None else written(result.value, store),
        places=_places(result, rule, store, lines),
        source=rule.source,
        verified=rule.verified,
    )


def _filled(message: str, bound: Mapping[str, NamedNode | Literal], store: Store) -> str:
    """Fill in what a message names: `{?name}` is what the constraint binds."""

    def words(name: re.Match[str]) -> str:
        value = bound.get(name[1])
        return "…" if value is None else written(value, store)

    return _FILLED.sub(words, message)


def _is_of_an_article(thing: NamedNode, store: Store) -> bool:
    """Say whether an article states a thing, or what follows from articles; else it is curated."""
    if article_of(thing):
        return True
    sources = [quad.object for quad in store.quads_for_pattern(thing, terms.SOURCE, None)]
    return any(
        next(store.quads_for_pattern(one, terms.TYPE, td.Article), None)
        for one in sources
        if isinstance(one, NamedNode)
    )


def _places(result: Result, rule: Rule, store: Store, lines: Lines) -> tuple[Place, ...]:
    """Return where the words stand, and of what is curated the line of the triple, or the first on it."""
    found = places(result.focus, store)
    focus, value = result.focus, result.value
    triple = Triple(focus, rule.path, value) if rule.path is not None and value is not None else focus
    several = lines.get((focus, rule.path)) if rule.path is not None else None
    at = lines.get(triple, several) if triple != focus else several
    at = at or lines.get(focus)
    if at is None:
        return found
    first = found[0] if found else Place(iri=focus.value)
    return (msgspec.structs.replace(first, file=at[0], line=at[1], column=1), *found[1:])
