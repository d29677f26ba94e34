"""The tables beside the articles, `judgements.csv` and `persons.csv`: which of them some paths mean."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from pyoxigraph import Store

from kg.errors import AnnotationError
from kg.identify import judgements, registry
from kg.identify.decisions import Decisions
from kg.identify.judgements import Judgement
from kg.identify.registry import Registered
from kg.messages import say

Row = TypeVar("Row", Judgement, Registered)


class Tables(msgspec.Struct, frozen=True):
    """What the tables give that some paths mean, and what is wrong in them.

    They are those in `folders`, however deep, and those right in the folders `beside` files. `read` are the
    tables that could be read, `unread` the names of those that could not.
    """

    judgements: tuple[Judgement, ...] = ()
    registered: tuple[Registered, ...] = ()
    problems: tuple[str, ...] = ()
    read: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    def over(self, former: Decisions, *, whole: bool) -> Decisions:
        """Return what is given, and what was decided before where this says nothing of it.

        Where this is not the `whole`, tables that are not meant stay; and in any case what was read before in
        the place of what cannot be read now.
        """
        return Decisions(
            self._over(former.judgements, self.judgements, judgements.FILE, whole=whole),
            self._over(former.registered, self.registered, registry.FILE, whole=whole),
        )

    def _over(
        self, former: tuple[Row, ...], given: tuple[Row, ...], name: str, *, whole: bool
    ) -> tuple[Row, ...]:
        rows = list(given)
        for row in former:
            stays = name in self.unread or not (whole or self._mean(row.file))
            if stays and row.file not in self.read:
                rows.append(row)
        return tuple(sorted(rows, key=lambda row: row.file))

    def _mean(self, file: str) -> bool:
        path = Path(file)
        return str(path.parent) in self.beside or not self.folders.isdisjoint(map(str, path.parents))

    def unknown(self, agreed: Decisions, store: Store) -> tuple[list[str], list[str]]:
        """Return which rows of these tables are refused for their nodes, and what is to be noted of others.

        A table beside a file may speak of articles that are not given: there such rows wait for them.
        """
        rows = agreed.among(self.judgements, self.registered)
        if not self.beside:
            return list(rows.unknown(store)), []
        here = rows.here(store)
        waiting = Counter(row.where.partition(":")[0] for row in rows) - Counter(
            row.where.partition(":")[0] for row in here
        )
        notes = [
            say(
                "{file}: rows on articles that are not in the graph: {count}. They wait.",
                file=file,
                count=count,
            )
            for file, count in sorted(waiting.items())
        ]
        return list(here.unknown(store)), notes


def read(paths: Iterable[Path]) -> Tables:
    """Read the tables that some paths mean: in folders and in those in them, and beside files."""
    given = [Path(os.path.realpath(path)) for path in paths]
    folders = [path for path in given if path.is_dir()]
    beside = {path.parent for path in given if not path.is_dir()}
    problems: list[str] = []
    read_: set[str] = set()
    unread: set[str] = set()

    def rows(name: str, reader: Callable[[Path], tuple[tuple[Row, ...], tuple[str, ...]]]) -> Iterator[Row]:
        for path in _files(folders, beside, name):
            try:
                found, wrong = reader(path)
            except AnnotationError as error:
                problems.extend(error.problems)
                unread.add(name)
            else:
                problems.extend(wrong)
                read_.add(str(path))
                yield from found

    return Tables(
        tuple(rows(judgements.FILE, judgements.read)),
        tuple(rows(registry.FILE, registry.read)),
        tuple(problems),
        frozenset(read_),
        frozenset(unread),
        frozenset(map(str, folders)),
        frozenset(map(str, beside)),
    )


def _files(folders: Iterable[Path], beside: Iterable[Path], name: str) -> list[Path]:
    """Return the tables of that name, each once, in the order of their paths."""
    found = [path for folder in folders for path in folder.rglob(name)]
    found += [folder / name for folder in beside]
    return sorted({Path(os.path.realpath(path)) for path in found if path.exists()})
