"""The rules: from the records of one name to the links between those that are, or may be, one person.

A rule here has a block in `ontology/vocab/rules.ttl`, whose version counts up where the rule changes.
Pure functions over records of which all have one key, but for `alike`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.identify.clusters import Cluster, Link, new
from kg.identify.contradictions import DEMOTION, Check
from kg.identify.cuts import Apart, Cuts
from kg.identify.records import YEAR, Record, Sighting, apart
from kg.identify.seen import Seen, between, by, in_time, moment, named_twice, neighbours

ONE_OFFICE, ONE_UNIT, ONE_COMPANY, ONE_NAME, ALIKE = RULES = (
    "one-office",
    "one-unit",
    "one-company",
    "one-name",
    "alike-names",
)

IN_OFFICE, IN_BODY, IN_UNIT, IN_COMPANY = 6 * YEAR, 4 * YEAR, 2.5 * YEAR, 4 * YEAR
"""Days that may lie between two sightings of one person, by what they have in common."""

COMPANY = 2
"""How many others have to be named with both."""

RARE, COMMON = 4, 15
"""Provinces: a name that is seen in no more is rare, one that is seen in as many is common."""


def patience(provinces: int) -> float:
    """Return by what the days that may lie between sightings are multiplied: a common name waits half."""
    return 0.5 if provinces >= COMMON else 1


def in_one_office(records: Iterable[Record], wait: float, cuts: Cuts, judged: Apart) -> Iterator[Link]:
    """Yield links between the records seen holding one office, the stronger the nearer in time.

    They are for review where far apart in time. So are all where an article names two of the name in that
    office, one of whom may have left it. Where somebody had left it between, that is a fact of the link too.
    """
    for seen in by("office", records):
        several = named_twice(seen)
        holders = seen if several else [one for one in seen if not one.sighting.former]
        for one, two in neighbours(holders):
            days = apart(one.sighting, two.sighting)
            far = several or days.least > IN_OFFICE * wait
            cut = [cut.facts[0] for cut in cuts.get(one.sighting.office, ()) if cut.parts((one, two), judged)]
            yield link(None if far else days.most, ONE_OFFICE, one, two, cut[:1])


def in_one_unit(records: Iterable[Record], wait: float) -> Iterator[Link]:
    """Yield links between the records seen in two offices of one body, or in two organs of one unit.

    Only dated sightings count. A step down from the head of a body is no career.
    """
    for seen in by("group", records):
        for one, two in neighbours([one for one in seen if one.sighting.is_dated]):
            first, second = sorted(
                (one.sighting, two.sighting), key=lambda each: (each.latest, each.earliest)
            )
            days = apart(first, second)
            body = first.body == second.body
            most = (IN_BODY if body else IN_UNIT) * wait
            if first.office != second.office and days.most <= most and _is_career(first, second):
                yield link(days.most, ONE_UNIT, one, two)


def in_one_company(one: Cluster, two: Cluster, provinces: int) -> Iterator[Link]:
    """Yield the link between two clusters of a rare name seen in one province with the same two others.

    Where a name is not rare it tells nothing: the leaders of the province are named with everybody there.
    """
    met = _met(one), _met(two)
    shared = sorted(met[0].keys() & met[1].keys())[:COMPANY]
    if len(shared) < COMPANY or provinces > RARE:
        return
    near = [
        (apart(left.sighting, right.sighting).most, left.sighting.fact, right.sighting.fact, left, right)
        for left in _dated(one)
        for right in _dated(two)
        if left.sighting.group.province == right.sighting.group.province
    ]
    if near:
        days, _, _, left, right = min(near)
        if days <= IN_COMPANY:
            yield link(days, ONE_COMPANY, left, right, [found[key] for found in met for key in shared])


def of_one_name(one: Cluster, two: Cluster, provinces: int, check: Check) -> Iterator[Link]:
    """Yield the link for review between two clusters of one name in one province, or of a rare name.

    A step down within a body is rare, but it happens: a head and a deputy of one name may be one person.
    """
    near = provinces <= RARE or _provinces(one) & _provinces(two)
    if near and {kind for kind, *_ in new((one, two), check)} <= {DEMOTION}:
        yield link(None, ONE_NAME, *_in_one_body(one, two))


def alike(records: Iterable[tuple[str, Record]]) -> Iterator[Link]:
    """Yield the links for review between records with their keys: of names that look alike, in one office."""
    told = list(records)
    keys = {record.node: key for key, record in told}
    for seen in by("office", (record for _, record in told)):
        by_key: dict[str, list[Seen]] = defaultdict(list)
        for one in seen:
            by_key[keys[one.record.node]].append(one)
        for left, right in combinations(by_key.values(), 2):
            if looks_like(left[0].record.bare, right[0].record.bare):
                for one, two in between(left, right):
                    if apart(one.sighting, two.sighting).least <= IN_OFFICE:
                        yield link(None, ALIKE, one, two)


def looks_like(one: str, two: str) -> bool:
    """Say whether two names without marks are one, or differ in one letter of one syllable, not its first."""
    left, right = one.split(), two.split()
    if len(left) != len(right):
        return False
    other = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return not other or (len(other) == 1 and other[0][0][0] == other[0][1][0] and _one_letter(*other[0]))


def _one_letter(one: str, two: str) -> bool:
    """Say whether a letter too few, too many, another, or two changed about make one of the other."""
    short, long = sorted((one, two), key=len)
    without = {long[:at] + long[at + 1 :] for at in range(len(long))}
    if len(short) < len(long):
        return short in without
    turned = {long[:at] + long[at + 1] + long[at] + long[at + 2 :] for at in range(len(long) - 1)}
    return short in turned or sum(left != right for left, right in zip(short, long, strict=True)) == 1


def _is_career(first: Sighting, second: Sighting) -> bool:
    """Say whether somebody may go from one sighting to the next: of one body, from deputy to head alone."""
    if first.body != second.body or {first.rank, second.rank} != {"head", "deputy"}:
        return True
    if first.rank == "head" or first.latest is None or second.earliest is None:
        return False
    return first.latest < second.earliest


def link(strength: float | None, rule: str, one: Seen, two: Seen, more: Iterable[str] = ()) -> Link:
    """Return the link between two sightings, with what more it is drawn from."""
    left, right = sorted((one, two), key=lambda seen: seen.record.node)
    facts = left.sighting.fact, right.sighting.fact, *more
    return Link(strength, rule, left.record.node, right.record.node, facts)


def _met(cluster: Cluster) -> dict[str, str]:
    """Return whom the articles name beside these records, each by the key and the first fact."""
    own = {record.key for record in cluster.records}
    met = sorted(pair for record in cluster.records for pair in record.met if pair[0] not in own)
    return dict(reversed(met))


def _all(cluster: Cluster) -> list[Seen]:
    return [Seen(sighting, record) for record in cluster.records for sighting in record.sightings]


def _in_one_body(one: Cluster, two: Cluster) -> tuple[Seen, Seen]:
    """Return a sighting of each in one body, or the first of each."""
    left, right = _all(one), _all(two)
    bodies = {each.sighting.body: each for each in reversed(left)}
    pairs = ((bodies.get(each.sighting.body), each) for each in right)
    return next(((first, second) for first, second in pairs if first), (left[0], right[0]))


def _dated(cluster: Cluster) -> list[Seen]:
    """Return one sighting of each moment and province."""
    seen = (one for one in sorted(_all(cluster), key=in_time) if one.sighting.is_dated)
    first: dict[object, Seen] = {}
    for one in seen:
        first.setdefault((moment(one), one.sighting.group.province), one)
    return list(first.values())


def _provinces(cluster: Cluster) -> set[str]:
    return {one.sighting.group.province for one in _all(cluster)}
