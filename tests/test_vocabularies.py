"""The vocabularies: award types, kinds of bodies, roles, indicators."""

import re
from collections import Counter
from datetime import timedelta

import pytest
import rdflib
from rdflib import DCTERMS, SKOS

from kg import terms
from kg.folders import packaged
from kg.sparql import select

LAW, VALID_FROM, VALID_UNTIL = (rdflib.URIRef(terms.TD + name) for name in ("law", "validFrom", "validUntil"))
SKOSXL = rdflib.Namespace("http://www.w3.org/2008/05/skos-xl#")


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
        assert len(found) == (0 if outside_the_law(ontology, award) else 1), award


def test_a_query_for_state_level_finds_what_the_decrees_call_so(ontology):
    """Decree 152/2025, Article 3: orders, medals, honorary titles and prizes, and those of the Government."""
    found = select_codes(ontology, "?award td:level/skos:broader* level:state")
    of_government = {"government-emulation-flag", "national-emulation-fighter", "prime-minister-commendation"}
    assert select_codes(ontology, "?award td:level level:government") == of_government
    assert found == of_government | select_codes(ontology, "?award td:level level:state")
    assert {"labour-order-third-class", "hero-of-labour", "state-prize"} <= found
    assert not found & {"province-commendation", "ministry-emulation-flag", "commendation-certificate"}


def select_codes(graph, pattern):
    spaces = {"td": terms.TD, "skos": SKOS, "level": f"{terms.THING}level/"}
    query = f"SELECT ?code {{ {pattern} . ?award a td:AwardType ; skos:notation ?code }}"
    return {str(row.code) for row in graph.query(query, initNs=spaces)}


def outside_the_law(ontology, award):
    notes = " ".join(ontology.objects(award, SKOS.scopeNote))
    return "In no branch" in notes or "No branch" in notes


def test_every_award_type_names_its_laws_or_says_that_it_is_in_none(ontology):
    laws = in_scheme(ontology, "law")
    for award in in_scheme(ontology, "award-type"):
        found = set(ontology.objects(award, LAW))
        assert found <= laws
        assert bool(found) != outside_the_law(ontology, award), award


def test_the_laws_of_an_award_type_are_those_that_its_sources_cite(ontology):
    """The number of a law is its code: 15/2003/QH11 is 15-2003-qh11."""
    for award in in_scheme(ontology, "award-type"):
        sources = " ".join(ontology.objects(award, DCTERMS.source))
        cited = {number.replace("/", "-").lower() for number in re.findall(r"\d+/\d{4}/QH\d+", sources)}
        assert cited == {str(law).rsplit("/", 1)[1] for law in ontology.objects(award, LAW)}, award


def test_a_law_ends_the_day_before_the_one_that_replaces_it_begins(ontology):
    replaced = list(ontology.subject_objects(DCTERMS.replaces))
    assert replaced
    for new, old in replaced:
        ends = ontology.value(old, VALID_UNTIL).toPython()
        assert ends + timedelta(days=1) == ontology.value(new, VALID_FROM).toPython()
        assert ontology.value(old, VALID_FROM).toPython() < ends


def test_a_name_with_days_is_a_name_of_the_type_and_ends_after_it_begins(ontology):
    dated = 0
    for award in in_scheme(ontology, "award-type"):
        for with_days, plain in ((SKOSXL.prefLabel, SKOS.prefLabel), (SKOSXL.altLabel, SKOS.altLabel)):
            for name in ontology.objects(award, with_days):
                dated += 1
                assert ontology.value(name, SKOSXL.literalForm) in set(ontology.objects(award, plain))
                first, last = (ontology.value(name, bound) for bound in (VALID_FROM, VALID_UNTIL))
                assert first is not None
                assert last is None or first < last
    assert dated


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
