from collections import Counter
from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from kg.infer import tenures as module
from kg.infer.tenures import Sighting, tenures


def seen(person, day, article="a", basis="stated", days=0):
    earliest = date.fromisoformat(day)
    return Sighting(earliest, earliest + timedelta(days), person, article, f"{article}/{person}/{day}", basis)


def answers(*sightings):
    return sorted(
        (span.period, tenure.person, span.answer)
        for tenure, years in module.answers(sightings)
        for span in years
    )


def test_one_sighting_answers_its_year_and_bounds_nothing_else():
    (tenure,) = tenures([seen("Dũng", "2019-01-31")])
    assert (tenure.start_not_before, tenure.end_not_after) == (None, None)
    assert (tenure.start_not_after, tenure.end_not_before) == (date(2019, 1, 31), date(2019, 1, 31))
    assert tenure.certainty == "single"
    assert answers(seen("Dũng", "2019-01-31")) == [("2019", "Dũng", "stated")]


def test_an_inferred_date_gives_an_inferred_year():
    assert answers(seen("Thanh", "2023-03-15", basis="inferred")) == [("2023", "Thanh", "inferred")]


def test_a_date_that_the_article_doubts_is_only_possible():
    found = answers(seen("Dũng", "2019-01-31", basis="possible"), seen("Dũng", "2021-06-01"))
    assert found == [("2019", "Dũng", "possible"), ("2021", "Dũng", "stated")]


def test_a_year_between_two_sightings_of_one_holder_is_inferred():
    found = answers(seen("Dũng", "2019-01-31"), seen("Dũng", "2021-06-01", "b"))
    assert found == [("2019", "Dũng", "stated"), ("2020", "Dũng", "inferred"), ("2021", "Dũng", "stated")]


def test_two_sightings_in_two_articles_corroborate():
    (tenure,) = tenures([seen("Dũng", "2019-01-31"), seen("Dũng", "2021-06-01", "b")])
    assert tenure.certainty == "corroborated"


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


def test_no_run_bridges_more_than_one_term():
    assert len(tenures([seen("Dũng", "2010-01-31"), seen("Dũng", "2019-06-01")])) == 2


def test_two_holders_on_one_day_give_no_interval():
    found = tenures([seen("Dũng", "2019-01-31"), seen("Thanh", "2019-01-31"), seen("Bình", "2021-01-31")])
    conflicts = [tenure for tenure in found if tenure.certainty == "conflict"]
    assert {tenure.person for tenure in conflicts} == {"Dũng", "Thanh"}
    assert {tenure.end_not_after for tenure in conflicts} == {None}


DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))
SIGHTINGS = st.lists(
    st.builds(
        lambda day, days, person, article, basis: seen(person, day.isoformat(), article, basis, days),
        DAYS,
        st.sampled_from([0, 0, 0, 30, 700]),
        st.sampled_from("ABC"),
        st.sampled_from("uvw"),
        st.sampled_from(["stated", "stated", "inferred", "possible"]),
    ),
    max_size=8,
)


@given(SIGHTINGS, st.randoms())
def test_the_order_of_sightings_does_not_matter(sightings, random):
    shuffled = random.sample(sightings, len(sightings))
    assert tenures(sightings) == tenures(shuffled)


@given(SIGHTINGS)
def test_every_sighting_stands_in_one_tenure_of_its_person(sightings):
    placed = Counter(sighting for tenure in tenures(sightings) for sighting in tenure.sightings)
    assert placed == Counter(sightings)
    assert all({s.person for s in tenure.sightings} == {tenure.person} for tenure in tenures(sightings))


@given(SIGHTINGS)
def test_bounds_are_in_order_and_never_exclude_a_sighting(sightings):
    for tenure in tenures(sightings):
        event(tenure.certainty)
        bounds = (
            tenure.start_not_before,
            tenure.start_not_after,
            tenure.end_not_before,
            tenure.end_not_after,
        )
        known = [day for day in (bounds[0], bounds[1]) if day] + [
            day for day in (bounds[2], bounds[3]) if day
        ]
        assert bounds[0] is None or bounds[0] <= bounds[1]
        assert bounds[3] is None or bounds[2] <= bounds[3]
        assert bounds[0] is None or bounds[3] is None or bounds[0] <= bounds[3]
        assert bounds[3] is None or bounds[1] <= bounds[3]
        assert known or tenure.certainty == "conflict"


@given(SIGHTINGS)
def test_a_year_is_stated_only_where_a_printed_date_says_so(sightings):
    for _, years in module.answers(sightings):
        for span in years:
            event(span.answer)
            printed = {
                s.earliest.year
                for s in span.sightings
                if s.basis == "stated" and s.earliest.year == s.latest.year
            }
            assert (span.answer != "stated") or span.earliest.year in printed
            assert span.earliest <= span.latest


@given(SIGHTINGS, SIGHTINGS)
def test_a_new_sighting_leaves_stated_answers_stated(sightings, more):
    def stated(of):
        return {
            (t.person, s.period) for t, years in module.answers(of) for s in years if s.answer == "stated"
        }

    assert stated(sightings) <= stated([*sightings, *more])


@given(SIGHTINGS)
def test_a_person_has_one_answer_for_a_year(sightings):
    answered = Counter(
        (tenure.person, year)
        for tenure, years in module.answers(sightings)
        for span in years
        for year in range(span.earliest.year, span.latest.year + 1)
    )
    assert not answered or max(answered.values()) == 1


@given(SIGHTINGS)
def test_every_sighting_has_an_answer_for_each_of_its_years(sightings):
    answered = {
        (tenure.person, year)
        for tenure, years in module.answers(sightings)
        for span in years
        for year in range(span.earliest.year, span.latest.year + 1)
    }
    for sighting in sightings:
        for year in range(sighting.earliest.year, sighting.latest.year + 1):
            assert (sighting.person, year) in answered


def test_years_between_sightings_further_apart_than_a_term_are_only_possible():
    found = answers(seen("An", "2010-01-31"), seen("An", "2017-06-01"), seen("Ba", "2019-06-01"))
    assert ("2011/2016", "An", "possible") in found
    assert ("2018/2019", "An", "possible") in found


def test_a_date_that_crosses_a_new_year_is_possible_in_both():
    assert answers(seen("An", "2022-12-01", days=100)) == [("2022/2023", "An", "possible")]


def test_a_conflict_answers_no_year_twice():
    found = answers(seen("An", "2018-01-31"), seen("An", "2019-01-31"), seen("Ba", "2019-01-31"))
    assert [period for period, person, _ in found if person == "An"] == ["2018", "2019"]
