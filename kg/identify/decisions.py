"""What people decided of persons: judgements and the registry, as the files beside the articles have them."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec
from pyoxigraph import Store

from kg.errors import AnnotationError
from kg.identify import judgements, registry
from kg.identify.judgements import Judgement
from kg.identify.registry import Registered


class Decisions(msgspec.Struct, frozen=True):
    """The judgements and the registered persons, each in the order of their rows."""

    judgements: tuple[Judgement, ...] = ()
    registered: tuple[Registered, ...] = ()

    def applied(self, store: Store) -> "Decisions":
        """Return these without the judgements on nodes that are not in the store."""
        return Decisions(tuple(judgements.applied(self.judgements, store)), self.registered)

    def unknown(self, store: Store | None) -> Iterator[str]:
        """Say which rows are on nodes that are not in the store, if there is one."""
        if store is not None:
            yield from judgements.unknown(self.judgements, store)
            yield from registry.unknown(self.registered, store)

    def anchors_changed(self, before: "Decisions") -> set[str]:
        """Return the anchors that were registered otherwise before."""
        rows = (set(enumerate((one.iri, one.anchor) for one in each.registered)) for each in (self, before))
        now, was = rows
        return {anchor for _, (_, anchor) in now ^ was}


class Tables(msgspec.Struct, frozen=True):
    """What the tables give, and what is wrong in them. None where a file cannot be read as a table."""

    judgements: tuple[Judgement, ...] | None = ()
    registered: tuple[Registered, ...] | None = ()
    problems: tuple[str, ...] = ()

    def over(self, former: Decisions) -> Decisions:
        """Return what is given, and what was decided before in the place of what cannot be read."""
        return Decisions(
            former.judgements if self.judgements is None else self.judgements,
            former.registered if self.registered is None else self.registered,
        )


def read(folders: Iterable[Path]) -> Tables:
    """Read `judgements.csv` and `persons.csv` of some folders and of those in them."""
    paths = list(folders)
    problems: list[str] = []
    judged = persons = None
    try:
        found = [judgements.read(path) for path in _files(paths, judgements.FILE)]
        whole = judgements.consistent(chain.from_iterable(one.judgements for one in found))
        judged = whole.judgements
        problems += chain(*(one.problems for one in found), whole.problems)
    except AnnotationError as error:
        problems += error.problems
    try:
        read_ = [registry.read(path) for path in _files(paths, registry.FILE)]
        registered = registry.consistent(chain.from_iterable(one.persons for one in read_))
        persons = registered.persons
        problems += chain(*(one.problems for one in read_), registered.problems)
    except AnnotationError as error:
        problems += error.problems
    return Tables(judged, persons, tuple(problems))


def _files(paths: Iterable[Path], name: str) -> list[Path]:
    """Return the files of that name in some folders and in those in them, each once."""
    found = {
        os.path.realpath(file): file
        for path in paths
        if path.is_dir()
        for file in path.rglob(name)
        if file.is_file()
    }
    return sorted(found.values())
