"""A graph of files that are in no store: built for a while, so that it can be validated."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import Quad, Store

from kg import build, reference
from kg.admission import known
from kg.errors import AnnotationError
from kg.folders import packaged
from kg.identify import beside
from kg.messages import LANGUAGES
from kg.read.find import find
from kg.read.source import Source, sources
from kg.store.folder import current
from kg.validate import reading, turtle
from kg.validate.finding import Finding
from kg.validate.rules import READING, rules
from kg.validate.run import CURATED


class Unbuilt(NamedTuple):
    """A graph of files: where its store lies, what kept files from being in it, the files of its articles.

    `lines` has the file and the line of each curated triple.
    """

    store: Path
    findings: list[Finding]
    files: list[Path]
    lines: turtle.Lines


@contextmanager
def graph_of(paths: Iterable[Path], texts: Path | None) -> Iterator[Unbuilt]:
    """Give a graph of the annotated articles and the files of Turtle below some paths.

    What a build would refuse is found and left out. With `texts`, a folder of the articles' texts, quotes are
    looked for there.
    """
    given = list(paths)
    files, problems = find(filter(_has_articles, given))
    findings = [_refused(problem) for problem in problems]
    with TemporaryDirectory(prefix="kg-") as folder:
        path = _built(files, given, Path(folder) / "graph", texts, findings)
        lines = _curated(turtle.find(given), Store(str(path)), findings)
        yield Unbuilt(path, findings, files, lines)


def _has_articles(path: Path) -> bool:
    """Say whether a path is to be searched for articles: not where it has files of Turtle alone."""
    return not turtle.find([path]) or (path.is_dir() and bool(find([path]).files))


def _built(
    files: list[Path], given: list[Path], folder: Path, texts: Path | None, findings: list[Finding]
) -> Path:
    """Build the articles that can be read, whatever their shapes, and return where the store lies."""

    def readable() -> Iterator[Source]:
        for source in sources(files):
            found = list(reading.findings(source, known(), texts))
            findings.extend(found)
            if all(one.rule != "annotation" for one in found):
                yield source

    try:
        problems = build.build(readable(), folder, decided=beside.read(given), structure=False).problems
    except AnnotationError as error:
        problems = list(error.problems)
    findings += [_refused(problem) for problem in problems if problem]
    if (number := current(folder)) is not None:
        return folder / str(number)
    bare = Store(str(folder / "bare"))
    bare.bulk_extend(reference.quads(packaged("ontology")))
    bare.flush()
    return folder / "bare"


def _curated(files: list[Path], store: Store, findings: list[Finding]) -> turtle.Lines:
    """Put the triples of files of Turtle into the store, and return their lines."""
    lines: turtle.Lines = {}
    for path in files:
        stated = turtle.read(path)
        if isinstance(stated, turtle.Unreadable):
            findings.append(turtle.unreadable(path, stated))
            continue
        store.bulk_extend(
            Quad(one.triple.subject, one.triple.predicate, one.triple.object, CURATED) for one in stated
        )
        for one in stated:
            lines.setdefault(one.triple, (str(path), one.line))
            lines.setdefault(one.triple.subject, (str(path), one.line))
            lines[one.triple.subject, one.triple.predicate] = (str(path), one.line)
    store.flush()
    return lines


def _refused(problem: str) -> Finding:
    """Return the finding of what cannot be read at all, said in the language of the run."""
    return Finding(
        rule="annotation",
        group=READING,
        severity=rules()["annotation"].severity,
        message=dict.fromkeys(LANGUAGES, problem),
    )
