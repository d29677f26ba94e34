"""The mappings to terms of others: known on both sides, and none that would say something false."""

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg import reference, terms
from kg.folders import packaged

OF_OTHERS = {
    "http://data.europa.eu/eli/ontology#",
    "http://data.europa.eu/m8g/",
    "http://purl.org/dc/terms/",
    "http://purl.org/linked-data/cube#",
    "http://purl.org/linked-data/sdmx/2009/attribute#",
    "http://qudt.org/schema/qudt/",
    "http://qudt.org/vocab/unit/",
    "http://vivoweb.org/ontology/core#",
    "http://www.opengis.net/ont/geosparql#",
    "http://www.w3.org/ns/adms#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/opengov#",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://www.wikidata.org/entity/Q",
    "http://www.wikidata.org/prop/direct/P",
    "http://xmlns.com/foaf/0.1/",
    "https://schema.org/",
    "https://w3id.org/ftm#",
}
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
BELOW = {RDFS.subClassOf: OWL.Class, RDFS.subPropertyOf: OWL.ObjectProperty}
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")


def td(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(terms.TD + name)


@pytest.fixture(scope="module")
def mappings() -> rdflib.Graph:
    return rdflib.Graph().parse(packaged("ontology") / "mappings.ttl")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for _, path in reference.files(packaged("ontology")):
        graph.parse(path)
    return graph


def test_mappings_stay_out_of_the_store():
    assert "mappings.ttl" not in {path.name for _, path in reference.files(packaged("ontology"))}


def test_every_subject_is_declared_and_says_why(mappings, ontology):
    for subject in set(mappings.subjects()):
        assert (subject, RDF.type, None) in ontology
        assert {note.language for note in mappings.objects(subject, SKOS.note)} == {"vi", "en"}, subject


def test_every_target_is_in_a_known_vocabulary_of_others(mappings):
    targets = {str(target) for target in mappings.objects() if isinstance(target, rdflib.URIRef)}
    used = {space for space in OF_OTHERS for target in targets if target.startswith(space)}
    assert [target for target in targets if not target.startswith(tuple(OF_OTHERS))] == []
    assert used == OF_OTHERS


def test_only_known_relations_are_used_and_each_of_a_term_that_fits(mappings, ontology):
    assert set(mappings.predicates()) <= MATCHES | BELOW.keys() | {SKOS.note}
    for relation, kind in BELOW.items():
        for subject in mappings.subjects(relation, None):
            assert (subject, RDF.type, kind) in ontology, subject


def test_one_pair_is_related_in_one_way(mappings):
    pairs = [(subject, target) for subject, relation, target in mappings if relation != SKOS.note]
    assert len(pairs) == len(set(pairs))


def test_only_a_tenure_is_a_membership_and_nobody_holds_an_office_without_dates(mappings):
    assert set(mappings.subjects(None, ORG.Membership)) == {td("Tenure")}
    assert not {ORG.holds, ORG.heldBy, ORG.memberOf, ORG.headOf} & set(mappings.objects())


@pytest.mark.parametrize(
    "name", ["PersonReference", "RecipientGroup", "OfficeAttestation", "AwardEvent", "Event"]
)
def test_what_an_article_states_is_not_the_thing_itself(mappings, name):
    """Two nodes may stand for one person or event, and a proposed award was not received: no subclass."""
    assert not set(mappings.objects(td(name), RDFS.subClassOf))
