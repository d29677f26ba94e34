"""A report as a validation report of SHACL, in Turtle.

A finding is one thing in all reports: its IRI is of its fingerprint. What is waived is told, and is no result
of the report: without it, it conforms.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg import terms
from kg.validate import words
from kg.validate.finding import Finding
from kg.validate.report import Report, Waived
from kg.validate.rules import SH, SHAPE, Rule

_REPORT = BlankNode("report")
_COMMENT = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_THING = re.compile(r"(?:.* )?<([^<>\s]+)>", re.DOTALL)


def write(report: Report, file: BinaryIO) -> None:
    """Write a report in SHACL's terms, with `dct:source` for the articles that have the words."""
    prefixes = {name: terms.PREFIXES[name] for name in ("td", "dct", "rdfs", "sh")}
    serialize(_triples(report), file, RdfFormat.TURTLE, prefixes={**prefixes, "tds": SHAPE})


def _triples(report: Report) -> Iterator[Triple]:
    yield Triple(_REPORT, terms.TYPE, _sh("ValidationReport"))
    conforms = "false" if report.open() else "true"
    yield Triple(_REPORT, _sh("conforms"), Literal(conforms, datatype=NamedNode(terms.XSD + "boolean")))
    yield from _said(_REPORT, _COMMENT, words.validated(report), report)
    rules = {rule.name: rule for rule in report.rules}
    for one in report.open():
        yield Triple(_REPORT, _sh("result"), _iri(one.finding))
    for one in report.ordered():
        yield from _result(one, rules.get(one.finding.rule), report)


def _result(one: Waived, rule: Rule | None, report: Report) -> Iterator[Triple]:
    finding, waiver = one
    iri, lapsed = _iri(finding), report.lapsed(finding)
    yield Triple(iri, terms.TYPE, _sh("ValidationResult"))
    yield Triple(iri, _sh("focusNode"), _focus(one))
    yield Triple(iri, _sh("resultSeverity"), _sh(finding.severity.name.capitalize()))
    yield Triple(iri, _sh("sourceShape"), NamedNode(SHAPE + finding.rule))
    if rule is not None and rule.select is not None:
        yield Triple(iri, _sh("sourceConstraintComponent"), _sh("SPARQLConstraintComponent"))
    if rule is not None and rule.path is not None:
        yield Triple(iri, _sh("resultPath"), rule.path)
    if finding.value is not None:
        yield Triple(iri, _sh("value"), _value(finding.value))
    yield from _said(iri, _sh("resultMessage"), finding.message, report)
    articles = sorted({place.article for place in finding.places if place.article} | {one.article} - {""})
    for article in articles:
        yield Triple(iri, terms.SOURCE, NamedNode(f"{terms.THING}article/{article}"))
    if waiver is not None:
        yield from _said(iri, _COMMENT, words.waived(waiver), report)
    if lapsed is not None:
        yield from _said(iri, _COMMENT, words.lapsed(lapsed), report)


def _said(
    about: NamedNode | BlankNode, term: NamedNode, said: Mapping[str, str], report: Report
) -> Iterator[Triple]:
    for language in report.languages:
        yield Triple(about, term, Literal(said[language], language=language))


def _iri(finding: Finding) -> NamedNode:
    """Return what a finding is called; of files that could not be read, the line tells them apart."""
    line = "" if finding.iri else words.line_of(finding.place)
    more = f"-{hashlib.sha256(line.encode()).hexdigest()[:8]}" if line else ""
    return NamedNode(f"{terms.THING}finding/{finding.fingerprint}{more}")


def _focus(one: Waived) -> NamedNode | Literal:
    """Return the thing; where a file could not be read, the article, or the line of the file as a text."""
    if one.finding.iri:
        return NamedNode(one.finding.iri)
    if one.article:
        return NamedNode(f"{terms.THING}article/{one.article}")
    return Literal(words.line_of(one.finding.place))


def _value(written: str) -> NamedNode | Literal:
    """Return the thing that a value names, as findings write it, or a text."""
    thing = _THING.fullmatch(written)
    if thing is None:
        return Literal(written)
    try:
        return NamedNode(thing[1])
    except ValueError:
        return Literal(written)


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
