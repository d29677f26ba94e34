"""What a rule that finds discrepancies consists of, and how printed figures are compared."""

import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.edtf import bounds, is_certain, lacks_year
from kg.sparql import Row


class Saying(NamedTuple):
    """A message with its values, to be said in each language: things by their labels, lists one by one."""

    message: str
    values: dict[str, object]


class Contradiction(NamedTuple):
    """Facts that cannot all be so, why, and what would settle it."""

    facts: tuple[NamedNode, ...]
    explanation: Saying
    settled_by: Saying


def saying(message: str, /, **values: object) -> Saying:
    """Return a message with its values."""
    return Saying(message, values)


class Rule(NamedTuple):
    """How one kind of discrepancy is found.

    `about` is the property by which a fact names what the discrepancy is about: `dct:source` where it lies
    within one article. `query` selects rows ordered by that thing, in a variable with the property's local
    name, after a `%s` that may restrict it; `found` gets the rows of one thing. What lies within one article
    is asked of its graph, whose name its `dct:source` is, so that no other is searched.
    """

    kind: str
    about: NamedNode
    query: str
    found: Callable[[list[Row]], Iterator[Contradiction]]

    @property
    def variable(self) -> str:
        """The name of the variable that binds what a row is about."""
        return self.about.value.rpartition("/")[2]


def agrees(exact: Fraction, printed: Decimal, unit: Decimal = Decimal(1)) -> bool:
    """Say whether an exact number is printed so, in some unit: rounded or cut off to the digits printed.

    88.2353 is printed as 88.24 and as 88.23. Zeros at the end of the digits are not known to be printed.
    """
    exponent = printed.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if exact * Fraction(printed) < 0:
        return False
    scaled = abs(exact) / Fraction(unit) * 10**places
    return abs(Fraction(printed)) * 10**places in (math.floor(scaled), math.floor(scaled + Fraction(1, 2)))


def is_sure(printed: str) -> bool:
    """Say whether a period is printed without a doubt, and without a side that is not known."""
    unknown = printed.startswith(("[", "/")) or printed.endswith("/") or lacks_year(printed)
    return is_certain(printed) and not unknown


def period(printed: str) -> tuple[str, str]:
    """Return a period by its days, as far as they are known, or as it is printed where it is not sure."""
    first, last = (day.isoformat() if day else "" for day in bounds(printed))
    return (first, last) if is_sure(printed) else ("", printed)


def number(row: Row, name: str) -> Decimal:
    """Return a figure of a row."""
    return Decimal(row[name].value)


def text(row: Row, name: str) -> str:
    """Return the words that a row binds, or nothing."""
    return row[name].value if name in row else ""


def rounded(number: Fraction, places: int) -> Decimal:
    """Return a number to so many places, half up."""
    return Decimal(math.floor(number * 10**places + Fraction(1, 2))).scaleb(-places)


def report(subject: NamedNode) -> Saying:
    """Return what settles a figure of a subject."""
    return saying("The report of {subject} that the article draws on.", subject=subject)
