"""What the files of `ontology/` state, thing by thing in the order of the files."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg import terms

Value = NamedNode | Literal

PREFIXES = {
    **terms.PREFIXES,
    "adms": "http://www.w3.org/ns/adms#",
    "cv": "http://data.europa.eu/m8g/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ftm": "https://w3id.org/ftm#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "qudt-unit": "http://qudt.org/vocab/unit/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "vivo": "http://vivoweb.org/ontology/core#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
"""The prefixes of the ontology with its mappings."""


def iri(name: str) -> str:
    """Return the IRI of a prefixed name such as `skos:note`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def short(of: str) -> str:
    """Return the prefixed name of an IRI, or the IRI where no prefix fits."""
    fits = [(prefix, start) for prefix, start in PREFIXES.items() if of.startswith(start)]
    return min((f"{prefix}:{of.removeprefix(start)}" for prefix, start in fits), key=len, default=of)


@dataclass(frozen=True)
class Thing:
    """A term, a vocabulary or a concept, with what is stated of it by property."""

    iri: str
    stated: Mapping[str, tuple[Value, ...]]

    @property
    def name(self) -> str:
        """The end of its IRI."""
        return self.iri.rsplit("/", 1)[1]

    def values(self, name: str) -> tuple[Value, ...]:
        """Return the values of a property, by its prefixed name."""
        return self.stated.get(iri(name), ())

    def iris(self, name: str) -> list[str]:
        """Return those values of a property that are things."""
        return [value.value for value in self.values(name) if isinstance(value, NamedNode)]

    def texts(self, name: str, language: str) -> list[str]:
        """Return the texts of a property in one language."""
        values = self.values(name)
        return [one.value for one in values if isinstance(one, Literal) and one.language == language]

    def is_a(self, *classes: str) -> bool:
        """Say whether it is of one of these classes."""
        return any(iri(name) in self.iris("rdf:type") for name in classes)


def things(ontology: Path) -> dict[str, Thing]:
    """Return all that a folder declares, by IRI, with its mappings."""
    stated: dict[str, dict[str, tuple[Value, ...]]] = {}
    for triple in _triples(ontology):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            of = stated.setdefault(triple.subject.value, {})
            of[triple.predicate.value] = (*of.get(triple.predicate.value, ()), triple.object)
    return {iri: Thing(iri, of) for iri, of in stated.items()}


def shapes(folder: Path) -> str:
    """Return all shapes of an ontology folder as one file of Turtle, for validators of others."""
    files = sorted((folder / "shapes").rglob("*.ttl"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def turtle(ontology: Path) -> str:
    """Return all files as one in Turtle, each thing with its mappings."""
    triples = (
        Triple(NamedNode(thing.iri), NamedNode(predicate), value)
        for thing in things(ontology).values()
        for predicate, values in thing.stated.items()
        for value in values
    )
    output = io.BytesIO()
    serialize(triples, output, RdfFormat.TURTLE, prefixes=PREFIXES)
    return output.getvalue().decode()


def _triples(ontology: Path) -> Iterator[Triple]:
    files = [ontology / "thidua.ttl", *sorted((ontology / "vocab").glob("*.ttl")), ontology / "mappings.ttl"]
    for file in files:
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            yield quad.triple
