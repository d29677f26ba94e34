"""Two leaders of one cluster in one year."""

from collections.abc import Iterator
from itertools import groupby

from kg.infer.discrepancies.rule import Contradiction, Rule, label, text
from kg.messages import LANGUAGES, in_both
from kg.sparql import Row, iri
from kg.terms import td

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX body-kind: <https://w3id.org/thidua/id/body-kind/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?cluster ?name ?name_en ?period ?fact ?unit ?leader ?leader_en ?article WHERE {
  %s ?year td:cluster ?cluster ; td:period ?period ; td:leader ?fact .
  ?fact td:agent ?agent ; dct:source/dct:identifier ?article .
  ?cluster skos:prefLabel ?name , ?name_en . FILTER(LANG(?name) = "vi" && LANG(?name_en) = "en")
  ?agent skos:prefLabel ?leader , ?leader_en . FILTER(LANG(?leader) = "vi" && LANG(?leader_en) = "en")
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
                in_both(
                    "{cluster} has different leaders for {period}: {leaders}.",
                    cluster=label(facts[0], "name"),
                    period=period,
                    leaders={
                        language: "; ".join(
                            f"{label(row, 'leader')[language]} ({text(row, 'article')})" for row in facts
                        )
                        for language in LANGUAGES
                    },
                ),
                in_both("The decision on the cluster and its leader for that year."),
            )


RULE = Rule("two-leaders", td.cluster, _QUERY, found)
