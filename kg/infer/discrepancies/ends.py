"""Two ends of one anniversary in one article: 50 years, 1975 to 2025 and 1975 to 2023."""

from collections.abc import Iterator
from itertools import combinations, groupby

from kg import terms
from kg.edtf import Bounds
from kg.infer.discrepancies import spans
from kg.infer.discrepancies.rule import Contradiction, Rule, saying, text
from kg.sparql import Row, iri
from kg.vietnamese import fold


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the anniversaries with one name and one number of years, but ends on different days."""
    told = [row for row in rows if spans.sides(text(row, "span"))]
    for _, group in groupby(sorted(told, key=_anniversary), key=_anniversary):
        same = list(group)
        ends = {sides[1] for row in same if (sides := spans.sides(text(row, "span")))}
        if any(_apart(one, two) for one, two in combinations(ends, 2)):
            yield Contradiction(
                tuple(iri(row, "fact") for row in same),
                saying(
                    "One anniversary of {years} years has different ends: {spans}.",
                    years=int(same[0]["years"].value),
                    spans=[f"“{text(row, 'words')}”" for row in same],
                ),
                saying("The plan or the decision on this anniversary, with the day that it marks."),
            )


def _anniversary(row: Row) -> tuple[str, str]:
    """Return what makes two anniversaries one: the words before the span, and the years."""
    return fold(text(row, "words").partition("(")[0]), text(row, "years")


def _apart(one: Bounds, two: Bounds) -> bool:
    return (one.latest is not None and two.earliest is not None and one.latest < two.earliest) or (
        two.latest is not None and one.earliest is not None and two.latest < one.earliest
    )


RULE = Rule("two-ends", terms.SOURCE, spans.QUERY, found)
