"""The rules of law and of consistency: their days, sources and messages, and what they find in the seeds."""

import re

import pytest
import rdflib
from rdflib import DCTERMS, RDF, SH

from kg import terms
from kg.folders import packaged
from kg.sparql import select
from kg.validate import constraints
from kg.validate.rules import SHAPE, Rule, Severity, files, rules

TDS = rdflib.Namespace(SHAPE)
TD = rdflib.Namespace(terms.TD)
GAP = {"2014-06-01", "2014-08-19"}
"""Days of a law without its decree: rules on what comes before an award are silent between them (R-C19)."""

SPARQL = [rule for rule in rules().values() if rule.select is not None]
DECLARED = {
    RDF.type, SH.path, SH.severity, SH.message, SH.sparql, DCTERMS.source,
    TDS.code, TDS.verified, TDS.curatedSeverity, TD.validFrom, TD.validUntil,
}  # fmt: skip
LAST_KNOWN = "2026-09-30"
"""The law of 2026 applies from the next day on, and its text was not read."""

_KINDS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?code WHERE { ?kind skos:inScheme <https://w3id.org/thidua/id/discrepancy-kind> ; skos:notation ?code }
"""


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in files(["law", "consistency"]):
        graph.parse(path)
    return graph


def days(text: str) -> set[str]:
    return set(re.findall(r"\b[12][0-9]{3}-[0-9]{2}-[0-9]{2}\b", text))


def named(of: Rule) -> set[str]:
    return set(re.findall(r"{\?(\w+)}", "".join(of.messages.values())))


def projected(of: Rule) -> set[str]:
    head = re.search(r"SELECT(.*?)WHERE", of.select or "", re.DOTALL)
    return set(re.findall(r"[?$](\w+)(?=[ )])", head[1])) if head else set()


@pytest.mark.parametrize("rule", SPARQL, ids=lambda rule: rule.name)
def test_the_days_of_a_query_are_those_of_its_rule(rule, shapes):
    stated = {
        str(day)
        for property_ in (TD.validFrom, TD.validUntil)
        for day in shapes.objects(TDS[rule.name], property_)
    }
    assert stated <= days(rule.select) <= stated | GAP


@pytest.mark.parametrize("rule", SPARQL, ids=lambda rule: rule.name)
def test_a_rule_is_one_constraint_and_asks_the_same_of_one_thing_and_of_all(rule, shapes):
    used = set(shapes.predicates(TDS[rule.name]))
    assert used <= DECLARED
    assert len(list(shapes.objects(TDS[rule.name], SH.sparql))) == 1
    assert rule.select.count("SELECT") == 1
    assert not re.search(r"\b(GRAPH|MINUS|VALUES|SERVICE)\b", rule.select)


@pytest.mark.parametrize("rule", SPARQL, ids=lambda rule: rule.name)
def test_a_message_says_what_to_do_and_names_what_the_query_gives(rule):
    assert set(rule.messages) == {"vi", "en"}
    assert "Hãy" in rule.messages["vi"]
    assert "this" in projected(rule)
    assert named(rule) <= projected(rule)


def test_a_rule_of_law_has_its_code_its_clause_and_whether_it_was_read(shapes):
    of_law = [rule for rule in SPARQL if rule.group == "law"]
    poor = [
        rule.name
        for rule in of_law
        if not list(shapes.objects(TDS[rule.name], TDS.code))
        or rule.verified is None
        or not all("Điều" in source for source in rule.source)
        or not rule.source
    ]
    assert poor == []


def test_what_articles_say_is_no_violation_of_the_law():
    assert {rule.severity for rule in SPARQL if rule.group == "law"} == {Severity.info, Severity.warning}
    assert all(rule.curated >= rule.severity for rule in SPARQL)


def test_what_must_come_before_is_an_info_alone():
    text = (packaged("ontology") / "shapes" / "law" / "ladders.ttl").read_text(encoding="utf-8")
    names = re.findall(r"^tds:(\S+) a sh:PropertyShape", text, re.MULTILINE)
    assert {rules()[name].severity for name in names} == {Severity.info}


@pytest.mark.parametrize("file", ["grantors", "ladders", "events"])
def test_no_rule_outlasts_the_law_that_was_read(file):
    path = packaged("ontology") / "shapes" / "law" / f"{file}.ttl"
    graph = rdflib.Graph().parse(path)
    last = {str(day) for day in graph.objects(None, TD.validUntil)}
    assert len(list(graph.subjects(RDF.type, SH.PropertyShape))) == len(
        list(graph.subject_objects(TD.validUntil))
    )
    assert max(last) == LAST_KNOWN


def test_every_kind_of_discrepancy_has_its_rule(seeds):
    kinds = {row["code"].value for row in select(seeds, _KINDS)}
    assert kinds
    assert {f"Discrepancy-{kind}" for kind in kinds} <= rules().keys()


def test_the_seeds_give_what_they_say_and_one_question_of_steps(seeds):
    found = {
        (one.result.rule, one.result.focus.value.removeprefix(terms.THING + "article/"))
        for rule in SPARQL
        for one in constraints.found(rule, seeds)
    }
    assert found == {
        ("AwardEvent-provinceFighterSteps", "002_48fd20e11e7bbade/awards/aw5"),
        *(
            (f"Discrepancy-{of.rpartition('/')[2]}", of)
            for of in (
                "000_bed63e8a31219278/indicators/in2/discrepancy/parts-and-whole",
                "000_bed63e8a31219278/indicators/in2/discrepancy/percent-and-ratio",
                "000_bed63e8a31219278/movements/mv2/discrepancy/two-ends",
                "000_bed63e8a31219278/movements/mv6/discrepancy/span-and-years",
                "002_48fd20e11e7bbade/offices/of2/discrepancy/two-titles",
                "004_47c564e7edc010de/awards/aw5/discrepancy/recipient-not-allowed",
                "004_47c564e7edc010de/indicators/in1/discrepancy/figure-out-of-scale",
            )
        ),
    }


def test_no_step_of_three_was_seen(seeds):
    (one,) = constraints.found(rules()["AwardEvent-provinceFighterSteps"], seeds)
    assert one.row["n"].value == "0"
