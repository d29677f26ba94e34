"""The ontology and the vocabularies: complete in both languages, closed, and used as declared."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS

import kg
from kg import reference, terms
from kg.folders import packaged
from kg.unit_names import TYPES

DCT_SOURCE = rdflib.DCTERMS.source
REPLACED = rdflib.DCTERMS.isReplacedBy
RELEASED = Path(__file__).parent / "ontology" / "released.txt"
OWN = (terms.TD, terms.THING)
FILES = [path for _, path in reference.files(packaged("ontology"))]
ALLOWED_OWL = {
    OWL.Ontology, OWL.versionIRI, OWL.versionInfo, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty,
    OWL.AnnotationProperty, OWL.inverseOf, OWL.disjointWith, OWL.FunctionalProperty, OWL.TransitiveProperty,
}  # fmt: skip


def parsed(paths) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return parsed(FILES)


def terms_of(graph):
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind)}


def concepts_of(graph):
    return set(graph.subjects(SKOS.inScheme, None))


def languages(graph, subject, predicate):
    return {literal.language for literal in graph.objects(subject, predicate)}


@pytest.mark.parametrize(("of", "label"), [(terms_of, RDFS.label), (concepts_of, SKOS.prefLabel)])
def test_every_term_and_concept_has_label_and_definition_in_both_languages_and_a_source(ontology, of, label):
    poor = [
        thing
        for thing in of(ontology)
        if languages(ontology, thing, label) != {"vi", "en"}
        or languages(ontology, thing, SKOS.definition) != {"vi", "en"}
        or not list(ontology.objects(thing, DCT_SOURCE))
    ]
    assert of(ontology)
    assert poor == []


def test_every_term_has_a_short_example(ontology):
    examples = {term: list(ontology.objects(term, SKOS.example)) for term in terms_of(ontology)}
    assert [term for term, found in examples.items() if not found] == []
    assert [text for found in examples.values() for text in found if len(text) >= 120] == []


def test_what_was_released_is_never_taken_away(ontology, expected):
    """What is no longer wanted stays, with dct:isReplacedBy; the file holds every IRI that was ever declared.

    --refresh adds what is new and takes nothing away.
    """
    released = set(RELEASED.read_text(encoding="utf-8").splitlines())
    declared = {str(thing) for thing in ontology.subjects() if str(thing).startswith(OWN)}
    assert sorted(released - declared) == []
    expected(RELEASED, "".join(f"{iri}\n" for iri in sorted(released | declared)))


def test_what_is_replaced_leads_to_something_that_is_not(ontology):
    replaced = dict(ontology.subject_objects(REPLACED))
    assert set(replaced.values()) <= (terms_of(ontology) | concepts_of(ontology)) - replaced.keys()


def test_nothing_in_use_is_replaced(ontology):
    sources = [*Path(kg.__file__).parent.rglob("*.py"), *packaged("queries").glob("*.rq")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = {terms.TD + name for name in re.findall(r"\btd[.:](\w+)", text)}
    assert not used & {str(term) for term in ontology.subjects(REPLACED, None)}


def test_the_code_of_a_concept_is_the_end_of_its_iri(ontology):
    wrong = [
        concept
        for concept in concepts_of(ontology)
        if [str(code) for code in ontology.objects(concept, SKOS.notation)]
        != [str(concept).rsplit("/", 1)[1]]
    ]
    assert wrong == []


def test_every_file_is_in_its_scheme_alone():
    for path in (packaged("ontology") / "vocab").glob("*.ttl"):
        schemes = set(parsed([path]).objects(None, SKOS.inScheme))
        assert len(schemes) == 1, path.name


def test_no_owl_beyond_the_profile(ontology):
    used = {term for triple in ontology for term in triple if str(term).startswith(str(OWL))}
    assert used <= ALLOWED_OWL


def test_no_blank_nodes(ontology):
    assert not [term for triple in ontology for term in triple if isinstance(term, rdflib.BNode)]


def test_no_triple_stands_in_two_files():
    triples = Counter(chain.from_iterable(parsed([path]) for path in FILES))
    assert [triple for triple, times in triples.items() if times > 1] == []


def test_every_term_that_the_ontology_files_use_is_declared(ontology):
    version = set(ontology.objects(None, OWL.versionIRI))
    used = {term for triple in ontology for term in triple if str(term).startswith(terms.TD)} - version
    assert {str(term) for term in used} - {terms.TD} <= terms.declared()


def test_every_term_that_the_program_uses_is_declared():
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(kg.__file__).parent.rglob("*.py"))
    used = set(re.findall(r"\btd[.:](\w+)", source))
    assert used
    assert {terms.TD + name for name in used} <= terms.declared()


@pytest.mark.parametrize("path", sorted(packaged("queries").glob("*.rq")), ids=lambda path: path.stem)
def test_every_term_that_a_saved_query_uses_is_declared(path):
    used = set(re.findall(r"\btd:(\w+)", path.read_text(encoding="utf-8")))
    assert used
    assert {terms.TD + name for name in used} <= terms.declared()


def test_every_concept_that_a_saved_query_names_is_known(known):
    for path in packaged("queries").glob("*.rq"):
        text = path.read_text(encoding="utf-8")
        for prefix, iri in re.findall(r"PREFIX ([\w-]+): <https://w3id.org/thidua/id/([\w-]+)/>", text):
            assert prefix == iri
            assert set(re.findall(rf"(?<![\w-]){prefix}:([\w-]+)", text)) <= known.concepts[iri].keys()


def test_every_rule_that_the_program_names_is_in_the_vocabulary(known):
    from kg.identify import links
    from kg.infer import dates, offices

    rules = {concept.iri for concept in known.concepts["rule"].values()}
    of_persons = {NamedNode(f"{terms.THING}rule/{code}") for code in links.RULES}
    assert {dates.YEAR, dates.BOUNDS, dates.LATEST, offices.RULE} | of_persons == rules


def test_every_property_that_the_program_knows_a_field_for_is_declared():
    from kg.read.article import TABLES
    from kg.read.facts import (
        ClusterPart,
        Commemoration,
        Handover,
        Participation,
        Presentation,
        Ratio,
        RecipientGroup,
    )
    from kg.read.leaves import ELSEWHERE, leaves

    parts = [
        *TABLES.values(),
        ClusterPart,
        Commemoration,
        Handover,
        Participation,
        Presentation,
        Ratio,
        RecipientGroup,
    ]
    stated = {
        name
        for part in parts
        for field, _, leaf in leaves(part)
        for name in (leaf.property, leaf.words)
        if name and name != ELSEWHERE and not leaf.flat and field != "id"
    }
    assert {terms.TD + name for name in stated} <= terms.declared()


def test_every_vocabulary_that_a_field_names_exists(known):
    from kg.read.article import TABLES
    from kg.read.leaves import leaves

    schemes = {leaf.scheme for table in TABLES.values() for _, _, leaf in leaves(table) if leaf.scheme}
    assert schemes <= known.concepts.keys()


def test_the_level_of_a_unit_type_is_that_of_the_program(ontology):
    levels = {
        str(ontology.value(concept, SKOS.notation)): str(level).rsplit("/", 1)[1]
        for concept, level in ontology.subject_objects(rdflib.URIRef(terms.TD + "level"))
        if "/unit-type/" in concept
    }
    assert levels == {code: kind.level for code, kind in TYPES.items()}


def test_words_are_stated_with_datatype_properties_and_things_with_object_properties(ontology):
    from kg.read.article import TABLES
    from kg.read.facts import (
        ClusterPart,
        Commemoration,
        Handover,
        Participation,
        Presentation,
        RecipientGroup,
    )
    from kg.read.leaves import ELSEWHERE, leaves

    things = {"person", "body", "unit", "cluster", "office"}
    for part in [
        *TABLES.values(), ClusterPart, Commemoration, Handover, Participation, Presentation, RecipientGroup
    ]:  # fmt: skip
        for field, _, leaf in leaves(part):
            if leaf.property == ELSEWHERE or not leaf.kinds:
                continue
            kinds = [OWL.ObjectProperty] * bool(things & set(leaf.kinds))
            kinds += [OWL.DatatypeProperty] * bool(set(leaf.kinds) - things)
            names = [leaf.property] if len(kinds) == 1 else [leaf.property, leaf.words]
            for name, wanted in zip(names, kinds, strict=True):
                assert (rdflib.URIRef(terms.TD + str(name)), RDF.type, wanted) in ontology, (
                    part,
                    field,
                    name,
                )
