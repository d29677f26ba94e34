"""From a name that a person gives to the thing of the graph."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from pyoxigraph import NamedNode

from kg import terms, units
from kg.errors import QueryError
from kg.folders import packaged
from kg.messages import say, tell
from kg.query import of_units
from kg.query.catalogue import About, Bilingual, Parameter
from kg.query.of_units import marked
from kg.sparql import Select, iri
from kg.units import Unit, Units
from kg.vietnamese import fold

_THINGS = "td:Person td:Body td:Office td:Cluster td:Article"
"""The classes, beside the units, whose things a person may ask for by name."""

_NAMED = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing ?name ?label WHERE {{
  VALUES ?top {{ {classes} }}
  ?class rdfs:subClassOf* ?top . ?thing a ?class .
  ?thing skos:prefLabel|skos:altLabel|skos:notation|dct:identifier ?name .
  OPTIONAL {{ ?thing skos:prefLabel ?preferred . FILTER(LANG(?preferred) = "vi") }}
  BIND(COALESCE(?preferred, ?name) AS ?label)
}} ORDER BY ?thing ?name
"""

_PRINTED = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name ?label WHERE {
  ?mention td:mentions ?node ; td:quote ?name .
  OPTIONAL { ?node td:denotes ?person } BIND(COALESCE(?person, ?node) AS ?thing)
  ?thing skos:prefLabel ?label . FILTER(LANG(?label) = "vi")
}
"""

_MENTIONED = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?label WHERE {{
  ?mention a td:Mention ; td:mentions ?unit . ?unit a ?class ; skos:prefLabel ?label .
  ?class rdfs:subClassOf* {thing} .
  FILTER(LANG(?label) = "vi")
}} ORDER BY ?label
"""

_REPLACED = """
SELECT ?other WHERE {{ {thing} <http://purl.org/dc/terms/isReplacedBy> ?other }}
"""

_IS_A = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?class WHERE {{ {thing} a ?class . ?class rdfs:subClassOf* {of_class} }} LIMIT 1
"""

_IS = """
SELECT ?of WHERE {{ {thing} ?of ?any }} LIMIT 1
"""

_IS_NAMED = f"""
SELECT ?graph WHERE {{{{
  GRAPH ?graph {{{{ ?thing ?of {{unit}} }}}} FILTER(?graph != {terms.REFERENCE})
}}}} LIMIT 1
"""

_LEVELS = {
    "td:AdministrativeUnit": frozenset({"state", "province", "district", "commune"}),
    "td:Country": frozenset({"state"}),
    "td:Province": frozenset({"province"}),
    "td:District": frozenset({"district"}),
    "td:Commune": frozenset({"commune"}),
}
"""The levels of the units of each class."""

_PERSON = Parameter(
    "person", "?person", "iri", optional=False, about=About(Bilingual("Người", "Person"), "td:Person")
)
_UNIT = "td:AdministrativeUnit"
_SHOWN = 20
_FEW = 5


@dataclass(frozen=True)
class Names:
    """The names of the things of a graph: of a store, or of an endpoint."""

    select: Select

    def thing(self, value: str, parameter: Parameter) -> NamedNode:
        """Return the thing of a parameter's class with that name, or with that IRI.

        Case, marks, Unicode form and runs of space do not matter, punctuation does, and the whole name must
        match; a match with the same marks ranks first. Units go by every name of the press, and bodies by
        theirs with that of their unit. Of several units the only one that articles name is taken, and that
        is told. An unknown or ambiguous name is refused, and an IRI that names no such thing.
        """
        thing = parameter.about.thing
        if value.startswith(("https://", "http://")):
            return self._known_iri(self._followed(_iri(value, parameter)), parameter)
        found = self._of_class(value, thing) if thing else self._of_any(value)
        if len(found) == 1:
            return NamedNode(next(iter(found)))
        if not found:
            raise QueryError(
                say(
                    "{name}: nothing is called '{value}'. Known: {known}.",
                    name=parameter.name,
                    value=value,
                    known=", ".join(self._known(value, thing)) or say("none"),
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

    def person(self, value: str) -> NamedNode:
        """Return the person with that name or IRI."""
        return self.thing(value, _PERSON)

    def _followed(self, thing: NamedNode) -> NamedNode:
        """Return what a thing became, as a registered person another one, or the thing itself."""
        for row in self.select(_REPLACED.format(thing=thing)):
            return iri(row, "other")
        return thing

    def _known_iri(self, thing: NamedNode, parameter: Parameter) -> NamedNode:
        """Return a thing that is of the parameter's class; where it has none, that the graph knows at all."""
        of_class = parameter.about.thing
        query = _IS_A.format(thing=thing, of_class=of_class) if of_class else _IS.format(thing=thing)
        if not any(self.select(query)):
            raise QueryError(
                say(
                    "{name}: <{thing}> is no {of_class} of the graph. Give another IRI, or a name.",
                    name=parameter.name,
                    thing=thing.value,
                    of_class=of_class or say("thing"),
                )
            )
        return thing

    def _of_class(self, value: str, thing: str) -> dict[str, str]:
        return self._units(value, _LEVELS[thing]) if thing in _LEVELS else self._found(value, thing)

    def _of_any(self, value: str) -> dict[str, str]:
        """Return the things of any class with that name, else those that articles print under it.

        At last, those that go by it with another name of their unit.
        """
        found = self._found(value, _THINGS) | self._units(value, _LEVELS[_UNIT])
        return found or self._printed(value) or self._of_units(value)

    def _printed(self, value: str) -> dict[str, str]:
        """Return the things that articles print under this name ("UBND Quận 1")."""
        rows = self.select(_PRINTED)
        return {
            row["thing"].value: row["label"].value for row in rows if fold(row["name"].value) == fold(value)
        }

    def _found(self, value: str, thing: str) -> dict[str, str]:
        """Return the labels of what has that name, by IRI."""
        named = self._named(thing)
        folded = {thing: label for thing, name, label in named if fold(name) == fold(value)}
        exact = {thing: label for thing, name, label in named if marked(name) == marked(value)}
        return exact or folded

    def _units(self, value: str, levels: frozenset[str]) -> dict[str, str]:
        """Return the same of administrative units, which go by every name that the press gives them.

        Of several, those go before that something else in the graph than the reference names, for on the
        others it has no answer; where that leaves one, it is told, for the name alone does not say it.
        """
        known = self._known_units
        called = [unit for unit in known.called(value) if unit.level in levels]
        found = called or [unit for unit in known.folded(value) if unit.level in levels]
        named = [unit for unit in found if self._is_named(unit)] if len(found) > 1 else []
        if len(named) == 1:
            _tell_choice(value, self._title(named[0]), [unit for unit in found if unit not in named])
        return {unit.iri.value: self._title(unit) for unit in named or found}

    def _of_units(self, value: str) -> dict[str, str]:
        """Return the same of what is called after its unit ("UBND Q.1"), as far as articles name it."""
        found = of_units.find(value, self._known_units, self.select)
        if len(found.things) == 1 and found.others:
            (label,) = found.things.values()
            _tell_choice(value, label, found.others)
        return found.things

    @cached_property
    def _known_units(self) -> Units:
        return units.load(packaged("ontology"))

    def _title(self, unit: Unit) -> str:
        """Return the label of a unit with those of the units around it and its days, where known."""
        days = f" ({unit.since or '…'}–{unit.until or '…'})" if unit.since or unit.until else ""
        return self._known_units.full(unit) + days

    def _is_named(self, unit: Unit) -> bool:
        return any(self.select(_IS_NAMED.format(unit=unit.iri)))

    def of_class(self, thing: str | None) -> list[str]:
        """Return the names of the things of a class, or of any, in order; of units what articles name."""
        units = self.select(_MENTIONED.format(thing=thing if thing in _LEVELS else _UNIT))
        names = {row["label"].value for row in units} if thing in _LEVELS or not thing else set()
        if thing not in _LEVELS:
            names |= {label for _, _, label in self._named(thing or _THINGS)}
        return sorted(names)

    def _known(self, value: str, thing: str | None) -> list[str]:
        """Return names to choose from: near ones, or else the first."""
        names = self.of_class(thing)
        folded = {fold(name): name for name in names}
        near = [folded[name] for name in get_close_matches(fold(value), folded, n=5)]
        return near or names[:_SHOWN]

    def _named(self, classes: str) -> list[tuple[str, str, str]]:
        rows = self.select(_NAMED.format(classes=classes))
        return [(row["thing"].value, row["name"].value, row["label"].value) for row in rows]


def _tell_choice(value: str, taken: str, others: list[Unit]) -> None:
    paths = [unit.path for unit in others]
    more = [say("{number} more", number=len(paths) - _FEW)] if len(paths) > _FEW else []
    tell(
        say(
            "'{value}' is taken as {taken}, the only one that articles name. It may also be {others}. "
            "For another write its path, or its name in full.",
            value=value,
            taken=taken,
            others=", ".join([*paths[:_FEW], *more]),
        )
    )


def _iri(value: str, parameter: Parameter) -> NamedNode:
    try:
        return NamedNode(value)
    except ValueError as error:
        raise QueryError(
            say("{name}: '{value}' is no IRI. Correct it.", name=parameter.name, value=value)
        ) from error
