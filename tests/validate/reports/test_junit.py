import io
from pathlib import Path

import junitparser
import pytest
import xmlschema
from found import NOTHING, REPORT

from kg.validate.report import Report
from kg.validate.reports.junit import write
from kg.validate.rules import Severity

# Of Jenkins, by Gregory Boissinot (MIT), as pytest's source carries it in testing/example_scripts.
SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "junit-10.xsd")


def xml(report: Report) -> bytes:
    file = io.BytesIO()
    write(report, file)
    return file.getvalue()


@pytest.mark.parametrize("report", [REPORT, NOTHING], ids=["report", "nothing"])
def test_it_is_valid_by_the_schema_of_jenkins(report):
    SCHEMA.validate(io.BytesIO(xml(report)))


def read(report: Report) -> junitparser.JUnitXml:
    return junitparser.JUnitXml.fromstring(xml(report))


@pytest.mark.parametrize(("fail_on", "failures"), [(Severity.violation, 3), (Severity.warning, 4), (None, 0)])
def test_what_fails_the_run_has_failed(fail_on, failures):
    suites = read(Report(**{**vars(REPORT), "fail_on": fail_on}))
    results = [one for suite in suites for case in suite for one in case.result]
    assert sum(isinstance(one, junitparser.Failure) for one in results) == suites.failures == failures


def test_what_is_waived_was_skipped_with_its_reason():
    skipped = [case for suite in read(REPORT) for case in suite if case.is_skipped]
    assert [case.classname for case in skipped] == ["AwardEvent-status"]
    assert "Bài báo không nói rõ" in skipped[0].result[0].message


def test_the_counts_are_those_of_the_cases():
    for suite in read(REPORT):
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.failures == sum(case.is_failure for case in cases)
        assert suite.skipped == sum(case.is_skipped for case in cases)


def test_every_rule_that_found_nothing_has_passed():
    assert [case.name for suite in read(NOTHING) for case in suite if case.is_passed] == sorted(
        rule.name for rule in NOTHING.rules
    )
