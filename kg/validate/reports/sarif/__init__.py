"""A report as SARIF 2.1.0 (OASIS Standard), which editors and code hosts show at the line."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import BinaryIO

from kg.messages import language
from kg.validate import words
from kg.validate.finding import Place
from kg.validate.report import Report, Waived
from kg.validate.reports.sarif.location import ROOT, Json, location
from kg.validate.rules import SHAPE, Rule, Severity

_LEVELS = {Severity.violation: "error", Severity.warning: "warning", Severity.info: "note"}


def write(report: Report, file: BinaryIO) -> None:
    """Write one run; each message is in the language of the run, and in both among the properties."""
    found = report.ordered()
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [_run(report, found)],
    }
    for part in json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(log):
        file.write(part.encode(errors="backslashreplace"))
    file.write(b"\n")


def _run(report: Report, found: list[Waived]) -> Json:
    rules = {rule.name: _rule(rule) for rule in report.rules}
    for one in found:
        rules.setdefault(one.finding.rule, {"id": one.finding.rule})
    index = {name: number for number, name in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "kg validate",
                "version": version("thidua-kg"),
                "organization": "thidua-kg",
                "informationUri": "https://w3id.org/thidua/",
                "language": language(),
                "rules": list(rules.values()),
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {ROOT: _text(words.ROOT)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index[one.finding.rule], report) for one in found],
        "properties": {"articles": report.articles, "things": report.things},
    }


def _rule(rule: Rule) -> Json:
    said = {one: words.without_values(text) for one, text in rule.messages.items()}
    return {
        "id": rule.name,
        "fullDescription": {"text": said[language()]},
        "messageStrings": {one: {"text": _literal(text)} for one, text in sorted(said.items())},
        "help": {"text": "\n".join([*said.values(), *rule.source])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.group],
            "shape": SHAPE + rule.name,
            "source": rule.source,
            "verified": rule.verified,
        },
    }


def _result(one: Waived, index: int, report: Report) -> Json:
    finding, waiver = one
    lapsed = report.lapsed(finding)
    first, *more = [location(place, finding) for place in finding.places or (Place(),)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message[language()]},
        "locations": [first] if first else [],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(more, start=1)],
        "partialFingerprints": {"thidua/v1": finding.fingerprint},
        "suppressions": []
        if waiver is None
        else [
            {
                "kind": "external",
                "status": "accepted",
                "justification": waiver.reason,
                "properties": {"by": waiver.by, "until": waiver.until.isoformat()},
            }
        ],
        "properties": {
            "group": finding.group,
            "messages": finding.message,
            "labels": finding.label,
            "thing": finding.iri,
            "value": finding.value,
            "source": finding.source,
            "verified": finding.verified,
            "lapsed": words.lapsed(lapsed) if lapsed else None,
        },
    }


def _literal(text: str) -> str:
    """Double the braces: in a message of a rule they would name an argument."""
    return text.replace("{", "{{").replace("}", "}}")


def _text(said: Mapping[str, str]) -> Json:
    return {"description": {"text": said[language()]}}
