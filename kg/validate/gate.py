"""The gate of a build: what the shapes of the group `structure` say of an article before it is loaded."""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from kg.messages import language
from kg.validate import engines, pieces
from kg.validate.places import article_of, item_of
from kg.validate.rules import rules
from kg.validate.structure import Shapes


class Gate:
    """Says what is wrong with one lifted article after the other; the store has what they point to."""

    def __init__(self, store: Store) -> None:
        """Look things up in a store."""
        self._store = store

    def problems(self, quads: Iterable[Quad]) -> list[str]:
        """Return what is wrong with an article, `<item>: <what is wrong>. <what to do>. (<rule>)`."""
        found = _shapes().of_article(pieces.piece([quad.triple for quad in quads], self._store))
        return sorted(
            f"{_named(one.focus)}: {rules()[one.rule].messages[language()]} ({one.rule})" for one in found
        )


def _named(thing: NamedNode) -> str:
    return " ".join(filter(None, item_of(thing.value))) or article_of(thing)


@cache
def _shapes() -> Shapes:
    """Return the shapes in this process, which reads them once."""
    return Shapes(engines.usual())
