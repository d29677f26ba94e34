"""The classes of the ontology, with those above and below them: what a shape of one is asked of."""

from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.folders import packaged

SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def with_above(classes: Iterable[NamedNode]) -> frozenset[NamedNode]:
    """Return some classes with those above them."""
    found = set(classes)
    return frozenset(found.union(*(_above().get(one, ()) for one in found)))


def with_below(classes: Iterable[NamedNode]) -> frozenset[NamedNode]:
    """Return some classes with those below them."""
    found = set(classes)
    return frozenset(found | {one for one, above in _above().items() if above & found})


@cache
def _above() -> Mapping[NamedNode, frozenset[NamedNode]]:
    """Return every class that stands below others, with all of those."""
    direct: dict[NamedNode, set[NamedNode]] = {}
    for quad in parse(path=str(packaged("ontology") / "thidua.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate == SUBCLASS and isinstance(quad.object, NamedNode):
            assert isinstance(quad.subject, NamedNode)  # noqa: S101 - no blank node stands in the ontology
            direct.setdefault(quad.subject, set()).add(quad.object)

    def all_above(one: NamedNode) -> frozenset[NamedNode]:
        found = direct.get(one, set())
        return frozenset(found.union(*map(all_above, found)))

    return {one: all_above(one) for one in direct}
