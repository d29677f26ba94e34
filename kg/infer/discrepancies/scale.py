"""An amount of money far above those of its peers, as a slip in the unit or the separator makes it."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from kg.infer.discrepancies.rule import Contradiction, Rule, number, report, rounded, saying, text
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
SELECT ?indicatorKind ?type ?fact ?value ?multiplier ?bound ?figure ?subject WHERE {
  %s ?fact td:indicatorKind ?indicatorKind ; td:unitOfMeasure measure:dong ; td:value ?value ;
    td:figure ?figure ; td:subject ?subject .
  ?subject td:unitType ?type .
  OPTIONAL { ?fact td:multiplier ?multiplier }
  OPTIONAL { ?fact td:bound/skos:notation ?bound }
  FILTER NOT EXISTS { ?fact td:base ?base }
} ORDER BY ?indicatorKind ?type ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each amount over so many times the median of the others of one kind, for units of one type.

    An upper bound ("dưới 9.000 tỷ đồng") says of no amount how large it is, and is left out.
    """
    for _, group in groupby(rows, key=lambda row: iri(row, "type")):
        peers = [row for row in group if text(row, "bound") != "at-most"]
        amounts = sorted(_amount(row) for row in peers)
        for row in peers if len(amounts) > FEWEST else ():
            amount = _amount(row)
            usual = _median_without(amount, amounts)
            if usual > 0 and amount > TIMES * usual:
                yield Contradiction(
                    (iri(row, "fact"),),
                    saying(
                        "“{figure}” is {times} times the median of {peers} other amounts of this kind"
                        " ({type}): {usual} billion dong.",
                        figure=text(row, "figure"),
                        times=rounded(amount / usual, 0),
                        peers=len(amounts) - 1,
                        type=iri(row, "type"),
                        usual=rounded(usual / 10**9, 3).normalize(),
                    ),
                    report(iri(row, "subject")),
                )


def _amount(row: Row) -> Fraction:
    return Fraction(number(row, "value")) * Fraction(text(row, "multiplier") or "1")


def _median_without(amount: Fraction, amounts: list[Fraction]) -> Fraction:
    """Return the median of sorted amounts without one of them."""
    at, others = bisect_left(amounts, amount), len(amounts) - 1

    def other(place: int) -> Fraction:
        return amounts[place if place < at else place + 1]

    return (other((others - 1) // 2) + other(others // 2)) / 2


RULE = Rule("figure-out-of-scale", td.indicatorKind, _QUERY, found)
