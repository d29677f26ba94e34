"""Rules in SPARQL, asked of all things at once: one pass of the store for each rule.

SHACL asks a constraint of one focus node after the other, with `$this` bound to it. Here `?this` ranges over
the instances of the target, which gives the same rows as long as the constraint has no subselect.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import Store

from kg.sparql import Row, iri, select
from kg.validate.classes import with_below
from kg.validate.engines import Result
from kg.validate.rules import Rule, rules


class Found(NamedTuple):
    """A result, with what else the constraint binds: what its messages name."""

    result: Result
    row: Row


def found(rule: Rule, store: Store) -> Iterator[Found]:
    """Yield what a rule in SPARQL finds in a store, over all graphs as one."""
    seen = set()
    for row in select(store, of_all(rule.name)):
        result = Result(rule.name, iri(row, "this"), row.get("value"))
        if result not in seen:
            seen.add(result)
            yield Found(result, row)


@cache
def of_all(name: str) -> str:
    """Return the constraint of a rule, asked of every instance of its targets."""
    rule = rules()[name]
    if rule.select is None:
        raise TypeError(name)
    classes = sorted(str(one) for one in with_below(rule.targets))
    head, body = rule.select.split("{", 1)
    return f"{head}{{ VALUES ?class_of_this {{ {' '.join(classes)} }} ?this a ?class_of_this . {body}"
