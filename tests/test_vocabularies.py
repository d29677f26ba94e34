"""The vocabularies: award types, kinds of bodies, roles, indicators."""

from collections import Counter

import pytest
import rdflib
from rdflib import SKOS

from kg import terms
from kg.folders import packaged
from kg.sparql import select


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in (packaged("ontology") / "vocab").glob("*.ttl"):
        graph.parse(path)
    return graph


def in_scheme(graph, name):
    return set(graph.subjects(SKOS.inScheme, rdflib.URIRef(f"{terms.THING}{name}")))


def test_every_award_type_is_in_one_branch_of_the_law_or_says_that_it_is_in_none(ontology):
    branches = in_scheme(ontology, "award-branch")
    for award in in_scheme(ontology, "award-type"):
        found = branches & set(ontology.transitive_objects(award, SKOS.broader))
        notes = " ".join(ontology.objects(award, SKOS.scopeNote))
        assert len(found) == (0 if "in no branch" in notes.lower() or "No branch" in notes else 1), award


@pytest.mark.parametrize("scheme", ["award-type", "body-kind", "role"])
def test_no_name_belongs_to_two(ontology, scheme):
    names = Counter(
        (str(name).casefold(), name.language)
        for thing in in_scheme(ontology, scheme)
        for name in {
            name
            for label in (SKOS.prefLabel, SKOS.altLabel, rdflib.URIRef(terms.TD + "pressName"))
            for name in ontology.objects(thing, label)
        }
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_body_has_a_pattern_with_known_parts_only(known, language):
    for kind in known.concepts["body-kind"].values():
        assert kind.pattern[language].format(unit="U", name="N", party="P")
        assert ("{name}" in kind.pattern["vi"]) == ("{name}" in kind.pattern["en"])


def test_a_figure_of_the_seeds_has_a_measure_that_its_kind_allows(ontology, seeds):
    of = "?i td:indicatorKind ?kind ; td:unitOfMeasure ?measure"
    used = {
        (row["kind"].value, row["measure"].value)
        for row in select(seeds, f"PREFIX td: <{terms.TD}> SELECT ?kind ?measure WHERE {{ {of} }}")
    }
    allowed = ontology.subject_objects(rdflib.URIRef(terms.TD + "measuredIn"))
    assert used
    assert used <= {(str(kind), str(measure)) for kind, measure in allowed}


def test_every_role_of_one_seat_is_no_other_name_of_a_head(known):
    """One seat has one role: a kind of body whose head has a title of its own takes it from no other role."""
    titles = {kind.head["vi"] for kind in known.concepts["body-kind"].values() if kind.head}
    roles = {role.labels["vi"] for role in known.concepts["role"].values()}
    assert not titles & roles
