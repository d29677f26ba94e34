"""Two leaders of one cluster in one year."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, groupby

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
    leads = sorted({(iri(row, "unit").value, _days(row)) for row in rows if all(_days(row))})
    clashes: dict[tuple[str, Bounds], set[int]] = defaultdict(set)
    for one, two in combinations(leads, 2):
        for year in _both_lead(one, two):
            clashes[one].add(year)
            clashes[two].add(year)
    by_year: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        for year in clashes[iri(row, "unit").value, _days(row)]:
            by_year[year].append(row)
    for facts, group in groupby(
        sorted(by_year), key=lambda year: tuple(iri(row, "fact") for row in by_year[year])
    ):
        years = list(group)
        leading = by_year[years[0]]
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


def _both_lead(one: tuple[str, Bounds], two: tuple[str, Bounds]) -> range:
    """Return the years with a day on which two units lead."""
    (unit, (first, last)), (other, (begin, end)) = one, two
    if unit == other or not (first and last and begin and end):
        return range(0)
    since, until = max(first, begin), min(last, end)
    return range(since.year, until.year + 1) if since <= until else range(0)


RULE = Rule("two-leaders", td.cluster, _QUERY, found)
