"""What a date looks like, for engines of SHACL, and what it is, for the program."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SH, URIRef

from kg.edtf import bounds
from kg.validate.engines import graph_of
from kg.validate.rules import SHAPE, files

EDTF, DAY = (
    re.compile(str(graph_of(files(["structure"])).value(URIRef(SHAPE + name), SH.pattern)))
    for name in ("Edtf", "Day")
)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
PRINTED = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:4]),
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: "XXXX" + day[4:]),
    DAYS.map(lambda day: "XXXX" + day[4:7]),
)
POINTS = st.builds("{}{}".format, PRINTED, st.sampled_from(["", "?", "~", "%"]))
SIDES = st.one_of(POINTS, st.sampled_from(["", ".."]))
DATES = st.one_of(
    POINTS,
    st.builds("{}/{}".format, SIDES, SIDES),
    st.builds("[{}..{}]".format, SIDES, SIDES),
)


@given(DATES)
def test_every_date_of_the_program_looks_like_one(text):
    try:
        first, last = bounds(text)
    except ValueError:
        return
    assert EDTF.search(text)
    assert all(DAY.search(day.isoformat()) for day in (first, last) if day)


@pytest.mark.parametrize(
    "text",
    ["", "15/3", "31/1/2019", "2019-13", "2019-1-1", "2019-2020", "2019..2020", "[2019/2020]", "[2019]",
     "[..]", "/", "..", "../..", "XXXX", "XXXX-01/2020", "2019-01-31T00:00", "2019/2020/2021", "năm 2019",
     "2019 ", "0000", "２０１９"],
)  # fmt: skip
def test_what_is_no_date_does_not_look_like_one(text):
    assert not EDTF.search(text)
