"""Two leaders of one cluster in one year."""

from collections.abc import Iterator
from itertools import groupby

from kg.edtf import Bounds, bounds, is_certain
from kg.infer.discrepancies.rule import Contradiction, Rule, saying, text
from kg.sparql import Row, iri
from kg.terms import td

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX body-kind: <https://w3id.org/thidua/id/body-kind/>
SELECT ?cluster ?period ?fact ?unit ?agent ?article WHERE {
  %s ?year td:cluster ?cluster ; td:period ?period ; td:leader ?fact .
  ?fact td:agent ?agent ; dct:source/dct:identifier ?article .
  OPTIONAL { ?agent td:bodyKind body-kind:peoples-committee ; td:unit ?of_body }
  BIND(COALESCE(?of_body, ?agent) AS ?unit)
} ORDER BY ?cluster ?period ?fact
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the years that two units lead; a unit and its People's Committee lead as one.

    Who leads a cluster in several years ("2023/2024") leads it in each.
    """
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        days = _days(row)
        first, last = days
        clashing = any(one["unit"] != row["unit"] and _overlap(_days(one), days) for one in rows)
        if clashing and first and last:
            for year in range(first.year, last.year + 1):
                by_year.setdefault(year, []).append(row)
    for facts, group in groupby(
        sorted(by_year), key=lambda year: tuple(iri(row, "fact") for row in by_year[year])
    ):
        years = list(group)
        leading = by_year[years[0]]
        if len({iri(row, "unit") for row in leading}) > 1:
            yield Contradiction(
                facts,
                saying(
                    "{cluster} has different leaders for {period}: {leaders}.",
                    cluster=iri(leading[0], "cluster"),
                    period=f"{years[0]}" if len(years) == 1 else f"{years[0]}/{years[-1]}",
                    leaders=[
                        saying("{name} ({article})", name=iri(row, "agent"), article=text(row, "article"))
                        for row in leading
                    ],
                ),
                saying("The decision on the cluster and its leader for that year."),
            )


def _days(row: Row) -> Bounds:
    """Return the first and the last day of a lead; none where the article is not sure of it."""
    period = text(row, "period")
    return bounds(period) if is_certain(period) and not period.startswith("[") else Bounds(None, None)


def _overlap(one: Bounds, two: Bounds) -> bool:
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return False
    return one.earliest <= two.latest and two.earliest <= one.latest


RULE = Rule("two-leaders", td.cluster, _QUERY, found)
