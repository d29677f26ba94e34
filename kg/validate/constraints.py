"""Rules in SPARQL, asked of all things at once: one pass of the store for each rule.

SHACL asks a constraint of one focus node after the other, with `$this` bound to it. Here `?this` ranges over
the instances of the target, which gives the same rows as long as the constraint has no subselect.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Store

from kg.sparql import Row, iri, select
from kg.validate.engines import Result
from kg.validate.rules import Rule

_SUBCLASSES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?class WHERE { ?class rdfs:subClassOf* <%s> }
"""


class Found(NamedTuple):
    """A result, with what else the constraint binds: what its messages name."""

    result: Result
    row: Row


def found(rule: Rule, store: Store) -> Iterator[Found]:
    """Yield what a rule in SPARQL finds in a store, over all graphs as one."""
    seen = set()
    for row in select(store, of_all(rule, store)):
        result = Result(rule.name, iri(row, "this"), row.get("value"))
        if result not in seen:
            seen.add(result)
            yield Found(result, row)


def of_all(rule: Rule, store: Store) -> str:
    """Return the constraint of a rule, asked of every instance of its targets."""
    if rule.select is None:
        raise TypeError(rule.name)
    classes = {
        str(iri(row, "class")) for target in rule.targets for row in select(store, _SUBCLASSES % target.value)
    } | {str(target) for target in rule.targets}
    head, body = rule.select.split("{", 1)
    return f"{head}{{ VALUES ?class_of_this {{ {' '.join(sorted(classes))} }} ?this a ?class_of_this . {body}"
