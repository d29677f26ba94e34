"""What articles say of a person node: under which name, in which offices, when, with whom named."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

YEAR = 365.25

ORGANS = {
    "peoples-committee",
    "peoples-council",
    "peoples-council-standing-body",
    "party-committee",
    "party-standing-committee",
    "party-executive-committee",
    "party-standing-body",
}
"""The kinds of bodies in which one person makes a career within one unit, often in two at a time."""

DIVISIONS = {"department", "division"}
"""The kinds of bodies of which nobody works in two of one unit."""

_DEPUTY = re.compile(r"\b(vice|deputy)\b")
_HEAD = {"chair", "secretary", "director", "head"}


class Group(NamedTuple):
    """The organs of one unit together, or one other body: where somebody makes a career.

    `name` is the body, or nothing for the organs of the unit; `division` says whether it is one of those.
    """

    unit: str
    name: str
    division: bool

    @property
    def level(self) -> int:
        """How deep the unit lies: 0 for the state, 1 for a province."""
        return 0 if self.unit == "viet-nam" else self.unit.removeprefix("2025/").count("/") + 1

    @property
    def province(self) -> str:
        """The province, which keeps its name from before 1 July 2025 to after."""
        return self.unit.removeprefix("2025/").split("/")[0]

    def excludes(self, other: "Group") -> bool:
        """Say whether nobody works in both at one time, where no article says that somebody does.

        Of two levels of one province somebody may be in organs, as a district's secretary in the province's
        party committee, but not in a district and in a department of the province.
        """
        if self.unit == other.unit:
            return self.division and other.division and self.name != other.name
        if not self.level or not other.level:
            return False
        if self.level == other.level or self.province != other.province:
            return True
        return min(self, other, key=lambda group: group.level).division


class Sighting(NamedTuple):
    """One office in which an article sees a person, on a day between two days, each of which may be unknown.

    `former` says that the office was left before, or within these days; `change` whether who is in it has
    just come (`new`) or is leaving (`outgoing`).
    """

    fact: str
    office: str
    role: str
    body: str
    group: Group
    earliest: date | None
    latest: date | None
    former: bool = False
    change: str = ""

    @property
    def is_dated(self) -> bool:
        """Say whether the person is in the office between two known days."""
        return self.earliest is not None and self.latest is not None and not self.former

    @property
    def first(self) -> date | None:
        """The day that it counts from: the last where that alone is known, as by the day of publication."""
        return self.earliest or self.latest

    @property
    def rank(self) -> str:
        """Whether the role is that of a head, of a deputy or of neither."""
        if _DEPUTY.search(self.role):
            return "deputy"
        return "head" if self.role in _HEAD else "other"


class Apart(NamedTuple):
    """How many days lie between two sightings, at least and at most."""

    least: float
    most: float


@dataclass(frozen=True)
class Record:
    """A person node of an article. `key` is what its name is compared by, `bare` the same without marks.

    `met` gives for each other holder of an office in the article the key of the name and the facts.
    """

    node: str
    name: str
    key: str
    bare: str
    gender: str = ""
    sightings: tuple[Sighting, ...] = ()
    met: tuple[tuple[str, str], ...] = ()

    @property
    def article(self) -> str:
        """The article of the node."""
        return self.node.partition("/person/")[0]

    @property
    def provinces(self) -> set[str]:
        """Where the person is seen in office."""
        return {sighting.group.province for sighting in self.sightings}


def apart(one: Sighting, two: Sighting) -> Apart:
    """Return how far two sightings lie apart. Who left an office before is not in it after: that is far."""
    if one.former != two.former:
        left, held = (one, two) if one.former else (two, one)
        far = left.latest is not None and held.earliest is not None and left.latest < held.earliest
        return Apart(math.inf if far else 0, math.inf)
    least = 0 if one.former else max(_between(one, two), _between(two, one), 0)
    if one.earliest is None or one.latest is None or two.earliest is None or two.latest is None or one.former:
        return Apart(least, math.inf)
    return Apart(least, (max(one.latest, two.latest) - min(one.earliest, two.earliest)).days)


def _between(one: Sighting, two: Sighting) -> int:
    """Return how many days lie between the last day of one and the first of the other, 0 where unknown."""
    return (two.first - one.latest).days if two.first and one.latest else 0


def compared(records: Iterable[Record]) -> list[tuple[str, Record]]:
    """Return each record with the key that it is compared by, sorted by node.

    A name printed without any mark ("Pham Quy Tien") is compared as the one name with marks that its
    provinces have; where they have several or none, as it stands.
    """
    records = sorted(records, key=lambda record: record.node)
    keys: dict[str, set[str]] = {}
    for record in records:
        if record.key != record.bare:
            for province in record.provinces:
                keys.setdefault(province, set()).add(record.key)
    found = []
    for record in records:
        marked = set().union(*(keys.get(province, set()) for province in record.provinces))
        alone = record.key == record.bare and len(marked) == 1
        found.append((next(iter(marked)) if alone else record.key, record))
    return found
