"""Two printed titles of one office that put its body under different others.

"Trưởng Ban … - Sở Nội vụ" and "Trưởng Ban … TP Hà Nội": of the department, and of the city.
"""

from collections.abc import Iterator
from itertools import combinations, groupby

from kg import terms
from kg.infer.discrepancies.rule import Contradiction, Rule, saying, text
from kg.sparql import Row, iri

# One pattern in the graph of one article: of a join outside it, the mentions of all articles would be tried.
_QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?source ?fact ?person ?office ?own ?quote ?above ?body ?of WHERE {
  GRAPH ?source {
    %s ?fact a td:OfficeAttestation ; td:title ?titles ; td:office ?office ; td:person/td:name ?person ;
      td:evidence ?passage .
    ?passage td:start ?passage_start ; td:end ?passage_end .
    ?named td:mentions ?own ; td:quote ?quote ; td:start ?start ; td:end ?end .
    ?within td:mentions ?above ; td:start ?within_start ; td:end ?within_end .
    FILTER(CONTAINS(?titles, " | ") && ?passage_start <= ?start && ?end <= ?passage_end
      && ?start <= ?within_start && ?within_end <= ?end) }
  ?office td:body ?own .
  OPTIONAL { ?above td:bodyKind ?body ; td:unit ?of }
} ORDER BY ?source ?fact ?start ?named ?above
"""

_COMMITTEE = terms.THING + "body-kind/peoples-committee"


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each attestation with a title that names a body above, and one that names a unit or another body.

    A title that leaves out what is above says nothing against one that does not.
    """
    for fact, group in groupby(rows, key=lambda row: iri(row, "fact")):
        of_fact = list(group)
        by_name = {
            quote: _above(of_fact, quote) for quote in dict.fromkeys(text(row, "quote") for row in of_fact)
        }
        if any(_apart(one, two) for one, two in combinations(by_name.values(), 2)):
            yield Contradiction(
                (fact,),
                saying(
                    "One office of {person} ({office}) is printed with its body under different others:"
                    " {names}.",
                    person=text(of_fact[0], "person"),
                    office=iri(of_fact[0], "office"),
                    names=[f"“{name}”" for name, above in by_name.items() if above != (set(), set())],
                ),
                saying("The decision that appointed {person}.", person=text(of_fact[0], "person")),
            )


def _above(rows: list[Row], quote: str) -> tuple[set[str], set[str]]:
    """Return the bodies and the units in a printed name. A People's Committee stands for its unit."""
    inside = [row for row in rows if text(row, "quote") == quote and row["above"] != row["own"]]
    bodies = {text(row, "above") for row in inside if text(row, "body") not in {"", _COMMITTEE}}
    units = {text(row, "above") for row in inside if "body" not in row}
    return bodies, units | {text(row, "of") for row in inside if text(row, "body") == _COMMITTEE}


def _apart(one: tuple[set[str], set[str]], two: tuple[set[str], set[str]]) -> bool:
    (bodies, units), (other_bodies, other_units) = one, two
    if bodies and other_bodies:
        return not bodies & other_bodies
    return bool((bodies and other_units) or (other_bodies and units))


RULE = Rule("two-titles", terms.SOURCE, _QUERY, found)
