"""Where articles use the codes of the vocabularies: for each, the words of one use with their place."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Store

from kg import terms
from kg.sparql import Row, select

_SELECT = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?concept ?place ?quote ?start ?end ?elided ?of WHERE {
  %s
  ?concept skos:inScheme ?scheme . ?place td:quote ?quote ; td:start ?start ; td:end ?end
}
"""
_USES = (
    "?fact td:evidence ?place ; ?property ?concept .",
    """?fact td:evidence ?place ; ?has ?part . ?part ?property ?concept .
    FILTER(?has = td:office || STRSTARTS(STR(?part), STR(?fact)))""",
    "?place td:mentions ?thing . ?thing ?property ?concept . OPTIONAL { ?place td:why ?elided }",
    """?inferred prov:wasDerivedFrom/td:evidence ?place ; ?property ?concept .
    OPTIONAL { ?inferred td:period|td:date ?of }""",
)
"""How words come to use a code: in a fact, in its part or office, in a thing named, in what is inferred.

Asked one by one: the union of all takes a store ten times as long.
"""


@dataclass(frozen=True)
class Example:
    """Words of an article with their place; `of` is the time that is inferred from them."""

    article: str
    start: int
    end: int
    quote: str
    of: str


Examples = Mapping[str, Example]
"""One use of each concept that is used, by its IRI."""


def examples(store: Store) -> Examples:
    """Return one use of each concept in a graph: the shortest words that say by themselves what they mean."""
    found: dict[str, tuple[tuple[object, ...], Example]] = {}
    for row in chain.from_iterable(select(store, _SELECT % use) for use in _USES):
        example = _example(row)
        rank = ("elided" in row, len(example.quote), example.article, example.start, example.of)
        name = row["concept"].value
        if name not in found or rank < found[name][0]:
            found[name] = rank, example
    return {name: example for name, (_, example) in found.items()}


def _example(row: Row) -> Example:
    return Example(
        article=row["place"].value.removeprefix(f"{terms.THING}article/").partition("/")[0],
        start=int(row["start"].value),
        end=int(row["end"].value),
        quote=row["quote"].value,
        of=row["of"].value if "of" in row else "",
    )
