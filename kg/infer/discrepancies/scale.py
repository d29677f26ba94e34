"""An amount of money far above those of its peers, as a slip in the unit or the separator makes it."""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from kg.infer.discrepancies.rule import Contradiction, Rule, number, report, text
from kg.messages import in_both
from kg.sparql import Row, iri
from kg.terms import td

TIMES = 50
"""How many times the median of its peers an amount may be: districts differ, but not so far."""

FEWEST = 3
"""How many peers it takes to say what is usual."""

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX measure: <https://w3id.org/thidua/id/measure/>
SELECT ?indicatorKind ?type ?fact ?amount ?figure ?subject ?name WHERE {
  %s ?fact td:indicatorKind ?indicatorKind ; td:unitOfMeasure measure:dong ; td:value ?value ;
    td:figure ?figure ; td:subject ?thing .
  ?thing td:unitType ?type ; skos:prefLabel ?subject . FILTER(LANG(?subject) = "vi")
  ?type skos:prefLabel ?name . FILTER(LANG(?name) = "vi")
  OPTIONAL { ?fact td:multiplier ?multiplier }
  BIND(?value * COALESCE(?multiplier, 1) AS ?amount)
  FILTER NOT EXISTS { ?fact td:base ?base }
} ORDER BY ?indicatorKind ?type ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each amount over so many times the median of the others of one kind, for units of one type."""
    for _, group in groupby(rows, key=lambda row: iri(row, "type")):
        peers = list(group)
        amounts = sorted(number(row, "amount") for row in peers)
        for row in peers:
            amount = number(row, "amount")
            if len(amounts) > FEWEST and amount > TIMES * (usual := _median_without(amount, amounts)):
                yield Contradiction(
                    (iri(row, "fact"),),
                    in_both(
                        "“{figure}” is {times} times the median of {peers} other amounts of this kind"
                        " ({type}): {usual} billion dong.",
                        figure=text(row, "figure"),
                        times=(amount / usual).quantize(Decimal(1)),
                        peers=len(amounts) - 1,
                        type=text(row, "name"),
                        usual=(usual / 10**9).normalize(),
                    ),
                    report(text(row, "subject")),
                )


def _median_without(amount: Decimal, amounts: list[Decimal]) -> Decimal:
    """Return the median of sorted amounts without one of them."""
    at, others = bisect_left(amounts, amount), len(amounts) - 1

    def other(number: int) -> Decimal:
        return amounts[number if number < at else number + 1]

    return (other((others - 1) // 2) + other(others // 2)) / 2


RULE = Rule("figure-out-of-scale", td.indicatorKind, _QUERY, found)
