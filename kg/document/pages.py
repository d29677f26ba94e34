"""The documentation of all terms and vocabularies as pages of HTML: one index, one page a vocabulary."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template

from kg import terms
from kg.document.declarations import Thing, things
from kg.document.entry import INDEX, Row, Things, about, both, concepts, entry, label, named, place
from kg.document.examples import Example, Examples
from kg.document.index import index
from kg.document.markup import Markup, element, joined
from kg.document.uses import Uses


def pages(ontology: Path, examples: Examples, used: Uses) -> dict[str, str]:
    """Return the pages of an ontology folder, by the name of their files; each code with its example.

    `used` says which properties the classes have in a graph.
    """
    known = things(ontology)
    schemes = [thing for thing in known.values() if thing.is_a("skos:ConceptScheme")]
    vocabularies = {place(scheme): _page(scheme, _vocabulary(scheme, known, examples)) for scheme in schemes}
    return {INDEX: _page(known[terms.TD], index(known, ontology, used)), **vocabularies}


def _vocabulary(scheme: Thing, known: Things, examples: Examples) -> list[Markup]:
    inside = concepts(scheme, known)
    tops = [one for one in inside if not {other.iri for other in inside} & {*one.iris("skos:broader")}]
    back = element("p", element("a", both("Mọi thuật ngữ", "All terms"), href=INDEX))
    contents = element("nav", _tree(tops, inside), class_="contents")
    in_order = dict.fromkeys(one.iri for one in _in_order(tops, inside))
    entries = (entry(known[one], known, _use(examples.get(one))) for one in in_order)
    return [back, about(scheme, known), contents, *entries]


def _use(example: Example | None) -> Iterator[Row]:
    """Yield how an article uses a code: its words, where they stand, and what time is inferred from them."""
    if example is not None:
        quote = element("span", f"“{example.quote}”", lang="vi")
        where = element("code", f"{example.article} [{example.start}, {example.end})")
        of = [f" → {example.of}"] if example.of else []
        yield both("Trong bài báo", "In an article"), [joined([quote, " ", where, *of])]


def _page(of: Thing, parts: Iterable[Markup]) -> str:
    template = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
    title = joined([label(of, "vi"), label(of, "en")], " · ")
    heading = element("h1", both(label(of, "vi"), label(of, "en")))
    return template.substitute(title=title, body=joined([heading, *parts]))


def _narrower(of: Thing, among: list[Thing]) -> list[Thing]:
    return [one for one in among if of.iri in one.iris("skos:broader")]


def _in_order(tops: list[Thing], among: list[Thing]) -> Iterator[Thing]:
    """Yield concepts, each before its narrower ones."""
    for top in tops:
        yield top
        yield from _in_order(_narrower(top, among), among)


def _tree(tops: list[Thing], among: list[Thing]) -> Markup:
    """Return links to concepts as nested lists, each above its narrower ones."""
    items = []
    for top in tops:
        narrower = _narrower(top, among)
        items.append(element("li", named(top), _tree(narrower, among) if narrower else Markup()))
    return element("ul", *items)
