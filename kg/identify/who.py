"""Who is who among the records of some names: one person or several, what joined them, what is in doubt.

A pure function of the records and of what people judged, in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from kg.identify import links
from kg.identify.clusters import Cluster, Link, Of, join, judged_same, new, unique
from kg.identify.contradictions import CERTAIN, Check, contradictions
from kg.identify.cuts import Cuts, cuts, of_all
from kg.identify.leaving import after_leaving
from kg.identify.records import Record, compared


@dataclass(frozen=True)
class Judged:
    """What people judged of pairs of nodes: which are the same, and for each node, which others are not.

    Different and unsure both keep apart.
    """

    same: tuple[tuple[str, str], ...] = ()
    apart: Mapping[str, set[str]] = field(default_factory=dict)


class Who(NamedTuple):
    """The persons, the links that joined them, and for pairs of persons in doubt the link that says so."""

    persons: list[Cluster]
    joined: list[Link]
    doubts: list[Link]


def who(records: Iterable[Record], judged: Judged) -> Who:
    """Tell the persons of records that share no name with any other record, or were judged to."""
    told = compared(records)
    by_key: dict[str, list[Record]] = defaultdict(list)
    for key, record in told:
        by_key[key].append(record)
    names = [_Name.of(by_key[key], judged) for key in sorted(by_key)]
    left = of_all(name.cuts for name in names)
    strict = partial(contradictions, furthest=links.IN_OFFICE / 2, apart=judged.apart, cuts=left)
    of = judged_same((record for _, record in told), judged.same, strict)
    joined = [link for name in names for link in _joined(name, of, judged)]
    doubts = [link for name in names for link in _doubts(name, of)]
    return Who(unique(of.values()), sorted(joined, key=_order), _first_of_each_pair(doubts, of))


class _Name(NamedTuple):
    """The records of one name, in how many provinces it is seen, what contradicts, and the links found.

    `cuts` are of who of the name had left an office.
    """

    records: list[Record]
    provinces: int
    cuts: Cuts
    check: Check
    links: list[Link]

    @classmethod
    def of(cls, records: list[Record], judged: Judged) -> "_Name":
        provinces = len(set().union(*(record.provinces for record in records)))
        furthest = links.IN_OFFICE * links.patience(provinces)
        left = cuts(records)
        check = partial(contradictions, furthest=furthest, apart=judged.apart, cuts=left)
        return cls(records, provinces, left, check, [])


def _joined(name: _Name, of: Of, judged: Judged) -> list[Link]:
    """Join what the rules link, the stronger first; note all links, and return those that joined."""
    contested: set[str] = set()
    used: list[Link] = []
    for found in _found(name, of, judged):
        used += join(of, found, name.check, contested)
        name.links.extend(found)
    return used


def _found(name: _Name, of: Of, judged: Judged) -> Iterator[list[Link]]:
    """Yield the links of one rule after the other; later ones look at what those before joined."""
    wait = links.patience(name.provinces)
    yield list(links.in_one_office(name.records, wait, name.cuts, judged.apart))
    yield list(after_leaving(name.records, of, name.check, name.cuts))
    yield list(links.in_one_unit(name.records, wait))
    pairs = _in_other_offices(name.records, of)
    yield [link for one, two in pairs for link in links.in_one_company(one, two, name.provinces)]


def _in_other_offices(records: Iterable[Record], of: Of) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield the pairs of clusters seen in offices, but in none together: there they were compared."""
    by_offices: dict[frozenset[str], list[Cluster]] = defaultdict(list)
    for cluster in unique(of[record.node] for record in records):
        offices = {sighting.office for record in cluster.records for sighting in record.sightings}
        by_offices[frozenset(offices)].append(cluster)
    by_offices.pop(frozenset(), None)
    for one, two in combinations(by_offices, 2):
        if not one & two:
            yield from product(by_offices[one], by_offices[two])


def _doubts(name: _Name, of: Of) -> Iterator[Link]:
    """Yield the links between different persons that nothing certain tells apart, and those for review."""
    apart: dict[tuple[str, str], bool] = {}
    for link in name.links:
        one, two = of[link.left], of[link.right]
        pair = _pair(link, of)
        if one is not two:
            if pair not in apart:
                apart[pair] = any(reason[0] in CERTAIN for reason in new((one, two), name.check))
            if not apart[pair]:
                yield link
    for one, two in _in_other_offices(name.records, of):
        yield from links.of_one_name(one, two, name.provinces, name.check)


def _first_of_each_pair(doubts: Iterable[Link], of: Of) -> list[Link]:
    first: dict[tuple[str, str], Link] = {}
    for link in sorted(doubts, key=_order):
        first.setdefault(_pair(link, of), link)
    return list(first.values())


def _pair(link: Link, of: Of) -> tuple[str, str]:
    one, two = sorted(of[node].records[0].node for node in (link.left, link.right))
    return one, two


def _order(link: Link) -> tuple[int, str, str, tuple[str, ...]]:
    return links.RULES.index(link.rule), link.left, link.right, link.facts
