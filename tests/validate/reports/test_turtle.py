import io

import pyshacl
import pytest
from found import HOSTILE, ID, NOTHING, REPORT, finding
from rdflib import DCTERMS, RDF, SH, Graph, Literal, URIRef

from kg.validate import engines
from kg.validate.finding import Place
from kg.validate.report import Report, Waived
from kg.validate.reports.turtle import write
from kg.validate.rules import SHAPE

# What SHACL (W3C Recommendation, 3.6) says of reports, but for sh:sourceConstraintComponent.
REPORTS = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
  sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
              [ sh:path sh:result ; sh:class sh:ValidationResult ] .
[] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
  sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
              [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ;
                sh:in ( sh:Info sh:Warning sh:Violation ) ] ,
              [ sh:path sh:resultPath ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
              [ sh:path sh:value ; sh:maxCount 1 ] ,
              [ sh:path sh:sourceShape ; sh:maxCount 1 ] ,
              [ sh:path sh:resultMessage ; sh:minCount 1 ; sh:uniqueLang true ] .
"""


def graph(report: Report) -> Graph:
    file = io.BytesIO()
    write(report, file)
    return Graph().parse(data=file.getvalue(), format="turtle")


@pytest.mark.parametrize("report", [REPORT, NOTHING], ids=["report", "nothing"])
def test_pyshacl_finds_it_to_be_a_report(report):
    conforms, _, told = pyshacl.validate(graph(report), shacl_graph=Graph().parse(data=REPORTS))
    assert conforms, told


def test_a_reader_of_reports_reads_what_is_not_waived():
    read = {(one.rule, one.focus.value) for one in engines.results(graph(REPORT))}
    told = {(one.finding.rule, one.finding.iri) for one in REPORT.open() if one.finding.iri}
    assert read == told


@pytest.mark.parametrize(
    ("report", "conforms"), [(REPORT, False), (NOTHING, True)], ids=["report", "nothing"]
)
def test_it_says_whether_the_graph_conforms(report, conforms):
    assert [one.toPython() for one in graph(report).objects(None, SH.conforms)] == [conforms]


def test_what_is_waived_is_told_and_no_result():
    found = graph(REPORT)
    waived = set(found.subjects(RDF.type, SH.ValidationResult)) - set(found.objects(None, SH.result))
    assert [str(one).rsplit("/", 1)[1] for one in waived] == [REPORT.waived()[0].finding.fingerprint]


def test_a_thing_is_a_thing_and_a_hostile_text_comes_back_as_it_was():
    values = set(graph(REPORT).objects(None, SH.value))
    assert values == {URIRef("https://x.vn/c"), Literal("1990"), Literal("x"), Literal(HOSTILE)}


def test_a_result_names_its_shape_its_property_and_its_articles():
    found = graph(REPORT)
    (person,) = found.subjects(SH.sourceShape, URIRef(SHAPE + "Person-name"))
    assert found.value(person, SH.resultPath) == URIRef("https://w3id.org/thidua/def/status")
    assert set(found.objects(person, DCTERMS.source)) == {
        URIRef(f"{ID}article/{one}") for one in ("a2", "a3")
    }


def test_two_files_that_cannot_be_read_are_two_results():
    unread = (
        Waived(finding("unreadable", places=(Place(file=name, line=1),))) for name in ("a.ttl", "b.ttl")
    )
    found = graph(Report(**{**vars(REPORT), "found": tuple(unread)}))
    assert {str(one) for one in found.objects(None, SH.focusNode)} == {"a.ttl:1", "b.ttl:1"}
    assert len(set(found.objects(None, SH.result))) == 2
