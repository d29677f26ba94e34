"""Two figures for one thing: one indicator of one subject and period, in one unit against one base."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, groupby

from kg.infer.discrepancies.rule import (
    Contradiction,
    Rule,
    agrees,
    is_sure,
    number,
    period,
    report,
    saying,
    text,
)
from kg.sparql import Row, iri
from kg.terms import td

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?subject ?fact ?kind ?period ?value ?multiplier ?measure ?base ?bound ?rank
  ?outOf ?movement ?numerator ?denominator ?figure ?article WHERE {
  %s ?fact td:subject ?subject ; td:indicatorKind ?kind ; td:period ?period ; td:figure ?figure ;
    dct:source/dct:identifier ?article .
  OPTIONAL { ?fact td:value ?value }
  OPTIONAL { ?fact td:multiplier ?multiplier }
  OPTIONAL { ?fact td:unitOfMeasure ?measure }
  OPTIONAL { ?fact td:base ?base }
  OPTIONAL { ?fact td:bound/skos:notation ?bound }
  OPTIONAL { ?fact td:rank ?rank }
  OPTIONAL { ?fact td:outOf ?outOf }
  OPTIONAL { ?fact td:movement ?movement }
  OPTIONAL { ?fact td:numerator ?numerator }
  OPTIONAL { ?fact td:denominator ?denominator }
} ORDER BY ?subject ?fact
"""

_ONE_THING = ("kind", "measure", "base", "movement")
_RATIO = ("numerator", "denominator")
_FIGURE = ("value", "multiplier", "bound", "rank", "outOf", "numerator", "denominator")


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the facts that give one thing figures of which no rounding makes one.

    A period in doubt may be another, so it has no part in this; "2020" and "2020-01/2020-12" are one.
    """
    told = sorted((row for row in rows if is_sure(text(row, "period"))), key=_thing)
    for _, group in groupby(told, key=_thing):
        facts = list(group)
        distinct = {tuple(text(row, name) for name in _FIGURE): row for row in facts}
        if any(_apart(one, two) for one, two in combinations(distinct.values(), 2)):
            yield Contradiction(
                tuple(iri(row, "fact") for row in facts),
                saying(
                    "Different figures are given for {indicator} of {subject} ({period}): {figures}.",
                    indicator=iri(facts[0], "kind"),
                    subject=iri(facts[0], "subject"),
                    period=text(facts[0], "period"),
                    figures=[f"“{text(row, 'figure')}” ({text(row, 'article')})" for row in facts],
                ),
                report(iri(facts[0], "subject")),
            )


def _thing(row: Row) -> tuple[str, ...]:
    return (*period(text(row, "period")), *(text(row, name) for name in _ONE_THING))


def _apart(one: Row, two: Row) -> bool:
    if "rank" in one and "rank" in two:
        return text(one, "outOf") == text(two, "outOf") and text(one, "rank") != text(two, "rank")
    ratios = all(name in each for name in _RATIO for each in (one, two))
    if ratios and not (_is_ratio(one, two) or _is_ratio(two, one)):
        return True
    if "value" not in one or "value" not in two:
        return False
    return not (_is(one, two) or _is(two, one))


def _is_ratio(one: Row, two: Row) -> bool:
    """Say whether the first share can be what the second gives: of as many as many, or by its bound."""
    part, other = (Fraction(number(row, "numerator")) for row in (one, two))
    same = number(one, "denominator") == number(two, "denominator")
    return same and _keeps(part, other, text(two, "bound"))


def _keeps(exact: Fraction, printed: Fraction, bound: str) -> bool:
    """Say whether a figure is another, or keeps to it as a bound."""
    match bound:
        case "at-least":
            return exact >= printed
        case "at-most":
            return exact <= printed
        case _:
            return exact == printed


def _is(one: Row, two: Row) -> bool:
    """Say whether the first figure can be what the second gives, with fewer digits or as a bound."""
    exact, unit = _amount(one), _multiplier(two)
    bound = text(two, "bound")
    return _keeps(exact, _amount(two), bound) if bound else agrees(exact, number(two, "value"), unit)


def _amount(row: Row) -> Fraction:
    return Fraction(number(row, "value")) * Fraction(_multiplier(row))


def _multiplier(row: Row) -> Decimal:
    return number(row, "multiplier") if "multiplier" in row else Decimal(1)


RULE = Rule("two-figures", td.subject, _QUERY, found)
