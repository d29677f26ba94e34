"""The registry, `persons.csv`: it promises a person the IRI of one node, its anchor, whoever joins later."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from pyoxigraph import Store

from kg.identify.nodes import is_person, is_written, node_iri, person_iri
from kg.identify.table import rows
from kg.messages import say

FILE = "persons.csv"
COLUMNS = ("iri", "anchor")


class Registered(msgspec.Struct, frozen=True):
    """A person's IRI and the node that it stays with, as people write it.

    `where` says where the row stands, `file` in which file.
    """

    iri: str
    anchor: str
    where: str = ""
    file: str = ""


class Read(NamedTuple):
    """The registered persons in the order of their rows, and why other rows are refused."""

    persons: tuple[Registered, ...]
    problems: tuple[str, ...]


def read(path: Path) -> Read:
    """Read the registry; AnnotationError where the file is no table of persons."""
    found, problems = rows(path, COLUMNS)
    read = [Registered(**row.cells, where=row.where, file=row.file) for row in found]
    consistent_ = consistent(read)
    return Read(consistent_.persons, (*problems, *consistent_.problems))


def consistent(persons: Iterable[Registered]) -> Read:
    """Return the rows whose IRI is that of their anchor, each once, and why others are refused."""
    good: dict[str, Registered] = {}
    problems = []
    for one in persons:
        if not is_written(one.anchor) or one.iri != person_iri(one.anchor):
            problems.append(
                say(
                    "{row}: '{iri}' is not the IRI of '{anchor}'. "
                    "Write rows with 'kg identity register' alone.",
                    row=one.where,
                    iri=one.iri,
                    anchor=one.anchor,
                )
            )
        elif one.anchor in good:
            problems.append(
                say(
                    "{row}: '{anchor}' is registered in {before} already. Keep one row.",
                    row=one.where,
                    anchor=one.anchor,
                    before=good[one.anchor].where,
                )
            )
        else:
            good[one.anchor] = one
    return Read(tuple(good.values()), tuple(problems))


def unknown(persons: Iterable[Registered], store: Store) -> Iterator[str]:
    """Say which anchors are not in the store."""
    for one in persons:
        if not is_person(one.anchor, store):
            yield say(
                "{row}: '{iri}' names nobody now: its anchor '{anchor}' is not in the graph. "
                "Bring the article back, or register the person anew.",
                row=one.where,
                iri=one.iri,
                anchor=one.anchor,
            )


def in_order(persons: Iterable[Registered]) -> dict[str, int]:
    """Return the rank of each anchor node: who was registered first keeps the IRI where two are one."""
    return {node_iri(one.anchor).value: rank for rank, one in enumerate(persons)}
