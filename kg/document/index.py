"""The index of the ontology's pages: classes, properties by class, vocabularies, and counts of units."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg import terms, units
from kg.document.declarations import Thing, iri, short
from kg.document.entry import Row, Things, about, both, concepts, entry, label, link, named, pair
from kg.document.markup import Markup, element, joined
from kg.document.uses import Uses

_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty")
_SECTIONS = {
    "classes": ("Lớp", "Classes"),
    "properties": ("Thuộc tính, xếp theo lớp", "Properties, by the class that has them"),
    "datatypes": ("Kiểu dữ liệu", "Datatypes"),
    "vocabularies": ("Bộ từ vựng", "Vocabularies"),
    "units": ("Đơn vị hành chính", "Administrative units"),
}
"""The parts of the index; their names in a link begin with a dash, as no term's does."""

_TIMES = (
    both("có trước và đã hết trước ngày 30/6/2025", "ended before 30 June 2025"),
    both("đến ngày 30/6/2025", "until 30 June 2025"),
    both("từ ngày 1/7/2025", "from 1 July 2025"),
)


def index(known: Things, ontology: Path, used: Uses) -> list[Markup]:
    """Return the parts of the index: what the ontology is, its contents, and a section for each kind."""
    schemes = [thing for thing in known.values() if thing.is_a("skos:ConceptScheme")]
    classes = [thing for thing in known.values() if thing.is_a("owl:Class")]
    datatypes = [thing for thing in known.values() if thing.is_a("rdfs:Datatype")]
    groups = _by_domain(known)
    return [
        about(known[terms.TD], known),
        _contents(
            {
                "classes": map(named, classes),
                "properties": (_group_link(domain, known) for domain in groups),
                "datatypes": map(named, datatypes),
                "vocabularies": map(named, schemes),
                "units": (),
            }
        ),
        _heading("classes"),
        *(entry(one, known, _of_class(one, known, used)) for one in classes),
        _heading("properties"),
        *(_group(domain, properties, known, used) for domain, properties in groups.items()),
        _heading("datatypes"),
        *(entry(one, known) for one in datatypes),
        _heading("vocabularies"),
        element("ul", *(_scheme(scheme, known) for scheme in schemes)),
        _heading("units"),
        _units(ontology, known),
    ]


def _heading(section: str) -> Markup:
    return element("h2", both(*_SECTIONS[section]), id=f"-{section}")


def _contents(sections: Mapping[str, Iterable[Markup]]) -> Markup:
    """Return the table of contents: a link to each section, above those into it."""
    lists = []
    for section, links in sections.items():
        lists.append(element("p", element("a", both(*_SECTIONS[section]), href=f"#-{section}")))
        items = [element("li", one) for one in links]
        lists.append(element("ul", *items) if items else Markup())
    return element("nav", *lists, class_="contents")


def _by_domain(known: Things) -> dict[str, list[Thing]]:
    """Return the properties by the IRI of their domain in the order of the classes, last those of none."""
    found: dict[str, list[Thing]] = {one.iri: [] for one in known.values() if one.is_a("owl:Class")}
    found |= {iri("skos:Concept"): [], "": []}
    for thing in known.values():
        if thing.is_a(*_PROPERTIES):
            for domain in thing.iris("rdfs:domain") or [""]:
                found.setdefault(domain, []).append(thing)
    return {domain: properties for domain, properties in found.items() if properties}


def _group_name(domain: str, known: Things) -> Markup:
    if not domain:
        return both("của nhiều lớp", "of several classes")
    if domain == iri("skos:Concept"):
        return both("khái niệm", "concept")
    if domain not in known:
        return element("code", short(domain))
    return both(label(known[domain], "vi"), label(known[domain], "en"))


def _group_id(domain: str) -> str:
    return "-of-" + (domain.replace("#", "/").rsplit("/", 1)[1] if domain else "several")


def _group_link(domain: str, known: Things) -> Markup:
    return element("a", _group_name(domain, known), href=f"#{_group_id(domain)}")


def _group(domain: str, properties: list[Thing], known: Things, used: Uses) -> Markup:
    heading = element("h2", _group_name(domain, known), id=_group_id(domain), class_="group")
    return joined([heading, *(entry(one, known, _of_property(one, known, used)) for one in properties)])


def _of_property(of: Thing, known: Things, used: Uses) -> Iterator[Row]:
    """Yield which classes have a property that is declared of none."""
    classes = [link(one, known) for one in known if of.iri in used.get(one, ())]
    if classes and not of.iris("rdfs:domain"):
        yield both("Có ở các lớp", "Of the classes"), classes


def _of_class(of: Thing, known: Things, used: Uses) -> Iterator[Row]:
    """Yield what others say of a class: its subclasses, its properties, and the vocabularies of it."""
    below = [link(one.iri, known) for one in known.values() if of.iri in one.iris("rdfs:subClassOf")]
    if below:
        yield both("Lớp con", "Subclasses"), below
    properties = [link(one.iri, known) for one in known.values() if of.iri in one.iris("rdfs:domain")]
    if properties:
        yield both("Thuộc tính", "Properties"), properties
    others = used.get(of.iri, frozenset())
    shared = [link(one.iri, known) for one in known.values() if one.iri in others and _is_of_other(one, of)]
    if shared:
        yield both("Thuộc tính chung với lớp khác", "Properties shared with other classes"), shared
    schemes = {
        scheme: None
        for one in known.values()
        if of.iri in one.iris("rdf:type")
        for scheme in one.iris("skos:inScheme")
    }
    if schemes:
        yield both("Bộ từ vựng", "Vocabulary"), [link(scheme, known) for scheme in schemes]


def _is_of_other(property_: Thing, of: Thing) -> bool:
    return property_.is_a(*_PROPERTIES) and of.iri not in property_.iris("rdfs:domain")


def _scheme(scheme: Thing, known: Things) -> Markup:
    count = str(len(concepts(scheme, known)))
    return element("li", named(scheme), f" ({count})")


def _units(ontology: Path, known: Things) -> Markup:
    """Return how many units of each type there are in each system; the units themselves are in the graph."""
    counts = Counter((row.type, _time(row)) for row in units.load(ontology).rows.values())
    kinds = concepts(known[f"{terms.THING}unit-type"], known)
    head = element("tr", element("th", both("Loại", "Type")), *(element("th", time) for time in _TIMES))
    rows = (
        element(
            "tr",
            element("th", named(kind)),
            *(element("td", str(counts[kind.name, time])) for time in range(len(_TIMES))),
        )
        for kind in kinds
    )
    note = pair(
        "Mỗi đơn vị là một nút của đồ thị chứ không phải thuật ngữ; ở đây chỉ đếm, cả nước đếm một lần.",
        "Each unit is a node of the graph and no term; here they are counted, the country once.",
        "note",
    )
    return joined([note, element("table", element("thead", head), element("tbody", *rows))])


def _time(row: units.Row) -> int:
    """Return the place of a unit's time among those of the table."""
    if row.path.startswith(units.NEW) or row.path == units.COUNTRY:
        return 2
    return 0 if row.until and row.until < "2025-06-30" else 1
