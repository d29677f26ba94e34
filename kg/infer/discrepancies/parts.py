"""A printed whole that is not the sum of its printed parts: 34, of which 8 and 12."""

from collections.abc import Iterator
from itertools import groupby

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, number, period, report, saying, text
from kg.sparql import Row, iri

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX measure: <https://w3id.org/thidua/id/measure/>
SELECT ?source ?whole ?components ?subject ?period ?fact ?kind ?count WHERE {
  { SELECT ?whole (COUNT(*) AS ?components) WHERE { ?component td:componentOf ?whole } GROUP BY ?whole }
  ?kind td:componentOf? ?whole .
  %s ?fact td:indicatorKind ?kind ; td:subject ?subject ; td:period ?period ; dct:source ?source .
  OPTIONAL { ?fact td:numerator ?numerator }
  OPTIONAL { ?fact td:value ?value ; td:unitOfMeasure ?measure . FILTER(?measure != measure:percent) }
  OPTIONAL { ?fact td:bound ?bound }
  BIND(COALESCE(?numerator, ?value) AS ?count) FILTER(BOUND(?count) && !BOUND(?bound))
} ORDER BY ?source ?whole ?subject ?period ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each whole that its parts do not make up: all of them, or some that are more than it already.

    What is printed twice counts once; two figures for it are left to the rule on these.
    """
    for whole, group in groupby(sorted(rows, key=_whole), key=_whole):
        printed = {(iri(row, "kind"), number(row, "count")): row for row in reversed(list(group))}
        counts = list(reversed(printed.values()))
        totals = [row for row in counts if iri(row, "kind").value == whole[0]]
        parts = [row for row in counts if row not in totals]
        agreed = len({kind for kind, _ in printed}) == len(printed)
        if totals and agreed and _contradict(totals[0], parts):
            yield Contradiction(
                tuple(iri(row, "fact") for row in (*totals, *parts)),
                saying(
                    "The whole is {total} ({whole}), and its parts add up to {sum}: {parts}.",
                    whole=iri(totals[0], "kind"),
                    total=number(totals[0], "count"),
                    sum=sum(number(row, "count") for row in parts),
                    parts=[
                        saying("{count} {kind}", count=number(row, "count"), kind=iri(row, "kind"))
                        for row in parts
                    ],
                ),
                report(iri(totals[0], "subject")),
            )


def _contradict(total: Row, parts: list[Row]) -> bool:
    whole, together = number(total, "count"), sum(number(row, "count") for row in parts)
    return together > whole or (len(parts) == int(total["components"].value) and together != whole)


def _whole(row: Row) -> tuple[str, ...]:
    """Return what a figure is a part of: "2022" and "2022-01/2022-12" are one period."""
    return text(row, "whole"), text(row, "subject"), *period(text(row, "period"))


RULE = Rule("parts-and-whole", terms.SOURCE, _QUERY, found)
