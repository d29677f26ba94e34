"""Every saved query: what it answers on the seeds, row by row, derived by reading the articles."""

from pathlib import Path

import pytest
import yaml
from pyoxigraph import RdfFormat, Store

from kg.folders import packaged
from kg.query import run
from kg.query.catalogue import names, saved
from kg.query.results import text

HERE = Path(__file__).parent
NAMES = pytest.mark.parametrize("name", names())

NOTHING_IN_THE_SEEDS = {
    "names-not-judged": "the five articles share no name and none that is alike",
    "two-holders-on-a-day": "no two articles tell of one office on one day",
}
"""Queries that the seeds rightly leave without a row, each with why; the small world has rows for them."""


@NAMES
def test_a_saved_query_answers_on_the_seeds_what_their_reading_gives(name, seeds, expected):
    rows = text(run.ask(saved(name), {}, seeds), "csv")
    assert (rows.count("\n") > 1) == (name not in NOTHING_IN_THE_SEEDS)
    expected(HERE / "seeds" / f"{name}.csv", rows)


@NAMES
def test_a_saved_query_is_ordered_and_titled_in_both_languages(name):
    query = saved(name)
    assert "ORDER BY" in query.text
    assert query.title.vi != query.title.en


@NAMES
def test_the_header_is_yaml_as_grlc_reads_it(name):
    lines = (packaged("queries") / f"{name}.rq").read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line[2:] for line in lines if line.startswith("#+")))
    assert {"summary", "tags", "method", "x-kg"} <= header.keys()


def test_there_is_no_expectation_without_a_query():
    assert {path.stem for path in (HERE / "seeds").iterdir()} == set(names())


def test_a_vice_chair_is_never_named_as_chair(seeds):
    chairs = text(run.ask(saved("district-chairs"), {}, seeds), "csv")
    for name in ("Trương Canh Ba", "Trần Phi Long", "Nguyễn Thị Hồng Tiến", "Dương Thị Hồng Gấm"):
        assert name not in chairs


@pytest.mark.parametrize(
    ("values", "people"),
    [
        ({"district": "Quận 1", "year": "2019"}, ["Nguyễn Văn Dũng", "Lê Đức Thanh"]),
        ({"district": "quan 3"}, ["Võ Khắc Thái"]),
        ({"district": "Q.3", "year": "2018"}, []),
        ({"year": "2023"}, ["Nguyễn Văn Dũng", "Lê Đức Thanh", "Võ Khắc Thái", "Phạm Tuấn Long"]),
        ({"district": "https://w3id.org/thidua/id/unit/thanh-pho-ho-chi-minh/quan-5"}, []),
    ],
)
def test_parameters_narrow_the_answer(values, people, seeds):
    rows = run.ask(saved("district-chairs"), values, seeds)
    assert list(dict.fromkeys(row["person"].value for row in rows)) == people


@pytest.mark.parametrize(
    ("name", "values", "column", "found"),
    [
        ("themes", {"year": "2023"}, "owner", ["", "Thành phố Hà Nội", "Quận Hoàn Kiếm"]),
        ("anniversaries", {"year": "2018"}, "years", ["70"]),
        (
            "indicators-by-year",
            {"indicator": "budget-revenue", "year": "2022"},
            "plan_percent",
            ["111", "131"],
        ),
        ("indicators-by-year", {"indicator": "công dân nhập ngũ"}, "plan_percent", ["100"]),
        ("reform-ranks", {"subject": "Đống Đa"}, "change", ["16 bậc"]),
        ("targets-set-and-met", {"subject": "Quận 1", "year": "2022"}, "count", ["34", "8", "12"]),
        ("documents-cited", {"kind": "chương trình"}, "period", ["2016/2020"]),
        ("all-discrepancies", {"kind": "two-ends"}, "article", ["000_bed63e8a31219278"]),
        ("gaps", {"district": "Quận 1", "year": "2023"}, "posts", ["Chủ tịch HĐND"]),
        ("gaps", {"district": "Quận 1", "year": "2023", "inferred": "false"}, "posts", []),
        (
            "co-attendance",
            {"person": "Dương Thị Hồng Gấm"},
            "with_capacity",
            ["attendee"] * 3 + ["speaker"] * 2,
        ),
        ("connecting-bodies", {"city": "Hà Nội"}, "districts", ["1"] * 3),
        ("linked-districts", {"link": "guest"}, "by", []),
        ("offices-without-holder", {"unit": "Thành phố Hà Nội"}, "article", ["002_48fd20e11e7bbade"]),
        ("tenures-of-one-sighting", {"unit": "Quận 3"}, "person", ["Võ Khắc Thái"]),
        ("tenures-of-one-sighting", {"inferred": "false"}, "person", []),
        (
            "title-variants",
            {"person": "Vũ Đăng Định"},
            "title",
            ["Bí thư Quận ủy", "Bí thư Quận ủy Hoàn Kiếm"],
        ),
        ("titles-by-context", {"person": "Đỗ Trọng Nam"}, "printed", ["Ủy ban Kiểm tra quận ủy"]),
        ("ward-counts", {"district": "Quận 12"}, "listed", ["11"]),
        ("ward-counts", {"district": "Quận 12", "inferred": "false"}, "listed", [""]),
        ("what-became-of-units", {"unit": "Phường Hàng Bài"}, "became", ["Phường Cửa Nam"]),
        ("bodies-ended", {"unit": "Quận 12"}, "answer", ["inferred", "possible"]),
        ("codes-reused", {"unit": "Quận 1"}, "code", []),
    ],
)
def test_parameters_ask_for_what_they_say(name, values, column, found, seeds):
    rows = run.ask(saved(name), values, seeds)
    assert sorted(row[column].value if row[column] else "" for row in rows) == sorted(found)


CLUSTER = """
@prefix td: <https://w3id.org/thidua/def/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:cluster> skos:prefLabel "Cụm thi đua 1"@vi .
<urn:q1> skos:prefLabel "Quận 1"@vi .
<urn:q3> skos:prefLabel "Quận 3"@vi .
<urn:article> dct:identifier "a" .
<urn:2016> a td:ClusterYear ; td:cluster <urn:cluster> ; td:periodEarliest "2016-01-01" ;
    td:periodLatest "2016-12-31" ; td:leader <urn:of-2016> .
<urn:2018> a td:ClusterYear ; td:cluster <urn:cluster> ; td:periodEarliest "2018-01-01" ;
    td:periodLatest "2018-12-31" ;
    td:leader <urn:of-2018> , <urn:also-2018> .
<urn:2020> a td:ClusterYear ; td:cluster <urn:cluster> ; td:periodEarliest "2020-01-01" ;
    td:periodLatest "2021-12-31" ; td:leader <urn:of-2020> .
<urn:2021> a td:ClusterYear ; td:cluster <urn:cluster> ; td:periodEarliest "2021-01-01" ;
    td:periodLatest "2021-12-31" ; td:leader <urn:of-2021> .
<urn:of-2021> td:agent <urn:q1> ; td:words "w" ; td:start 9 ; td:end 9 ; dct:source <urn:article> .
<urn:later> a td:Discrepancy ; td:about <urn:cluster> ; prov:wasDerivedFrom <urn:of-2020> , <urn:of-2021> .
<urn:of-2016> td:agent <urn:q1> ; td:words "w" ; td:start 1 ; td:end 2 ; dct:source <urn:article> .
<urn:of-2018> td:agent <urn:q1> ; td:words "w" ; td:start 3 ; td:end 4 ; dct:source <urn:article> .
<urn:also-2018> td:agent <urn:q3> ; td:words "w" ; td:start 5 ; td:end 6 ; dct:source <urn:article> .
<urn:of-2020> td:agent <urn:q3> ; td:words "w" ; td:start 7 ; td:end 8 ; dct:source <urn:article> .
<urn:found> a td:Discrepancy ; td:about <urn:cluster> ; prov:wasDerivedFrom <urn:of-2018> , <urn:also-2018> .
"""


def test_a_year_of_a_cluster_without_a_leader_is_missing_and_two_leaders_are_a_conflict():
    store = Store()
    store.load(CLUSTER.encode(), format=RdfFormat.TURTLE)
    rows = [
        line.split(",") for line in text(run.ask(saved("cluster-leaders"), {}, store), "csv").splitlines()
    ]
    assert [row[1:4] for row in rows[1:]] == [
        ["2016", "Quận 1", "stated"],
        ["2017", "", "missing"],
        ["2018", "Quận 1", "conflict"],
        ["2018", "Quận 3", "conflict"],
        ["2019", "", "missing"],
        ["2020", "Quận 3", "stated"],
        ["2021", "Quận 3", "conflict"],
        ["2021", "Quận 1", "conflict"],
    ]


IN_DOUBT = """
<urn:cluster> a td:Cluster .
<urn:doubted> a td:ClusterYear ; td:cluster <urn:cluster> ; td:period "{0}" ;
    td:periodEarliest "2018-01-01"^^xsd:date ; td:periodLatest "{1}-12-31"^^xsd:date ;
    td:leader <urn:of-doubted> ; td:member <urn:in-doubted> .
<urn:of-doubted> td:agent <urn:q1> ; td:words "w" ; td:start 11 ; td:end 12 ; dct:source <urn:article> .
<urn:in-doubted> td:agent <urn:q3> ; td:words "w" ; td:start 13 ; td:end 14 ; dct:source <urn:article> .
"""
DOUBTS = pytest.mark.parametrize(
    ("period", "last"),
    [("2018?", 2018), ("2018~", 2018), ("2018%", 2018), ("2018/2019?", 2019), ("[2018..2019]", 2019)],
)


def in_doubt(period, last):
    """The clusters above, with one year more that is printed so, up to the end of a year."""
    store = Store()
    prefixes = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    text_of = CLUSTER + prefixes + IN_DOUBT.format(period, last)
    store.load(text_of.encode(), format=RdfFormat.TURTLE)
    return store


@DOUBTS
def test_a_leader_of_a_year_in_doubt_is_possible_and_certain_rivals_stay_a_conflict(period, last):
    found = run.ask(saved("cluster-leaders"), {}, in_doubt(period, last))
    rows = [line.split(",")[1:4] for line in text(found, "csv").splitlines()]
    assert [row for row in rows if row[0] == "2018"] == [
        ["2018", "Quận 1", "conflict"],
        ["2018", "Quận 3", "conflict"],
        ["2018", "Quận 1", "possible"],
    ]
    assert ["2019", *(["", "missing"] if last == 2018 else ["Quận 1", "possible"])] in rows
    assert ["2016", "Quận 1", "stated"] in rows


@DOUBTS
def test_a_member_of_a_year_in_doubt_is_possible(period, last):
    found = run.ask(saved("cluster-members"), {"year": "2018"}, in_doubt(period, last))
    told = [(row["member"].value, row["part"].value, row["answer"].value) for row in found if row["year"]]
    assert told == [("Quận 1", "leader", "possible"), ("Quận 3", "member", "possible")]


OPEN = """
<urn:cluster> a td:Cluster .
<urn:open> a td:ClusterYear ; td:cluster <urn:cluster> ; td:period "2018{0}/.." ; td:member <urn:in-open> ;
    td:periodEarliest "2018-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:in-open> td:agent <urn:q3> ; td:words "w" ; td:start 13 ; td:end 14 ; dct:source <urn:article> .
"""


@pytest.mark.parametrize(("year", "told"), [("2017", False), ("2018", True), ("2030", True)])
@pytest.mark.parametrize(("mark", "answer"), [("", "stated"), ("?", "possible")])
def test_a_member_since_a_year_is_one_from_that_year_on(year, told, mark, answer):
    store = Store()
    store.load((CLUSTER + OPEN.format(mark)).encode(), format=RdfFormat.TURTLE)
    found = run.ask(saved("cluster-members"), {"year": year}, store)
    rows = [(row["year"].value, row["answer"].value) for row in found if row["part"].value == "member"]
    assert rows == ([(f"2018{mark}/..", answer)] if told else [])


@pytest.mark.parametrize("period", ["2018", "2018-06", "2018/2019", "2018/.."])
def test_a_year_of_a_cluster_without_a_doubt_is_stated(period):
    store = in_doubt(period, 2018)
    leaders = text(run.ask(saved("cluster-leaders"), {"year": "2018"}, store), "csv")
    members = text(run.ask(saved("cluster-members"), {}, store), "csv")
    assert "possible" not in leaders + members


@DOUBTS
def test_what_links_districts_in_a_year_in_doubt_is_possible(period, last):
    store = in_doubt(period, last)
    districts = "<urn:q1> a td:District . <urn:q3> a td:District ."
    store.load(("@prefix td: <https://w3id.org/thidua/def/> ." + districts).encode(), format=RdfFormat.TURTLE)
    found = run.ask(saved("linked-districts"), {"year": "2018"}, store)
    told = {
        (row["quote"].value, row["start"].value, row["other_start"].value): row["answer"].value
        for row in found
    }
    assert told == {("w", "3", "5"): "stated", ("w", "11", "13"): "possible"}
