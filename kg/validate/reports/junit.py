"""A report as JUnit's XML, for what shows test runs: a suite an article, a case a finding.

Each rule that found nothing is a case of its own. By the schema of Jenkins (junit-10.xsd): that of
Ant wants the time of the run, which would change the bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg import terms
from kg.validate import words
from kg.validate.finding import Finding
from kg.validate.report import Report, Waived
from kg.validate.words import visible


def write(report: Report, file: BinaryIO) -> None:
    """Write a report: what makes the run fail has failed, what is waived was skipped, else it has passed."""
    found = report.ordered()
    fired = {one.finding.rule for one in found}
    quiet = sorted(rule.name for rule in report.rules if rule.name not in fired)
    xml = XMLGenerator(file, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    with _element("testsuites", {"name": "kg validate", **_totals(report, found, len(quiet))}, xml):
        for article, some in words.by_article(found):
            name = visible(article) or _in(words.NO_ARTICLE, report)
            with _element("testsuite", {"name": name, **_counts(report, some, 0)}, xml):
                for one in some:
                    _case(one, report, xml)
        if quiet:
            counts = _counts(report, [], len(quiet))
            with _element("testsuite", {"name": _in(words.found(0), report), **counts}, xml):
                for rule in quiet:
                    with _element("testcase", {"name": rule, "classname": rule, "time": "0"}, xml):
                        pass


@contextmanager
def _element(name: str, attributes: dict[str, str], xml: XMLGenerator) -> Iterator[None]:
    xml.startElement(name, AttributesImpl(attributes))
    yield
    xml.endElement(name)
    if name not in ("failure", "skipped", "system-out"):
        xml.ignorableWhitespace("\n")


def _in(said: Mapping[str, str], report: Report) -> str:
    return visible(" / ".join(dict.fromkeys(said[one] for one in report.languages if said.get(one))))


def _totals(report: Report, found: Iterable[Waived], quiet: int) -> dict[str, str]:
    """Return the counts that the root may have, which knows none of what was skipped."""
    counts = _counts(report, found, quiet)
    del counts["skipped"]
    return counts


def _counts(report: Report, found: Iterable[Waived], quiet: int) -> dict[str, str]:
    some = list(found)
    return {
        "tests": str(len(some) + quiet),
        "failures": str(sum(report.fails(one) for one in some)),
        "errors": "0",
        "skipped": str(sum(one.waiver is not None for one in some)),
        "time": "0",
    }


def _case(one: Waived, report: Report, xml: XMLGenerator) -> None:
    finding = one.finding
    # The fingerprint keeps apart what one rule finds in one thing: viewers join cases of one name.
    thing = finding.iri.removeprefix(terms.THING) or words.line_of(finding.place)
    name = visible(f"{thing} {finding.fingerprint}".lstrip())
    with _element("testcase", {"name": name, "classname": visible(finding.rule), "time": "0"}, xml):
        if one.waiver is not None:
            with _element("skipped", {"message": _in(words.waived(one.waiver), report)}, xml):
                pass
        kind, message = _in(words.SEVERITIES[finding.severity], report), _in(finding.message, report)
        fails = report.fails(one)
        given = {"type": kind, "message": message} if fails else {}
        with _element("failure" if fails else "system-out", given, xml):
            xml.characters(_told(finding, report))


def _told(finding: Finding, report: Report) -> str:
    lapsed = report.lapsed(finding)
    lines = [
        *(f"{words.SEVERITIES[finding.severity][one]}: {finding.message[one]}" for one in report.languages),
        _in(finding.label, report),
        finding.iri,
        finding.value or "",
        *(words.place(one, report.languages) for one in finding.places),
        _in(words.law(finding), report),
        _in(words.lapsed(lapsed), report) if lapsed else "",
    ]
    return "\n".join(visible(line) for line in lines if line)
