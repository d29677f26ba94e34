"""Validate a graph: every group over what is wanted, from results to findings, article by article."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg import terms
from kg.terms import td
from kg.validate import structure, workers
from kg.validate.constraints import Found
from kg.validate.engines import Result
from kg.validate.finding import Finding
from kg.validate.findings import finding
from kg.validate.places import article_of
from kg.validate.rules import GROUPS, READING, rules
from kg.validate.turtle import Lines

CURATED = NamedNode(terms.GRAPH + "curated")
"""The graph of what people curate, and no article states."""

_OF_THINGS = (terms.ENTITIES, terms.IDENTITY, terms.INFERRED)


@dataclass
class Wanted:
    """What is validated, and by which rules.

    `articles` are ids; none means every article, and the things of the graph too. `only` are names of rules;
    none means all of `groups`. `clean` are articles in which the shapes found nothing before and that are the
    same; others in which they find nothing are added.
    """

    articles: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset((READING, *GROUPS))
    only: frozenset[str] = frozenset()
    clean: set[str] = field(default_factory=set)

    def rule(self, name: str) -> bool:
        """Say whether a rule is wanted."""
        return name in self.only if self.only else rules()[name].group in self.groups

    def finding(self, one: Finding) -> bool:
        """Say whether a finding is wanted."""
        return self.rule(one.rule) and (not self.articles or one.place.article in self.articles)

    def group(self, name: str) -> bool:
        """Say whether any rule of a group is wanted."""
        return any(self.rule(rule.name) for rule in rules().values() if rule.group == name)


def validate(
    path: Path,
    wanted: Wanted,
    engine: str,
    done: Callable[[int], object] = lambda _: None,
    lines: Lines | None = None,
) -> Iterator[Finding]:
    """Yield what is found in the graph in the store at a path, article by article, then the rest.

    `done` is told how many articles and things were validated since it was told before; `lines` has the lines
    of curated triples.
    """
    store = Store.read_only(str(path))
    found = list(_found(path, store, wanted, engine, done))
    found.sort(key=lambda one: (article_of(one.result.focus) or "~", str(one.result)))
    for _, of_article in groupby(found, key=lambda one: article_of(one.result.focus)):
        yield from sorted((finding(one, store, lines or {}) for one in of_article), key=_order)


def extent(store: Store, wanted: Wanted) -> tuple[int, int]:
    """Return how many articles and how many things there are to validate."""
    graphs = () if wanted.articles else (*_OF_THINGS, CURATED)
    things = sum(1 for graph in graphs for _ in _things(graph, store))
    return sum(1 for _ in articles(store, wanted)), things


def _found(
    path: Path, store: Store, wanted: Wanted, engine: str, done: Callable[[int], object]
) -> Iterator[Found]:
    parts = _parts(store, wanted) if wanted.group("structure") else ()
    names = [rule.name for rule in rules().values() if rule.select is not None and wanted.rule(rule.name)]
    for task, found in workers.done(parts, names, path, engine):
        if isinstance(task, str):
            yield from (one for one in found if _concerns(wanted.articles, one.result, store))
            continue
        if task.articles:
            faulty = {article_of(one.result.focus) for one in found}
            wanted.clean |= {article_of(one) for one in task.members} - faulty
        yield from (one for one in found if wanted.rule(one.result.rule))
        done(len(task.members))


def _parts(store: Store, wanted: Wanted) -> Iterator[structure.Part]:
    """Yield the articles, the things, and what is curated: of that only what is curated counts."""
    ids = (one for one in articles(store, wanted) if one not in wanted.clean)
    yield from structure.of_articles(NamedNode(f"{terms.THING}article/{one}") for one in ids)
    if not wanted.articles:
        things = chain.from_iterable(_things(graph, store) for graph in _OF_THINGS)
        yield from structure.of_things(things)
        yield from structure.of_things(_things(CURATED, store), CURATED)


def _articles(store: Store) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, terms.TYPE, td.Article):
        if quad.graph_name == quad.subject and isinstance(quad.subject, NamedNode):
            yield article_of(quad.subject)


def articles(store: Store, wanted: Wanted) -> Iterator[str]:
    """Yield the ids of the articles that are validated."""
    yield from sorted(wanted.articles) or sorted(_articles(store))


def _things(graph: NamedNode, store: Store) -> Iterator[NamedNode]:
    """Yield the things of which a graph states anything, one after the other."""
    last = None
    for quad in store.quads_for_pattern(None, None, None, graph):
        if quad.subject != last and isinstance(quad.subject, NamedNode):
            last = quad.subject
            yield quad.subject


def _concerns(articles: Set[str], result: Result, store: Store) -> bool:
    """Say whether a result concerns some articles: its own, or those of the facts it was derived from."""
    derived = [quad.object for quad in store.quads_for_pattern(result.focus, terms.DERIVED_FROM, None)]
    of = {article_of(one) for one in (result.focus, *derived) if isinstance(one, NamedNode)}
    return not articles or not articles.isdisjoint(of)


def _order(one: Finding) -> tuple[int, int, str, str]:
    return -one.severity, one.place.start or 0, one.rule, one.iri
