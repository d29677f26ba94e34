"""Faults injected into good articles and graphs: each is found by the rule meant for it, and by no other."""

import pytest
from inject import found, good_graph, made, of_articles, of_constraints, of_graphs, rounds

from conftest import source
from invented import TEXT, article
from kg.validate import engines, reading
from kg.validate.rules import READING, rules
from kg.validate.structure import Shapes

ARTICLES, GRAPHS = of_articles(), of_graphs()
FAULTS = {**ARTICLES, **GRAPHS}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_fault_in_an_article_is_found_by_its_rule_alone(name, known, tmp_path):
    fault = ARTICLES[name]
    file = tmp_path / "a1.toml"
    assert fault.old in article()
    file.write_text(article().replace(fault.old, fault.new), encoding="utf-8")
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    told = list(reading.findings(source(file), known, tmp_path))
    assert {one.rule for one in told} == {fault.rule}
    assert f"article/a1/{fault.item}".rstrip("/") in {one.iri.split("/id/")[-1] for one in told}, told


@pytest.fixture(scope="module")
def outcome(seeds, world):
    """By fault, what it hit, and what was found then and not before: there, and where no fault is."""
    good = good_graph(seeds, world)
    shapes = Shapes(engines.usual())
    before, outcome = of_constraints(good), {}
    for injected in rounds(GRAPHS, good):
        changed = [quad for one in injected.values() for quad in one.changed]
        with made(injected.values(), good):
            new = found(good, changed, shapes) - before
        faulty = {node for one in injected.values() for node in one.nodes}
        stray = [one for one in new if one.focus not in faulty]
        for name, one in injected.items():
            outcome[name] = one.thing, [result for result in new if result.focus in one.nodes], stray
    return outcome


@pytest.mark.parametrize("name", GRAPHS)
def test_a_fault_in_a_graph_is_found_by_its_rule_alone(name, outcome):
    thing, results, stray = outcome[name]
    assert {one.rule for one in results} == {GRAPHS[name].rule}, results
    assert thing in {one.focus for one in results}
    assert not stray


def test_there_are_enough_kinds_of_faults():
    assert len(ARTICLES) >= 10
    assert len({fault.rule for fault in GRAPHS.values()}) >= 40
    assert (
        len({fault.vi for fault in FAULTS.values()})
        == len({fault.en for fault in FAULTS.values()})
        == len(FAULTS)
    )


def test_every_rule_of_a_graph_has_a_fault():
    asked = {rule.name for rule in rules().values() if rule.group != READING}
    assert asked == {fault.rule for fault in GRAPHS.values()}
