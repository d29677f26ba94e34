"""From a name that a person gives to the thing of the graph."""

import unicodedata
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.messages import say
from kg.query.catalogue import Parameter
from kg.sparql import select
from kg.vietnamese import fold

_THINGS = "td:Person td:Body td:Office td:AdministrativeUnit td:Cluster td:Article"
"""The classes whose things a person may ask for by name."""

_NAMED = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing ?name ?label WHERE {{
  VALUES ?top {{ {classes} }}
  ?class rdfs:subClassOf* ?top . ?thing a ?class .
  ?thing skos:prefLabel|skos:altLabel|dct:identifier ?name .
  OPTIONAL {{ ?thing skos:prefLabel ?preferred . FILTER(LANG(?preferred) = "vi") }}
  BIND(COALESCE(?preferred, ?name) AS ?label)
}} ORDER BY ?thing ?name
"""

_PRINTED = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?thing ?name WHERE {
  ?mention td:mentions ?node ; td:quote ?name .
  OPTIONAL { ?node td:denotes ?person } BIND(COALESCE(?person, ?node) AS ?thing)
}
"""


@dataclass(frozen=True)
class Names:
    """The names of the things of a store."""

    store: Store

    def thing(self, value: str, parameter: Parameter) -> NamedNode:
        """Return the thing of a parameter's class with that name, or with that IRI.

        Case, marks, Unicode form and runs of space do not matter, punctuation does, and the whole name must
        match; a match with the same marks ranks first. An unknown or ambiguous name is refused.
        """
        if value.startswith(("https://", "http://")):
            return _iri(value, parameter)
        classes = parameter.about.thing or _THINGS
        named = self._named(classes)
        folded = {thing: label for thing, name, label in named if fold(name) == fold(value)}
        exact = {thing: label for thing, name, label in named if _marked(name) == _marked(value)}
        found = exact or folded or self._printed(value, named)
        if len(found) == 1:
            return NamedNode(next(iter(found)))
        if not found:
            raise QueryError(
                say(
                    "{name}: nothing is called '{value}'. Known: {known}.",
                    name=parameter.name,
                    value=value,
                    known=", ".join(sorted({label for _, _, label in named})[:20]) or say("none"),
                )
            )
        raise QueryError(
            say(
                "{name}: '{value}' may be {candidates}. Give the IRI.",
                name=parameter.name,
                value=value,
                candidates=" / ".join(f"{label} <{thing}>" for thing, label in sorted(found.items())),
            )
        )

    def _printed(self, value: str, named: list[tuple[str, str, str]]) -> dict[str, str]:
        """Return the things that articles print under this name ("UBND Quận 1")."""
        labels = {thing: label for thing, _, label in named}
        rows = select(self.store, _PRINTED)
        found = {row["thing"].value for row in rows if fold(row["name"].value) == fold(value)}
        return {thing: labels[thing] for thing in sorted(found & labels.keys())}

    def _named(self, classes: str) -> list[tuple[str, str, str]]:
        rows = select(self.store, _NAMED.format(classes=classes))
        return [(row["thing"].value, row["name"].value, row["label"].value) for row in rows]


def _marked(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _iri(value: str, parameter: Parameter) -> NamedNode:
    try:
        return NamedNode(value)
    except ValueError as error:
        raise QueryError(
            say("{name}: '{value}' is no IRI. Correct it.", name=parameter.name, value=value)
        ) from error
