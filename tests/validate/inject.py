"""The injector: faults kept as data in `faults/`, and each made in good articles and graphs.

A fault of a graph hits one thing, `?this`, of the class that its rule is asked of: what `drop` and `find`
match is looked for, then the triples of `drop` are taken away and those of `add` put there. A fault of an
article replaces `old` by `new` in its text, and is found on `item`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg import terms
from kg.sparql import iri, select
from kg.validate import constraints
from kg.validate.engines import Result
from kg.validate.places import article_of, item_of
from kg.validate.rules import rules
from kg.validate.run import CURATED
from kg.validate.structure import Part, Shapes

FAULTS = Path(__file__).parent / "faults"
PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "td": terms.TD,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
HEAD = f"BASE <{terms.THING}>\n" + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_AT = """
?this td:evidence ?evidence ; dct:source ?article . BIND(IRI(CONCAT(STR(?this), "/day")) AS ?event)
FILTER NOT EXISTS { ?this td:event ?before } FILTER NOT EXISTS { ?article dct:issued ?issued }
"""
_EVENT = """
?this td:event ?event . ?event a td:Event ; td:eventKind <event-kind/conference> ; td:name "hội nghị"@vi ;
    td:words "hội nghị"@vi ; td:start 0 ; td:end 8 ; td:evidence ?evidence ; dct:source ?article ;
    td:date "DAY"^^edtf:EDTF ; td:earliest "DAY"^^xsd:date ; td:latest "DAY"^^xsd:date
"""


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is wrong, in both languages, and the rule that is to find it."""

    rule: str
    vi: str
    en: str


class OfArticle(Fault):
    """A fault in the text of an annotated article."""

    old: str
    new: str
    item: str


class OfGraph(Fault):
    """A fault in a graph; `on` is the day of an event, `?event`, that a thing without one is given."""

    find: str = ""
    drop: str = ""
    add: str = ""
    on: str = ""


class Injection(NamedTuple):
    """A way to make a fault: the thing that is hit, the facts that matter, and the quads that go and come."""

    thing: NamedNode
    facts: frozenset[NamedNode]
    removed: list[Quad]
    added: list[Quad]

    @property
    def changed(self) -> list[Quad]:
        return [*self.removed, *self.added]

    @property
    def nodes(self) -> set[NamedNode]:
        return {self.thing, *self.facts, *(quad.subject for quad in self.changed)}


def of_articles() -> dict[str, OfArticle]:
    return msgspec.convert(
        tomllib.loads((FAULTS / "annotation.toml").read_text("utf-8")), dict[str, OfArticle]
    )


def of_graphs() -> dict[str, OfGraph]:
    found: dict[str, OfGraph] = {}
    for file in sorted(FAULTS.glob("*.toml")):
        if file.name != "annotation.toml":
            faults = msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, OfGraph])
            assert not found.keys() & faults.keys(), file.name
            found |= faults
    return found


def good_graph(*stores: Store) -> Store:
    """Return the seeds and the small world, and what neither has, as one graph in memory."""
    good = Store()
    for store in stores:
        good.bulk_extend(store.quads_for_pattern(None, None, None))
    curated = parse(path=str(FAULTS / "good.ttl"), format=RdfFormat.TURTLE)
    good.extend(Quad(one.subject, one.predicate, one.object, CURATED) for one in curated)
    return good


def injections(fault: OfGraph, good: Store) -> Iterator[Injection]:
    """Yield the ways to make a fault in a good graph, always in the same order."""
    classes = " ".join(map(str, rules()[fault.rule].targets))
    pattern = f"VALUES ?target {{ {classes} }} ?this a/rdfs:subClassOf* ?target"
    pattern = " . ".join(filter(None, (pattern, _AT * bool(fault.on), fault.drop, fault.find)))
    add = " . ".join(filter(None, (_EVENT.replace("DAY", fault.on) * bool(fault.on), fault.add)))
    for row in sorted(select(good, f"{HEAD}SELECT DISTINCT * WHERE {{ {pattern} }}"), key=_written):
        thing = iri(row, "this")
        removed = [
            quad
            for one in _triples(fault.drop, row)
            for quad in good.quads_for_pattern(one.subject, one.predicate, one.object)
        ]
        added = [
            Quad(one.subject, one.predicate, one.object, _graph(one, good) or _graph_of(thing, good))
            for one in _triples(add, row)
        ]
        yield Injection(
            thing, _facts(row), removed, [one for one in added if one in removed or one not in good]
        )


def rounds(faults: Mapping[str, OfGraph], good: Store) -> Iterator[dict[str, Injection]]:
    """Yield all faults, several at a time: in one round no two change the same thing."""
    waiting = dict(faults)
    while waiting:
        taken: dict[str, Injection] = {}
        used: set[object] = set()
        for name, fault in waiting.items():
            for one in injections(fault, good):
                if not one.nodes & used:
                    taken[name] = one
                    used |= one.nodes
                    break
        assert taken, f"hit nothing: {', '.join(waiting)}"
        yield taken
        waiting = {name: fault for name, fault in waiting.items() if name not in taken}


@contextmanager
def made(injected: Iterable[Injection], good: Store) -> Iterator[None]:
    """Make some faults in a good graph, and put it right again when the block ends."""
    injected = list(injected)
    for one in injected:
        _change(one.removed, one.added, good)
    try:
        yield
    finally:
        for one in injected:
            _change(one.added, one.removed, good)


def _change(removed: Iterable[Quad], added: Iterable[Quad], store: Store) -> None:
    for quad in removed:
        store.remove(quad)
    store.extend(added)


def found(store: Store, changed: Iterable[Quad], shapes: Shapes) -> set[Result]:
    """Return what all rules find: those in SPARQL anywhere, the others where something changed."""
    subjects: dict[NamedNode | None, set[NamedNode]] = {}
    for quad in changed:
        graph, thing = quad.graph_name, quad.subject
        if _is_article(graph):
            subjects.setdefault(graph, set()).add(graph)
        else:
            subjects.setdefault(CURATED if graph == CURATED else None, set()).add(thing)
    parts = [
        Part(_is_article(graph), tuple(sorted(things, key=str)), graph if graph == CURATED else None)
        for graph, things in subjects.items()
    ]
    return of_constraints(store).union(*(shapes.results(part, store) for part in parts))


def of_constraints(store: Store) -> set[Result]:
    asked = [rule for rule in rules().values() if rule.select is not None]
    return {one.result for rule in asked for one in constraints.found(rule, store)}


def _is_article(graph: object) -> bool:
    return isinstance(graph, NamedNode) and bool(article_of(graph))


def _graph(triple: Triple, good: Store) -> NamedNode | None:
    """Return the graph for a triple: where its subject has that property or else its class."""
    like = next(
        (quad.graph_name for quad in good.quads_for_pattern(triple.subject, triple.predicate, None)), None
    )
    return like or _graph_of(triple.subject, good)


def _graph_of(thing: NamedNode, good: Store) -> NamedNode | None:
    return next((quad.graph_name for quad in good.quads_for_pattern(thing, terms.TYPE, None)), None)


def _triples(pattern: str, row: Mapping[str, object]) -> Iterator[Triple]:
    filled = re.sub(r"\?([a-z]+)", lambda name: str(row[name[1]]), pattern)
    return (quad.triple for quad in parse(f"{HEAD}{filled}{' .' * bool(filled)}", format=RdfFormat.TURTLE))


def _facts(row: Mapping[str, object]) -> frozenset[NamedNode]:
    return frozenset(one for one in row.values() if isinstance(one, NamedNode) and item_of(one.value)[1])


def _written(row: Mapping[str, object]) -> list[str]:
    return [str(row["this"]), *(str(row[name]) for name in sorted(row))]
