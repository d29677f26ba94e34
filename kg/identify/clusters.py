"""Clusters: the records of one person, and how links join them.

Pure functions; neither the order of the records nor that of the links matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kg.identify.contradictions import Check, Contradiction
from kg.identify.records import Record


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
        between = [link for link in level if of[link.left] is not of[link.right]]
        between = [link for link in between if not contested & {link.left, link.right}]
        for component in _components(between, of):
            if _joined(component, of, check, used):
                continue
            for part in _components(list(_possible(component, of, check)), of):
                if not _joined(part, of, check, used):
                    contested.update(record.node for each in _members(part, of) for record in each.records)
    return used


def _joined(links: list[Link], of: Of, check: Check, used: list[Link]) -> bool:
    """Join the clusters of some links if they can be one person; say whether they are."""
    members = _members(links, of)
    if new(members, check):
        return False
    used.extend(_spanning(links, of))
    _merge(members, of)
    return True


def _members(links: list[Link], of: Of) -> list[Cluster]:
    return unique(of[node] for link in links for node in (link.left, link.right))


def new(clusters: Iterable[Cluster], check: Check) -> frozenset[Contradiction]:
    """Return what contradicts if these clusters are one person, beyond what each takes by itself."""
    members = list(clusters)
    whole = check([record for cluster in members for record in cluster.records])
    return whole - frozenset().union(*(cluster.known for cluster in members))


def unique(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return each cluster once, in the order of their first nodes."""
    return sorted({cluster.records[0].node: cluster for cluster in clusters}.values(), key=_first)


def _possible(links: list[Link], of: Of, check: Check) -> Iterator[Link]:
    """Yield the links between two clusters that can be one person."""
    tried: dict[tuple[str, ...], bool] = {}
    for link in links:
        members = _members([link], of)
        pair = tuple(map(_first, members))
        if pair not in tried:
            tried[pair] = not new(members, check)
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
