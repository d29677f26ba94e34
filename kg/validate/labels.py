"""What people call a thing: its label, or its kind and its id in the article."""

from pyoxigraph import Literal, NamedNode, Store

from kg import terms
from kg.messages import LANGUAGES
from kg.validate.places import article_of, item_of

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def label(thing: NamedNode, store: Store) -> dict[str, str]:
    """Return what a thing is called in each language."""
    own = _of(thing, terms.PREF_LABEL, store)
    if own:
        return {language: own.get(language) or own.get("vi") or min(own.values()) for language in LANGUAGES}
    name = item_of(thing.value)[1] or article_of(thing) or thing.value.removeprefix(terms.THING)
    kinds = _kind(thing, store)
    return {language: f"{kinds.get(language, '')} {name}".strip() for language in LANGUAGES}


def written(value: NamedNode | Literal, store: Store) -> str:
    """Return a value as people read it: a thing by its Vietnamese label and its IRI, a text as it is."""
    if isinstance(value, Literal):
        return value.value
    found = _of(value, terms.PREF_LABEL, store)
    return f"{found['vi']} <{value.value}>" if "vi" in found else f"<{value.value}>"


def _kind(thing: NamedNode, store: Store) -> dict[str, str]:
    classes = (quad.object for quad in store.quads_for_pattern(thing, terms.TYPE, None))
    first = min((one for one in classes if isinstance(one, NamedNode)), key=str, default=None)
    return _of(first, _LABEL, store) if first is not None else {}


def _of(thing: NamedNode, term: NamedNode, store: Store) -> dict[str, str]:
    found = (quad.object for quad in store.quads_for_pattern(thing, term, None))
    return {one.language or "": one.value for one in found if isinstance(one, Literal)}
