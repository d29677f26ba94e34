"""Where the words of a thing stand: its article, its quote and the offsets in the text."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from kg import terms
from kg.terms import td
from kg.validate.finding import Place

_ARTICLE = terms.THING + "article/"
_MOST = 5
"""Places of one thing: enough to look at."""


def places(thing: NamedNode, store: Store) -> tuple[Place, ...]:
    """Return where the words of a thing stand, at most five places.

    A fact has its own; a part of a fact its fact's; a person or a body those of its mentions; an inference
    those of the facts that it was derived from.
    """
    found = [place for one in _facts(thing, store) if (place := _place(one, store)) is not None]
    return tuple(sorted(found, key=_order)[:_MOST])


def article_of(thing: NamedNode) -> str:
    """Return the id of the article that a thing stands below, or nothing."""
    return thing.value.removeprefix(_ARTICLE).split("/")[0] if thing.value.startswith(_ARTICLE) else ""


def item_of(iri: str) -> tuple[str, str]:
    """Return the table and the id of the item of an article that a thing stands below, or two empty texts."""
    parts = iri.removeprefix(_ARTICLE).split("/") if iri.startswith(_ARTICLE) else []
    return (parts[1], parts[2]) if len(parts) > 2 else ("", "")


def _facts(thing: NamedNode, store: Store) -> list[NamedNode]:
    """Return what has the words of a thing: itself, or those it is derived from, mentioned in, a part of."""
    if _has_words(thing, store):
        return [thing]
    derived = _objects(thing, terms.DERIVED_FROM, store)
    if derived:
        return derived
    return _mentions(thing, store) or _whole(thing, store) or [thing]


def _has_words(thing: NamedNode, store: Store) -> bool:
    return any(next(store.quads_for_pattern(thing, one, None), None) for one in (td.words, td.quote))


def _mentions(thing: NamedNode, store: Store) -> list[NamedNode]:
    """Return the first mentions of a thing, or of the article's persons that denote it."""
    nodes = [thing, *_subjects(td.denotes, thing, store)]
    return [mention for node in nodes[:_MOST] for mention in _subjects(td.mentions, node, store)]


def _whole(thing: NamedNode, store: Store) -> list[NamedNode]:
    """Return the facts that a thing is a part of."""
    parts = (td.recipient, td.presentation, td.participation, td.evidence, td.office)
    return [whole for one in parts for whole in _subjects(one, thing, store) if _has_words(whole, store)]


def _place(thing: NamedNode, store: Store) -> Place | None:
    said = {
        name: _literal(thing, term, store)
        for name, term in {"words": td.words, "quote": td.quote, "start": td.start, "end": td.end}.items()
    }
    article = article_of(thing)
    if not article and not any(said.values()):
        return None
    return Place(
        iri=thing.value,
        article=article,
        quote=said["words"] or said["quote"],
        start=_number(said["start"]),
        end=_number(said["end"]),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _literal(thing: NamedNode, term: NamedNode, store: Store) -> str:
    found = (quad.object for quad in store.quads_for_pattern(thing, term, None))
    return min((one.value for one in found if isinstance(one, Literal)), default="")


def _objects(thing: NamedNode, term: NamedNode, store: Store) -> list[NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(thing, term, None))
    return sorted((one for one in found if isinstance(one, NamedNode)), key=str)


def _subjects(term: NamedNode, thing: NamedNode, store: Store) -> list[NamedNode]:
    def some() -> Iterator[NamedNode]:
        for number, quad in enumerate(store.quads_for_pattern(None, term, thing)):
            if number == 100:
                return
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    return sorted(some(), key=str)


def _order(place: Place) -> tuple[str, int, str]:
    return place.article, place.start or 0, place.quote
