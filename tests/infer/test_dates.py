import datetime

import pytest

from kg.edtf import Bounds
from kg.infer.dates import bounded, resolved


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
        ("2022", "2023-02", ("2022-10-01", "2023-02-28")),
        ("2022", "2024-02-10", ("2022-10-01", "2023-09-30")),
        ("2022", "2023-02-10?", ("2022-10-01", "2023-09-30")),
    ],
)
def test_an_event_without_a_date_has_the_bounds_of_its_season_and_no_date(reviews, issued, bounds):
    dated = bounded(reviews, issued)
    assert dated.date is None
    assert dated.bounds == Bounds(*map(datetime.date.fromisoformat, bounds))


@pytest.mark.parametrize(
    ("reviews", "issued"), [("2022", "2022-06-01"), ("2021/2022", None), ("2022?", None)]
)
def test_an_event_of_no_certain_year_or_told_before_its_season_has_no_bounds(reviews, issued):
    assert bounded(reviews, issued) is None
