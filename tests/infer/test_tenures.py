"""From sightings of the holders of one office to tenures with four bounds, and to answers by year."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain, combinations
from typing import get_args

import pytest
from hypothesis import Phase, assume, event, given, settings
from hypothesis import strategies as st

from kg.infer import answers as module
from kg.infer import tenures as runs
from kg.infer.sightings import Sighting, held, in_office
from kg.infer.tenures import Office

SEAT = Office(one_seat=True)


def seen(person, day, article="a", basis="stated", days=0, change=""):
    earliest = date.fromisoformat(day)
    latest = earliest + timedelta(days)
    attestation = f"{article}/{person}/{day}/{days}/{change}"
    return Sighting(earliest, latest, person, article, attestation, basis, change)


def left(person, day, article="a"):
    gone = date.fromisoformat(day)
    return Sighting(gone, gone, person, article, f"{article}/{person}/{day}/left", "stated", "left")


def by(person, day, article="a", doubted=None):
    """Seen in an article of that day, at an event of no day, or of days that the article is not sure of."""
    latest = day and date.fromisoformat(day)
    days = doubted and (date.fromisoformat(doubted), date.fromisoformat(doubted))
    attestation = f"{article}/{person}/by/{day}/{doubted}"
    return Sighting(None, latest, person, article, attestation, "possible", doubted=days)


def printed(person, start, end, article="a"):
    """The two ends of a time in office that an article prints whole, in years."""
    attestation = f"{article}/{person}/{start}/{end}"
    return [
        Sighting(date(year, 1, 1), date(year, 12, 31), person, article, attestation, "stated", change)
        for year, change in ((start, "start"), (end, "end"))
    ]


def undated(person):
    return Sighting(None, None, person, "a", f"a/{person}/undated", "possible")


def tenures(sightings, office=SEAT):
    return runs.tenures(sightings, office)


def answers(*sightings, office=SEAT):
    return sorted(
        (span.period, tenure.person, span.answer)
        for tenure, years in module.answers(sightings, office)
        for span in years
    )


def why(*sightings, office=SEAT):
    return {
        (span.period, tenure.person): (span.answer, span.why)
        for tenure, years in module.answers(sightings, office)
        for span in years
    }


def bounds(tenure):
    return (tenure.start_not_before, tenure.start_not_after, tenure.end_not_before, tenure.end_not_after)


def days(*texts):
    return tuple(date.fromisoformat(text) if text else None for text in texts)


def test_one_sighting_answers_its_year_and_bounds_nothing_else():
    (tenure,) = tenures([seen("Dũng", "2019-01-31")])
    assert (tenure.start_not_before, tenure.end_not_after) == (None, None)
    assert (tenure.start_not_after, tenure.end_not_before) == (date(2019, 1, 31), date(2019, 1, 31))
    assert tenure.certainty == "single"
    assert answers(seen("Dũng", "2019-01-31")) == [("2019", "Dũng", "stated")]


def test_an_inferred_date_gives_an_inferred_year():
    assert answers(seen("Thanh", "2023-03-15", basis="inferred")) == [("2023", "Thanh", "inferred")]


def test_days_that_are_only_bounds_are_possible_and_so_are_the_years_between():
    found = answers(seen("Dũng", "2019-01-31", basis="possible"), seen("Dũng", "2021-06-01"))
    assert found == [("2019", "Dũng", "possible"), ("2020", "Dũng", "possible"), ("2021", "Dũng", "stated")]


def test_a_day_that_the_article_doubts_is_possible_and_bounds_nothing():
    doubted = by("Thanh", "2022-06-01", "b", doubted="2019-06-01")
    assert answers(seen("Dũng", "2021-06-01"), doubted) == [
        ("2019", "Thanh", "possible"),
        ("2021", "Dũng", "stated"),
    ]
    sightings = [seen("Dũng", "2019-01-31"), doubted, seen("Dũng", "2020-06-01", "c")]
    assert [tenure.split for tenure in tenures(sightings) if tenure.person == "Dũng"] == [None, "unordered"]
    assert why(*sightings)["2019", "Thanh"] == ("possible", "unsure")


def test_a_day_in_doubt_in_an_article_of_no_day_is_possible_and_nothing_more():
    doubted = by("Thanh", None, "b", doubted="2020-06-01")
    sightings = [seen("Dũng", "2019-01-31"), seen("Dũng", "2021-06-01", "c"), seen("Dũng", "2023-06-01", "d")]
    assert answers(*sightings, doubted) == [
        ("2019", "Dũng", "stated"),
        ("2020", "Dũng", "possible"),
        ("2020", "Thanh", "possible"),
        ("2021", "Dũng", "stated"),
        ("2022", "Dũng", "inferred"),
        ("2023", "Dũng", "stated"),
    ]
    first, second, _ = tenures([*sightings, doubted])
    assert (first.after, second.before, second.split) == (None, None, "unordered")
    assert [bounds(one) for one in tenures([doubted])] == [(None, None, None, None)]


def test_who_may_be_the_same_person_is_no_rival_for_sure():
    def one(person, day, article="a"):
        return seen(person, day, article)._replace(namesakes=frozenset({"Quí", "Quý"}) - {person})

    sightings = [one("Quí", "2019-01-31"), one("Quý", "2020-06-01", "b"), one("Quí", "2021-06-01", "c")]
    found = tenures(sightings)
    assert [(tenure.person, tenure.split) for tenure in found] == [
        ("Quí", None),
        ("Quý", None),
        ("Quí", "unordered"),
    ]
    assert all(tenure.before is None and tenure.after is None for tenure in found)
    assert ("2020", "Quí", "inferred") not in answers(*sightings)
    assert {one.certainty for one in tenures([one("Quí", "2019-01-31"), one("Quý", "2019-01-31", "b")])} == {
        "single"
    }
    assert tenures([*sightings, seen("Ba", "2023-01-31")])[2].after.person == "Ba"


def test_who_may_be_either_of_two_takes_nothing_from_what_contradicts_between_these():
    an, other = seen("An", "2021-03-01"), seen("Ân", "2021-03-01", "b")
    both = seen("Ăn", "2020-01-01", "c")._replace(namesakes=frozenset({"An", "Ân"}))
    doubted = [one._replace(namesakes=frozenset({"Ăn"})) for one in (an, other)]
    certainty = {one.person: one.certainty for one in tenures([*doubted, both])}
    assert certainty == {"An": "conflict", "Ân": "conflict", "Ăn": "single"}


def test_what_is_disputed_with_one_who_may_be_the_holder_bounds_nothing():
    own = [seen("An", "2014-01-12"), seen("An", "2016-01-12", "d")]
    other = seen("Ân", "2015-01-01", "b")._replace(namesakes=frozenset({"An"}))
    an = [one._replace(namesakes=frozenset({"Ân"})) for one in own]
    found = tenures([*an, other, seen("Ba", "2015-01-01", "c")])
    assert [(tenure.split, tenure.before, tenure.after) for tenure in found if tenure.person == "An"] == [
        (None, None, None),
        ("unordered", None, None),
    ]


def test_what_is_disputed_bounds_no_other_tenure_of_the_holder():
    own = [seen("Ba", day, day) for day in ("2016-01-12", "2018-01-12", "2020-01-12")]
    found = tenures([*own, seen("Chi", "2018-01-12", "d"), seen("An", "2010-01-12", "e")])
    first, disputed, last = (one for one in found if one.person == "Ba")
    assert disputed.certainty == "conflict"
    assert bounds(first) == days("2010-01-12", "2016-01-12", "2016-01-12", None)
    assert bounds(last) == days("2010-01-12", "2020-01-12", "2020-01-12", None)
    assert last.split == "unordered"


def test_a_day_that_a_rule_gives_contradicts_nobody():
    found = tenures([seen("An", "2020-03-15", basis="inferred"), seen("Ba", "2020-03-15", "b")])
    assert [one.certainty for one in found] == ["single", "single"]


def test_who_leaves_and_takes_the_office_on_one_day_has_two_tenures():
    found = tenures([seen("An", "2018-01-01", change="end"), seen("An", "2018-01-01", "b", change="start")])
    assert [bounds(one) for one in found] == [
        days(None, "2018-01-01", "2018-01-01", "2018-01-01"),
        days("2018-01-01", "2018-01-01", "2018-01-01", None),
    ]


def test_who_was_about_to_leave_may_have_been_away_in_a_year_that_lies_between():
    leaving = seen("An", "2012-06-20", change="leaving")
    assert ("2013/2014", "An", "possible") in answers(leaving, seen("An", "2015-07-13", "b"))
    assert len(tenures([leaving, seen("An", "2012-09-01", "b")])) == 1


def test_who_is_new_again_has_another_tenure_but_not_within_a_year():
    first = seen("An", "2015-01-01", change="taken")
    assert ("2016/2018", "An", "possible") in answers(first, seen("An", "2019-06-01", "b", change="taken"))
    assert len(tenures([first, seen("An", "2015-06-01", "b", change="taken")])) == 1


def test_who_follows_a_time_printed_whole_in_its_last_year_began_in_it_and_no_earlier():
    sightings = [*printed("An", 2016, 2021), seen("Ba", "2021-06-06", "b")]
    assert tenures(sightings)[1].start_not_before == date(2021, 1, 1)
    assert "2016" not in {period[:4] for period, person, _ in answers(*sightings) if person == "Ba"}
    sightings = [*printed("An", 2016, 2021), seen("Ba", "2016-06-06", "b")]
    assert tenures(sightings)[1].end_not_after == date(2016, 12, 31)


def test_who_left_on_the_day_of_the_last_sighting_was_in_office_that_day():
    (tenure,) = tenures([seen("An", "2019-01-31"), left("An", "2019-01-31", "b")])
    assert tenure.end_not_after == date(2019, 1, 31)


def test_who_is_seen_on_the_day_of_taking_the_office_again_is_seen_in_the_new_tenure():
    first, again = seen("An", "2010-01-31"), seen("An", "2012-05-04", "b", change="start")
    found = tenures([first, again, seen("An", "2012-05-04", "c")])
    assert [len(tenure.sightings) for tenure in found] == [1, 2]


def test_a_year_between_two_days_that_a_rule_gives_is_inferred():
    found = answers(*(seen("An", day, basis="inferred") for day in ("2019-01-31", "2021-01-31")))
    assert ("2020", "An", "inferred") in found


def test_a_year_between_two_sightings_of_one_holder_is_inferred():
    found = answers(seen("Dũng", "2019-01-31"), seen("Dũng", "2021-06-01", "b"))
    assert found == [("2019", "Dũng", "stated"), ("2020", "Dũng", "inferred"), ("2021", "Dũng", "stated")]


@pytest.mark.parametrize(
    ("other", "certainty"),
    [
        (seen("Dũng", "2021-06-01", "b"), "corroborated"),
        (seen("Dũng", "2019-01-01", "b", days=30), "single"),
        (seen("Dũng", "2021-06-01", "a"), "single"),
        (seen("Dũng", "2021-06-01", "b", basis="possible"), "single"),
    ],
)
def test_two_sightings_corroborate_in_two_articles_and_surely_on_two_days(other, certainty):
    (tenure,) = tenures([seen("Dũng", "2019-01-31"), other])
    assert tenure.certainty == certainty


def test_a_successor_makes_the_years_between_possible_for_both():
    assert answers(seen("Dũng", "2019-01-31"), seen("Thanh", "2023-03-15", "b")) == [
        ("2019", "Dũng", "stated"),
        ("2019/2022", "Thanh", "possible"),
        ("2020/2023", "Dũng", "possible"),
        ("2023", "Thanh", "stated"),
    ]


def test_a_rival_between_splits_a_run():
    found = answers(seen("Dũng", "2019-01-31"), seen("Thanh", "2020-06-01"), seen("Dũng", "2021-06-01"))
    assert ("2020", "Dũng", "inferred") not in found
    assert ("2020", "Thanh", "stated") in found


def test_a_rival_whose_date_is_only_bounded_splits_a_run_too():
    found = answers(
        seen("Dũng", "2019-01-31"), seen("Thanh", "2018-01-01", days=1000), seen("Dũng", "2021-06-01")
    )
    assert ("2020", "Dũng", "inferred") not in found


@pytest.mark.parametrize(
    ("last", "count"), [("2018-01-05", 1), ("2018-01-06", 2), ("2018-12-30", 2), ("2019-06-01", 2)]
)
def test_no_run_bridges_more_than_one_term_to_the_day(last, count):
    assert len(tenures([seen("Dũng", "2013-01-05"), seen("Dũng", last)])) == count


def test_a_sighting_of_no_sure_day_opens_no_gap_between_two_that_have_none():
    sightings = [seen("An", "2013-01-05"), seen("An", "2014-01-01", days=2000), seen("An", "2017-01-05", "b")]
    assert len(tenures(sightings)) == 1


@pytest.mark.parametrize(("last", "splits"), [("2010-01-05", [None, None]), ("2020-01-05", [None, "gap"])])
def test_a_day_of_publication_that_is_more_than_a_term_away_is_a_gap(last, splits):
    found = tenures([by("An", "2005-02-02"), seen("An", last, "b")])
    assert [tenure.split for tenure in found] == splits[: len(found)]
    assert len(found) == len([split for split in splits if split]) + 1


def test_years_between_sightings_of_which_one_is_not_sure_are_possible():
    assert why(by("An", "2018-02-02"), seen("An", "2021-06-01", "b"))["2020", "An"] == ("possible", "around")


def test_who_may_have_been_between_splits_without_an_order():
    sightings = [seen("An", "2019-03-01"), seen("An", "2019-03-01", "b", days=30), seen("Ba", "2019-03-28")]
    found = [tenure for tenure in tenures(sightings) if tenure.person == "An"]
    assert [tenure.split for tenure in found] == [None, "unordered"]
    vague = [seen("An", "2018-01-31"), seen("Ba", "2017-01-01", days=1500), seen("An", "2021-06-01")]
    assert why(*vague)["2019/2020", "An"] == ("possible", "unordered")


def test_two_sightings_of_the_same_bounds_are_of_one_run():
    month = [seen("An", "2019-03-01", article, days=30) for article in "ab"]
    assert len(tenures([*month, seen("Ba", "2019-03-15")])) == 2


def test_two_holders_on_one_day_give_no_interval():
    found = tenures([seen("Dũng", "2019-01-31"), seen("Thanh", "2019-01-31"), seen("Bình", "2021-01-31")])
    conflicts = [tenure for tenure in found if tenure.certainty == "conflict"]
    assert {tenure.person for tenure in conflicts} == {"Dũng", "Thanh"}
    assert {tenure.end_not_after for tenure in conflicts} == {None}


def test_a_stated_change_bounds_both_holders_to_the_day():
    found = tenures(
        [
            seen("Dũng", "2019-01-31"),
            seen("Dũng", "2020-05-04", change="end"),
            seen("Thanh", "2020-05-04", "b", change="start"),
        ]
    )
    assert [bounds(tenure) for tenure in found] == [
        days(None, "2019-01-31", "2020-05-04", "2020-05-04"),
        days("2020-05-04", "2020-05-04", "2020-05-04", None),
    ]
    assert [tenure.certainty for tenure in found] == ["documented", "documented"]


def test_who_is_called_former_had_left_by_then():
    (tenure,) = tenures([seen("Dũng", "2019-01-31"), left("Dũng", "2022-06-30", "b")])
    assert bounds(tenure) == days(None, "2019-01-31", "2019-01-31", "2022-06-30")
    assert tenure.certainty == "documented"
    assert ("2020/2022", "Dũng", "possible") in answers(
        seen("Dũng", "2019-01-31"), left("Dũng", "2022-06-30", "b")
    )


def test_who_is_only_called_former_held_the_office_before_and_no_year_is_known():
    (tenure,) = tenures([left("Dũng", "2022-06-30")])
    assert bounds(tenure) == days(None, "2022-06-30", None, "2022-06-30")
    assert tenure.grounds == ["a/Dũng/2022-06-30/left"]
    assert answers(left("Dũng", "2022-06-30")) == []


def test_who_had_left_and_is_seen_again_came_back():
    one, two = tenures([seen("An", "2018-01-31"), left("An", "2019-01-31"), seen("An", "2020-01-31")])
    assert (one.split, two.split) == (None, "return")
    assert bounds(two) == days("2019-01-31", "2020-01-31", "2020-01-31", None)
    assert answers(seen("An", "2018-01-31"), left("An", "2019-01-31"), seen("An", "2020-01-31")) == [
        ("2018", "An", "stated"),
        ("2019", "An", "possible"),
        ("2020", "An", "stated"),
    ]


def test_who_was_called_former_before_ever_seen_in_office_came_back():
    one, two = tenures([left("An", "2019-01-31"), seen("An", "2021-01-31")])
    assert (one.sightings, one.split, two.split) == ((), None, "return")
    assert bounds(two) == days("2019-01-31", "2021-01-31", "2021-01-31", None)
    assert why(left("An", "2019-01-31"), seen("An", "2021-01-31"))["2019/2020", "An"] == (
        "possible",
        "resumed",
    )


def test_a_run_that_a_rival_splits_is_flagged_as_a_return_and_a_long_gap_as_a_gap():
    rival = tenures([seen("An", "2019-01-31"), seen("Ba", "2020-06-01"), seen("An", "2021-06-01")])
    assert [tenure.split for tenure in rival if tenure.person == "An"] == [None, "return"]
    gap = tenures([seen("An", "2010-01-31"), seen("An", "2019-06-01")])
    assert [tenure.split for tenure in gap] == [None, "gap"]


def test_who_takes_the_office_that_was_held_before_begins_a_term():
    found = tenures([seen("An", "2018-01-31"), seen("An", "2021-05-04", change="start")])
    assert [(tenure.split, bounds(tenure)) for tenure in found] == [
        (None, days(None, "2018-01-31", "2018-01-31", "2021-05-04")),
        ("term", days("2021-05-04", "2021-05-04", "2021-05-04", None)),
    ]
    assert why(seen("An", "2018-01-31"), seen("An", "2021-05-04", change="start"))["2019/2020", "An"] == (
        "possible",
        "term",
    )


def test_a_time_in_office_printed_whole_is_one_tenure_however_long():
    (tenure,) = tenures(printed("An", 2010, 2020))
    assert bounds(tenure) == days("2010-01-01", "2010-12-31", "2020-01-01", "2020-12-31")
    assert why(*printed("An", 2010, 2020))["2015", "An"] == ("inferred", "printed")


def test_only_what_is_sure_splits_a_time_in_office_printed_whole():
    own = [*printed("An", 2010, 2020), seen("An", "2018-06-30", "b"), seen("Ba", "2009-06-01", days=900)]
    assert [tenure.split for tenure in tenures(own) if tenure.person == "An"] == [None]
    for more in (
        left("An", "2013-01-31", "c"),
        seen("An", "2013-01-31", "c", change="end"),
    ):
        found = [tenure.split for tenure in tenures([*own, more]) if tenure.person == "An"]
        assert found == [None, "return"]


@pytest.mark.parametrize(
    ("day", "length", "certainty"),
    [
        ("2017-01-01", 364, "conflict"),
        ("2016-01-01", 1460, "conflict"),
        ("2015-12-31", 1461, "documented"),
        ("2019-12-31", 2, "documented"),
    ],
)
def test_a_rival_on_some_day_of_a_time_within_one_printed_whole_is_a_conflict(day, length, certainty):
    found = tenures([*printed("An", 2015, 2020), seen("Ba", day, "b", days=length)])
    assert {tenure.certainty for tenure in found if tenure.person == "An"} == {certainty}


@pytest.mark.parametrize("more", [[], [seen("An", "2018-06-30", "c")]])
def test_a_rival_within_a_time_printed_whole_is_a_conflict_and_no_interval(more):
    sightings = [*printed("An", 2015, 2020), seen("Ba", "2017-06-30", "b"), *more]
    assert {(tenure.certainty, *bounds(tenure)) for tenure in tenures(sightings)} == {
        ("conflict", None, None, None, None)
    }
    found = why(*sightings)
    assert found["2016", "An"] == ("possible", "printed")
    assert found["2017", "Ba"] == ("stated", "seen")


def test_two_times_printed_whole_conflict_where_they_share_a_day_and_not_where_one_follows():
    def certainties(*sightings):
        return {tenure.certainty for tenure in tenures(sightings)}

    assert certainties(*printed("An", 2010, 2015), *printed("Ba", 2013, 2020, "b")) == {"conflict"}
    assert certainties(*printed("An", 2010, 2015), *printed("Ba", 2015, 2020, "b")) == {"documented"}


def test_a_hand_over_at_one_meeting_orders_both_holders():
    one, two = tenures([seen("An", "2019-03-01", change="leaving"), seen("Ba", "2019-03-01", change="taken")])
    assert bounds(one) == days(None, "2019-03-01", "2019-03-01", "2019-03-01")
    assert bounds(two) == days("2019-03-01", "2019-03-01", "2019-03-01", None)
    assert (one.certainty, two.certainty) == ("documented", "documented")


def test_who_is_new_took_the_office_by_then_and_who_is_leaving_leaves_it_no_earlier():
    (new,) = tenures([seen("Ba", "2019-03-01", change="taken")])
    (going,) = tenures([seen("An", "2019-03-01", change="leaving")])
    assert bounds(new) == bounds(going) == days(None, "2019-03-01", "2019-03-01", None)
    assert new.certainty == going.certainty == "documented"


@pytest.mark.parametrize(
    ("day", "change"), [("2019-03-01", "taken"), ("2019-03-01", "start"), ("2019-03-20", "taken")]
)
def test_who_was_leaving_and_takes_the_office_then_or_later_begins_another_term(day, change):
    going = [seen("An", "2018-06-30"), seen("An", "2019-03-01", "b", change="leaving")]
    one, two = tenures([*going, seen("An", day, "c", change=change)])
    assert bounds(one) == days(None, "2018-06-30", "2019-03-01", day)
    assert (two.split, two.start_not_after) == ("term", date.fromisoformat(day))


def test_a_year_in_which_the_body_began_or_ended_is_answered_for_the_days_that_it_had():
    office = Office(opens=date(2021, 1, 1), closes=date(2025, 6, 30))
    for year, span in (
        ("2020-06-01", ("2021-01-01", "2021-05-31")),
        ("2025-01-01", ("2025-01-01", "2025-06-30")),
    ):
        ((_, (answer, *_)),) = module.answers([seen("An", year, days=364)], office)
        assert (answer.earliest, answer.latest) == days(*span)


def test_who_is_still_called_new_soon_after_began_no_other_term():
    found = tenures([seen("An", "2019-03-01"), seen("An", "2019-03-20", "b", change="taken")])
    assert [tenure.split for tenure in found] == [None]


def test_a_sighting_of_which_only_the_article_has_a_day_bounds_the_start_and_answers_no_year():
    (tenure,) = tenures([by("An", "2021-05-04")])
    assert bounds(tenure) == days(None, "2021-05-04", None, None)
    assert answers(by("An", "2021-05-04")) == []
    later = tenures([by("An", "2021-05-04"), seen("Ba", "2022-01-31", "b")])
    assert [bounds(tenure) for tenure in later] == [
        days(None, "2021-05-04", None, "2022-01-31"),
        days(None, "2022-01-31", "2022-01-31", None),
    ]


def test_a_body_that_ended_ends_its_tenures_but_not_those_seen_after():
    office = Office(closes=date(2025, 6, 30))
    (tenure,) = tenures([seen("An", "2023-03-15")], office)
    assert bounds(tenure) == days(None, "2023-03-15", "2023-03-15", "2025-06-30")
    assert ("2024/2025", "An", "possible") in answers(seen("An", "2023-03-15"), office=office)
    (tenure,) = tenures([seen("An", "2025-08-15")], office)
    assert tenure.end_not_after is None


def test_an_office_with_several_seats_has_only_the_span_of_its_sightings():
    several = Office(one_seat=False)
    sightings = [seen("An", "2019-01-31"), seen("Ba", "2019-01-31"), seen("An", "2021-01-31", "b")]
    assert [bounds(tenure) for tenure in tenures(sightings, several)] == [
        days(None, "2019-01-31", "2019-01-31", None),
        days(None, "2019-01-31", "2021-01-31", None),
    ][::-1]
    assert answers(*sightings, office=several) == [
        ("2019", "An", "stated"),
        ("2019", "Ba", "stated"),
        ("2020", "An", "inferred"),
        ("2021", "An", "stated"),
    ]


def test_a_body_that_began_begins_its_tenures_but_not_those_seen_before():
    office = Office(opens=date(2021, 1, 1))
    (tenure,) = tenures([seen("An", "2023-03-15")], office)
    assert bounds(tenure) == days("2021-01-01", "2023-03-15", "2023-03-15", None)
    assert why(seen("An", "2023-03-15"), office=office)["2021/2022", "An"] == ("possible", "opening")
    (tenure,) = tenures([seen("An", "2020-08-15")], office)
    assert tenure.start_not_before is None


def test_two_on_one_day_are_no_conflict_where_one_of_them_takes_over():
    found = tenures([seen("An", "2020-05-04"), seen("Ba", "2020-05-04", "b", change="start")])
    assert [tenure.certainty for tenure in found] == ["single", "documented"]


def test_each_answer_says_why():
    sightings = [
        seen("An", "2010-01-31"),
        seen("An", "2017-06-01"),
        seen("An", "2019-06-01", "b"),
        seen("Ba", "2021-06-01", basis="inferred"),
        left("Ba", "2022-06-01", "b"),
        seen("Chi", "2023-12-01", days=60),
    ]
    office = Office(opens=date(2009, 7, 1), closes=date(2025, 6, 30))
    found = {(years.period, years.why) for _, spans in module.answers(sightings, office) for years in spans}
    assert found == {
        ("2009", "opening"),
        ("2010", "seen"),
        ("2011/2016", "gap"),
        ("2017", "seen"),
        ("2018", "between"),
        ("2019", "seen"),
        ("2020/2021", "after"),
        ("2019/2020", "before"),
        ("2021", "rule"),
        ("2022", "left"),
        ("2021/2022", "before"),
        ("2023/2024", "unsure"),
        ("2025", "closing"),
    }


USUAL = ["2013-01-12", "2014-12-31", "2019-03-01", "2019-03-15", "2021-03-15", "2023-03-15"]
DAYS = st.sampled_from(
    [st.sampled_from(USUAL).map(date.fromisoformat)] * 4 + [st.dates(date(2013, 1, 1), date(2024, 12, 31))]
)
DAYS = DAYS.flatmap(lambda days: days)
PEOPLE, ARTICLES = st.sampled_from("ABC"), st.sampled_from("uvw")
IN_OFFICE = st.builds(
    lambda day, days, person, article, basis, change: seen(
        person, day.isoformat(), article, basis, days, change
    ),
    DAYS,
    st.sampled_from([0, 0, 0, 0, 0, 30, 700]),
    PEOPLE,
    ARTICLES,
    st.sampled_from(["stated", "stated", "inferred", "possible"]),
    st.sampled_from([*[""] * 12, "start", "end", "taken", "leaving"]),
)
PRINTED = st.builds(
    lambda person, start, years, article: printed(person, start, start + years, article),
    PEOPLE,
    st.integers(2013, 2022),
    st.integers(0, 7),
    ARTICLES,
)
GONE = st.builds(lambda day, person: left(person, day.isoformat()), DAYS, PEOPLE)
BY = st.builds(lambda day, person: by(person, day.isoformat()), DAYS, PEOPLE)
DOUBTED = st.builds(
    lambda day, person, doubted: by(person, day and day.isoformat(), doubted=doubted.isoformat()),
    st.none() | DAYS,
    PEOPLE,
    DAYS,
)
UNDATED = st.builds(undated, PEOPLE)
KINDS = [*[IN_OFFICE] * 16, GONE, BY, DOUBTED, UNDATED]
ONE = st.sampled_from(KINDS).flatmap(lambda kind: kind).map(lambda one: [one])
SIGHTINGS = st.lists(
    st.sampled_from([*[ONE] * 9, PRINTED]).flatmap(lambda kind: kind), min_size=2, max_size=9
).map(lambda given: list(chain.from_iterable(given)))
OFFICES = st.builds(
    Office,
    st.sampled_from([True, True, True, False]),
    st.none() | st.dates(date(2005, 1, 1), date(2012, 12, 31)),
    st.none() | DAYS,
)


def hard_cases(sightings, office):
    """Which of the hard cases an example has."""
    found = tenures(sightings, office)
    seen_twice = [
        (one, two)
        for one, two in combinations(sightings, 2)
        if one.person != two.person
        and one.earliest
        and two.earliest
        and "left" not in {one.change, two.change}
    ]
    cases = {
        "rivals": bool(seen_twice),
        "overlaps": any(one.earliest <= two.latest and two.earliest <= one.latest for one, two in seen_twice),
        "undated": any(sighting.latest is None for sighting in sightings),
        "bounded by the article": any(not one.earliest and one.latest for one in sightings),
        "doubted": any(one.doubted for one in sightings),
        "printed whole": any(len({one.change for one in time.sightings}) > 1 for time in times(sightings)),
        "several seats": not office.one_seat,
    }
    cases |= {tenure.certainty: True for tenure in found} | {str(tenure.split): True for tenure in found}
    days_begun = Counter(
        (tenure.person, tenure.sightings[0].earliest) for tenure in found if tenure.sightings
    )
    cases["two of one day"] = any(count > 1 for count in days_begun.values())
    return {case for case, given in cases.items() if given}


def times(sightings):
    return held(one for sighting in sightings if (one := in_office(sighting)))


def reached(sightings, office):
    """Show which of the hard cases an example has."""
    for case in hard_cases(sightings, office):
        event(case)


@pytest.mark.parametrize(
    ("case", "share"),
    [
        *((case, 0.1) for case in ("rivals", "overlaps", "undated", "return", "unordered")),
        *((case, 0.1) for case in ("several seats", "bounded by the article", "doubted", "printed whole")),
        *((case, 0.03) for case in ("conflict", "gap", "term", "corroborated", "two of one day")),
    ],
)
def test_the_strategies_reach_the_hard_cases(case, share, drawn):
    assert sum(case in cases for cases in drawn) >= share * len(drawn)


@pytest.fixture(scope="module")
def drawn():
    """The hard cases of each of many examples."""
    cases = []

    @settings(max_examples=400, derandomize=True, database=None, phases=[Phase.generate])
    @given(SIGHTINGS, OFFICES)
    def draw(sightings, office):
        cases.append(hard_cases(sightings, office))

    draw()
    return cases


@given(SIGHTINGS, OFFICES, st.randoms())
def test_the_order_of_sightings_does_not_matter(sightings, office, random):
    reached(sightings, office)
    shuffled = random.sample(sightings, len(sightings))
    assert module.answers(sightings, office) == module.answers(shuffled, office)


@given(SIGHTINGS, OFFICES)
def test_every_dated_sighting_stands_in_one_tenure_of_its_person(sightings, office):
    found = tenures(sightings, office)
    placed = Counter(tuple(sighting) for tenure in found for sighting in tenure.sightings)
    dated = {tuple(seen) for one in sightings if (seen := in_office(one))}
    assert placed == Counter(dated)
    assert all({s.person for s in tenure.sightings} <= {tenure.person} for tenure in found)


@given(SIGHTINGS, OFFICES)
def test_bounds_are_in_order_and_never_exclude_a_sighting(sightings, office):
    for tenure in tenures(sightings, office):
        event(tenure.certainty)
        after, by, until, no_later = bounds(tenure)
        known = [day for day in (after, by, until, no_later) if day]
        assert known or tenure.certainty == "conflict" or tenure.sightings[0].doubted
        for one, two in ((after, by), (until, no_later), (after, no_later), (by, no_later)):
            assert one is None or two is None or one <= two
        for sighting in tenure.sightings if tenure.certainty != "conflict" else ():
            assert after is None or after <= sighting.latest
            assert no_later is None or sighting.earliest <= no_later


@given(SIGHTINGS, OFFICES)
def test_what_is_not_dated_changes_nothing(sightings, office):
    dated = [one for one in sightings if one.latest or one.doubted]
    assert module.answers(sightings, office) == module.answers(dated, office)


@given(SIGHTINGS, OFFICES)
def test_a_year_is_stated_only_where_a_printed_date_says_so(sightings, office):
    for _, years in module.answers(sightings, office):
        for span in years:
            event(span.why)
            printed = {
                s.earliest.year
                for s in span.sightings
                if s.basis == "stated" and s.earliest and s.earliest.year == s.latest.year
            }
            assert (span.answer != "stated") or span.earliest.year in printed
            assert span.earliest <= span.latest


def stated(sightings, office):
    return {
        (tenure.person, span.period)
        for tenure, years in module.answers(sightings, office)
        for span in years
        if span.answer == "stated"
    }


@given(SIGHTINGS, SIGHTINGS, OFFICES)
def test_a_new_sighting_leaves_stated_answers_stated(sightings, more, office):
    assert stated(sightings, office) <= stated([*sightings, *more], office)


@given(SIGHTINGS, SIGHTINGS, OFFICES)
def test_bounds_narrow_unless_a_run_is_split_or_in_conflict(sightings, more, office):
    """A tenure is within one that is bounded as closely; or it is split with a flag, or disputed.

    A day that lies within the printed term of somebody else disputes it, also where a rule gave the day,
    which is no conflict yet.
    """
    assume(not within_another_term([*sightings, *more]))
    now = tenures([*sightings, *more], office)
    for tenure in tenures(sightings, office):
        of_person = [one for one in now if one.person == tenure.person]
        own = [one for one in of_person if set(one.sightings) & set(tenure.sightings)]
        if tenure.certainty == "conflict" or not tenure.sightings:
            continue
        if len(own) == 1 and not any(one.certainty == "conflict" for one in of_person):
            event("narrowed" if bounds(own[0]) != bounds(tenure) else "unchanged")
            assert narrower(bounds(own[0]), bounds(tenure))
        else:
            event("split or in conflict")
            assert any(one.certainty == "conflict" or one.split for one in of_person)


def within_another_term(sightings):
    """Whether somebody is seen while the term of somebody else lasts, which is printed whole."""
    starts = {one.attestation: one for one in sightings if one.change == "start"}
    ends = [one for one in sightings if one.change == "end" and one.attestation in starts]
    return any(
        end.person != one.person
        and starts[end.attestation].latest <= one.earliest
        and one.latest <= end.earliest
        for end in ends
        for one in sightings
        if not one.change and one.earliest is not None
    )


def narrower(newer, known):
    """Whether every bound that was known still is, and is no looser."""
    pairs = zip(newer, known, (1, -1, 1, -1), strict=True)
    return all(
        was is None or (now is not None and (now >= was if up > 0 else now <= was)) for now, was, up in pairs
    )


@given(SIGHTINGS, SIGHTINGS, OFFICES)
def test_an_inferred_year_stays_unless_its_run_is_split(sightings, more, office):
    """It stays or becomes stated; where a rival splits the run it is possible or goes."""
    after = module.answers([*sightings, *more], office)
    for tenure, years in module.answers(sightings, office):
        runs_now = [one for one, _ in after if set(tenure.sightings) <= set(one.sightings)]
        if not runs_now or runs_now[0].certainty == "conflict" or tenure.certainty == "conflict":
            continue
        now = {
            year: span.answer
            for one, spans in after
            if one.person == tenure.person
            for span in spans
            for year in range(span.earliest.year, span.latest.year + 1)
        }
        for span in years:
            if span.answer == "inferred":
                assert now[span.earliest.year] in {"inferred", "stated"}


@given(IN_OFFICE, IN_OFFICE)
def test_sightings_whose_bounds_overlap_give_no_order_and_conflict_on_one_certain_day_alone(one, two):
    overlap = one.earliest <= two.latest and two.earliest <= one.latest
    event(f"overlap: {overlap}")
    same_day = one.earliest == one.latest == two.earliest == two.latest
    sure = {one.basis, two.basis} == {"stated"}
    turn = {"end": 0, "leaving": 0, "": 1, "start": 2, "taken": 2}
    found = tenures([one, two])
    conflicts = [tenure for tenure in found if tenure.certainty == "conflict"]
    if one.person != two.person:
        event(f"conflict: {bool(conflicts)}")
        assert bool(conflicts) == (same_day and sure and turn[one.change] == turn[two.change])
        if overlap and not (one.change or two.change):
            assert all(tenure.before is None and tenure.after is None for tenure in found)
    else:
        assert not conflicts


@given(SIGHTINGS, OFFICES)
def test_a_person_has_one_answer_for_a_year(sightings, office):
    answered = Counter(
        (tenure.person, year)
        for tenure, years in module.answers(sightings, office)
        for span in years
        for year in range(span.earliest.year, span.latest.year + 1)
    )
    assert not answered or max(answered.values()) == 1


@given(SIGHTINGS, OFFICES)
def test_every_year_that_the_bounds_make_certain_has_an_answer(sightings, office):
    for tenure, _ in module.answers(sightings, office):
        _, by_then, until, _ = bounds(tenure)
        answered = {
            year
            for one, years in module.answers(sightings, office)
            if one.person == tenure.person
            for span in years
            for year in range(span.earliest.year, span.latest.year + 1)
        }
        if by_then and until:
            assert set(range(by_then.year + 1, until.year)) <= answered


@given(SIGHTINGS, OFFICES)
def test_every_sighting_has_an_answer_for_each_of_its_years(sightings, office):
    answered = {
        (tenure.person, year)
        for tenure, years in module.answers(sightings, office)
        for span in years
        for year in range(span.earliest.year, span.latest.year + 1)
    }
    for sighting in sightings:
        first, last = sighting.doubted or (sighting.earliest, sighting.latest)
        if first and sighting.change != "left":
            for year in range(first.year, last.year + 1):
                assert (sighting.person, year) in answered or not in_being(office, year)


def in_being(office, year):
    """Whether the body of an office was there on some day of a year."""
    since, until = office.opens or date.min, office.closes or date.max
    return since.year <= year <= until.year


@given(SIGHTINGS, OFFICES)
def test_no_answer_lies_outside_the_bounds_of_its_tenure_or_the_sightings(sightings, office):
    for tenure, years in module.answers(sightings, office):
        for span in years:
            if span.why in get_args(module.Open) and span.why not in {"gap", "unordered"}:
                since, until = bounds(tenure)[0], bounds(tenure)[3]
                assert (since and span.latest >= since) or (until and span.earliest <= until)


def test_years_between_sightings_further_apart_than_a_term_are_only_possible():
    found = answers(seen("An", "2010-01-31"), seen("An", "2017-06-01"), seen("Ba", "2019-06-01"))
    assert ("2011/2016", "An", "possible") in found
    assert ("2018/2019", "An", "possible") in found


def test_a_date_that_crosses_a_new_year_is_possible_in_both():
    assert answers(seen("An", "2022-12-01", days=100)) == [("2022/2023", "An", "possible")]


def test_a_conflict_answers_no_year_twice():
    found = answers(seen("An", "2018-01-31"), seen("An", "2019-01-31"), seen("Ba", "2019-01-31"))
    assert [period for period, person, _ in found if person == "An"] == ["2018", "2019"]
