"""A unit is found by every name of the press, and an ambiguous one is refused with its candidates."""

import re

import pytest

from kg.errors import QueryError
from kg.query.catalogue import saved
from kg.query.names import Names
from kg.sparql import selector

DISTRICT = saved("district-chairs").parameters["district"]
ANYTHING = saved("facts-about").parameters["thing"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Q.1", "thanh-pho-ho-chi-minh/quan-1"),
        ("quan 1", "thanh-pho-ho-chi-minh/quan-1"),
        ("District 1", "thanh-pho-ho-chi-minh/quan-1"),
        ("Q. 1, TPHCM", "thanh-pho-ho-chi-minh/quan-1"),
        ("dong da", "thanh-pho-ha-noi/quan-dong-da"),
        ("Dong Da District", "thanh-pho-ha-noi/quan-dong-da"),
        ("Hoàn Kiếm", "thanh-pho-ha-noi/quan-hoan-kiem"),
        ("tp thu duc", "thanh-pho-ho-chi-minh/thanh-pho-thu-duc"),
        ("Quận 1 - TPHCM", "thanh-pho-ho-chi-minh/quan-1"),
        ("quan 1 (tp ho chi minh)", "thanh-pho-ho-chi-minh/quan-1"),
        ("Quận Nhất", "thanh-pho-ho-chi-minh/quan-1"),
        ("q.iii", "thanh-pho-ho-chi-minh/quan-3"),
        ("buon me thuot", "tinh-dak-lak/thanh-pho-buon-ma-thuot"),
    ],
)
def test_a_district_is_found_by_every_name(seeds, name, path):
    assert Names(selector(seeds)).thing(name, DISTRICT).value.endswith(f"/unit/{path}")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("UBND Q.1", "body/thanh-pho-ho-chi-minh/quan-1/peoples-committee"),
        ("ubnd quan 1 tp.hcm", "body/thanh-pho-ho-chi-minh/quan-1/peoples-committee"),
        ("UBND Quận 1 (TP.HCM)", "body/thanh-pho-ho-chi-minh/quan-1/peoples-committee"),
        ("Chủ tịch UBND Q.III", "office/thanh-pho-ho-chi-minh/quan-3/peoples-committee/chair"),
        ("Quận ủy Q1", "body/thanh-pho-ho-chi-minh/quan-1/party-committee"),
        ("People's Committee of Q.1", "body/thanh-pho-ho-chi-minh/quan-1/peoples-committee"),
    ],
)
def test_a_body_is_found_by_every_name_of_its_unit(seeds, name, path):
    assert Names(selector(seeds)).thing(name, ANYTHING).value.endswith(f"/id/{path}")


@pytest.mark.parametrize(
    "name", ["UBND Q.99", "UBN Q.1", "UBND Quận 1, Hà Nội", "UBND huyện Củ Chi", "Sở Q.1", " Q"]
)
def test_a_body_whose_words_or_unit_are_others_is_not_found(seeds, name):
    with pytest.raises(QueryError, match="nothing is called"):
        Names(selector(seeds)).thing(name, ANYTHING)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("TP.HCM", "unit/thanh-pho-ho-chi-minh"),
        ("Hoàn Kiếm", "unit/thanh-pho-ha-noi/quan-hoan-kiem"),
        ("Cụm thi đua 1 TPHCM", "cluster/thanh-pho-ho-chi-minh/cum-thi-dua-1"),
    ],
)
def test_of_several_the_only_one_that_articles_name_is_taken_and_that_is_told(seeds, name, path, capsys):
    assert Names(selector(seeds)).thing(name, ANYTHING).value.endswith(f"/id/{path}")
    told = capsys.readouterr().err
    assert told.startswith(f"'{name}' is taken as ")
    assert "the only one that articles name. It may also be 2025/thanh-pho-h" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(("name", "others"), [("Tân Bình", 5), ("TP HN", 1)])
def test_of_the_others_few_are_told(seeds, name, others, capsys):
    Names(selector(seeds)).thing(name, ANYTHING)
    told = capsys.readouterr().err.split("It may also be ")[1].split(". For")[0].split(", ")
    assert len([one for one in told if "/" in one]) == others
    assert told[-1].endswith(" more") == (others == 5)


@pytest.mark.parametrize("name", ["Quận 1", "UBND Q.1", "2025/thanh-pho-ho-chi-minh", "Thành phố Thủ Đức"])
def test_where_the_name_alone_says_it_nothing_is_told(seeds, name, capsys):
    Names(selector(seeds)).thing(name, ANYTHING)
    assert capsys.readouterr().err == ""


def test_of_two_systems_that_no_article_names_neither_is_taken(seeds):
    with pytest.raises(QueryError, match=r"\(2025-07-01–…\) <.* / .*\(…–2025-06-30\) <"):
        Names(selector(seeds)).thing("TP. Đà Nẵng", ANYTHING)


def test_an_ambiguous_district_is_refused_with_its_candidates(seeds):
    with pytest.raises(QueryError, match=r"Huyện Châu Thành, Tỉnh An Giang.* / Huyện Châu Thành, Tỉnh"):
        Names(selector(seeds)).thing("Châu Thành", DISTRICT)


def test_an_unknown_district_is_refused_with_those_that_are_near(seeds):
    with pytest.raises(QueryError, match=r"Known: Quận 12, Quận 10, Quận 1, "):
        Names(selector(seeds)).thing("Quận 120", DISTRICT)


def test_where_no_name_is_near_those_that_articles_name_are_given(seeds):
    with pytest.raises(QueryError, match=r"Known: Quận 1, Quận 10, .*Quận Đống Đa"):
        Names(selector(seeds)).thing("xyz", DISTRICT)


@pytest.mark.parametrize(
    ("iri", "problem"),
    [
        ("unit/nosuch", "district: <{}> is no td:District of the graph. Give another IRI, or a name."),
        ("unit/thanh-pho-ho-chi-minh", "district: <{}> is no td:District of the graph."),
        ("person/000_bed63e8a31219278-p1", "district: <{}> is no td:District of the graph."),
    ],
)
def test_an_iri_of_no_district_is_refused(seeds, iri, problem):
    whole = f"https://w3id.org/thidua/id/{iri}"
    with pytest.raises(QueryError, match=f"^{re.escape(problem.format(whole))}"):
        Names(selector(seeds)).thing(whole, DISTRICT)


def test_an_iri_of_nothing_in_the_graph_is_refused_and_any_other_is_taken(seeds):
    with pytest.raises(QueryError, match=r"^thing: <https://example\.org/> is no thing of the graph\."):
        Names(selector(seeds)).thing("https://example.org/", ANYTHING)
    known = "https://w3id.org/thidua/id/article/000_bed63e8a31219278"
    assert Names(selector(seeds)).thing(known, ANYTHING).value == known
