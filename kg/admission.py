"""Which articles are admitted to the graph: what can be read, has its quotes, and has the shapes of facts.

read -> lift -> the shapes of the group `structure`
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Quad, Store

from kg import reference
from kg.errors import AnnotationError
from kg.folders import packaged
from kg.lift import lift
from kg.lift.names import Names
from kg.read import check, quotes
from kg.read.article import Article
from kg.read.file import read
from kg.read.source import Source

if TYPE_CHECKING:
    from kg.validate.gate import Gate


class Lifted(NamedTuple):
    """The id of an article, and the quads that state it."""

    article: str
    quads: list[Quad]


@dataclass
class Admission:
    """What an article is checked against: its text, where there is a folder of texts, and the shapes.

    The shapes are read for the first article only: a build without a change needs none.
    """

    texts: Path | None = None
    structure: bool = True
    _gate: "Gate | None" = None

    def lifted(self, source: Source, names: Names, store: Store) -> Lifted:
        """Return an article as quads; `store` has what is known beforehand.

        Raises AnnotationError with all that is wrong with it.
        """
        article = checked(source, known(), self.texts)
        quads = list(lift(article, known(), names))
        if self.structure:
            problems = self._shapes(store).problems(quads)
            if problems:
                raise AnnotationError(*(f"{source.where}: {problem}" for problem in problems))
        return Lifted(article.id, quads)

    def _shapes(self, store: Store) -> "Gate":
        from kg.validate.gate import Gate

        if self._gate is None:
            self._gate = Gate(store)
        return self._gate


def checked(source: Source, known: reference.Reference, texts: Path | None = None) -> Article:
    """Read an article and refuse it, with all of its problems, if anything in it does not hold."""
    article = read(source)
    problems = list(check.problems(article, known))
    if texts is not None:
        problems += quotes.problems_in(texts, article)
    if problems:
        raise AnnotationError(*(f"{source.where}: {problem}" for problem in problems))
    return article


@cache
def known() -> reference.Reference:
    """Return what is known beforehand: read when the first article needs it."""
    return reference.load(packaged("ontology"))
