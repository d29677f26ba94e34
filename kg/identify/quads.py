"""State who is who: persons with their nodes and names, matches, doubts, judgements."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.identify.clusters import Cluster, Link
from kg.identify.judgements import Judgement
from kg.identify.nodes import node_iri, person_iri, short
from kg.terms import td
from kg.vietnamese import without_titles


def iri_of(cluster: Cluster, ranks: dict[str, int]) -> tuple[NamedNode, list[NamedNode]]:
    """Return the IRI of a person, and the registered ones that it takes the place of.

    It is that of the node that was registered first, else of the first node.
    """
    nodes = [record.node for record in cluster.records]
    anchors = sorted((node for node in nodes if node in ranks), key=lambda node: ranks[node])
    person, *replaced = anchors or nodes[:1]
    return NamedNode(person_iri(person)), [NamedNode(person_iri(node)) for node in replaced]


def person(cluster: Cluster, iri: NamedNode, replaced: Iterable[NamedNode]) -> Iterator[Quad]:
    """State a person under the name that the first node prints."""
    for record in cluster.records:
        yield Quad(NamedNode(record.node), td.denotes, iri, terms.IDENTITY)
    name = Literal(without_titles(cluster.records[0].name), language="vi")
    yield Quad(iri, terms.TYPE, td.Person, terms.IDENTITY)
    yield Quad(iri, terms.PREF_LABEL, name, terms.IDENTITY)
    for other in replaced:
        yield Quad(other, terms.REPLACED_BY, iri, terms.IDENTITY)


def match(link: Link, decision: str) -> Iterator[Quad]:
    """State what a rule says of two nodes, and the facts that it is drawn from."""
    node = NamedNode(f"{terms.THING}match/{short(link.left)}/{short(link.right)}/{link.rule}")
    yield Quad(node, terms.TYPE, td.Match, terms.IDENTITY)
    yield Quad(node, td.left, NamedNode(link.left), terms.IDENTITY)
    yield Quad(node, td.right, NamedNode(link.right), terms.IDENTITY)
    yield Quad(node, td.decision, NamedNode(f"{terms.THING}decision/{decision}"), terms.IDENTITY)
    yield Quad(node, td.rule, NamedNode(f"{terms.THING}rule/{link.rule}"), terms.IDENTITY)
    for fact in link.facts:
        yield Quad(node, terms.DERIVED_FROM, NamedNode(fact), terms.IDENTITY)


def possibly(one: NamedNode, two: NamedNode) -> Quad:
    """State that two persons may be one, from the IRI that sorts first."""
    left, right = sorted((one, two), key=lambda person: person.value)
    return Quad(left, td.possiblySame, right, terms.IDENTITY)


def judgements(decided: Iterable[Judgement]) -> Iterator[Quad]:
    """State judgements."""
    for one in decided:
        node = NamedNode(f"{terms.THING}judgement/{short(one.left)}/{short(one.right)}")
        for predicate, value in (
            (terms.TYPE, td.Judgement),
            (td.left, node_iri(one.left)),
            (td.right, node_iri(one.right)),
            (td.decision, NamedNode(f"{terms.THING}decision/{one.decision}")),
            (td.why, Literal(one.reason)),
            (td.judgedBy, Literal(one.who)),
            (td.judgedOn, Literal(one.when, datatype=terms.DATE)),
        ):
            yield Quad(node, predicate, value, terms.IDENTITY)
