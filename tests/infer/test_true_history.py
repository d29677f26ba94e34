"""Whatever articles say truly of who held an office, no bound and no answer contradicts the true history."""

from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from kg.infer.answers import answers
from kg.infer.sightings import Sighting
from kg.infer.tenures import Office

FIRST = date(2010, 1, 1)
NAMES = {"A": "A", "A2": "A", "B": "B", "C": "C"}
"""Whom a name in an article is: A goes by two names, and is thought to be A2 and B, who may be one."""

MAY_BE_ONE = {"A": frozenset({"A2", "B"}), "A2": frozenset({"A"}), "B": frozenset({"A"})}


def day(number):
    return FIRST + timedelta(number)


@st.composite
def histories(draw):
    """Times in office of people who follow each other, as (person, first day, last day)."""
    found, today = [], 0
    for _ in range(draw(st.integers(1, 5))):
        start = today + draw(st.sampled_from([1, 1, 30, 400]))
        today = start + draw(st.sampled_from([0, 20, 300, 900, 1500, 3000]))
        found.append((draw(st.sampled_from("ABC")), start, today))
    return found


@st.composite
def told(draw, history, number):
    """What one article truly says of one time in office, as its sightings.

    Of who came back the days are exact: a sighting that may be of the day of a change counts to the tenure
    that the change begins or ends.
    """
    at = draw(st.integers(0, len(history) - 1))
    person, start, end = history[at]
    name = draw(st.sampled_from([name for name, of in NAMES.items() if of == person]))
    then = draw(st.integers(start, end))
    came_back = sum(other == person for other, *_ in history) > 1
    before, after = (0 if came_back else draw(st.sampled_from([0, 0, 20, 400])) for _ in range(2))
    article = draw(st.sampled_from("uvw"))

    def sighting(first, last, basis, change="", doubted=None):
        days = (None if first is None else day(first), day(last))
        return Sighting(
            *days, name, article, str(number), basis, change, doubted, MAY_BE_ONE.get(name, frozenset())
        )

    kind = draw(st.sampled_from(["seen", "seen", "seen", "by", "doubted", "start", "end", "left", "printed"]))
    match kind:
        case "seen":
            new = "taken" if then < start + 300 and 2 * then <= start + end else ""
            leaves = "leaving" if then > end - 300 and 2 * then > start + end else ""
            change = draw(st.sampled_from(["", "", "", new, leaves]))
            basis = draw(st.sampled_from(["stated", "inferred", "possible"]))
            return [sighting(then - before, then + after, basis, change)]
        case "by":
            return [sighting(None, then + after, "possible")]
        case "doubted":
            wrong = day(draw(st.integers(0, 4000)))
            return [sighting(None, then + after, "possible", doubted=(wrong, wrong + timedelta(before)))]
        case "start":
            return [sighting(start - before, start + after, "stated", "start")]
        case "end":
            return [sighting(end - before, end + after, "stated", "end")]
        case "left":
            back = min((first for other, first, _ in history[at + 1 :] if other == person), default=end + 500)
            return [
                sighting(gone, gone, "stated", "left")
                for gone in (draw(st.integers(end + 1, back)),)
                if gone < back
            ]
        case _:
            return [
                sighting(start - before, start + after, "stated", "start"),
                sighting(end - before, end + after, "stated", "end"),
            ]


@st.composite
def worlds(draw):
    history = draw(histories())
    count = draw(st.integers(1, 7))
    return history, [one for number in range(count) for one in draw(told(history, number))]


@given(worlds())
def test_no_bound_and_no_sure_answer_contradicts_the_true_history(world):
    history, said = world
    last_day = max(end for *_, end in history)
    office = Office(opens=day(0), closes=day(last_day))
    for tenure, years in answers(said, office):
        event(tenure.certainty)
        assert tenure.certainty != "conflict"
        for span in years:
            if span.answer == "stated":
                assert any(
                    person == NAMES[tenure.person]
                    and day(start).year <= span.earliest.year
                    and span.latest.year <= day(end).year
                    for person, start, end in history
                )
        after, by, until, no_later = bounds(tenure)
        own = [(day(start), day(end)) for person, start, end in history if person == NAMES[tenure.person]]
        assert any(
            (after or FIRST) <= start <= (by or date.max)
            and (until or FIRST) <= end <= (no_later or date.max)
            for start, _ in own
            for _, end in own
            if start <= end
        )


def bounds(tenure):
    return tenure.start_not_before, tenure.start_not_after, tenure.end_not_before, tenure.end_not_after
