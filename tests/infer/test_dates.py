import datetime

import pytest
from pyoxigraph import Literal

from kg.edtf import Bounds
from kg.infer.dates import BOUNDS, LATEST, YEAR, _dated, bounded, by_article, resolved


def day(text):
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("printed", "reviews", "date"),
    [
        ("XXXX-03-15", "2022", "2023-03-15"),
        ("XXXX-12-28", "2022", "2022-12-28"),
        ("XXXX-10-01", "2022", "2022-10-01"),
        ("XXXX-09-30", "2022", "2023-09-30"),
        ("XXXX-01", "2022", "2023-01"),
        ("XXXX-02-29", "2023", "2024-02-29"),
    ],
)
def test_a_year_end_event_is_held_around_the_end_of_the_year_it_reviews(printed, reviews, date):
    assert resolved(printed, reviews).date == date


@pytest.mark.parametrize(
    ("printed", "reviews"),
    [("2023-03-15", "2022"), ("XXXX-02-29", "2022"), ("XXXX-03-15", "2021/2022"), ("XXXX-03-15", "2022?")],
)
def test_the_rule_decides_nothing_else(printed, reviews):
    assert resolved(printed, reviews) is None


def test_the_year_that_the_rule_leaves_out_is_an_alternative():
    assert resolved("XXXX-03-15", "2022").alternatives == ("2022-03-15",)
    assert resolved("XXXX-02-29", "2023").alternatives == ()


@pytest.mark.parametrize(
    ("reviews", "issued", "bounds"),
    [
        ("2022", None, ("2022-10-01", "2023-09-30")),
        ("2022", "2023-02-10", ("2022-10-01", "2023-02-10")),
        ("2022", "2024-02-10", ("2022-10-01", "2023-09-30")),
    ],
)
def test_an_event_without_a_date_has_the_bounds_of_its_season_and_no_date(reviews, issued, bounds):
    dated = bounded(reviews, day(issued))
    assert dated.date is None
    assert dated.bounds == Bounds(*map(datetime.date.fromisoformat, bounds))


@pytest.mark.parametrize(
    ("reviews", "issued"), [("2022", "2022-06-01"), ("2021/2022", None), ("2022?", None)]
)
def test_an_event_of_no_certain_year_or_told_before_its_season_has_no_bounds(reviews, issued):
    assert bounded(reviews, day(issued)) is None


def test_an_article_published_before_the_day_tells_of_no_such_event():
    assert resolved("XXXX-03-15", "2022", day("2023-02-01")) is None
    assert resolved("XXXX-03-15", "2022", day("2023-03-15")).date == "2023-03-15"


@pytest.mark.parametrize(
    ("printed", "latest"),
    [
        ("", "2023-02-10"),
        ("XXXX-01-15", "2023-01-15"),
        ("XXXX-02-10", "2023-02-10"),
        ("XXXX-02-11", "2022-02-11"),
        ("XXXX-02", "2023-02-10"),
        ("XXXX-03", "2022-03-31"),
        ("XXXX-02-29", "2020-02-29"),
    ],
)
def test_an_event_is_held_no_later_than_the_last_such_day_before_its_article(printed, latest):
    dated = by_article(printed, day("2023-02-10"))
    assert (dated.date, dated.bounds) == (None, Bounds(None, day(latest)))


@pytest.mark.parametrize(
    ("given", "rule", "bounds"),
    [
        ({"reviews": "2022", "issued": "2023-02-10"}, BOUNDS, ("2022-10-01", "2023-02-10")),
        ({"reviews": "2022", "issued": "2023-02"}, BOUNDS, ("2022-10-01", "2023-02-28")),
        ({"reviews": "2022", "issued": "2023-02-10?"}, BOUNDS, ("2022-10-01", "2023-09-30")),
        ({"date": "XXXX-03-15", "reviews": "2022", "issued": "2023-03-20"}, YEAR, ("2023-03-15",) * 2),
        ({"date": "XXXX-03-15", "reviews": "2022", "issued": "2023-02-01"}, LATEST, (None, "2022-03-15")),
        ({"reviews": "2022", "issued": "2022-06-01"}, LATEST, (None, "2022-06-01")),
        ({"issued": "2022-06-01"}, LATEST, (None, "2022-06-01")),
    ],
)
def test_the_reviewed_year_decides_and_else_the_day_of_the_article(given, rule, bounds):
    dated = _dated({name: Literal(value) for name, value in given.items()})
    assert (dated.rule, dated.bounds) == (rule, Bounds(*map(day, bounds)))


def test_without_a_reviewed_year_and_a_sure_day_of_the_article_nothing_is_inferred():
    assert _dated({"date": Literal("XXXX-03-15"), "issued": Literal("2023?")}) is None
