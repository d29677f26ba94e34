"""Two leaders of one cluster in one year."""

from collections.abc import Iterator
from itertools import groupby

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
    """Yield the years that two units lead; a unit and its People's Committee lead as one."""
    for period, group in groupby(rows, key=lambda row: text(row, "period")):
        facts = list(group)
        if len({iri(row, "unit") for row in facts}) > 1:
            yield Contradiction(
                tuple(iri(row, "fact") for row in facts),
                saying(
                    "{cluster} has different leaders for {period}: {leaders}.",
                    cluster=iri(facts[0], "cluster"),
                    period=period,
                    leaders=[
                        saying("{name} ({article})", name=iri(row, "agent"), article=text(row, "article"))
                        for row in facts
                    ],
                ),
                saying("The decision on the cluster and its leader for that year."),
            )


RULE = Rule("two-leaders", td.cluster, _QUERY, found)
