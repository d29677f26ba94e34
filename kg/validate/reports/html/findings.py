"""Findings on the page: each a card, with what is known of the thing, the words and the law."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from kg.messages import in_both
from kg.validate import words
from kg.validate.finding import Finding, Place
from kg.validate.report import Report, Waived
from kg.validate.reports.html.markup import both, text


def card(one: Waived, number: int, report: Report) -> str:
    """Return one finding."""
    finding, lapsed = one.finding, report.lapsed(one.finding)
    kind = finding.severity.name
    data = "".join(
        f' data-{name}="{text(value)}"'
        for name, value in (("severity", kind), ("rule", finding.rule), ("article", one.article))
    )
    rows = (
        (in_both("thing"), [_thing(finding, report)]),
        (in_both("value"), [text(finding.value or "")]),
        (in_both("words"), [_place(place, report) for place in finding.places if place.quote]),
        (in_both("place"), [_place(place, report) for place in finding.places if not place.quote]),
        (in_both("law"), [both(report, words.law(finding))]),
        (in_both("waiver"), [both(report, words.lapsed(lapsed))] if lapsed else []),
    )
    return (
        f'<article class="finding {kind}" id="f-{number}"{data}>\n'
        f'<header><span class="severity">{both(report, words.SEVERITIES[finding.severity])}</span>'
        f'<a href="#r-{text(finding.rule)}">{text(finding.rule)}</a>'
        f'<a class="self" href="#f-{number}">{number}</a></header>\n'
        f"{both(report, finding.message, 'p')}\n{listed(report, rows)}</article>\n"
    )


def listed(report: Report, rows: Iterable[tuple[Mapping[str, str], Iterable[str]]]) -> str:
    """Return a list of terms, each with its values, without those that have none."""
    told = [(name, [one for one in values if one]) for name, values in rows]
    items = "".join(
        f"<dt>{both(report, name)}</dt>{''.join(f'<dd>{one}</dd>' for one in values)}\n"
        for name, values in told
        if values
    )
    return f"<dl>{items}</dl>\n" if items else ""


def _thing(finding: Finding, report: Report) -> str:
    iri = f'<span class="iri">{text(finding.iri)}</span>' if finding.iri else ""
    return f"{both(report, finding.label)} {iri}".strip()


def _place(place: Place, report: Report) -> str:
    parts = (
        f'<q class="quote" lang="vi">{text(place.quote)}</q>' if place.quote else "",
        f"<code>{escape(words.words_of(place))}</code>" if words.words_of(place) else "",
        both(report, words.text_line_of(place)),
        f"<code>{escape(words.line_of(place))}</code>" if words.line_of(place) else "",
    )
    return " · ".join(one for one in parts if one)


def waived(report: Report) -> Iterator[str]:
    """Yield what is waived, with the reasons."""
    some = report.waived()
    if some:
        told = in_both("Waived: {number}.", number=len(some))
        yield f'<section><h2 id="waived">{both(report, told)}</h2>\n'
        for finding, waiver in some:
            if waiver is not None:
                rows = ((in_both("thing"), [_thing(finding, report)]),)
                yield f'<article class="finding waived"><header>{text(finding.rule)}</header>\n'
                yield f"{both(report, words.waived(waiver), 'p')}\n{listed(report, rows)}</article>\n"
        yield "</section>\n"
