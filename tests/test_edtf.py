from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import Bounds, bounds, in_year, lacks_year

YEARS = st.integers(1800, 2099).map(str)
DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))
POINTS = st.one_of(YEARS, DAYS.map(lambda day: day.isoformat()[:7]), DAYS.map(date.isoformat))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-01-31", date(2019, 1, 31), date(2019, 1, 31)),
        ("2019-02?", date(2019, 2, 1), date(2019, 2, 28)),
        ("XXXX-03-15", None, None),
        ("2016/2017", date(2016, 1, 1), date(2017, 12, 31)),
        ("2019-01-31/..", date(2019, 1, 31), None),
        ("2019-01-31/", date(2019, 1, 31), None),
        ("../2019", None, date(2019, 12, 31)),
        ("[2022-12..2023-03]", date(2022, 12, 1), date(2023, 3, 31)),
        ("[..2023]", None, date(2023, 12, 31)),
    ],
)
def test_bounds(text, earliest, latest):
    assert bounds(text) == Bounds(earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "15/3", "2019-13", "2019-02-30", "2020/2019", "XXXX", "XXXX-02-30", "XXXX-01/2020", "/", "..",
     "[..]", "2019-1-1", "31/1/2019", "2019-01-31T00:00", "unknown", "0000", "[2023..2022]", "２０１９"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        bounds(text)


@given(POINTS)
def test_a_point_has_the_bounds_that_the_edtf_package_gives(text):
    oracle = parse_edtf(text)
    assert bounds(text).earliest.timetuple()[:3] == oracle.lower_strict()[:3]
    assert bounds(text).latest.timetuple()[:3] == oracle.upper_strict()[:3]


@given(POINTS, POINTS)
def test_an_interval_is_accepted_where_it_does_not_end_before_it_begins(one, two):
    text = f"{one}/{two}"
    if bounds(one).earliest <= bounds(two).latest:
        assert bounds(text) == Bounds(bounds(one).earliest, bounds(two).latest)
        assert parse_edtf(text)
    else:
        with pytest.raises(ValueError):
            bounds(text)


@given(st.from_regex(r"[0-9X]{2,4}-?[0-9X]{0,2}-?[0-9X]{0,2}", fullmatch=True))
def test_what_is_accepted_is_edtf(text):
    try:
        bounds(text)
    except ValueError:
        return
    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise AssertionError(text) from error


@given(DAYS)
def test_a_day_without_its_year_finds_it_again(day):
    printed = f"XXXX-{day:%m-%d}"
    assert lacks_year(printed)
    assert in_year(printed, day.year) == day.isoformat()
