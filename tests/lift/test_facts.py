"""What a fact states: the days of its date and those of its period are never one and the same."""

import pytest

from conftest import source
from invented import article
from kg import terms
from kg.lift import lift
from kg.read.file import read
from kg.sparql import select

DATED = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?fact ?value ?first ?last WHERE {
  ?fact a ?kind ; td:%s ?value . FILTER(?kind NOT IN (td:TimeInOffice, td:InferredDate))
  OPTIONAL { ?fact td:%s ?first } OPTIONAL { ?fact td:%s ?last }
}
"""
DATE, PERIOD = ("date", "earliest", "latest"), ("period", "periodEarliest", "periodLatest")
DOCUMENT = """\
[[documents]]
id = "do1"
title = "k1"
date = "2021-01-12"
period = "2021/2025"
evidence = [["k1"]]
"""


@pytest.mark.parametrize("names", [DATE, PERIOD], ids=["date", "period"])
def test_the_bounds_of_a_date_or_period_are_its_own(seeds, names):
    rows = list(select(seeds, DATED % names))
    bounded = [row for row in rows if not row["value"].value.startswith("XXXX")]
    assert len(bounded) > 2
    assert all(row["first"].value[:4] <= row["last"].value[:4] for row in bounded)
    assert all(row["value"].value[:4] == row["first"].value[:4] for row in bounded)


@pytest.mark.parametrize(("value", "first", "last"), [DATE, PERIOD], ids=["date", "period"])
def test_no_bound_stands_without_that_which_it_bounds(seeds, value, first, last):
    alone = f"""
        PREFIX td: <{terms.TD}> PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?fact WHERE {{ ?fact td:{first}|td:{last} ?day ; dct:source ?article
          FILTER NOT EXISTS {{ ?fact td:{value} ?printed }} }}"""
    assert list(select(seeds, alone)) == []


def test_an_award_handed_over_in_2024_for_2022_and_2023_keeps_the_two_apart(seeds):
    award = f"{terms.THING}article/002_48fd20e11e7bbade/awards/aw7"
    found = f"""
        PREFIX td: <{terms.TD}>
        SELECT ?first ?last ?day ?other WHERE {{ <{award}> td:periodEarliest ?first ; td:periodLatest ?last .
          <{award}> td:event/^td:resolves/td:earliest ?day
          OPTIONAL {{ <{award}> td:earliest|td:latest ?other }} }}"""
    (row,) = select(seeds, found)
    assert {name: value.value for name, value in row.items()} == {
        "first": "2022-01-01", "last": "2023-12-31", "day": "2024-03-21"
    }  # fmt: skip


def test_a_document_with_a_date_and_a_period_has_the_bounds_of_both(tmp_path, known):
    file = tmp_path / "a.toml"
    text = article().replace("[[events]]", DOCUMENT + "[[events]]")
    mention = 'k1 = {kind = "document", q = "tổ chức", at = [28, 35]}\n'
    file.write_text(text.replace("[mentions]\n", "[mentions]\n" + mention), encoding="utf-8")
    stated = {
        quad.predicate.value.removeprefix(terms.TD): quad.object.value
        for quad in lift(read(source(file)), known, {})
        if quad.subject.value.endswith("/documents/do1")
    }
    assert [stated[name] for name in (*DATE[1:], *PERIOD[1:])] == [
        "2021-01-12", "2021-01-12", "2021-01-01", "2025-12-31"
    ]  # fmt: skip
