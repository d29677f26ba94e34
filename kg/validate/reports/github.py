"""A report as commands of GitHub's workflows: each finding is an annotation of its line."""

from typing import BinaryIO

from kg.messages import language
from kg.validate import words
from kg.validate.finding import Finding
from kg.validate.report import Report
from kg.validate.rules import Severity
from kg.validate.words import visible

_COMMANDS = {Severity.violation: "error", Severity.warning: "warning", Severity.info: "notice"}


def write(report: Report, file: BinaryIO) -> None:
    """Write what is not waived in the language of the run, the gravest first: GitHub shows ten of a kind."""
    found = sorted((one.finding for one in report.open()), key=lambda one: -one.severity)
    for finding in found:
        file.write(f"{_annotation(finding)}\n".encode())
    told = (words.found(len(found)), words.validated(report))
    file.write(f"{' '.join(one[language()] for one in told)}\n".encode())


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {
        "file": None if place.file is None else words.relative(place.file).as_posix(),
        "line": place.line,
        "col": place.column,
        "title": finding.rule,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value is not None)
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    lines = [
        finding.message[language()],
        finding.label.get(language(), ""),
        finding.value or "",
        *(f"“{one.quote}” {words.words_of(one)}" for one in finding.places if one.quote),
        words.law(finding).get(language(), ""),
    ]
    return "\n".join(visible(line) for line in lines if line)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
