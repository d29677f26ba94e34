"""The rule on who had left an office ("nguyên"): it is who of the name held it before, where that is one."""

import math
from collections.abc import Iterable, Iterator

from kg.identify.clusters import Link, Of, new, unique
from kg.identify.contradictions import Check
from kg.identify.cuts import Cut, Cuts
from kg.identify.links import ONE_OFFICE, link
from kg.identify.records import Record
from kg.identify.seen import Seen, by, named_twice


def after_leaving(records: Iterable[Record], of: Of, check: Check, cuts: Cuts) -> Iterator[Link]:
    """Yield links from who had left an office to the others of the name seen in it, after holders are joined.

    They are for review where those who may be meant cannot all be one person.
    """
    for seen in by("office", records):
        left = [one for one in seen if one.sighting.former]
        if not left or named_twice(seen):
            continue
        others = _others(seen, of, cuts.get(left[0].sighting.office, ()))
        vague = {one.sighting for one in left if not _is_one(one, others, of, check)}
        for one in left:
            for two in others:
                if of[one.record.node] is not of[two.record.node]:
                    sure = vague.isdisjoint((one.sighting, two.sighting))
                    yield link(math.inf if sure else None, ONE_OFFICE, one, two)


def _others(seen: list[Seen], of: Of, cuts: Iterable[Cut]) -> list[Seen]:
    """Return a sighting of each cluster that holds the office, and one of who had left it by each cut."""
    cut_of = {fact: cut for cut in cuts for fact in cut.facts}
    found: dict[object, Seen] = {}
    for one in seen:
        if one.sighting.former:
            found.setdefault((cut_of.get(one.sighting.fact), one.record.gender), one)
        else:
            found.setdefault(of[one.record.node].records[0].node, one)
    return list(found.values())


def _is_one(left: Seen, others: Iterable[Seen], of: Of, check: Check) -> bool:
    """Say whether those who may be the person who had left can all be one."""
    own = of[left.record.node]
    clusters = unique(of[other.record.node] for other in others)
    possible = [cluster for cluster in clusters if cluster is not own and not new((own, cluster), check)]
    return not new((own, *possible), check)
