"""A unit is found by every name of the press, and an ambiguous one is refused with its candidates."""

import pytest

from kg.errors import QueryError
from kg.query.catalogue import saved
from kg.query.names import Names

DISTRICT = saved("district-chairs").parameters["district"]


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
    ],
)
def test_a_district_is_found_by_every_name(seeds, name, path):
    assert Names(seeds).thing(name, DISTRICT).value.endswith(f"/unit/{path}")


def test_of_two_units_that_which_the_articles_name_goes_first(seeds):
    assert Names(seeds).thing("Tân Bình", DISTRICT).value.endswith("/quan-tan-binh")


def test_an_ambiguous_district_is_refused_with_its_candidates(seeds):
    with pytest.raises(QueryError, match=r"Huyện Châu Thành, Tỉnh An Giang.* / Huyện Châu Thành, Tỉnh"):
        Names(seeds).thing("Châu Thành", DISTRICT)


def test_an_unknown_district_is_refused_with_those_that_are_near(seeds):
    with pytest.raises(QueryError, match=r"Known: Quận 12, Quận 10, Quận 1, "):
        Names(seeds).thing("Quận 120", DISTRICT)


def test_where_no_name_is_near_those_that_articles_name_are_given(seeds):
    with pytest.raises(QueryError, match=r"Known: Quận 1, Quận 10, .*Quận Đống Đa"):
        Names(seeds).thing("xyz", DISTRICT)
