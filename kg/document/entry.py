"""One declared thing in HTML: a term, a vocabulary or a concept, with all that is stated of it."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal

from kg import terms
from kg.document.declarations import Thing, Value, iri, short
from kg.document.markup import Markup, element, escaped, joined

INDEX = "index.html"
KINDS = {
    "owl:Class": ("lớp", "class"),
    "owl:ObjectProperty": ("thuộc tính nối tới một đối tượng", "object property"),
    "owl:DatatypeProperty": ("thuộc tính có giá trị là chữ, số hay ngày", "datatype property"),
    "rdfs:Datatype": ("kiểu dữ liệu", "datatype"),
    "owl:FunctionalProperty": ("nhiều nhất một giá trị", "at most one value"),
    "owl:TransitiveProperty": ("bắc cầu", "transitive"),
}
_NOTES = ("skos:scopeNote", "skos:editorialNote")
_ROWS = {
    "skos:example": ("Ví dụ", "Example"),
    "skos:altLabel": ("Tên khác", "Other names"),
    "skosxl:prefLabel": ("Tên, có ngày", "Name, with its days"),
    "skosxl:altLabel": ("Tên khác, có ngày", "Other names, with their days"),
    "rdfs:subClassOf": ("Thuộc lớp", "Subclass of"),
    "rdfs:subPropertyOf": ("Thuộc thuộc tính", "Subproperty of"),
    "skos:broader": ("Thuộc nhóm rộng hơn", "Broader"),
    "rdfs:domain": ("Của", "Domain"),
    "rdfs:range": ("Giá trị", "Range"),
    "owl:inverseOf": ("Chiều ngược", "Inverse of"),
    "skos:exactMatch": ("Khớp hẳn", "Exact match"),
    "skos:closeMatch": ("Gần khớp", "Close match"),
    "skos:broadMatch": ("Khớp với thuật ngữ rộng hơn", "Broader match"),
    "skos:narrowMatch": ("Khớp với thuật ngữ hẹp hơn", "Narrower match"),
    "skos:relatedMatch": ("Có liên quan", "Related match"),
    "skos:note": ("Ghi chú đối chiếu", "On matches"),
    "dct:isReplacedBy": ("Được thay bằng", "Replaced by"),
    "dct:replaces": ("Thay cho", "Replaces"),
    "dct:license": ("Giấy phép", "Licence"),
    "owl:versionInfo": ("Phiên bản", "Version"),
    "dct:source": ("Nguồn", "Source"),
}
"""What is shown with a name of its own, in this order but after the project's own properties."""

_ELSEWHERE = {
    "rdf:type", "rdfs:label", "rdfs:isDefinedBy", "skos:prefLabel", "skos:definition", "skos:inScheme",
    "skos:notation", "owl:disjointWith", "owl:versionIRI", "dct:title", "dct:description",
    *_NOTES,
}  # fmt: skip
"""What is shown in another place or, where classes only exclude each other, not at all."""

Things = Mapping[str, Thing]
Row = tuple[Markup, Iterable[Markup]]


def entry(thing: Thing, known: Things, more: Iterable[Row] = ()) -> Markup:
    """Return the section of a term or concept, with its name as its permalink; `more` are further rows."""
    code = element("code", thing.name)
    return element(
        "section",
        element("h3", element("a", code, href=f"#{thing.name}"), " ", *_kinds(thing)),
        pair(*(element("strong", label(thing, language)) for language in ("vi", "en"))),
        about(thing, known, more),
        id=thing.name,
    )


def about(thing: Thing, known: Things, more: Iterable[Row] = ()) -> Markup:
    """Return what is stated of a thing beside its label: definition, notes, and a list of all else."""
    rows = [*_stated(thing, known), *more]
    listed = (
        part
        for name, values in rows
        for part in (element("dt", name), element("dd", *(element("div", one) for one in values)))
    )
    return joined(
        [
            *_pairs(thing, "dct:description", "definition"),
            *_pairs(thing, "skos:definition", "definition"),
            *(one for note in _NOTES for one in _pairs(thing, note, "note")),
            element("dl", *listed) if rows else Markup(),
            element("p", element("code", thing.iri), class_="iri"),
        ]
    )


def label(thing: Thing, language: str) -> str:
    """Return the label of a thing in a language."""
    names = ("rdfs:label", "skos:prefLabel", "dct:title")
    return next((text for name in names for text in thing.texts(name, language)), thing.name)


def both(vi: str, en: str) -> Markup:
    """Return a short text in both languages on one line."""
    return joined([element("span", vi, lang="vi"), element("span", en, lang="en")], " · ")


def pair(vi: str, en: str, class_: str = "label") -> Markup:
    """Return two texts side by side, one in each language."""
    return element("div", element("p", vi, lang="vi"), element("p", en, lang="en"), class_=f"pair {class_}")


def link(of: str, known: Things) -> Markup:
    """Return a link to a thing: to its place in these pages, or to where its IRI leads."""
    if of not in known:
        return element("a", element("code", short(of)), href=of)
    thing = known[of]
    name = both(label(thing, "vi"), label(thing, "en"))
    return joined([element("a", element("code", thing.name), href=place(thing)), " ", name])


def named(thing: Thing) -> Markup:
    """Return a link of the labels of a thing."""
    return element("a", both(label(thing, "vi"), label(thing, "en")), href=place(thing))


def concepts(scheme: Thing, known: Things) -> list[Thing]:
    """Return the concepts of a vocabulary."""
    return [thing for thing in known.values() if scheme.iri in thing.iris("skos:inScheme")]


def place(thing: Thing) -> str:
    """Return the address of a thing among the pages."""
    if thing.iri.startswith(terms.TD):
        return f"{INDEX}#{thing.name}".removesuffix("#")
    scheme, _, code = thing.iri.removeprefix(terms.THING).partition("/")
    return f"{scheme}.html#{code}" if code else f"{scheme}.html"


def _kinds(thing: Thing) -> Iterator[Markup]:
    names = [both(*words) for kind, words in KINDS.items() if thing.is_a(kind)]
    if names:
        yield element("small", joined(names, "; "))


def _pairs(thing: Thing, name: str, class_: str) -> Iterator[Markup]:
    """Yield a property's texts in pairs of languages, in the order of the file."""
    for vi, en in zip(thing.texts(name, "vi"), thing.texts(name, "en"), strict=True):
        yield pair(vi, en, class_)


def _stated(thing: Thing, known: Things) -> Iterator[Row]:
    own = [name for name in map(short, thing.stated) if name not in _ROWS and name not in _ELSEWHERE]
    for name in (*own, *_ROWS):
        values = thing.values(name)
        if values:
            yield _row_name(name, known), [_value(value, known) for value in values]


def _row_name(name: str, known: Things) -> Markup:
    if name in _ROWS:
        return both(*_ROWS[name])
    return named(known[iri(name)])


def _value(value: Value, known: Things) -> Markup:
    if not isinstance(value, Literal):
        thing = known.get(value.value)
        return _dated(thing) if thing and thing.is_a("skosxl:Label") else link(value.value, known)
    return _words(value)


def _words(value: Literal) -> Markup:
    if value.language:
        return element("span", value.value, lang=value.language)
    return escaped(value.value)


def _dated(name: Thing) -> Markup:
    """Return a name with its first and its last day, each left out where it is not known."""
    first, last = (
        next((day.value for day in name.values(bound)), "") for bound in ("td:validFrom", "td:validUntil")
    )
    return joined(
        [
            *(_words(one) for one in name.values("skosxl:literalForm") if isinstance(one, Literal)),
            f" [{first} – {last}]",
        ]
    )
