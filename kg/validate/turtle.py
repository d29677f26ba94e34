"""Curated facts in Turtle, each triple with its line.

No parser of RDF tells where a triple stands. rdflib's of Turtle can be listened to (held by
`tests/validate/test_curated.py`). What is no Turtle is refused by a stricter parser before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, MutableSequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Lit
from rdflib.plugins.parsers.notation3 import BadSyntax, RDFSink, SinkParser

from kg.errors import AnnotationError
from kg.messages import LANGUAGES, in_both, say, speaking
from kg.read.source import contents
from kg.terms import THING
from kg.validate.engines import quietly, term
from kg.validate.finding import Finding, Place
from kg.validate.rules import READING, rules

LARGEST = 256 * 2**20
"""Bytes: the most that a file of Turtle may take, for its lines are held."""

SUFFIXES = (".ttl", ".nt")
_WHERE = re.compile(r"^Parser error at [^:]*: ")
_BASE = THING + "file/"


class Stated(NamedTuple):
    """A triple, and the line that it ends on. A blank node has an IRI of its file."""

    triple: Triple
    line: int


class Unreadable(NamedTuple):
    """Why a file cannot be read, in each language, and the line where that is known."""

    message: dict[str, str]
    line: int = 1


def read(path: Path) -> list[Stated] | Unreadable:
    """Return the triples of a file of Turtle or N-Triples, or why it cannot be read."""
    try:
        text = contents(path, LARGEST).decode("utf-8-sig")
        for _ in parse(text, format=RdfFormat.TURTLE, base_iri=_BASE):
            pass
    except AnnotationError as error:
        return Unreadable(dict.fromkeys(LANGUAGES, str(error)))
    except UnicodeDecodeError as error:
        return Unreadable(in_both("byte {at} is not UTF-8. Store the file as UTF-8.", at=error.start))
    except SyntaxError as error:
        return Unreadable(_not_turtle(error.msg), error.lineno or 1)
    sink = _Lines(path.name, text)
    try:
        with quietly():
            sink.parser.loadBuf(text)
    except RecursionError:
        return Unreadable({language: _deep(language) for language in LANGUAGES})
    except (BadSyntax, ValueError) as error:
        return Unreadable(_not_turtle(str(error)))
    return sink.stated


Key = NamedNode | BlankNode | Triple | tuple[NamedNode | BlankNode | Triple, NamedNode]
Lines = dict[Key, tuple[str, int]]
"""The file and the line of each triple, of each thing where it is first spoken of, and of the last value it
has of a property."""


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the files of Turtle and N-Triples among some paths and in folders, in their order."""
    found = set()
    for path in paths:
        inside = path.rglob("*") if path.is_dir() else [path]
        found |= {one for one in inside if one.suffix.lower() in SUFFIXES and not one.is_dir()}
    return sorted(found)


def unreadable(path: Path, problem: Unreadable) -> Finding:
    """Return the finding of a file that cannot be read."""
    return Finding(
        rule="turtle",
        group=READING,
        severity=rules()["turtle"].severity,
        message=problem.message,
        label=dict.fromkeys(LANGUAGES, path.name),
        places=(Place(file=str(path), line=problem.line, column=1),),
    )


def _deep(language: str) -> str:
    with speaking(language):
        return say("not {form}: {error}. Correct the file.", form="Turtle", error=say("nested too deeply"))


def _not_turtle(error: str) -> dict[str, str]:
    error = _WHERE.sub("", " ".join(error.split())).rstrip(".")
    return in_both("not {form}: {error}. Correct the file.", form="Turtle", error=error)


class _Parser(SinkParser):
    """Notes where each object ends, for the statements are made at the end of a list of objects."""

    def __init__(self, sink: RDFSink) -> None:
        super().__init__(sink, baseURI=_BASE, turtle=True)
        self.ends: dict[int, tuple[object, int]] = {}
        self.end = 0

    def object(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        end = super().object(argstr, i, res)
        if end >= 0:
            self.ends[id(res[-1])] = res[-1], end
            self.end = end
        return end


class _Lines(RDFSink):
    """Notes each statement with its line."""

    def __init__(self, file: str, text: str) -> None:
        super().__init__(Graph())
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self.stated: list[Stated] = []
        self.parser = _Parser(self)
        self._file = file
        self._blank: dict[str, NamedNode] = {}

    def newLiteral(self, s: str, dt: URIRef | None, lang: str | None) -> Lit:  # noqa: N802
        return Lit(s, datatype=dt, lang=None if dt else lang, normalize=False)

    def makeStatement(self, quadruple: Any, why: Any = None) -> None:  # noqa: ARG002, N802
        formula, predicate, subject, value = quadruple
        _, end = self.parser.ends.get(id(value), (value, self.parser.end))
        nodes = [self._node(self.normalise(formula, one)) for one in (subject, predicate, value)]
        self.stated.append(Stated(Triple(*nodes), 1 + bisect_left(self._breaks, end)))

    def _node(self, node: Any) -> Any:
        if isinstance(node, BNode):
            number = len(self._blank) + 1
            return self._blank.setdefault(str(node), NamedNode(f"{_BASE}{quote(self._file)}/blank/{number}"))
        return term(node)
