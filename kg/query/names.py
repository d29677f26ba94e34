"""From a name that a person gives to the thing of the graph."""

import unicodedata
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.messages import say
from kg.query.catalogue import Parameter
from kg.sparql import select
from kg.vietnamese import fold

_NAMED = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?thing ?name ?label WHERE {{
  ?class rdfs:subClassOf* {thing} . ?thing a ?class ; skos:prefLabel ?label .
  ?thing skos:prefLabel|skos:altLabel ?name .
  FILTER(LANG(?label) = "vi")
}} ORDER BY ?thing ?name
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
        named = self._named(parameter.about.thing or "")
        folded = {thing: label for thing, name, label in named if fold(name) == fold(value)}
        exact = {thing: label for thing, name, label in named if _marked(name) == _marked(value)}
        found = exact or folded
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

    def _named(self, thing: str) -> list[tuple[str, str, str]]:
        rows = select(self.store, _NAMED.format(thing=thing))
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
