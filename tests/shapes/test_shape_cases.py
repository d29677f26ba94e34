"""Every shape on small graphs, one file each: `valid.<case>.ttl`, `invalid.<rule>.<case>.ttl`.

An invalid case is found by the rule in its name, and by no other; a valid case by none.
"""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg import terms
from kg.validate import constraints, engines, pieces
from kg.validate.classes import with_above
from kg.validate.rules import GROUPS, rules
from kg.validate.structure import Shapes

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.ttl"))
SHAPES = {rule.name for rule in rules().values() if rule.group in GROUPS}
CONSTRAINTS = [rule for rule in rules().values() if rule.select is not None]
CURATED = NamedNode("https://w3id.org/thidua/graph/case")


@cache
def classes_of(folder: Path) -> frozenset[NamedNode]:
    """The classes of what stands in the cases of a folder, with those above them."""
    triples = (one for path in folder.glob("*.ttl") for one in parse(path=str(path), format=RdfFormat.TURTLE))
    return with_above({one.object for one in triples if one.predicate == terms.TYPE})


@pytest.fixture(scope="module")
def engine():
    return Shapes(engines.usual())


@pytest.fixture
def found(beforehand, engine):
    """What is found in a case, by the shapes alone or by the constraints too; the store is left as it was."""

    def found(path: Path, *, constrained: bool) -> list[engines.Result]:
        triples = list(parse(path=str(path), format=RdfFormat.TURTLE))
        beforehand.extend(Quad(one.subject, one.predicate, one.object, CURATED) for one in triples)
        try:
            piece = pieces.article(CURATED, beforehand)
            results = engine.of_classes(piece, classes_of(path.parent))
            classes = {one.object for one in triples if one.predicate == terms.TYPE} if constrained else set()
            for rule in CONSTRAINTS:
                if classes & set(rule.targets):
                    results |= {one.result for one in constraints.found(rule, beforehand)}
        finally:
            beforehand.remove_graph(CURATED)
        return sorted((one for one in results if one.focus in piece.things), key=str)

    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_is_found_by_the_rule_in_its_name_alone(path, found):
    """The constraints are asked of what has the shapes of facts: what is none need not agree with others."""
    kind, *rest = path.stem.split(".")
    meant = f"{path.parent.name}-{rest[0]}" if kind == "invalid" else None
    results = found(path, constrained=meant is None or rules()[meant].select is not None)
    assert {one.rule for one in results} == {meant} - {None}, results


def test_every_rule_has_a_case_and_every_case_its_rule():
    cases = {f"{path.parent.name}-{path.stem.split('.')[1]}" for path in CASES if path.stem.startswith("inv")}
    assert cases == SHAPES


def test_every_class_has_a_valid_case():
    assert {path.parent.name for path in CASES if path.stem.startswith("valid")} == {
        name.split("-")[0] for name in SHAPES
    }
