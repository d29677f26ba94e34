"""A printed percentage that is not that of the ratio printed beside it: 88,23% and 34/38."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, agrees, number, report, rounded, saying, text
from kg.sparql import Row, iri

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?source ?fact ?figure ?numerator ?denominator ?percent ?bound ?subject WHERE {
  GRAPH ?source { %s ?fact td:numerator ?numerator ; td:denominator ?denominator ; td:percent ?percent ;
    td:figure ?figure ; td:subject ?subject }
  OPTIONAL { ?fact td:bound/skos:notation ?bound }
} ORDER BY ?source ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each ratio whose percentage is neither rounded nor cut off from it, nor a bound that it keeps.

    A share of 0 is none.
    """
    for row in rows:
        part, whole, percent = (number(row, name) for name in ("numerator", "denominator", "percent"))
        share = 100 * Fraction(part) / Fraction(whole) if whole else None
        if share is not None and not _is(share, percent, text(row, "bound")):
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


def _is(share: Fraction, percent: Decimal, bound: str) -> bool:
    """Say whether a share can be what is printed: "hơn 95%" is true of 34/35."""
    printed = Fraction(percent)
    kept = {"at-least": share >= printed, "at-most": share <= printed}
    return kept.get(bound, False) or agrees(share, percent)


RULE = Rule("percent-and-ratio", terms.SOURCE, _QUERY, found)
