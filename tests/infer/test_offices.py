"""From what the store holds of an office to its sightings, and to the days of its body."""

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.infer.body import days_of_body
from kg.infer.offices import _nodes, sightings
from kg.infer.sightings import Seen
from kg.infer.tenures import Tenure

DAY, YEAR = date(2019, 1, 31), (date(2015, 1, 1), date(2015, 12, 31))


def row(tense="current", **more):
    names = {"person": "urn:p", "article": "urn:a", "fact": "urn:f"}
    return {name: NamedNode(value) for name, value in names.items()} | {
        name: Literal(value) for name, value in ({"tense": tense} | more).items()
    }


def seen(**more):
    """The days, the basis and the change of each sighting that a row gives."""
    return [(one.earliest, one.latest, one.basis, one.change) for one in sightings([row(**more)])]


def doubted(**more):
    """The last day of each sighting that a row gives, its change, and the days that are in doubt."""
    return [(one.latest, one.change, one.doubted) for one in sightings([row(**more)]) if not one.earliest]


def test_who_is_seen_at_an_event_is_seen_on_its_day():
    assert seen(of_event="2019-01-31") == [(DAY, DAY, "stated", "")]


def test_a_day_whose_year_a_rule_gives_is_inferred_and_bounds_of_no_day_only_possible():
    days = {"earliest": "2019-01-31", "latest": "2019-01-31"}
    assert seen(of_event="XXXX-01-31", **days) == [(DAY, DAY, "inferred", "")]
    assert seen(**days) == [(DAY, DAY, "possible", "")]


def test_an_office_of_no_day_is_seen_on_none():
    assert seen() == [(None, None, "possible", "")]


@pytest.mark.parametrize(("tense", "change"), [("new", "start"), ("outgoing", "end"), ("current", "")])
def test_the_day_of_the_office_itself_is_that_of_its_change(tense, change):
    assert seen(tense=tense, own="2019-01-31") == [(DAY, DAY, "stated", change)]


@pytest.mark.parametrize(("tense", "change"), [("new", "taken"), ("outgoing", "leaving")])
def test_who_comes_or_goes_at_an_event_is_in_office_that_day(tense, change):
    assert seen(tense=tense, of_event="2019-01-31") == [(DAY, DAY, "stated", change)]


def test_who_is_called_former_had_left_by_the_day():
    assert seen(tense="former", of_event="2019-01-31") == [(DAY, DAY, "stated", "left")]


@pytest.mark.parametrize("day", [{}, {"of_event": "XXXX-01-15"}])
@pytest.mark.parametrize(("tense", "change"), [("current", ""), ("former", "left")])
def test_where_no_day_is_known_that_of_the_article_is_the_last(tense, change, day):
    assert seen(tense=tense, issued="2019-01-31", **day) == [(None, DAY, "possible", change)]
    assert seen(tense=tense, issued="2019-01-31?", **day) == [(None, None, "possible", change)]


@pytest.mark.parametrize(("tense", "change"), [("current", ""), ("new", "taken")])
def test_the_planned_end_of_a_term_is_no_end(tense, change):
    found = seen(tense=tense, own="2015/2020", of_event="2019-01-31")
    assert found == [(*YEAR, "stated", "start"), (DAY, DAY, "stated", change)]


@pytest.mark.parametrize("more", [{"tense": "current", "issued": "2020-05-05"}, {"tense": "former"}])
def test_a_time_in_office_printed_whole_has_two_ends(more):
    end = (date(2020, 5, 4), date(2020, 5, 4), "stated", "end")
    assert seen(own="2015/2020-05-04", **more)[:2] == [(*YEAR, "stated", "start"), end]


@pytest.mark.parametrize(
    ("tense", "day"),
    [
        ("current", {}),
        ("current", {"issued": "2020-05-04"}),
        ("current", {"of_event": "2020-01-31", "issued": "2021-01-31"}),
        ("new", {"issued": "2021-01-31"}),
    ],
)
def test_an_end_that_is_not_past_for_sure_may_be_planned(tense, day):
    assert "end" not in [change for *_, change in seen(tense=tense, own="2015/2020-05-04", **day)]


def test_who_left_on_a_day_that_is_not_known_had_left_by_that_of_the_article():
    assert seen(tense="former", own="2015/", issued="2019-01-31")[1:] == [(None, DAY, "possible", "left")]


ABOUT = (date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("more", "change"),
    [
        ({"of_event": "2018?"}, ""),
        ({"of_event": "2018~", "tense": "former"}, "left"),
        ({"own": "2018?"}, ""),
        ({"own": "2018%", "tense": "new"}, "taken"),
        ({"own": "2018?", "tense": "outgoing"}, "leaving"),
        ({"own": "2018?", "tense": "former"}, "left"),
    ],
)
def test_a_day_in_doubt_bounds_nothing_but_the_day_of_the_article_does(more, change):
    assert doubted(issued="2019-01-31", **more) == [(DAY, change, ABOUT)]
    assert doubted(**more) == [(None, change, ABOUT)]
    planned = more.get("tense", "current") in {"current", "new"} and "own" in more
    of_plans = [days for *_, days in doubted(issued="2017-01-31", **more)]
    assert of_plans[0] == (ABOUT if planned else None)


def test_an_end_in_doubt_is_no_end():
    assert seen(tense="former", own="2015/2018?", issued="2019-01-31") == [
        (*YEAR, "stated", "start"),
        (None, DAY, "possible", "leaving"),
        (None, DAY, "possible", "left"),
    ]


def test_who_may_be_the_same_person_is_known_of_each_sighting():
    rows = [row(other="urn:a"), row(other="urn:b"), row(fact="urn:g", other="urn:b")]
    assert [one.namesakes for one in sightings(rows)] == [{"urn:a", "urn:b"}] * 2
    assert [one.namesakes for one in sightings([row()])] == [frozenset()]


def test_a_day_of_leaving_that_is_yet_to_come_is_planned():
    day = {"of_event": "2019-01-31", "issued": "2019-01-31"}
    assert seen(tense="outgoing", own="2019-02-01", **day) == [(DAY, DAY, "stated", "leaving")]
    assert seen(tense="outgoing", own="2019-01-31", **day) == [(DAY, DAY, "stated", "end")]


def test_who_is_outgoing_in_a_term_that_is_to_end_later_has_not_left():
    day = {"tense": "outgoing", "of_event": "2019-01-31", "issued": "2019-01-31"}
    assert [change for *_, change in seen(own="2015/2025", **day)] == ["start", "leaving"]
    assert [change for *_, change in seen(own="2015/2019", **day)] == ["start", "end"]


def test_who_took_the_office_before_an_event_is_in_office_there_and_who_is_to_take_it_is_not():
    day = {"tense": "new", "of_event": "2019-01-31"}
    took = date(2019, 1, 28)
    assert seen(own="2019-01-28", **day) == [(took, took, "stated", "start"), (DAY, DAY, "stated", "")]
    assert [change for *_, change in seen(own="2019-01-31", **day)] == ["start"]
    for own in ("2019-02-28", "2019-02-28/2025", "2019-02-28?"):
        coming = (date(2019, 2, 28), date(2019, 2, 28))
        assert doubted(own=own, **day) == [(None, "taken", coming)]
        assert seen(own=own, **day) == [(None, None, "possible", "taken")]


def test_who_is_in_office_on_a_day_of_its_own_and_at_an_event_is_seen_on_both():
    both = seen(own="2015", of_event="2019-01-31", issued="2020-05-05")
    assert both == [(*YEAR, "stated", ""), (DAY, DAY, "stated", "")]
    assert seen(own="2015", issued="2020-05-05") == [(*YEAR, "stated", "")]


@pytest.mark.parametrize("own", ["2020", "2020/2025"])
@pytest.mark.parametrize(("tense", "change"), [("current", ""), ("outgoing", "leaving"), ("former", "left")])
def test_a_time_in_office_that_is_to_come_takes_nothing_from_what_is_seen(tense, change, own):
    day = {"of_event": "2019-01-31", "issued": "2019-01-31"}
    assert (DAY, DAY, "stated", change) in seen(tense=tense, own=own, **day)
    assert not {"start", "end"} & {change for *_, change in seen(tense=tense, own=own, **day)}


def test_a_time_in_office_with_an_open_end_has_a_start_and_the_sighting_at_the_event():
    assert seen(own="2015/..", of_event="2019-01-31") == [
        (*YEAR, "stated", "start"),
        (DAY, DAY, "stated", ""),
    ]


UNITS = """
@prefix td: <https://w3id.org/thidua/def/> .
<urn:office> td:body <urn:body> .
<urn:body> td:unit <%s> .
<urn:old> td:validUntil "2025-06-30" .
<urn:new> td:validFrom "2025-07-01" .
"""
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def days(unit, succession):
    store = Store()
    store.load(f"{UNITS % unit}{succession}".encode(), format=RdfFormat.TURTLE)
    return days_of_body(NamedNode("urn:office"), store)


@pytest.mark.parametrize(
    ("succession", "ended", "began"),
    [
        ("", True, True),
        ("<urn:old> td:succeededBy <urn:new> .", False, False),
        ("<urn:old> td:succeededBy <urn:new> . <urn:other> td:succeededBy <urn:new> .", True, True),
        ("<urn:old> td:succeededBy <urn:new> . <urn:other> td:partlySucceededBy <urn:new> .", True, True),
        ("<urn:old> td:partlySucceededBy <urn:new> , <urn:newer> .", True, True),
    ],
)
def test_a_body_begins_and_ends_with_its_unit_but_not_where_one_unit_goes_on_as_just_that(
    succession, ended, began
):
    assert days("urn:old", succession) == (None, LAST if ended else None)
    assert days("urn:new", succession) == (FIRST if began else None, None)


def test_a_unit_of_no_known_days_bounds_no_body():
    assert days("urn:unit", "") == (None, None)


def test_two_tenures_that_begin_on_one_day_are_two():
    office = NamedNode("https://w3id.org/thidua/id/office/o")
    day = Seen(DAY, DAY, "https://w3id.org/thidua/id/person/p", "a", "a/1", "stated")
    nodes = list(_nodes(office, [Tenure(day.person, (one,)) for one in (day, day._replace(latest=YEAR[1]))]))
    assert [node.value.removeprefix("https://w3id.org/thidua/id/") for node in nodes] == [
        "tenure/o/p/2019-01-31",
        "tenure/o/p/2019-01-31-2",
    ]
