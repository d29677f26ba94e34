"""When an article sees somebody in an office, and when it says that the office was left."""

import pytest

from kg.identify.days import Printed, left, seen


def days(bounds) -> str:
    if bounds is None:
        return "no"
    return " ".join(str(day or "?") for day in bounds)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (Printed(), "? ?"),
        (Printed(issued="2020-05-04"), "? 2020-05-04"),
        (Printed(issued="2020-05"), "? 2020-05-31"),
        (Printed(issued="2020-05-04?"), "? ?"),
        (Printed(event="XXXX-03-15", issued="2020-05-04"), "? 2020-05-04"),
        (Printed(event="2019-01-12", issued="2020-05-04"), "2019-01-12 2019-01-12"),
        (Printed(event="2019-01-12", reviews=("2018",)), "2019-01-12 2019-01-12"),
        (Printed(own="2018", event="2019-01-12"), "2018-01-01 2018-12-31"),
        (Printed(reviews=("2018", "2019"), issued="2020-05-04"), "2018-01-01 2020-12-30"),
        (Printed(event="XXXX-03-15", reviews=("2018",)), "2018-01-01 2019-12-31"),
        (Printed(own="2021/2026", event="2022-03-12"), "2021-01-01 2022-03-12"),
        (Printed(own="2021/2026", issued="2022-03-12"), "2021-01-01 2022-03-12"),
        (Printed(own="2021/2026", event="2022-03-12", issued="2023-01-12"), "2021-01-01 2022-03-12"),
        (Printed(own="2021/2026"), "2021-01-01 2026-12-31"),
        (Printed(own="2021/2026", issued="2020-05-04"), "2021-01-01 2026-12-31"),
        (Printed(own="2021-05-04/2026", issued="2021-05-04"), "2021-05-04 2021-05-04"),
        (Printed(own="2010/2014", issued="2020-05-04"), "2010-01-01 2014-12-31"),
        (Printed(own="2010/..", issued="2020-05-04"), "2010-01-01 2020-05-04"),
        (Printed("outgoing", own="2014-06-30", event="2014-06-29"), "2014-06-29 2014-06-29"),
        (Printed("outgoing", own="2014-06-30", event="2014-06-30"), "2014-06-30 2014-06-30"),
        (Printed("new", own="2014-06-30", event="2014-07-04"), "2014-07-01 2014-07-01"),
        (Printed("new", own="2014-06"), "2014-06-02 2014-07-01"),
        (Printed("new", event="2014-06-30"), "2014-07-01 2014-07-01"),
        (Printed("new", issued="2014-06-30"), "? 2014-07-01"),
        (Printed("new"), "? ?"),
    ],
)
def test_a_sighting_is_bounded_by_what_is_printed_nearest_to_it(printed, expected):
    assert days(seen(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (Printed("outgoing", own="2014-06-30"), "2014-06-30 2014-06-30"),
        (Printed("outgoing", own="2014-06", issued="2014-06-04"), "2014-06-01 2014-06-30"),
        (Printed("outgoing", own="2014-06", issued="2014-05-04"), "no"),
        (Printed("outgoing", own="2014-06-30", event="2014-06-29"), "no"),
        (Printed("outgoing", event="2014-06-30"), "no"),
        (Printed("outgoing", own="2014-06-30?"), "no"),
        (Printed("outgoing", own="2014~"), "no"),
        (Printed("outgoing", own="XXXX-06-30"), "no"),
        (Printed("outgoing", own="2010/..", issued="2014-05-04"), "no"),
        (Printed("outgoing", own="2010/2014", event="2014-06-30"), "2014-01-01 2014-12-31"),
        (Printed("outgoing", own="2010/2014", event="2013-12-31"), "no"),
        (Printed("outgoing", own="2010/2014-06-30", event="2014-06-30"), "2014-06-30 2014-06-30"),
        (Printed("current", own="2014-06-30"), "no"),
        (Printed("current", own="2010/2014"), "no"),
        (Printed("current", own="2010?/2014", issued="2020-05-04"), "2014-01-01 2014-12-31"),
        (Printed("current", own="2010/2014?", issued="2020-05-04"), "no"),
        (Printed("current", own="2010/2014", issued="2020-05-04"), "2014-01-01 2014-12-31"),
        (Printed("current", own="2010/2014", issued="2014-12-31"), "no"),
        (Printed("current", own="2010/2014", issued="2015-01-01"), "2014-01-01 2014-12-31"),
        (Printed("current", own="2010/2014", event="2013", issued="2020-05-04"), "no"),
        (Printed("current", own="2010/2014", event="XXXX-03-15", issued="2013-05-04"), "no"),
        (Printed("new", own="2010/2014", issued="2020-05-04"), "no"),
        (Printed("former", own="2010/2014", issued="2020-05-04"), "no"),
    ],
)
def test_a_leaving_has_a_day_of_its_own_that_is_over_and_sure(printed, expected):
    assert days(left(printed)) == expected
