"""What contradicts itself is found with its words, and what is consistent passes."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.folders import packaged
from kg.infer.discrepancies import (
    RULES,
    ends,
    figures,
    holders,
    leaders,
    parts,
    percent,
    quads,
    scale,
    spans,
    titles,
)
from kg.infer.discrepancies.rule import agrees
from kg.infer.discrepancies.scale import _median_without
from kg.messages import LANGUAGES
from kg.query import run
from kg.query.catalogue import saved
from kg.sparql import select

THINGS = {"subject": "s", "cluster": "c", "agent": "a", "office": "o"}
IRIS = {"fact", "source", "whole", "kind", "type", "unit"} | THINGS.keys()


def rows(*given):
    """Rows as a query binds them: IRIs where the rules expect one, else literals."""
    return [
        {k: NamedNode(f"urn:{v}") if k in IRIS else Literal(str(v)) for k, v in (THINGS | row).items()}
        for row in given
    ]


def facts(rule, *given):
    """The facts of each discrepancy that a rule finds in some rows."""
    return [[fact.value.removeprefix("urn:") for fact in one.facts] for one in rule.found(rows(*given))]


def test_the_discrepancies_of_the_seeds_are_found_and_no_other(seeds):
    found = run.ask(saved("all-discrepancies"), {}, seeds)
    assert [(row["article"].value[:3], row["kind"].value) for row in found] == [
        ("000", "two-ends"),
        ("000", "parts-and-whole"),
        ("000", "percent-and-ratio"),
        ("000", "span-and-years"),
        ("002", "two-titles"),
        ("004", "figure-out-of-scale"),
        ("004", "recipient-not-allowed"),
    ]


def test_each_is_explained_and_says_what_settles_it_in_both_languages(seeds):
    for language in LANGUAGES:
        found = list(run.ask(saved("all-discrepancies"), {"language": language}, seeds))
        assert all(row[name].language == language for row in found for name in ("explanation", "settled_by"))
        assert len(found) == 7


def test_each_kind_has_its_rule_and_no_module_is_missing(seeds):
    scheme = "<http://www.w3.org/2004/02/skos/core#inScheme> <https://w3id.org/thidua/id/discrepancy-kind>"
    query = f"SELECT ?c WHERE {{ ?c {scheme} ; a <https://w3id.org/thidua/def/Rule> }}"
    kinds = {row["c"].value.rpartition("/")[2] for row in select(seeds, query)}
    assert kinds == {rule.kind for rule in RULES}
    modules = {path.stem for path in (packaged("kg") / "infer" / "discrepancies").glob("*.py")}
    assert modules - {"__init__", "rule"} == {rule.found.__module__.rpartition(".")[2] for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_what_a_rule_reads_is_in_the_seeds(rule, seeds):
    assert next(select(seeds, rule.query % ""), None)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "agree"),
    [
        (34, 38, "88.23", False),
        (30, 34, "88.23", True),
        (30, 34, "88.24", True),
        (30, 34, "88.25", False),
        (30, 34, "88", True),
        (30, 34, "88.20", True),
        (7, 14, "50", True),
        (2, 3, "66.6", True),
        (2, 3, "66.7", True),
        (2, 3, "67", True),
        (2, 3, "68", False),
    ],
)
def test_a_percentage_agrees_rounded_or_cut_off(part, whole, printed, agree):
    assert agrees(100 * Fraction(part, whole), Decimal(printed)) == agree
    row = {"fact": 1, "numerator": part, "denominator": whole, "percent": printed}
    assert facts(percent.RULE, row) == ([] if agree else [["1"]])


def test_a_negative_share_is_rounded_as_a_positive_one_and_has_its_sign():
    assert [
        agrees(Fraction("-88.235"), Decimal(text)) for text in ("-88.23", "-88.24", "88.24", "-88.25")
    ] == [
        True,
        True,
        False,
        False,
    ]
    assert agrees(Fraction("-0.4"), Decimal(0))


@pytest.mark.parametrize(
    ("part", "printed", "bound", "agree"),
    [
        (34, "95", "at-least", True),
        (34, "98", "at-least", False),
        (34, "98", "at-most", True),
        (34, "95", "at-most", False),
        (34, "97.1", "at-most", True),
        (34, "97.2", "at-least", False),
        (34, "95", "", False),
    ],
)
def test_a_percentage_that_is_a_bound_agrees_with_what_keeps_it(part, printed, bound, agree):
    row = {"fact": 1, "numerator": part, "denominator": 35, "percent": printed, "bound": bound}
    assert facts(percent.RULE, row) == ([] if agree else [["1"]])


def test_a_share_of_nothing_is_none():
    assert facts(percent.RULE, {"fact": 1, "numerator": 0, "denominator": 0, "percent": 0}) == []


def counted(kind, count, fact=None, components=2, **more):
    row = {"fact": fact or kind, "kind": kind, "count": count, "whole": "all", "components": components}
    return {"period": "2022"} | row | more


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"all": 34, "over": 8, "met": 12}, True),
        ({"all": 20, "over": 8, "met": 12}, False),
        ({"all": 34, "over": 8}, False),
        ({"all": 34, "over": 35}, True),
        ({"over": 8, "met": 12}, False),
        ({"all": 34}, False),
    ],
)
def test_a_whole_is_the_sum_of_all_of_its_parts(counts, found):
    given = [counted(kind, count) for kind, count in counts.items()]
    assert facts(parts.RULE, *given) == ([list(counts)] if found else [])


def test_a_part_that_is_printed_twice_counts_once_and_two_figures_for_it_not_at_all():
    whole, part = counted("all", 34), counted("met", 12)
    again = counted("over", 8, "b", period="2022-01/2022-12")
    assert facts(parts.RULE, counted("all", 9), counted("over", 8, "a"), again) == []
    assert facts(parts.RULE, whole, counted("over", 8, "a"), again, part) == [["all", "a", "met"]]
    assert facts(parts.RULE, whole, counted("all", 34, "c"), counted("over", 8), part) == [
        ["all", "over", "met"]
    ]
    assert facts(parts.RULE, whole, counted("over", 8, "a"), counted("over", 9, "b"), part) == []


@pytest.mark.parametrize("period", ["2022?", "[2021..2022]", "2022/"])
def test_figures_of_a_period_in_doubt_are_of_one_whole_where_it_is_printed_alike(period):
    three = [counted(kind, count, period=period) for kind, count in (("all", 34), ("over", 8), ("met", 12))]
    assert facts(parts.RULE, *three) == [["all", "over", "met"]]
    assert facts(parts.RULE, *three[:2], counted("met", 12, period="2022")) == []


@pytest.mark.parametrize(
    ("span", "years"),
    [
        ("1975-04-30/2023-04-30", [48]),
        ("1975-04-30/2025-04-30", [50]),
        ("1997-04-01/2017-04-01", [20]),
        ("1975-05-01/2025-04-30", [49, 50]),
        ("2011/2020", [8, 9, 10]),
        ("1948-06-11/2018", [69, 70]),
    ],
)
def test_a_span_has_its_whole_years(span, years):
    assert list(spans.years(span)) == years


@pytest.mark.parametrize("span", ["1975-04-30/..", "1975-04-30/", "/2025", "1975?/2025", "1975"])
def test_a_span_that_is_open_or_not_sure_has_no_number_of_years(span):
    assert spans.years(span) is None


def test_years_that_are_not_those_of_the_span_are_found():
    assert facts(spans.RULE, {"fact": 1, "years": 50, "span": "1975-04-30/2023-04-30"}) == [["1"]]
    assert facts(spans.RULE, {"fact": 1, "years": 48, "span": "1975-04-30/2023-04-30"}) == []


@pytest.mark.parametrize(
    ("years", "words", "span", "found"),
    [
        (50, "50 năm ngày giải phóng (30/4/1975 - 30/4/2023)", "1975-04-30/2023-04-30", True),
        (50, "50 năm Ngày Giải phóng (1975 - 2023)", "1975/2023", True),
        (50, "50 năm Ngày Giải phóng (30/4/1975 - 2025)", "1975-04-30/2025", False),
        (48, "48 năm Ngày Giải phóng (30/4/1975 - 30/4/2023)", "1975-04-30/2023-04-30", False),
        (50, "50 năm thành lập trường (1971 - 2021)", "1971/2021", False),
        (50, "50 năm Ngày Giải phóng (từ 30/4/1975)", "1975-04-30/..", False),
        (50, "50 năm Ngày Giải phóng (1975? - 2023)", "1975?/2023", False),
    ],
)
def test_one_anniversary_has_one_end(years, words, span, found):
    name = "50 năm Ngày Giải phóng (30/4/1975 - 30/4/2025)"
    one = {"fact": 1, "years": 50, "words": name, "span": "1975-04-30/2025-04-30"}
    other = {"fact": 2, "years": years, "words": words, "span": span}
    assert bool(facts(ends.RULE, one, other)) == found


def amount(fact, value, type_="quan"):
    return {"fact": fact, "value": value, "type": type_}


def test_an_amount_over_fifty_times_the_median_of_its_peers_is_found():
    usual = [amount(n, value) for n, value in enumerate((14732, 14995, 18074))]
    assert facts(scale.RULE, *usual, amount("004", 2454785)) == [["004"]]
    assert facts(scale.RULE, *usual, amount("x", 50 * 14995)) == []
    assert facts(scale.RULE, *usual, amount("low", 1)) == []
    assert facts(scale.RULE, *usual[1:], amount("004", 2454785)) == []
    assert facts(scale.RULE, *usual, amount("province", 2454785, "tinh")) == []
    full = amount("full", 2454785000000000) | {"multiplier": 10**18}
    assert facts(scale.RULE, *usual, full) == [["full"]]
    assert facts(scale.RULE, amount("a", 0), amount("b", 0), amount("c", 0), amount("d", 9)) == []


def test_an_upper_bound_is_no_amount_out_of_scale_and_no_peer():
    usual = [amount(n, value) for n, value in enumerate((14732, 14995, 18074))]
    bound = amount("below", 2454785) | {"bound": "at-most"}
    assert facts(scale.RULE, *usual, bound) == []
    assert facts(scale.RULE, *usual[1:], amount("004", 2454785), bound) == []
    assert facts(scale.RULE, *usual, amount("004", 2454785), bound) == [["004"]]
    assert facts(scale.RULE, *usual, bound | {"bound": "at-least"}) == [["below"]]


@given(st.lists(st.fractions(0, 1000, max_denominator=10), min_size=2, max_size=9), st.data())
def test_the_median_without_one_is_that_of_the_others(amounts, data):
    amounts.sort()
    one = data.draw(st.sampled_from(amounts))
    others = list(amounts)
    others.remove(one)
    assert _median_without(one, amounts) == statistics.median(others)


def figure(fact, value, **more):
    return {"fact": fact, "kind": "revenue", "period": "2022", "value": value} | more


def share(number, part, whole, percent=None, **more):
    return figure(number, percent or part, numerator=part, denominator=whole, **more)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (figure(1, "18074"), figure(2, "18074"), False),
        (figure(1, "18074"), figure(2, "17900"), True),
        (figure(1, "18074", multiplier=10**9), figure(2, "18.07", multiplier=10**12), False),
        (figure(1, "18074", multiplier=10**9), figure(2, "18.1", multiplier=10**12), False),
        (figure(1, "18074", multiplier=10**9), figure(2, "18.2", multiplier=10**12), True),
        (figure(1, "18074"), figure(2, "18000", bound="at-least"), False),
        (figure(1, "17074"), figure(2, "18000", bound="at-least"), True),
        (figure(1, "17074"), figure(2, "18000", bound="at-most"), False),
        (figure(1, "19074"), figure(2, "18000", bound="at-most"), True),
        (figure(1, "18074"), figure(2, "17900", period="2021"), False),
        (figure(1, "18074"), figure(2, "17900", kind="expense"), False),
        (figure(1, "18074", measure="dong"), figure(2, "111", measure="percent"), False),
        (figure(1, "111", base="plan"), figure(2, "105", base="previous-year"), False),
        ({**figure(1, "9"), "rank": 1, "outOf": 30}, {**figure(2, "9"), "rank": 2, "outOf": 30}, True),
        ({**figure(1, "9"), "rank": 1, "outOf": 30}, {**figure(2, "9"), "rank": 2, "outOf": 18}, False),
        (share(1, 7, 14), share(2, 7, 15), True),
        (share(1, 7, 14), share(2, "07", "14"), False),
        (share(1, 7, 14), share(2, 8, 14), True),
        (share(1, 7, 14, bound="at-least"), share(2, 8, 14), False),
        (share(1, 7, 14, bound="at-least"), share(2, 6, 14), True),
        (share(1, 34, 38, percent="88.23"), share(2, 34, 38, percent="90"), True),
        (figure(1, "18074"), figure(2, "17900", period="2022-01/2022-12"), True),
        (figure(1, "18074"), figure(2, "18074", period="2022-01-01/2022-12-31"), False),
        (figure(1, "18074"), figure(2, "17900", period="2022-01/2022-11"), False),
    ],
)
def test_two_figures_for_one_thing_are_found_and_roundings_are_none(one, two, found):
    assert facts(figures.RULE, one, two) == ([["1", "2"]] if found else [])


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2020", True),
        ("2020/..", True),
        ("2020?", False),
        ("2020~", False),
        ("2020%", False),
        ("2020/2021?", False),
        ("[2020..2021]", False),
        ("2020/", False),
        ("/2020", False),
        ("XXXX-03", False),
    ],
)
def test_two_figures_of_a_period_in_doubt_contradict_nothing(period, found):
    one, two = figure(1, "18074", period=period), figure(2, "17900", period=period)
    assert facts(figures.RULE, one, two) == ([["1", "2"]] if found else [])


def leader(fact, unit, period="2018"):
    return {"fact": fact, "unit": unit, "period": period, "leader": unit, "article": fact}


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([("quan-3", "2018")], [["1", "2"]]),
        ([("quan-1", "2018")], []),
        ([("quan-3", "2019")], []),
        ([("quan-3", "2018/2019")], [["1", "2"]]),
        ([("quan-3", "2017/2018"), ("quan-4", "2017")], [["2", "3"], ["1", "2"]]),
        ([("quan-3", "2017/2018"), ("quan-3", "2018")], [["1", "2", "3"]]),
        ([("quan-3", "2018?")], []),
        ([("quan-3", "[2018..2019]")], []),
        ([("quan-3", "2018/")], []),
    ],
)
def test_two_leaders_of_one_cluster_year_are_found(others, found):
    given = [leader(number, *other) for number, other in enumerate(others, 2)]
    assert facts(leaders.RULE, leader(1, "quan-1"), *given) == found


def test_two_leaders_of_the_same_years_are_found_once():
    one, two = leader(1, "quan-1", "2018/2020"), leader(2, "quan-3", "2018/2020")
    assert facts(leaders.RULE, one, two) == [["1", "2"]]


def test_two_leaders_contradict_each_other_in_the_years_that_they_share_and_in_no_other():
    one, two = leader(1, "quan-1", "2022-07/2023-06"), leader(2, "quan-3", "2023-07/2024-06")
    three, four = leader(3, "quan-4", "2022-09"), leader(4, "quan-5", "2024-02")
    assert facts(leaders.RULE, one, two, three, four) == [["1", "3"], ["2", "4"]]
    assert facts(leaders.RULE, leader(1, "quan-1", "2018/2020"), leader(2, "quan-3", "2020/2022")) == [
        ["1", "2"]
    ]


def test_two_leaders_of_parts_of_a_year_that_follow_each_other_are_none():
    one, two = leader(1, "quan-1", "2018-01/2018-06"), leader(2, "quan-3", "2018-07/2018-12")
    assert facts(leaders.RULE, one, two) == []


def seen(fact, person, date):
    more = {"seats": 1, "tense": "current"}
    return {"fact": fact, "person": person, "name": person, "article": fact, "own": date} | more


@pytest.mark.parametrize(
    ("person", "date", "found"),
    [
        ("B", "2019-01-31", True),
        ("A", "2019-01-31", False),
        ("B", "2019-02-01", False),
        ("B", "2019-01", False),
        ("B", "2019-01-31?", False),
    ],
)
def test_two_holders_of_one_seat_on_one_certain_day_are_found(person, date, found):
    one, two = seen(1, "A", "2019-01-31"), seen(2, person, date)
    assert facts(holders.RULE, one, two) == ([["1", "2"]] if found else [])


def test_two_who_may_be_one_person_are_no_two_holders():
    one, two = seen(1, "A", "2019-01-31"), seen(2, "B", "2019-01-31")
    assert facts(holders.RULE, one | {"other": "B"}, two | {"other": "A"}) == []


def test_a_time_printed_whole_clashes_with_each_who_is_seen_in_it_once():
    former = {"tense": "former"}
    given = [seen(1, "A", "2010/2016") | former, seen(2, "B", "2012-01-31"), seen(3, "C", "2014-01-31")]
    assert facts(holders.RULE, *given) == [["1", "2"], ["1", "3"]]
    given[2] = seen(3, "B", "2012-01-31")
    assert facts(holders.RULE, *given) == [["1", "2", "3"]]
    given[1] = seen(2, "B", "2011/2017") | former
    assert facts(holders.RULE, *given, seen(4, "A", "2018-01-31")) == [["1", "2"], ["1", "2", "3"]]


SEAT = """
@prefix td: <https://w3id.org/thidua/def/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:office> td:role [ td:seats 1 ] ; skos:prefLabel "chủ tịch"@vi , "chair"@en .
<urn:article> dct:identifier "a" .
"""
HOLDER = """
<urn:{0}> a td:OfficeAttestation ; td:office <urn:office> ; td:person <urn:node/{0}> ; td:date "{1}" ;
    td:tense [ skos:notation "{2}" ] ; dct:source <urn:article> .
<urn:node/{0}> td:denotes <urn:person/{0}> ; td:name "{0}" .
"""


def test_two_discrepancies_that_begin_with_one_fact_are_two():
    store = Store()
    times = (("A", "2010/2016", "former"), ("B", "2012-01-31", "current"), ("C", "2014-01-31", "current"))
    graph = SEAT + "".join(HOLDER.format(*time) for time in times)
    store.load(graph.encode(), format=RdfFormat.TURTLE)
    found = {quad.subject.value for quad in quads(store)}
    assert found == {"urn:A/discrepancy/two-holders", "urn:A/discrepancy/two-holders-2"}


def named(quote, *above):
    """A printed name of a body, with the things that are named in it: bodies in capitals, units not."""
    of = {"fact": 1, "quote": quote, "own": "BAN"}
    return [of | {"above": one} | kinds(one) for one in ("BAN", *above)]


def kinds(above):
    if above == "UBND":
        return {"body": titles._COMMITTEE, "of": "ha-noi"}
    return {"body": above} if above.isupper() else {}


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (["SO", "ha-noi"], ["ha-noi"], True),
        (["SO"], ["ha-noi"], True),
        (["SO"], ["QUAN-UY"], True),
        (["SO"], ["SO", "ha-noi"], False),
        (["SO"], [], False),
        (["ha-noi"], [], False),
        (["ha-noi"], ["ha-noi"], False),
        (["UBND"], ["ha-noi"], False),
        (["UBND"], ["SO"], True),
    ],
)
def test_two_titles_that_put_a_body_under_different_others_are_found(one, two, found):
    assert bool(facts(titles.RULE, *named("x", *one), *named("y", *two))) == found
