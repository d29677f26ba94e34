"""The JSON-LD context is the one of the ontology, and loses nothing."""

import json

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, serialize

from conftest import SEEDS
from kg import terms
from kg.document import context
from kg.folders import packaged

ONTOLOGY = packaged("ontology") / "thidua.ttl"


def test_the_context_in_the_ontology_is_the_one_of_its_terms(expected):
    expected(packaged("ontology") / "context.jsonld", context.text(ONTOLOGY))


def test_every_term_has_a_name_of_its_own():
    names = context.context(ONTOLOGY)["@context"]
    iris = [one if isinstance(one, str) else one.get("@id", "") for one in names.values() if one != 1.1]
    assert {f"td:{term.removeprefix(terms.TD)}" for term in terms.declared() if term != terms.TD} <= set(iris)
    assert len(iris) == len(set(iris))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD
def test_an_article_as_json_says_what_its_graph_says(seeds):
    article = NamedNode(f"{terms.THING}article/{SEEDS[0].stem}")
    quads = [quad.triple for quad in seeds.quads_for_pattern(None, None, None, article)]
    graph = rdflib.Graph().parse(data=serialize(quads, format=RdfFormat.N_TRIPLES), format="nt")
    names = json.loads(context.text(ONTOLOGY))["@context"]
    printed = graph.serialize(format="json-ld", context=names)
    assert '"words": "' in printed
    assert set(rdflib.Graph().parse(data=printed, format="json-ld")) == set(graph)
