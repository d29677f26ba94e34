"""The page on tenures shows the rows and the words that the seeds give."""

import re

import pytest

from conftest import ROOT
from kg.query.catalogue import saved
from kg.query.run import ask

PAGES = pytest.mark.parametrize("page", ["tenures.md", "tenures.vi.md"])
ROW = re.compile(r"^\| ([^|]+) \| (\d{4}\S*) \| (\w+) \| (\S+) \| (\S+) \|$", re.MULTILINE)


def read(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@PAGES
def test_the_rows_of_the_chairs_are_those_of_the_query(page, seeds):
    names = ("person", "year", "answer", "started", "ended")
    rows = ask(saved("district-chairs"), {"district": "Quận 1"}, seeds)
    assert ROW.findall(read(page)) == list(
        dict.fromkeys(tuple(row[name].value for name in names) for row in rows)
    )


@PAGES
def test_the_quotes_stand_where_the_page_says(page, seeds):
    placed = re.findall(r"“([^”]+)” `(\d{3}) \[(\d+), (\d+)\)`", read(page))
    assert placed
    td = "https://w3id.org/thidua/def/"
    query = f"SELECT ?w ?s ?e ?f {{ ?f <{td}quote> ?w ; <{td}start> ?s ; <{td}end> ?e }}"
    known = {
        (str(row["w"].value), row["f"].value.rpartition("article/")[2][:3], row["s"].value, row["e"].value)
        for row in seeds.query(query, use_default_graph_as_union=True)
    }
    assert set(placed) <= known


@pytest.mark.parametrize(("scheme", "column"), [("split", "td:split"), ("certainty", "td:certainty")])
@PAGES
def test_each_code_stands_on_the_page(page, scheme, column, known):
    table = read(page).partition(f"| `{column}` |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == known.concepts[scheme].keys()
