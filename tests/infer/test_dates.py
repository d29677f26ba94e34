import pytest

from kg.infer.dates import resolved


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
    assert resolved(printed, reviews) == date


@pytest.mark.parametrize(
    ("printed", "reviews"),
    [("2023-03-15", "2022"), ("XXXX-02-29", "2022"), ("XXXX-03-15", "2021/2022"), ("XXXX-03-15", "2022?")],
)
def test_the_rule_decides_nothing_else(printed, reviews):
    assert resolved(printed, reviews) is None
