"""What every format of a report says alike: where the words stand, the law, a waiver; nothing that acts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from kg.messages import LANGUAGES, in_both
from kg.validate.finding import Finding, Place
from kg.validate.report import Report, Waived, Waiver
from kg.validate.rules import Rule, Severity

# Controls of C0 and C1, separators of lines, marks that turn the direction of text, halves of a pair.
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_FILLED = re.compile(r"\{[?$]\w+\}")

SEVERITIES = {
    Severity.violation: in_both("violation"),
    Severity.warning: in_both("warning"),
    Severity.info: in_both("info"),
}
"""The names of the severities, in each language."""

NO_ARTICLE = in_both("in no article")
"""What the group of findings is called that no article states."""


ROOT = in_both("the folder in which the program ran")
"""What the folder is called that relative files are of."""


def visible(text: str) -> str:
    """Return a text in one line, with what is not seen in it, or steers a terminal, written out."""
    return _HIDDEN.sub(lambda found: repr(found[0])[1:-1], text)


def line_of(place: Place) -> str:
    """Return `file:line:column`, as far as it is known."""
    return visible(":".join(str(one) for one in (place.file, place.line, place.column) if one is not None))


def words_of(place: Place) -> str:
    """Return `article [start, end)`, as far as it is known."""
    if place.start is None or place.end is None:
        return visible(place.article)
    return visible(f"{place.article} [{place.start}, {place.end})".lstrip())


def text_line_of(place: Place) -> dict[str, str]:
    """Return the line and the column in the text of the article, in each language, or nothing."""
    if place.text_line is None:
        return {}
    at = ":".join(str(one) for one in (place.text_line, place.text_column) if one is not None)
    return in_both("line {at} of the text", at=at)


def place(place: Place, languages: tuple[str, ...]) -> str:
    """Return a quote and all that is known of where it stands, in one line."""
    quoted = f"“{visible(place.quote)}”" if place.quote else ""
    at = " / ".join(text_line_of(place).get(one, "") for one in languages).strip(" /")
    return "  ".join(one for one in (quoted, words_of(place), at, line_of(place)) if one)


def law(finding: Finding | Rule) -> dict[str, str]:
    """Return the clauses of the law and whether their text was read, in each language, or nothing."""
    if not finding.source:
        return {}
    clauses = "; ".join(map(visible, finding.source))
    if finding.verified is None:
        return dict.fromkeys(LANGUAGES, clauses)
    if finding.verified:
        return in_both("{clauses} (checked against its text)", clauses=clauses)
    return in_both("{clauses} (not yet checked against its text)", clauses=clauses)


def waived(waiver: Waiver) -> dict[str, str]:
    """Return why a finding may stand, by whom and until when, in each language."""
    return in_both("{reason} ({by}, until {until})", reason=waiver.reason, by=waiver.by, until=waiver.until)


def lapsed(waiver: Waiver) -> dict[str, str]:
    """Return that a waiver does not hold any more, in each language."""
    return in_both(
        "waived until {until} by {by}: {reason}. Put it right, or waive it anew.",
        until=waiver.until,
        by=waiver.by,
        reason=waiver.reason.rstrip("."),
    )


def found(number: int) -> dict[str, str]:
    """Return how many findings there are that are not waived, in each language."""
    return in_both("Found: {number}.", number=number) if number else in_both("Nothing was found.")


def validated(report: Report) -> dict[str, str]:
    """Return how much was validated, by how many rules, in each language."""
    return in_both(
        "Validated: articles {articles}, things {things}, rules {rules}.",
        articles=report.articles,
        things=report.things,
        rules=len(report.rules),
    )


def without_values(message: str) -> str:
    """Return the message of a rule, with an ellipsis where a finding names something."""
    return _FILLED.sub("…", message)


def by_article(found: list[Waived]) -> Iterator[tuple[str, list[Waived]]]:
    """Yield what was found in each article, and last what was found in none, from what is so ordered."""
    groups: dict[str, list[Waived]] = {}
    for one in found:
        groups.setdefault(one.article, []).append(one)
    yield from groups.items()


def relative(file: str) -> Path:
    """Return a file below the folder that the program runs in as of that folder, else as it is."""
    path = Path(file)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def uri(file: str) -> str:
    """Return a file as a URI; a relative one is of the folder that the program runs in."""
    path = relative(file)
    return ("file://" if path.is_absolute() else "") + quote(path.as_posix(), errors="surrogateescape")
