"""A report as CSV: one row a finding, whose places stand in text order with ` | ` between them."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from kg.validate.finding import Place
from kg.validate.report import Report, Waived

_PLACE = ("quote", "start", "end", "file", "line", "column", "text_line", "text_column")
COLUMNS = (
    "severity", "rule", "group", "article", "thing", "label_vi", "label_en", "value", "message_vi",
    "message_en", *_PLACE, "source", "verified", "waived", "reason", "by", "until", "fingerprint",
)  # fmt: skip


def write(report: Report, file: BinaryIO) -> None:
    """Write a report as CSV in UTF-8, with a header."""
    text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in report.ordered())
    text.detach()


def _row(one: Waived) -> list[str]:
    finding, waiver = one
    return [
        finding.severity.name,
        finding.rule,
        finding.group,
        one.article,
        finding.iri,
        *(finding.label.get(language, "") for language in ("vi", "en")),
        finding.value or "",
        *(finding.message.get(language, "") for language in ("vi", "en")),
        *(_joined(_of_place(place, name) for place in finding.places) for name in _PLACE),
        _joined(finding.source),
        "" if finding.verified is None else _yes(finding.verified),
        _yes(waiver is not None),
        *(("", "", "") if waiver is None else (waiver.reason, waiver.by, waiver.until.isoformat())),
        finding.fingerprint,
    ]


def _of_place(place: Place, name: str) -> str:
    value = getattr(place, name)
    return "" if value is None else str(value)


def _joined(values: Iterable[str]) -> str:
    """Join values; those of several places keep their order, so an unknown one keeps its room."""
    several = list(values)
    return " | ".join(several) if any(several) else ""


def _yes(so: bool) -> str:
    return "true" if so else "false"
