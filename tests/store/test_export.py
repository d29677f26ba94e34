import io

import pytest
import rdflib

from conftest import MORE, SEEDS, stating
from kg.build import build
from kg.read.source import sources
from kg.store.export import FORMATS, export
from kg.store.folder import reading


def exported(store, form) -> bytes:
    output = io.BytesIO()
    export(store, form, output)
    return output.getvalue()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of itself
@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_another_reader_finds_every_quad_in_its_graph(seeds, form):
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(seeds, form), format={"nq": "nquads", "jsonld": "json-ld"}.get(form, form))
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in dataset.quads()}
    assert found == {
        (quad.subject.value, quad.predicate.value, quad.object.value, quad.graph_name.value) for quad in seeds
    }


def test_turtle_is_the_union_of_the_graphs(seeds):
    assert len(rdflib.Graph().parse(data=exported(seeds, "ttl"), format="turtle")) == len(seeds)


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """The graph of the same articles, built in another order."""
    folder = tmp_path_factory.mktemp("again") / "graph"
    with stating(MORE):
        build(sources(SEEDS[::-1]), folder)
    with reading(folder) as store:
        yield store


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_articles_give_the_same_bytes(seeds, again, form):
    assert exported(again, form) == exported(seeds, form)
