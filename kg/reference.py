"""What is known beforehand: vocabularies and administrative units, read from `ontology/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg import terms
from kg.errors import AnnotationError
from kg.messages import say
from kg.sparql import Row, iri, select
from kg.terms import td
from kg.vietnamese import key

Labels = Mapping[str, str]
"""A label in each language, by language tag."""

Texts = dict[tuple[NamedNode | Literal, NamedNode | Literal], list[NamedNode | Literal]]
"""Labels, names and patterns, by the thing and the property that states them."""


@dataclass(frozen=True)
class Concept:
    """One concept of a vocabulary.

    `pattern` says how a body of this kind is named, `head` what its head is called.
    """

    iri: NamedNode
    code: str
    labels: Labels
    pattern: Labels
    head: Labels


@dataclass(frozen=True)
class Unit:
    """One administrative unit with its names, the name of its party committee and the unit it lies in."""

    iri: NamedNode
    labels: Labels
    names: frozenset[str]
    parent: NamedNode | None
    party: Labels

    @property
    def path(self) -> str:
        """Its place in its system, such as `thanh-pho-ho-chi-minh/quan-1`."""
        return self.iri.value.removeprefix(terms.THING + "unit/")


@dataclass(frozen=True)
class Reference:
    """The vocabularies by scheme and code, and the administrative units by IRI."""

    concepts: Mapping[str, Mapping[str, Concept]]
    units: Mapping[NamedNode, Unit]

    def concept(self, scheme: str, code: str) -> Concept:
        """Return a concept by its code; an unknown one is refused with the codes that are known."""
        known = self.concepts[scheme]
        if code not in known:
            raise AnnotationError(
                say(
                    "no {scheme} is known as '{code}'. Use one of {known}, or add it to ontology/vocab/.",
                    scheme=scheme,
                    code=code,
                    known=", ".join(sorted(known)),
                )
            )
        return known[code]

    def unit(self, name: str, context: Unit | None) -> Unit:
        """Return the unit of that name, the nearest to the context where several have it.

        `context` is the unit the article is about; the name `context` is that unit itself. A name may go
        on with the units it lies in, after commas. An unknown or ambiguous name is refused.
        """
        if name == "context":
            if context is None:
                raise AnnotationError(say("'context' is used and the article has none. Add article.context."))
            return context
        first, *within = (key(part) for part in name.split(","))
        found = [
            unit
            for unit in self._named.get(first, ())
            if all(any(part in outer.names for outer in self.around(unit)) for part in within)
        ]
        nearest = _nearest(found, [] if context is None else [context, *self.around(context)], self)
        if len(nearest) == 1:
            return nearest[0]
        raise AnnotationError(_unresolved(name, nearest, self))

    def around(self, unit: Unit) -> Iterator[Unit]:
        """Yield the units that a unit lies in, from the nearest to the whole country."""
        while unit.parent is not None:
            unit = self.units[unit.parent]
            yield unit

    @cached_property
    def _named(self) -> dict[str, list[Unit]]:
        named: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            for name in unit.names:
                named.setdefault(name, []).append(unit)
        return named


def _nearest(found: list[Unit], context: list[Unit], reference: Reference) -> list[Unit]:
    """Keep, of several units of one name, those that lie in the smallest unit around the context."""
    for outer in context:
        inside = [unit for unit in found if unit == outer or outer in reference.around(unit)]
        if inside:
            return inside
    return found


def _unresolved(name: str, candidates: list[Unit], reference: Reference) -> str:
    if not candidates:
        return say(
            "no administrative unit is known as '{name}'. "
            "Correct the name, or add it to ontology/reference/units.ttl.",
            name=name,
        )
    full = sorted(
        ", ".join(unit.labels["vi"] for unit in [candidate, *reference.around(candidate)])
        for candidate in candidates
    )
    return say("'{name}' may be {candidates}. Give the name in full.", name=name, candidates=" / ".join(full))


def files(folder: Path) -> Iterator[tuple[NamedNode, Path]]:
    """Yield the Turtle files of an ontology folder that go into a graph, each with the name of its graph."""
    yield terms.ONTOLOGY, folder / "thidua.ttl"
    for path in sorted((folder / "vocab").glob("*.ttl")):
        yield terms.ONTOLOGY, path
    for path in sorted((folder / "reference").glob("*.ttl")):
        yield terms.REFERENCE, path


def quads(folder: Path) -> Iterator[Quad]:
    """Yield the quads of the ontology and of the reference data."""
    for graph, path in files(folder):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?scheme ?concept ?code WHERE { ?concept skos:inScheme ?scheme ; skos:notation ?code }
"""

_UNITS = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?unit ?type ?parent WHERE { ?unit td:unitType ?type . OPTIONAL { ?unit td:parent ?parent } }
"""

_TEXTS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?property ?text WHERE {
  VALUES ?property { skos:prefLabel skos:altLabel td:namePattern td:headTitle td:partyCommittee }
  ?thing ?property ?text
}
"""


def load(folder: Path) -> Reference:
    """Read the vocabularies and the administrative units of an ontology folder."""
    store = Store()
    store.bulk_extend(quads(folder))
    texts: Texts = {}
    for row in select(store, _TEXTS):
        texts.setdefault((row["thing"], row["property"]), []).append(row["text"])
    concepts: dict[str, dict[str, Concept]] = {}
    for row in select(store, _CONCEPTS):
        concept = _concept(row, texts)
        concepts.setdefault(row["scheme"].value.removeprefix(terms.THING), {})[concept.code] = concept
    units = [_unit(row, texts) for row in select(store, _UNITS)]
    return Reference(concepts, {unit.iri: unit for unit in units})


def _concept(row: Row, texts: Texts) -> Concept:
    concept = iri(row, "concept")
    return Concept(
        concept,
        code=row["code"].value,
        labels=_labels(texts, concept, terms.PREF_LABEL),
        pattern=_labels(texts, concept, td.namePattern),
        head=_labels(texts, concept, td.headTitle),
    )


def _unit(row: Row, texts: Texts) -> Unit:
    unit = iri(row, "unit")
    names = [*texts.get((unit, terms.PREF_LABEL), ()), *texts.get((unit, terms.ALT_LABEL), ())]
    return Unit(
        unit,
        labels=_labels(texts, unit, terms.PREF_LABEL),
        names=frozenset(key(name.value) for name in names),
        parent=iri(row, "parent") if "parent" in row else None,
        party=_labels(texts, iri(row, "type"), td.partyCommittee),
    )


def _labels(texts: Texts, thing: NamedNode, property_: NamedNode) -> Labels:
    found = texts.get((thing, property_), [])
    return {text.language: text.value for text in found if isinstance(text, Literal) and text.language}
