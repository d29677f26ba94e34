"""Questions on awards that are a saved query with parameters: what was read of the articles, in short."""

import pytest

from kg.query import run
from kg.query.catalogue import saved


def asked(query, store, *columns, **values):
    return [
        tuple(row[column].value if row[column] is not None else "" for column in columns)
        for row in run.ask(saved(query), values, store)
    ]


def test_commendations_of_the_prime_minister_by_district_and_year(seeds):
    rows = asked(
        "awards-by-type", seeds, "district", "year", "status", "recipient_kind", "at_least",
        award="Bằng khen của Thủ tướng",
    )  # fmt: skip
    assert rows == [
        ("Quận 1", "2022", "presented", "individual", "7"),
        ("Quận Hoàn Kiếm", "2022", "granted", "collective", "1"),
        ("Quận Hoàn Kiếm", "2022", "granted", "individual", "2"),
        ("Quận 1", "2018", "ambiguous", "unstated", "7"),
        ("Quận 3", "2018", "ambiguous", "unstated", "1"),
        ("Quận 5", "2018", "ambiguous", "unstated", "3"),
        ("Quận 10", "2018", "ambiguous", "unstated", "2"),
        ("Quận 11", "2018", "ambiguous", "unstated", "1"),
        ("Quận Tân Bình", "2018", "ambiguous", "unstated", "2"),
    ]


def test_labour_orders_of_a_cluster_are_those_of_its_members_in_that_year(seeds):
    values = {"award": "labour-order", "cluster": "Cụm thi đua 1 Thành phố Hồ Chí Minh", "year": "2018"}
    assert asked("awards-by-type", seeds, "district", "award", "at_least", **values) == [
        ("Quận 1", "labour-order-second-class", "1"),
        ("Quận 1", "labour-order-third-class", "4"),
        ("Quận 3", "labour-order-second-class", "1"),
        ("Quận 3", "labour-order-third-class", "2"),
        ("Quận 5", "labour-order-third-class", "3"),
        ("Quận 10", "labour-order-third-class", "1"),
    ]
    assert asked("awards-by-type", seeds, "district", **values | {"year": "2019"}) == []


def test_an_order_that_is_only_proposed_is_none_of_those_granted_to_a_cluster(world):
    values = {"award": "labour-order", "cluster": "Cụm thi đua 2 Thành phố Hồ Chí Minh", "status": "granted"}
    rows = asked("awards-by-type", world, "district", "at_least", **values)
    assert rows == [("Quận 6", "2"), ("Quận 8", "1")]


def test_city_emulation_fighters_by_district_and_year(seeds, world):
    values = {"award": "CSTĐ cấp thành phố"}
    columns = ("district", "year", "answer", "at_least")
    assert asked("awards-by-type", seeds, *columns, **values) == [
        ("Quận 1", "2022", "possible", "3"),
        ("Quận Đống Đa", "2023", "possible", "1"),
        ("Quận 12", "2017", "possible", "4"),
    ]
    assert asked("awards-by-type", world, *columns, **values) == [
        ("Quận 8", "2021", "stated", "3"),
        ("", "2022", "stated", "1"),
    ]


def test_an_award_of_an_unknown_district_or_year_is_of_no_district_and_no_year_asked_for(world):
    assert ("",) not in asked("awards-by-type", world, "district", district="Quận 8")
    assert ("",) not in asked("awards-by-type", world, "year", year="2019")


@pytest.mark.parametrize(
    ("level", "awards"),
    [
        ("state", ["Bằng khen của Thủ tướng Chính phủ"]),
        ("province", ["Cờ thi đua của tỉnh, thành phố", "Chiến sĩ thi đua cấp tỉnh"]),
        ("district", ["Giấy khen"]),
        ("unknown", []),
    ],
)
def test_awards_of_a_district_and_year_at_each_level(level, awards, seeds):
    rows = asked("awards-by-level", seeds, "award_name", district="Quận 1", year="2022", level=level)
    assert [name for (name,) in rows] == awards


def test_only_proposed_awards_are_apart_from_those_of_which_the_words_leave_it_open(seeds, world):
    assert asked("awards-of-open-status", seeds, "district", status="proposed") == [("Quận Hoàn Kiếm",)]
    assert asked("awards-of-open-status", world, "district", status="ambiguous") == [("Quận 3",)]


def test_one_award_of_the_world_has_a_decision_and_some_have_no_grantor(world):
    rows = asked("awards-without-grantor", world, "article", "grantor", missing="grantor")
    assert {grantor for _, grantor in rows} == {""}
    assert ("w05", "") not in asked("awards-without-grantor", world, "article", "grantor")


def test_without_what_is_inferred_no_law_is_applied(seeds):
    of_quan_1 = {"award": "prime-minister-commendation"}
    assert asked("legal-grantors", seeds, "answer", **of_quan_1)[0] == ("inferred",)
    assert not asked("legal-grantors", seeds, "answer", inferred="false", **of_quan_1)
