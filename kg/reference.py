"""What is known beforehand: vocabularies and administrative units, read from `ontology/`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg import terms, unit_graph, unit_names, units
from kg.errors import AnnotationError
from kg.messages import say
from kg.sparql import Row, iri, select
from kg.terms import td
from kg.units import Labels, Unit, Units

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


_FEW = 12


def _near(code: str, known: Iterable[str]) -> list[str]:
    """Return all known codes where they are few, else those that are near, else the first ones."""
    codes = sorted(known)
    if len(codes) <= _FEW:
        return codes
    return get_close_matches(code, codes, n=5, cutoff=0.5) or [*codes[:_FEW], "…"]


@dataclass(frozen=True)
class Reference:
    """The vocabularies by scheme and code, and the administrative units."""

    concepts: Mapping[str, Mapping[str, Concept]]
    units: Units

    def concept(self, scheme: str, code: str) -> Concept:
        """Return a concept by its code; an unknown one is refused with those that are near."""
        known = self.concepts[scheme]
        if code not in known:
            raise AnnotationError(
                say(
                    "no {scheme} is known as '{code}'. Use one of {known}, or add it to ontology/vocab/.",
                    scheme=scheme,
                    code=code,
                    known=", ".join(_near(code, known)),
                )
            )
        return known[code]

    def unit(self, name: str, context: Unit | None, day: str | None = None, first: str | None = None) -> Unit:
        """Return the unit of that name, the nearest to the context where several have it.

        `context` is the unit the article is about; the name `context` is that unit itself. `day` is the last
        that the article may be of, `first` the first where it is another. They say which system of units the
        name is of; where they are not known or lie in both, the context's system goes first. Where several
        units remain, those go before that were in being then; none that begins later is meant, unless the
        name is its path, but one that ended before may be, for the press looks back. A unit below the
        provinces that lies outside the context's own province is meant only where the name writes its
        province. A name that a province too has, or a unit around, is ambiguous however near the other
        unit is. An unknown or ambiguous name is refused.
        """
        if name == "context":
            if context is None:
                raise AnnotationError(say("'context' is used and the article has none. Add article.context."))
            return context
        written = {one[0].path: one for one in self.units.written(name)}
        called = [one[0] for one in written.values()]
        if day is not None and called:
            called = _begun(name, called, day, self.units)
        if context is not None:
            called = [one for one in called if self._is_within(context, written[one.path])] or called
        found = self._meant(called, context, {one for one in (first, day) if one is not None})
        if len(found) != 1:
            raise AnnotationError(_unresolved(name, found, self.units))
        if context is not None and not self._is_within(context, written[found[0].path]):
            raise AnnotationError(_outside(name, found[0], context, self.units))
        return found[0]

    def context(self, name: str, day: str | None, first: str | None) -> Unit:
        """Return the unit that an article is about; one that begins after it is refused, its path too."""
        unit = self.unit(name, None, day, first)
        if day is not None and unit.since > day:
            raise AnnotationError(_later(name, unit, self.units))
        return unit

    def around(self, unit: Unit) -> Iterator[Unit]:
        """Yield the units that a unit lies in, from the nearest to the whole country."""
        return self.units.around(unit)

    def _meant(self, called: list[Unit], context: Unit | None, days: set[str]) -> list[Unit]:
        """Keep, of the units that a name may mean, those of the system, the nearest, and those in being."""
        found = _of_one_system(called, context, days)
        if context is not None:
            found = self._nearest(found, context)
        if days and len(found) > 1:
            found = [unit for unit in found if any(map(unit.is_of, days))] or found
        return found + self._above(found[0], called) if len(found) == 1 else found

    def _nearest(self, found: list[Unit], context: Unit) -> list[Unit]:
        """Keep, of several units of one name, those that lie in the smallest unit around the context.

        A province stands for what it was before 1 July 2025 too, and for what it became.
        """
        for outer in chain([context], self.around(context)):
            inside = [
                unit
                for unit in found
                if unit == outer
                or outer in self.around(unit)
                or (outer.level == "province" and self.units.related(unit, outer))
            ]
            if inside:
                return inside
        return found

    def _above(self, unit: Unit, called: list[Unit]) -> list[Unit]:
        """Return the other provinces that are called as a unit below them is, and the units around it."""
        if unit.level in {"state", "province"}:
            return []
        around = list(self.around(unit))
        return [one for one in called if one.level == "province" or one in around]

    def _is_within(self, context: Unit, written: list[Unit]) -> bool:
        """Say whether a name, a unit and those around it, writes a province or stays within the context's."""
        unit, levels = written[0], {one.level for one in written}
        if "province" in levels or "state" in {unit.level, context.level}:
            return True
        return self.units.related(unit, context)


def _of_one_system(found: list[Unit], context: Unit | None, days: set[str]) -> list[Unit]:
    """Keep the units of the system of the days, or else of the context, where there are any."""
    systems = {units.system(day) for day in days}
    if len(systems) != 1:
        return found if context is None else [one for one in found if one.system == context.system] or found
    return [one for one in found if one.system in {*systems, None}] or found


def _begun(name: str, found: list[Unit], day: str, known: Units) -> list[Unit]:
    """Keep the units that have begun by a day; an article does not name one that comes after it."""
    begun = [unit for unit in found if unit.since <= day or unit.path == name]
    if begun:
        return begun
    raise AnnotationError(_later(name, found[0], known))


def _later(name: str, unit: Unit, known: Units) -> str:
    return say(
        "'{name}' would be {unit}, which begins on {since}, after the article. "
        "Correct the name, or add the earlier unit to ontology/reference/units-reviewed.csv.",
        name=name,
        unit=known.full(unit),
        since=unit.since,
    )


def _unresolved(name: str, candidates: list[Unit], known: Units) -> str:
    if not candidates and unit_names.is_type(name):
        return say(
            "'{name}' says the type of a unit and not its name. "
            'Write "context" where it is the unit that the article is about, or give the name.',
            name=name,
        )
    if not candidates:
        return say(
            "no administrative unit is known as '{name}'. "
            "Correct the name, or add it to ontology/reference/units-reviewed.csv.",
            name=name,
        )
    full = sorted(f"{known.full(one)} ({one.path})" for one in candidates)
    more = [say("{number} more", number=len(full) - _SHOWN)] if len(full) > _SHOWN else []
    return say(
        "'{name}' may be {candidates}. Give the name in full, or what stands in brackets.",
        name=name,
        candidates=" / ".join([*full[:_SHOWN], *more]),
    )


def _outside(name: str, unit: Unit, context: Unit, known: Units) -> str:
    return say(
        "'{name}' is not in {context}: it may be {unit} ({path}). "
        "Write its province too, or what stands in brackets; or correct the name.",
        name=name,
        context=known.full(context),
        unit=known.full(unit),
        path=unit.path,
    )


_SHOWN = 20
"""How many units an ambiguous name is refused with."""


def files(folder: Path) -> Iterator[tuple[NamedNode, Path]]:
    """Yield the Turtle files of an ontology folder that go into a graph, each with the name of its graph."""
    yield terms.ONTOLOGY, folder / "thidua.ttl"
    for path in sorted((folder / "vocab").glob("*.ttl")):
        yield terms.ONTOLOGY, path


def quads(folder: Path) -> Iterator[Quad]:
    """Yield the quads of the ontology and of the reference data."""
    yield from _vocabularies(folder)
    yield from unit_graph.quads(units.load(folder))


def _vocabularies(folder: Path) -> Iterator[Quad]:
    for graph, path in files(folder):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?scheme ?concept ?code WHERE { ?concept skos:inScheme ?scheme ; skos:notation ?code }
"""

_TEXTS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?property ?text WHERE {
  VALUES ?property { skos:prefLabel td:namePattern td:headTitle td:partyCommittee }
  ?thing ?property ?text
}
"""


def load(folder: Path) -> Reference:
    """Read the vocabularies and the administrative units of an ontology folder."""
    store = Store()
    store.bulk_extend(_vocabularies(folder))
    texts: Texts = {}
    for row in select(store, _TEXTS):
        texts.setdefault((row["thing"], row["property"]), []).append(row["text"])
    concepts: dict[str, dict[str, Concept]] = {}
    for row in select(store, _CONCEPTS):
        concept = _concept(row, texts)
        concepts.setdefault(row["scheme"].value.removeprefix(terms.THING), {})[concept.code] = concept
    types = concepts["unit-type"].values()
    party = {type_.code: _labels(texts, type_.iri, td.partyCommittee) for type_ in types}
    return Reference(concepts, units.load(folder, party))


def _concept(row: Row, texts: Texts) -> Concept:
    concept = iri(row, "concept")
    return Concept(
        concept,
        code=row["code"].value,
        labels=_labels(texts, concept, terms.PREF_LABEL),
        pattern=_labels(texts, concept, td.namePattern),
        head=_labels(texts, concept, td.headTitle),
    )


def _labels(texts: Texts, thing: NamedNode, property_: NamedNode) -> Labels:
    found = texts.get((thing, property_), [])
    return {text.language: text.value for text in found if isinstance(text, Literal) and text.language}
