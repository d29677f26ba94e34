"""An award given to those whom the law does not give it to: an individual's title to collectives."""

from collections.abc import Iterator
from itertools import groupby

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, label, text
from kg.messages import LANGUAGES, in_both
from kg.sparql import Row, iri

_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX recipient-kind: <https://w3id.org/thidua/id/recipient-kind/>
SELECT ?source ?fact ?award ?award_en ?allowed ?allowed_en ?words WHERE {
  GRAPH ?source { %s ?fact td:awardType ?type ; td:recipient ?to ; td:words ?words .
    ?to td:recipientKind ?kind }
  FILTER(?kind NOT IN (recipient-kind:mixed, recipient-kind:unstated))
  ?type td:givenTo ?whom ; skos:prefLabel ?award , ?award_en .
  FILTER(LANG(?award) = "vi" && LANG(?award_en) = "en")
  ?whom skos:prefLabel ?allowed , ?allowed_en . FILTER(LANG(?allowed) = "vi" && LANG(?allowed_en) = "en")
  FILTER NOT EXISTS { ?type td:givenTo ?kind }
} ORDER BY ?source ?fact ?allowed
"""


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each award to recipients of one kind, none of those that its type is given to."""
    for fact, group in groupby(rows, key=lambda row: iri(row, "fact")):
        of_fact = list(group)
        yield Contradiction(
            (fact,),
            in_both(
                "By the law “{award}” is given to: {allowed}; the article gives it to others: “{words}”.",
                award=label(of_fact[0], "award"),
                allowed={
                    language: ", ".join(label(row, "allowed")[language] for row in of_fact)
                    for language in LANGUAGES
                },
                words=text(of_fact[0], "words"),
            ),
            in_both("The decision on the award, with the exact title and its recipients."),
        )


RULE = Rule("recipient-not-allowed", terms.SOURCE, _QUERY, found)
