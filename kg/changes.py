"""What a build is given, what it notes, what a change touches, and what is reported of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
from pyoxigraph import NamedNode, Store

from kg import identify
from kg.infer import discrepancies, offices
from kg.messages import say
from kg.read.source import Source


@dataclass
class Report:
    """What a build did: articles and quads in the graph; articles changed, gone and refused, with why.

    `decided` says whether what people decided of persons changed; `notes` say what nobody has to put right.
    """

    articles: int = 0
    quads: int = 0
    changed: int = 0
    gone: int = 0
    refused: int = 0
    decided: bool = False
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, *problems: str) -> None:
        """Note the problems of an article, or a row on persons, that is refused."""
        self.refused += 1
        self.problems.extend(problems)

    def decisions(self, told: identify.Tables, now: identify.Decisions, store: Store | None) -> None:
        """Note which rows of the tables that were told are refused, and which wait for their articles."""
        agreed, problems = now.agreed()
        unknown, notes = told.unknown(agreed, store) if store is not None else ([], [])
        for problem in (*told.problems, *problems, *unknown):
            self.refuse(problem)
        self.notes += notes


class Notes(msgspec.Struct):
    """What a generation was built of: the program with its ontology, each article by its sha256, decisions.

    A row of `decided` on a node that is not there is kept too: the article may come back.
    """

    made_by: str = ""
    files: dict[str, str] = {}
    decided: identify.Decisions = identify.Decisions()


def decoded(text: bytes) -> Notes:
    """Return the notes of a generation; empty ones where they cannot be read."""
    try:
        return msgspec.json.decode(text, type=Notes)
    except msgspec.DecodeError:
        return Notes()


Going = Callable[[], list[str]]
"""Says, once all sources are read, which articles go."""


@dataclass
class Given:
    """The articles that a build is given: where each stands, and whether all of them could be told."""

    where: dict[str, str] = field(default_factory=dict)
    all_told: bool = True

    def first(self, sources: Iterable[Source], report: Report) -> Iterator[Source]:
        """Yield each source but the second of one article, which is refused."""
        for source in sources:
            self.all_told &= source.id is not None
            if source.id is None or source.id not in self.where:
                self.where[source.id or source.where] = source.place
                yield source
            else:
                first = self.where[source.id]
                report.refuse(
                    say("{file}: {first} is the same article. Keep one.", file=source.place, first=first)
                )


@dataclass
class Touched:
    """What a change touches: articles, whom and which things they named, by which names, things renamed."""

    articles: set[NamedNode] = field(default_factory=set)
    nodes: set[NamedNode] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    things: set[NamedNode] = field(default_factory=set)

    def by(self, articles: Iterable[NamedNode], store: Store) -> None:
        """Note what articles touch, as they stand in the store: before they are replaced, and after."""
        self.articles |= set(articles)
        nodes = identify.nodes_of(articles, store)
        self.nodes |= nodes
        self.names |= identify.names_of(nodes, store)
        self.things |= offices.held_by(nodes, store) | discrepancies.things(articles, store)
