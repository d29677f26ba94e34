"""The formats of a report, each a module with a function `write`; to add one, add its module and its line."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.errors import QueryError
from kg.messages import say
from kg.validate.report import Report
from kg.validate.reports import csv, github, html, junit, sarif, text, turtle


class Format(NamedTuple):
    """A format: its name, the ends of the names of files that ask for it, and what writes it.

    Messages stand in both languages where the format has room for them, else in the language of the run.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Report, BinaryIO], None]


FORMATS = (
    Format("text", (".txt",), text.write),
    Format("csv", (".csv",), csv.write),
    Format("html", (".html", ".htm"), html.write),
    Format("junit", (".xml",), junit.write),
    Format("sarif", (".sarif", ".sarif.json"), sarif.write),
    Format("turtle", (".ttl",), turtle.write),
    Format("github", (), github.write),
)  # fmt: skip


def of_file(path: Path) -> Format | None:
    """Return the format that the name of a file asks for, or None where it asks for none of them."""
    name = path.name.lower()
    return next((one for one in FORMATS if name.endswith(one.suffixes)), None)


def writer(form: str | None, path: Path | None) -> Callable[[Report, BinaryIO], None]:
    """Return what writes the format of a name, or else that which the name of the file asks for, or text.

    Raises QueryError where the name ends as no format does.
    """
    if form is not None:
        return next(one.write for one in FORMATS if one.name == form)
    if path is None or not path.suffix:
        return FORMATS[0].write
    found = of_file(path)
    if found is None:
        known = ", ".join(suffix for one in FORMATS for suffix in one.suffixes)
        problem = "'{suffix}' is no form of a report. Use one of {known}, or --format."
        raise QueryError(say(problem, suffix=path.suffix, known=known))
    return found.write
