"""An award given to those whom the law does not give it to: an individual's title to collectives."""

from collections.abc import Iterator
from itertools import groupby

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, saying, text
from kg.sparql import Row, iri

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX recipient-kind: <https://w3id.org/thidua/id/recipient-kind/>
SELECT ?source ?fact ?type ?allowed ?words WHERE {
  GRAPH ?source { %s ?fact td:awardType ?type ; td:recipient ?to ; td:words ?words .
    ?to td:recipientKind ?kind }
  FILTER(?kind NOT IN (recipient-kind:mixed, recipient-kind:unstated))
  ?type td:givenTo ?allowed .
  FILTER NOT EXISTS { ?type td:givenTo ?kind }
} ORDER BY ?source ?fact ?allowed
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each award to recipients of one kind, none of those that its type is given to."""
    for fact, group in groupby(rows, key=lambda row: iri(row, "fact")):
        of_fact = list(group)
        yield Contradiction(
            (fact,),
            saying(
                "By the law “{award}” is given to: {allowed}; the article gives it to others: “{words}”.",
                award=iri(of_fact[0], "type"),
                allowed=[iri(row, "allowed") for row in of_fact],
                words=text(of_fact[0], "words"),
            ),
            saying("The decision on the award, with the exact title and its recipients."),
        )


RULE = Rule("recipient-not-allowed", terms.SOURCE, _QUERY, found)
