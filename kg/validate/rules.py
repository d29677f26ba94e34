"""The rules: what the property shapes in `ontology/shapes/` say, each with its messages and its severity.

A folder holds one group. Shapes of the group `structure` are SHACL Core alone; each rule of the other groups
is one constraint in SPARQL, which an engine of SHACL asks of one focus node after the other, and
`kg.validate.constraints` of all of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from kg import sparql, terms
from kg.errors import OntologyError
from kg.folders import packaged
from kg.sparql import Row, select

SHAPE = "https://w3id.org/thidua/shape/"
SH = "http://www.w3.org/ns/shacl#"
GROUPS = ("structure", "law", "consistency")
READING = "reading"
"""The group of what is looked at before there are facts: whether files can be read, and quotes be found."""


class Severity(IntEnum):
    """How much a finding weighs; the names are those of SHACL, in small letters."""

    info = 1
    warning = 2
    violation = 3


class Rule(NamedTuple):
    """One property shape.

    `targets` are the classes of the things it is asked of. `curated` is the severity where no article states
    the fact. `path` is the property that it is about, None where that is several or none. `select` is its
    constraint in SPARQL, with its prefixes; Core shapes have none. `source` holds the clauses of the law;
    `verified` says whether their text was read, None where no law is meant.
    """

    name: str
    group: str
    targets: tuple[NamedNode, ...]
    severity: Severity
    curated: Severity
    messages: Mapping[str, str]
    select: str | None
    source: tuple[str, ...]
    verified: bool | None
    path: NamedNode | None = None


_RULES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX tds: <https://w3id.org/thidua/shape/>
SELECT ?rule ?target ?severity ?curated ?path ?select ?verified WHERE {
  ?shape sh:property ?rule ; sh:targetClass ?target .
  OPTIONAL { ?rule sh:path ?path FILTER(ISIRI(?path)) }
  OPTIONAL { ?rule sh:severity ?severity }
  OPTIONAL { ?rule tds:curatedSeverity ?curated }
  OPTIONAL { ?rule tds:verified ?verified }
  OPTIONAL { ?rule sh:sparql/sh:select ?select }
} ORDER BY ?rule ?target
"""

_PREFIXES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?prefix ?namespace WHERE { ?all sh:declare [ sh:prefix ?prefix ; sh:namespace ?namespace ] }
ORDER BY ?prefix
"""


_OF_READING = (
    (
        "annotation",
        Severity.violation,
        "Bài chú giải đọc được, và mọi id, mã, tên trong bài đều chỉ đúng một điều.",
        "The annotated article can be read, and every id, code and name in it means one thing.",
    ),
    (
        "quote",
        Severity.violation,
        "Mọi trích dẫn có nguyên văn ở đúng vị trí trong văn bản của bài.",
        "Every quote stands word for word at its place in the text of the article.",
    ),
    (
        "turtle",
        Severity.violation,
        "Tệp Turtle đọc được.",
        "The Turtle file can be read.",
    ),
    (
        "waiver",
        Severity.warning,
        "Mọi miễn trừ còn hạn và còn cần đến.",
        "Every waiver is in time and still needed.",
    ),
)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of the groups: first those of reading."""
    found = {
        name: Rule(name, READING, (), severity, severity, {"vi": vi, "en": en}, None, (), None)
        for name, severity, vi, en in _OF_READING
    }
    for group in GROUPS:
        store = _store([group])
        prefixes = "".join(
            f"PREFIX {row['prefix'].value}: <{row['namespace'].value}>\n" for row in select(store, _PREFIXES)
        )
        for iri, rows in groupby(select(store, _RULES), key=lambda row: row["rule"]):
            rule = _rule(iri, list(rows), group, store, prefixes)
            if rule.name in found:
                raise OntologyError(f"shapes: {rule.name} stands in two groups. Take one away.")
            found[rule.name] = rule
    return found


def files(groups: Iterable[str]) -> Iterator[Path]:
    """Yield the files of the groups, with the prefixes that they share."""
    folder = packaged("ontology") / "shapes"
    yield folder / "prefixes.ttl"
    for group in groups:
        yield from sorted((folder / group).glob("*.ttl"))


def _store(groups: Iterable[str]) -> Store:
    store = Store()
    for path in files(groups):
        store.extend(parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True))
    return store


def _rule(iri: NamedNode | Literal, rows: list[Row], group: str, store: Store, prefixes: str) -> Rule:
    first = rows[0]
    if not isinstance(iri, NamedNode):
        raise OntologyError(f"shapes/{group}: a property shape without an IRI. Give it one below {SHAPE}.")
    severity = _severity(first, "severity") or Severity.violation
    return Rule(
        iri.value.removeprefix(SHAPE),
        group,
        tuple(sorted({sparql.iri(row, "target") for row in rows}, key=str)),
        severity,
        _severity(first, "curated") or severity,
        {literal.language or "": literal.value for literal in _literals(store, iri, SH + "message")},
        prefixes + first["select"].value if "select" in first else None,
        tuple(literal.value for literal in _literals(store, iri, terms.SOURCE.value)),
        first["verified"].value == "true" if "verified" in first else None,
        sparql.iri(first, "path") if "path" in first else None,
    )


def _severity(row: Row, name: str) -> Severity | None:
    return Severity[row[name].value.removeprefix(SH).lower()] if name in row else None


def _literals(store: Store, subject: NamedNode, predicate: str) -> list[Literal]:
    objects = (quad.object for quad in store.quads_for_pattern(subject, NamedNode(predicate), None))
    return sorted((one for one in objects if isinstance(one, Literal)), key=str)
