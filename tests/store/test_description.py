"""The description of the graph counts what is there."""

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID, URIRef

from kg import terms
from kg.folders import packaged
from kg.sparql import select
from kg.store.description import describe
from kg.store.export import FORMATS

WHOLE = URIRef("https://w3id.org/thidua/graph")


@pytest.fixture(scope="module")
def described(seeds) -> rdflib.Graph:
    return rdflib.Graph().parse(data=describe(seeds), format="turtle")


def counted(graph, part) -> int:
    return int(graph.value(part, VOID.triples))


def test_the_triples_of_the_parts_are_those_of_the_graph(described, seeds):
    parts = list(described.objects(WHOLE, VOID.subset))
    assert counted(described, WHOLE) == len(seeds) == sum(counted(described, part) for part in parts)
    assert all(counted(described, part) for part in parts)


def test_the_entities_of_a_class_are_counted_as_a_query_counts_them(described, seeds):
    for partition in described.objects(WHOLE, VOID.classPartition):
        of = described.value(partition, VOID["class"])
        (row,) = select(seeds, f"SELECT (COUNT(DISTINCT ?s) AS ?count) {{ ?s a <{of}> }}")
        assert int(described.value(partition, VOID.entities)) == int(row["count"].value), of


def test_each_class_has_a_partition_of_its_own(described):
    for partition in set(described.objects(None, VOID.classPartition)):
        assert len(list(described.objects(partition, VOID["class"]))) == 1


def test_whole_and_parts_have_titles_in_both_languages_and_a_licence(described):
    for dataset in described.subjects(RDF.type, VOID.Dataset):
        assert {title.language for title in described.objects(dataset, DCTERMS.title)} == {"vi", "en"}
        assert described.value(dataset, DCTERMS.license) == URIRef(
            "https://creativecommons.org/licenses/by/4.0/"
        )


def test_whose_data_the_units_are_made_from_stands_with_its_licence_where_the_units_are(described):
    reference = URIRef(terms.REFERENCE.value)
    sources = list(described.objects(reference, DCTERMS.source))
    assert len(sources) == 2
    credit = (packaged("ontology") / "reference" / "NOTICE.md").read_text(encoding="utf-8")
    for source in sources:
        assert described.value(source, DCTERMS.license) == URIRef("https://spdx.org/licenses/MIT")
        notice = str(described.value(source, DCTERMS.rights))
        assert notice in credit
        for of in (WHOLE, reference, *described.objects(WHOLE, DCAT.distribution)):
            rights = {text.language: str(text) for text in described.objects(of, DCTERMS.rights)}
            assert rights.keys() == {"vi", "en"}
            assert all(notice in text and "MIT" in text for text in rights.values())


def test_the_versions_of_the_units_are_those_that_their_tables_are_made_from(described):
    sources = described.objects(URIRef(terms.REFERENCE.value), DCTERMS.source)
    titles = {str(described.value(source, DCTERMS.title)) for source in sources}
    folder = packaged("ontology") / "reference"
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("make_*.py")))
    assert all(title.replace(" ", "==") in scripts or title in scripts for title in titles)


def test_every_form_of_rdf_is_a_distribution(described):
    found = {str(one).rsplit(".", 1)[1] for one in described.objects(WHOLE, DCAT.distribution)}
    assert found == FORMATS.keys()


def test_every_graph_with_a_name_of_its_own_is_a_part(described, seeds):
    named = {graph.value for graph in seeds.named_graphs() if graph.value.startswith(terms.GRAPH)}
    assert named <= {str(part) for part in described.objects(WHOLE, VOID.subset)}


def test_the_description_is_the_same_each_time(seeds):
    assert describe(seeds) == describe(seeds)
