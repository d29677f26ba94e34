"""The pairs of persons that may be one, for people to judge: those on which most depends first."""

from pyoxigraph import Store

from kg.query.run import Results, run

_CANDIDATES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX decision: <https://w3id.org/thidua/id/decision/>
SELECT ?left ?left_name ?left_offices ?right ?right_name ?right_offices ?rule ?reason ?answers ?facts ?quotes
WHERE {
  { ?pair a td:Match ; td:rule/skos:notation ?rule } UNION { ?pair a td:Judgement ; td:why ?reason }
  ?pair td:decision decision:unsure ; td:left ?one ; td:right ?two .
  ?one td:name ?left_name ; td:denotes ?first . ?two td:name ?right_name ; td:denotes ?second .
  BIND(REPLACE(STRAFTER(STR(?one), "/id/article/"), "/person/", "/") AS ?left)
  BIND(REPLACE(STRAFTER(STR(?two), "/id/article/"), "/person/", "/") AS ?right)
  { SELECT ?pair (COUNT(DISTINCT ?time) AS ?answers) (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
      ?pair td:decision decision:unsure ; (td:left|td:right)/td:denotes ?person .
      { ?fact td:person|td:agent|(td:recipient/td:namedRecipient)|(td:presentation/td:person) ?node .
        ?node td:denotes ?person }
      UNION { ?time a td:TimeInOffice ; td:person ?person } UNION { }
    } GROUP BY ?pair }
  OPTIONAL { SELECT ?one (GROUP_CONCAT(?seat; separator=" | ") AS ?left_offices)
    WHERE { %(seats_of_one)s } GROUP BY ?one }
  OPTIONAL { SELECT ?two (GROUP_CONCAT(?seat; separator=" | ") AS ?right_offices)
    WHERE { %(seats_of_two)s } GROUP BY ?two }
  OPTIONAL { SELECT ?pair (GROUP_CONCAT(?said; separator=" | ") AS ?quotes) WHERE {
      SELECT DISTINCT ?pair ?said ?id ?start WHERE {
        ?pair td:decision decision:unsure .
        { ?pair prov:wasDerivedFrom ?ground }
        UNION { ?pair a td:Judgement ; (td:left|td:right) ?node .
          ?ground a td:OfficeAttestation ; td:person ?node }
        ?ground td:words ?words ; td:start ?start ; dct:source/dct:identifier ?id .
        BIND(CONCAT(?id, ": ", STR(?words)) AS ?said)
      } ORDER BY ?pair ?id ?start ?said
    } GROUP BY ?pair }
} ORDER BY (!BOUND(?rule)) DESC(?answers) DESC(?facts) ?left ?right ?rule
"""

_SEATS = """
SELECT DISTINCT ?%(side)s ?seat ?fact WHERE {
  ?pair td:decision decision:unsure ; td:%(property)s ?%(side)s .
  ?fact a td:OfficeAttestation ; td:person ?%(side)s ; td:office/skos:prefLabel ?label .
  FILTER(LANG(?label) = "vi")
  OPTIONAL { ?fact td:date ?own } OPTIONAL { ?fact td:event/td:date ?of_event }
  BIND(COALESCE(?own, ?of_event) AS ?date)
  BIND(CONCAT(STR(?label), IF(BOUND(?date), CONCAT(" (", STR(?date), ")"), "")) AS ?seat)
} ORDER BY ?%(side)s ?fact
"""


def candidates(store: Store) -> Results:
    """Return the pairs in doubt, with names, offices, the rule that doubts and the words that it reads.

    First come those that a rule doubts, by the answers on tenures and then by the facts that the two persons
    have and a judgement would move; last those that somebody judged unsure, with the reason.
    """
    seats = {
        "seats_of_one": _SEATS % {"side": "one", "property": "left"},
        "seats_of_two": _SEATS % {"side": "two", "property": "right"},
    }
    return run(_CANDIDATES % seats, store)
