"""A printed percentage that is not that of the ratio printed beside it: 88,23% and 34/38."""

from collections.abc import Iterator
from fractions import Fraction

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, agrees, number, report, rounded, saying, text
from kg.sparql import Row, iri

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?source ?fact ?figure ?numerator ?denominator ?percent ?subject WHERE {
  GRAPH ?source { %s ?fact td:numerator ?numerator ; td:denominator ?denominator ; td:percent ?percent ;
    td:figure ?figure ; td:subject ?subject }
} ORDER BY ?source ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each ratio whose percentage is neither rounded nor cut off from it. A share of 0 is none."""
    for row in rows:
        part, whole, percent = (number(row, name) for name in ("numerator", "denominator", "percent"))
        share = 100 * Fraction(part) / Fraction(whole) if whole else None
        if share is not None and not agrees(share, percent):
            yield Contradiction(
                (iri(row, "fact"),),
                saying(
                    "{part} of {whole} is {share}%, and the article prints {percent}%: “{figure}”.",
                    part=part,
                    whole=whole,
                    share=rounded(share, 2),
                    percent=percent,
                    figure=text(row, "figure"),
                ),
                report(iri(row, "subject")),
            )


RULE = Rule("percent-and-ratio", terms.SOURCE, _QUERY, found)
