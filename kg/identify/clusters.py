"""Clusters: the records of one person, what in them cannot be so, and how links join them.

Pure functions; neither the order of the records nor that of the links matters.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from kg.identify.records import YEAR, Group, Record, Sighting

OVERLAP = YEAR / 4
"""Days that two posts which exclude each other may overlap: a hand-over."""

CERTAIN = {"article", "gender", "judged"}
"""The contradictions that tell two people apart; any other leaves a doubt."""

K = TypeVar("K")

Contradiction = tuple[str, ...]


class Link(NamedTuple):
    """Two records that a rule links, by these facts, the stronger the lower; without strength for review."""

    strength: float | None
    rule: str
    left: str
    right: str
    facts: tuple[str, ...]


class Cluster(NamedTuple):
    """The records of one person, sorted, and the contradictions that it takes."""

    records: tuple[Record, ...]
    known: frozenset[Contradiction]


Of = dict[str, Cluster]
"""The cluster of each node."""

Check = Callable[[Iterable[Record]], frozenset[Contradiction]]


def contradictions(
    records: Iterable[Record], furthest: float, apart: Mapping[str, set[str]]
) -> frozenset[Contradiction]:
    """Return why these records cannot all be one person.

    `furthest` is how many days may lie between two sightings in one office; `apart` has, for each node, those
    that a person judged not to be the same.
    """
    records = list(records)
    return frozenset(
        (
            *_of_nodes(records, apart),
            *_of_offices(records, furthest),
            *_of_bodies(records),
            *_of_groups(records),
        )
    )


def _of_nodes(records: list[Record], apart: Mapping[str, set[str]]) -> Iterator[Contradiction]:
    nodes = {record.node for record in records}
    for article, times in Counter(record.article for record in records).items():
        if times > 1:
            yield "article", article
    if len({record.gender for record in records} - {""}) > 1:
        yield ("gender",)
    for node in nodes & apart.keys():
        for other in apart[node] & nodes:
            yield ("judged", *sorted((node, other)))


def _of_offices(records: list[Record], furthest: float) -> Iterator[Contradiction]:
    """Yield the offices that somebody is in after having left, or is seen in too far apart in time."""
    for office, seen in _by(lambda seen: seen.office, records).items():
        left = [sighting.latest for sighting in seen if sighting.former and sighting.latest]
        held = [days for sighting in seen if (days := _days(sighting))]
        if left and held and min(left) < max(earliest for earliest, _ in held):
            yield "left", office
        last = date.min
        for (_, before), (earliest, _) in pairwise(sorted(held)):
            last = max(last, before)
            if (earliest - last).days > furthest:
                yield "far", office


def _of_bodies(records: list[Record]) -> Iterator[Contradiction]:
    """Yield the bodies in which somebody is a deputy after having been the head."""
    for body, seen in _by(lambda seen: seen.body, records).items():
        heads = [days[1] for sighting in seen if sighting.rank == "head" and (days := _days(sighting))]
        deputies = [days[0] for sighting in seen if sighting.rank == "deputy" and (days := _days(sighting))]
        if heads and deputies and max(deputies) >= min(heads):
            yield "demotion", body


def _of_groups(records: list[Record]) -> Iterator[Contradiction]:
    """Yield the groups that exclude each other and in which somebody works at one time.

    Where an article says that one person is in both, they do not exclude each other.
    """
    spans = {}
    for group, seen in _by(lambda seen: seen.group, records).items():
        held = [days for sighting in seen if (days := _days(sighting))]
        if held:
            spans[group] = min(latest for _, latest in held), max(earliest for earliest, _ in held)
    if len(spans) < 2:
        return
    together = {frozenset(pair) for record in records for pair in combinations(_groups(record), 2)}
    for one, two in combinations(sorted(spans), 2):
        overlap = (min(spans[one][1], spans[two][1]) - max(spans[one][0], spans[two][0])).days
        if one.excludes(two) and overlap > OVERLAP and frozenset((one, two)) not in together:
            yield "overlap", *one[:2], *two[:2]


def _groups(record: Record) -> set[Group]:
    return {sighting.group for sighting in record.sightings}


def _by(of: Callable[[Sighting], K], records: Iterable[Record]) -> dict[K, list[Sighting]]:
    found: dict[K, list[Sighting]] = defaultdict(list)
    for record in records:
        for sighting in record.sightings:
            found[of(sighting)].append(sighting)
    return found


def _days(sighting: Sighting) -> tuple[date, date] | None:
    """Return the days between which somebody is in an office, where both are known."""
    if sighting.former or sighting.earliest is None or sighting.latest is None:
        return None
    return sighting.earliest, sighting.latest


def judged_same(records: Iterable[Record], same: Iterable[tuple[str, str]], check: Check) -> Of:
    """Return the clusters that judgements make; other records stand alone.

    What an article says of one node, or somebody judged, outranks every contradiction.
    """
    of = {record.node: Cluster((record,), frozenset()) for record in records}
    for left, right in same:
        if left in of and right in of and of[left] is not of[right]:
            _merge([of[left], of[right]], of)
    for cluster in unique(of.values()):
        _put(Cluster(cluster.records, check(cluster.records)), of)
    return of


def join(of: Of, links: Iterable[Link], check: Check, contested: set[str]) -> list[Link]:
    """Join clusters by links, the stronger first, and return the links that joined them.

    Links of one strength are taken together: where they lead to a cluster that cannot be one person, none of
    them joins, and its nodes are `contested`: no weaker link joins them either.
    """
    used: list[Link] = []
    ordered = sorted(link for link in links if link.strength is not None)
    for _, level in groupby(ordered, key=attrgetter("strength")):
        open_links = list(_open(level, of, check, contested))
        for component in _components(open_links, of):
            members = unique(of[node] for link in component for node in (link.left, link.right))
            if consistent(members, check):
                used.extend(_spanning(component, of))
                _merge(members, of)
            else:
                contested.update(record.node for cluster in members for record in cluster.records)
    return used


def consistent(clusters: Iterable[Cluster], check: Check) -> bool:
    """Say whether these clusters can be one person."""
    return not new(clusters, check)


def new(clusters: Iterable[Cluster], check: Check) -> frozenset[Contradiction]:
    """Return what contradicts if these clusters are one person, beyond what each takes by itself."""
    members = list(clusters)
    whole = check([record for cluster in members for record in cluster.records])
    return whole - frozenset().union(*(cluster.known for cluster in members))


def unique(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return each cluster once, in the order of their first nodes."""
    return sorted({cluster.records[0].node: cluster for cluster in clusters}.values(), key=_first)


def _open(links: Iterable[Link], of: Of, check: Check, contested: set[str]) -> Iterator[Link]:
    """Yield the links between two clusters that can be one person."""
    tried: dict[frozenset[str], bool] = {}
    for link in links:
        one, two = of[link.left], of[link.right]
        if one is not two and not contested & {link.left, link.right}:
            pair = frozenset((_first(one), _first(two)))
            if pair not in tried:
                tried[pair] = consistent((one, two), check)
            if tried[pair]:
                yield link


def _components(links: list[Link], of: Of) -> Iterator[list[Link]]:
    """Yield the links that hang together by clusters."""
    first: dict[str, str] = {}
    for link in links:
        one, two = sorted(_root(of[node].records[0].node, first) for node in (link.left, link.right))
        first[two] = one
    components: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        components[_root(of[link.left].records[0].node, first)].append(link)
    yield from components.values()


def _spanning(links: list[Link], of: Of) -> Iterator[Link]:
    """Yield as many of the links as it takes to hold their clusters together, the first ones."""
    first: dict[str, str] = {}
    for link in links:
        one, two = sorted(_root(of[node].records[0].node, first) for node in (link.left, link.right))
        if one != two:
            first[two] = one
            yield link


def _root(node: str, first: dict[str, str]) -> str:
    while first.get(node, node) != node:
        first[node] = first.get(first[node], first[node])
        node = first[node]
    return node


def _merge(clusters: Iterable[Cluster], of: Of) -> None:
    members = list(clusters)
    records = sorted((record for cluster in members for record in cluster.records), key=attrgetter("node"))
    _put(Cluster(tuple(records), frozenset().union(*(cluster.known for cluster in members))), of)


def _put(cluster: Cluster, of: Of) -> None:
    for record in cluster.records:
        of[record.node] = cluster


def _first(cluster: Cluster) -> str:
    return cluster.records[0].node
