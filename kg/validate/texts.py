"""The quotes of a graph against the texts of its articles: where they stand, and whether they are there."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.errors import AnnotationError
from kg.messages import LANGUAGES, in_both
from kg.read.quotes import read_text, runs
from kg.sparql import Row, iri, select
from kg.terms import THING
from kg.validate.finding import Finding, Place
from kg.validate.labels import label
from kg.validate.rules import READING, rules

_HEAD = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?sha256 ?length WHERE { GRAPH %(article)s { %(article)s td:sha256 ?sha256 ; td:length ?length } }
"""

_QUOTES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?thing ?quote ?start ?end WHERE {
  GRAPH %(article)s { ?thing td:quote ?quote ; td:start ?start ; td:end ?end }
} ORDER BY ?start ?end ?thing
"""


def findings(article: NamedNode, texts: Path, store: Store) -> Iterator[Finding]:
    """Yield the quotes of an article's graph that its text, `<article id>.txt` in a folder, does not have."""
    name = article.value.removeprefix(f"{THING}article/")
    path = texts / f"{name}.txt"
    if not path.exists():
        message = "article: there is no text '{path}'. Put it there, or leave out --texts."
        yield _finding(article, Place(iri=article.value, article=name), in_both(message, path=path), store)
        return
    try:
        text, sha256 = read_text(path)
    except AnnotationError as error:
        yield _finding(
            article, Place(iri=article.value, article=name), dict.fromkeys(LANGUAGES, str(error)), store
        )
        return
    for head in select(store, _HEAD % {"article": article}):
        if head["sha256"].value != sha256:
            message = (
                "article: the text has sha256 {found}, the annotation was made on {meant}. "
                "Find the text as it was, or anchor the mentions anew."
            )
            said = in_both(message, found=sha256[:12], meant=head["sha256"].value[:12])
            yield _finding(article, Place(iri=article.value, article=name), said, store)
            return
    for row in select(store, _QUOTES % {"article": article}):
        yield from _misquoted(row, name, text, store)


def _misquoted(row: Row, name: str, text: str, store: Store) -> Iterator[Finding]:
    quote, start, end = row["quote"].value, int(row["start"].value), int(row["end"].value)
    if not runs(quote, text[start:end]):
        message = "the text has '{words}' at [{start}, {end}), not '{quote}'. Correct the quote or its place."
        said = in_both(message, words=text[start:end][:60], start=start, end=end, quote=quote)
        thing = iri(row, "thing")
        place = Place(iri=thing.value, article=name, quote=quote, start=start, end=end)
        yield _finding(thing, place, said, store)


def _finding(thing: NamedNode, place: Place, said: dict[str, str], store: Store) -> Finding:
    return Finding(
        rule="quote",
        group=READING,
        severity=rules()["quote"].severity,
        message=said,
        iri=thing.value,
        label=label(thing, store),
        places=(place,),
    )
