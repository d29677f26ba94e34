"""A number of years that is not that of the span printed beside it: 50 years, 1975 to 2023."""

from collections.abc import Iterator
from datetime import date, timedelta

from kg import edtf, terms
from kg.edtf import Bounds, bounds, is_certain
from kg.infer.discrepancies.rule import Contradiction, Rule, saying, text
from kg.sparql import Row, iri

QUERY = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?source ?fact ?words ?years ?span WHERE {
  GRAPH ?source { %s ?fact td:commemorates ?words ; td:commemoratedYears ?years ; td:commemoratedSpan ?span }
} ORDER BY ?source ?fact
"""


def sides(span: str) -> tuple[Bounds, Bounds] | None:
    """Return the days that bound the start and the end of a span; None where a side is open or not sure."""
    ends = edtf.sides(span)
    if ends is None or not all(ends) or not is_certain(span):
        return None
    return bounds(ends[0]), bounds(ends[1])


def years(span: str) -> range | None:
    """Return the whole years that a span can have, its last day counted or not; None where a side is open.

    30/4/1975 to 30/4/2023 has 48; 2011 to 2020 has 8 to 10, since their days are not printed.
    """
    (earliest, latest), (first, last) = sides(span) or (Bounds(None, None), Bounds(None, None))
    if earliest is None or latest is None or first is None or last is None:
        return None
    return range(_whole(latest, first), _whole(earliest, last + timedelta(1)) + 1)


def _whole(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield each anniversary whose years are not those of its span."""
    for row in rows:
        counted = years(text(row, "span"))
        printed = int(row["years"].value)
        if counted is not None and printed not in counted:
            yield Contradiction(
                (iri(row, "fact"),),
                saying(
                    "The span has {counted} years, and the article prints {printed}: “{words}”.",
                    counted="–".join(dict.fromkeys(map(str, (counted[0], counted[-1])))),
                    printed=printed,
                    words=text(row, "words"),
                ),
                saying("The plan or the decision on this anniversary, with the day that it counts from."),
            )


RULE = Rule("span-and-years", terms.SOURCE, QUERY, found)
