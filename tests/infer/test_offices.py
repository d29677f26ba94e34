"""From what the store holds of an office to its sightings, and to the day on which its body ended."""

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.infer.closing import closing
from kg.infer.offices import sightings

DAY, YEAR = date(2019, 1, 31), (date(2015, 1, 1), date(2015, 12, 31))


def row(tense="current", **more):
    names = {"person": "urn:p", "article": "urn:a", "fact": "urn:f"}
    return {name: NamedNode(value) for name, value in names.items()} | {
        name: Literal(value) for name, value in ({"tense": tense} | more).items()
    }


def seen(**more):
    """The days, the basis and the change of each sighting that a row gives."""
    return [(one.earliest, one.latest, one.basis, one.change) for one in sightings(row(**more))]


def test_who_is_seen_at_an_event_is_seen_on_its_day():
    assert seen(of_event="2019-01-31") == [(DAY, DAY, "stated", "")]
    assert seen(of_event="2019-01-31?") == [(DAY, DAY, "possible", "")]


def test_a_day_whose_year_a_rule_gives_is_inferred_and_bounds_of_no_day_only_possible():
    days = {"earliest": "2019-01-31", "latest": "2019-01-31"}
    assert seen(of_event="XXXX-01-31", **days) == [(DAY, DAY, "inferred", "")]
    assert seen(**days) == [(DAY, DAY, "possible", "")]


def test_an_office_of_no_day_is_seen_on_none():
    assert seen() == [(None, None, "possible", "")]


@pytest.mark.parametrize(("tense", "change"), [("new", "start"), ("outgoing", "end"), ("current", "")])
def test_the_day_of_the_office_itself_is_that_of_its_change(tense, change):
    assert seen(tense=tense, own="2019-01-31") == [(DAY, DAY, "stated", change)]


@pytest.mark.parametrize("tense", ["new", "outgoing"])
def test_who_comes_or_goes_at_an_event_may_not_be_in_office_that_day(tense):
    assert seen(tense=tense, of_event="2019-01-31") == [(DAY, DAY, "possible", "")]


def test_who_is_called_former_had_left_by_the_day():
    assert seen(tense="former", of_event="2019-01-31") == [(None, DAY, "stated", "left")]


@pytest.mark.parametrize("tense", ["current", "former"])
def test_a_time_in_office_printed_whole_has_two_ends(tense):
    end = (date(2020, 5, 4), date(2020, 5, 4), "stated", "end")
    assert seen(tense=tense, own="2015/2020-05-04")[:2] == [(*YEAR, "stated", "start"), end]


def test_a_time_in_office_with_an_open_end_has_a_start_and_the_sighting_at_the_event():
    assert seen(own="2015/..", of_event="2019-01-31") == [
        (*YEAR, "stated", "start"),
        (DAY, DAY, "stated", ""),
    ]


UNITS = """
@prefix td: <https://w3id.org/thidua/def/> .
<urn:office> td:body <urn:body> .
<urn:body> td:unit <urn:unit> .
<urn:unit> td:validUntil "2025-06-30" .
"""


@pytest.mark.parametrize(
    ("succession", "day"),
    [
        ("", date(2025, 6, 30)),
        ("<urn:unit> td:succeededBy <urn:new> .", None),
        ("<urn:unit> td:succeededBy <urn:new> . <urn:other> td:succeededBy <urn:new> .", date(2025, 6, 30)),
        (
            "<urn:unit> td:succeededBy <urn:new> . <urn:other> td:partlySucceededBy <urn:new> .",
            date(2025, 6, 30),
        ),
        ("<urn:unit> td:partlySucceededBy <urn:new> , <urn:newer> .", date(2025, 6, 30)),
    ],
)
def test_a_body_ends_with_its_unit_but_not_where_one_unit_goes_on_as_just_that(succession, day):
    store = Store()
    store.load(f"{UNITS}{succession}".encode(), format=RdfFormat.TURTLE)
    assert closing(NamedNode("urn:office"), store) == day


def test_a_unit_that_did_not_end_closes_nothing():
    store = Store()
    store.load(
        UNITS.replace("<urn:unit> td:validUntil", "<urn:x> td:validUntil").encode(), format=RdfFormat.TURTLE
    )
    assert closing(NamedNode("urn:office"), store) is None
