"""Discrepancies: what articles state that cannot all be so. Shown with their words, never repaired.

One module finds one kind; a new kind is a module here and a block in `ontology/vocab/discrepancy-kinds.ttl`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.infer import inference
from kg.infer.discrepancies import (
    ends,
    figures,
    holders,
    leaders,
    parts,
    percent,
    recipients,
    scale,
    spans,
    titles,
)
from kg.infer.discrepancies.rule import Contradiction, Rule, Saying
from kg.messages import LANGUAGES, in_both
from kg.sparql import among, iri, select
from kg.terms import td

RULES = (
    ends.RULE,
    figures.RULE,
    holders.RULE,
    leaders.RULE,
    parts.RULE,
    percent.RULE,
    recipients.RULE,
    scale.RULE,
    spans.RULE,
    titles.RULE,
)

_THINGS = """
PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing WHERE { %s ?fact dct:source ?article ; %s ?thing }
"""


def quads(store: Store, things: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the discrepancies of everything, or those about some articles, subjects, clusters, offices."""
    for rule in RULES:
        only = "" if things is None else among(rule.variable, things)
        for thing, rows in groupby(select(store, rule.query % only), key=lambda row: iri(row, rule.variable)):
            firsts: Counter[NamedNode] = Counter()
            for contradiction in rule.found(list(rows)):
                first = contradiction.facts[0]
                firsts[first] += 1
                yield from _discrepancy(rule, thing, contradiction, firsts[first], store)


def things(articles: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return what the discrepancies of some articles can be about."""
    only = among("article", articles)
    paths = {f"<{rule.about.value}>" for rule in RULES}
    return {iri(row, "thing") for row in select(store, _THINGS % (only, "|".join(sorted(paths))))}


def forget(things: Iterable[NamedNode], store: Store) -> None:
    """Remove the discrepancies about some things."""
    inference.forget(td.about, things, store)


def _discrepancy(
    rule: Rule, thing: NamedNode, contradiction: Contradiction, number: int, store: Store
) -> Iterator[Quad]:
    """State a discrepancy. Its IRI is of its first fact, and a number if it is not the first of that."""
    of_fact = f"{contradiction.facts[0].value}/discrepancy/{rule.kind}"
    node = NamedNode(of_fact if number == 1 else f"{of_fact}-{number}")
    kind = NamedNode(f"{terms.THING}discrepancy-kind/{rule.kind}")
    yield Quad(node, terms.TYPE, td.Discrepancy, terms.INFERRED)
    yield Quad(node, td.discrepancyKind, kind, terms.INFERRED)
    yield Quad(node, td.rule, kind, terms.INFERRED)
    yield Quad(node, td.about, thing, terms.INFERRED)
    for fact in contradiction.facts:
        yield Quad(node, terms.DERIVED_FROM, fact, terms.INFERRED)
    for property_, saying in (
        (td.explanation, contradiction.explanation),
        (td.settledBy, contradiction.settled_by),
    ):
        for language, words in _said(saying, store).items():
            yield Quad(node, property_, Literal(words, language=language), terms.INFERRED)


def _said(saying: Saying, store: Store) -> dict[str, str]:
    """Return a saying in each language."""
    return in_both(saying.message, **{name: _words(value, store) for name, value in saying.values.items()})


def _words(value: object, store: Store) -> object:
    if isinstance(value, Saying):
        return _said(value, store)
    if isinstance(value, NamedNode):
        labels = store.quads_for_pattern(value, terms.PREF_LABEL, None)
        return {label.language: label.value for quad in labels if isinstance(label := quad.object, Literal)}
    if isinstance(value, list):
        each = [_words(one, store) for one in value]
        return {
            language: "; ".join(one[language] if isinstance(one, dict) else str(one) for one in each)
            for language in LANGUAGES
        }
    return value
