"""The administrative units: complete, each with an IRI of its own, and known by every name of the press."""

import csv
import datetime
import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import reference, unit_names, unit_variants, units
from kg.errors import AnnotationError
from kg.folders import packaged
from kg.sparql import select
from kg.vietnamese import fold, slug

KNOWN = units.load(packaged("ontology"))
PATHS = sorted(KNOWN.rows)
CASES = packaged("ontology").parent / "tests" / "units"
NAMES = (CASES / "names.csv").read_text(encoding="utf-8")
CODES = (CASES / "codes.csv").read_text(encoding="utf-8")
PREFIXES = "PREFIX td: <https://w3id.org/thidua/def/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


SPANS = (
    PREFIXES
    + """
    SELECT ?from ?until WHERE {{
      ?unit td:unitType ?type ; td:level <https://w3id.org/thidua/id/level/{level}> . {within}
      OPTIONAL {{ ?unit td:validFrom ?from }} OPTIONAL {{ ?unit td:validUntil ?until }} }}"""
)


def next_day(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


@cache
def spans(store, level, province):
    """The first and the last day of the units of a level, empty where the graph has none."""
    within = f"?unit td:parent+ <https://w3id.org/thidua/id/unit/{province}> ." if province else ""
    rows = select(store, SPANS.format(level=level, within=within))
    return [[row[name].value if name in row else "" for name in ("from", "until")] for row in rows]


def count(store, day, level, province=""):
    found = spans(store, level, province)
    return sum(since <= day and (not until or day <= until) for since, until in found)


@pytest.mark.parametrize(
    ("day", "provinces", "districts"),
    [
        ("2018-06-30", 63, 713),
        ("2020-01-01", 63, 711),
        ("2020-12-31", 63, 707),
        ("2024-06-30", 63, 705),
        ("2024-12-31", 63, 701),
        ("2025-06-30", 63, 696),
        ("2025-07-01", 34, 0),
        ("2025-08-01", 34, 0),
    ],
)
def test_provinces_and_districts_are_complete_on_every_day_since_2018(
    seeds_and_all_units, day, provinces, districts
):
    assert count(seeds_and_all_units, day, "province") == provinces
    assert count(seeds_and_all_units, day, "district") == districts


@pytest.mark.parametrize(("day", "number"), [("2025-06-30", 10035), ("2025-08-01", 3321)])
def test_communes_are_complete_in_both_systems(seeds_and_all_units, day, number):
    assert count(seeds_and_all_units, day, "commune") == number


@pytest.mark.parametrize(
    ("province", "numbers"),
    [
        ("thanh-pho-ha-noi", {"2020-02-29": 584, "2020-03-01": 579, "2024-12-31": 579, "2025-01-01": 526}),
        ("thanh-pho-ho-chi-minh", {"2020-12-31": 322, "2021-01-01": 312, "2025-01-01": 273}),
        ("tinh-thua-thien-hue", {"2019-12-31": 152, "2020-01-01": 145, "2021-07-01": 141, "2025-01-01": 0}),
        ("thanh-pho-hue", {"2024-12-31": 0, "2025-01-01": 133, "2025-07-01": 0}),
    ],
)
def test_the_communes_of_three_provinces_are_complete_since_2018(seeds_and_all_units, province, numbers):
    assert {day: count(seeds_and_all_units, day, "commune", province) for day in numbers} == numbers


def test_every_unit_has_a_path_of_its_own_in_all_tables():
    paths = []
    for table in units.tables(packaged("ontology")):
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["path"] for row in rows] == sorted(row["path"] for row in rows)
        paths += [row["path"] for row in rows if row["name"]]
    assert len(paths) == len(set(paths)) == len(PATHS)


def test_every_row_that_a_person_wrote_names_its_acts():
    rows = list(units.read(units.tables(packaged("ontology"))[-1]))
    assert rows
    for row in rows:
        for act in row.source.split("; "):
            assert act == "thidua-kg" or re.fullmatch(r"Nghị quyết \d+/(\d{4}/QH|NQ-UBTVQH)\d\d", act), row


def test_a_path_is_the_slug_of_the_label_below_that_of_the_parent():
    for path, row in KNOWN.rows.items():
        last = path.rsplit("/", 1)[-1]
        full = slug(unit_names.label(row.type, row.name))
        assert re.fullmatch(f"{full}(-[0-9a-f]{{4}})?", last), path
        assert units.parent(path) is None or units.parent(path) in KNOWN.rows


def test_units_whose_names_fold_to_one_slug_all_have_digits():
    plain = {path for path in PATHS if not re.search(r"-[0-9a-f]{4}$", path)}
    hashed = {path[:-5] for path in PATHS if path not in plain and path[:-5]}
    bare = {path for path in plain if path in hashed}
    assert bare == set()


def test_what_a_unit_became_is_known_and_lasts_longer():
    for path, row in KNOWN.rows.items():
        for after in row.became.split():
            assert not KNOWN.rows[after].until or KNOWN.rows[after].until > row.until, path


PASSED = [
    (path, after)
    for path, row in KNOWN.rows.items()
    if row.until < "2025-06-30" and path.count("/") == 2
    for after in row.became.split()
    if units.parent(after) != units.parent(path)
]


def test_a_commune_that_passed_to_another_district_stands_in_one_of_them_on_every_day():
    assert len(PASSED) > 700
    for path, after in PASSED:
        assert KNOWN.rows[after].since == next_day(KNOWN.rows[path].until), path


def test_what_a_unit_became_was_there_or_began_the_day_after():
    for path, row in KNOWN.rows.items():
        for after in row.became.split():
            assert KNOWN.rows[after].since in {"", next_day(row.until)}, path


@pytest.mark.parametrize(
    ("district", "numbers"),
    [
        ("tinh-quang-ninh/thanh-pho-ha-long", {"2019-06-30": 19, "2019-12-31": 19, "2020-01-01": 32}),
        ("tinh-thanh-hoa/thanh-pho-thanh-hoa", {"2023-06-01": 33, "2025-01-01": 47}),
        ("tinh-bac-giang/thanh-pho-bac-giang", {"2023-06-01": 14, "2025-01-01": 31}),
        ("tinh-nghe-an/thanh-pho-vinh", {"2023-06-01": 22, "2024-12-01": 33}),
        ("tinh-nam-dinh/thanh-pho-nam-dinh", {"2023-06-01": 13, "2024-09-01": 21}),
        ("tinh-hai-duong/thanh-pho-hai-duong", {"2019-11-30": 19, "2019-12-01": 24}),
    ],
)
def test_a_city_has_no_commune_before_it_took_it_over(seeds_and_all_units, district, numbers):
    """The numbers are those of the dated snapshots, less the city's own communes that ended by other acts."""
    assert {day: count(seeds_and_all_units, day, "commune", district) for day in numbers} == numbers


def test_every_unit_became_something_but_the_last_districts_and_some_earlier_communes():
    lost = {path for path, row in KNOWN.rows.items() if row.until and not row.became}
    assert {row.until for path, row in KNOWN.rows.items() if path in lost and path.count("/") == 1} == {
        "2025-06-30"
    }
    assert not any(KNOWN.rows[path].until == "2025-06-30" for path in lost if path.count("/") == 2)


def test_no_unit_is_older_than_the_unit_it_lies_in_or_outlasts_it():
    for path, row in KNOWN.rows.items():
        outer = KNOWN.rows[units.parent(path) or path]
        assert row.since >= outer.since, path
        assert not outer.until or row.until <= outer.until != "" != row.until, path


@pytest.mark.parametrize("line", NAMES.splitlines()[1:])
def test_a_name_is_read_as_the_press_means_it(known, line):
    (written, context, day, meant) = next(csv.reader([line]))
    about = known.units.at(context) if context else None
    if meant:
        assert known.unit(written, about, day or None).path == meant
    else:
        with pytest.raises(AnnotationError, match=r"may be .* \(|is known as|says the type"):
            known.unit(written, about, day or None)


@given(st.sampled_from(PATHS))
def test_a_unit_goes_by_its_name_with_those_of_the_units_around_it(path):
    unit = KNOWN.at(path)
    system = unit.path.startswith(units.NEW)
    found = KNOWN.called(KNOWN.full(unit))
    assert unit in found
    assert len(KNOWN.full(unit)) <= 150
    of_its_time = [one for one in found if one.path.startswith(units.NEW) == system and meets(one, unit)]
    assert of_its_time == [unit]


def meets(one, other):
    """Whether there is a day of both."""
    return one.since <= (other.until or "9") and other.since <= (one.until or "9")


@given(st.sampled_from(PATHS), st.sampled_from([" ", ", ", " - ", " – ", " ("]), st.data())
def test_a_unit_goes_by_its_name_with_that_of_its_province_in_every_form(path, between, data):
    unit = KNOWN.at(path)
    province = [one for one in KNOWN.around(unit) if one.level == "province"]
    label = data.draw(st.sampled_from([unit.labels["vi"], unit.labels["vi"].upper()]))
    written = between.join([label, *(one.labels["vi"] for one in province)])
    assert unit in KNOWN.called(written + ")" * ("(" in written))


@pytest.mark.parametrize(
    ("number", "roman"), [("4", "IV"), ("9", "IX"), ("14", "XIV"), ("19", "XIX"), ("22", "XXII")]
)
def test_a_number_is_read_in_roman_numerals_too(number, roman):
    called = KNOWN.called(f"Phường {roman}")
    assert called
    assert {unit.path for unit in KNOWN.called(f"Phường {number}")} == {unit.path for unit in called}


TYPES_OF = defaultdict(set)
for row in KNOWN.rows.values():
    TYPES_OF[unit_names.comparable(row.name)].add(row.type)


def types_of(names):
    return set().union(*(TYPES_OF.get(unit_names.comparable(name), ()) for name in names))


@pytest.mark.parametrize("variants", [unit_variants.SPELLED, unit_variants.INITIALS])
def test_a_spelling_is_one_of_a_unit_that_there_is_and_no_unit_of_its_type_has_it_as_its_own(variants):
    for name, forms in variants.items():
        assert types_of([name])
        assert not types_of([name]) & types_of(forms), name


def test_every_island_is_a_unit():
    assert all(types_of([name]) for name in unit_variants.ISLANDS)


FORMS = {
    "quan": ["Q.{}", "Q. {}", "quận {}", "QUẬN {}"],
    "huyen": ["H.{}", "H. {}", "huyện {}"],
    "thi-xa": ["TX.{}", "TX {}", "TX. {}", "T.X. {}"],
    "phuong": ["P.{}", "P. {}", "phường {}"],
    "xa": ["X.{}", "X. {}", "xã {}"],
    "thi-tran": ["TT.{}", "TT {}", "T.T {}"],
    "dac-khu": ["ĐK {}", "đặc khu {}"],
    "tinh": ["T. {}", "tỉnh {}"],
    "quoc-gia": ["{}"],
}
CITY = ["TP {}", "TP.{}", "TP. {}", "Tp {}", "T.P. {}", "TP{}", "thành phố {}"]


@given(st.sampled_from(PATHS), st.data())
def test_every_form_of_a_name_means_the_unit_where_its_parent_is_the_context(path, data):
    unit = KNOWN.at(path)
    form = data.draw(st.sampled_from(FORMS.get(unit.type, CITY)))
    spelling = data.draw(st.sampled_from([str, str.upper, lambda name: unicodedata.normalize("NFD", name)]))
    context = units.parent(path)
    known = reference.Reference({}, KNOWN)
    written = spelling(form.format(unit.name))
    day = unit.until or unit.since or "2025-06-30"
    assert known.unit(written, KNOWN.at(context) if context else None, day) == unit


@pytest.mark.parametrize(
    "name", ["", " ", ",", "Q.", "TP", "Quận", "3", "x" * 300, "Q.Q.1", "(", "\\1", "{}"]
)
def test_what_is_no_name_is_refused(known, name):
    with pytest.raises(AnnotationError):
        known.unit(name, None)


def test_an_ambiguous_name_is_refused_with_some_of_its_units(known):
    with pytest.raises(AnnotationError) as error:
        known.unit("Phường 1", None)
    assert str(error.value).count(" / ") == 20
    assert str(error.value).endswith("more. Give the name in full, or what stands in brackets.")


def test_what_became_of_a_unit_is_a_short_question(seeds_and_all_units):
    query = (
        PREFIXES
        + """
        SELECT ?before ?after WHERE {
          ?unit skos:prefLabel ?before ; td:succeededBy|td:partlySucceededBy ?next .
          ?next skos:prefLabel ?after .
          ?unit td:parent/skos:prefLabel "Quận Hoàn Kiếm"@vi .
          FILTER(LANG(?before) = "vi" && LANG(?after) = "vi") }"""
    )
    rows = {(row["before"].value, row["after"].value) for row in select(seeds_and_all_units, query)}
    assert ("Phường Hàng Bài", "Phường Cửa Nam") in rows
    assert {after for _, after in rows} >= {"Phường Hoàn Kiếm", "Phường Cửa Nam"}


def test_which_codes_were_used_again_is_a_short_question(seeds_and_all_units):
    query = (
        PREFIXES
        + """
        SELECT ?code ?first ?later WHERE {
          ?use skos:notation ?code ; td:validUntil ?until . ?again skos:notation ?code ; td:validFrom ?from .
          ?unit td:unitCode ?use ; skos:prefLabel ?first . ?other td:unitCode ?again ; skos:prefLabel ?later .
          FILTER(?until < ?from && LANG(?first) = "vi" && LANG(?later) = "vi" && ?first != ?later) }"""
    )
    rows = {tuple(value.value for value in row.values()) for row in select(seeds_and_all_units, query)}
    assert ("769", "Quận 2", "Thành phố Thủ Đức") in rows
    assert ("00004", "Phường Trúc Bạch", "Phường Ba Đình") in rows


def all_codes():
    return [code for row in KNOWN.rows.values() for code in KNOWN.codes_of(row)]


def test_no_two_units_share_a_code_on_any_day():
    """A bound that is not known is open."""
    held = sorted(all_codes(), key=lambda code: (code.code, code.since))
    for one, other in pairwise(held):
        assert one.code != other.code or "" != one.until < other.since, (one, other)


def test_a_unit_has_each_code_once_and_within_its_time():
    codes = all_codes()
    assert len({(code.path, code.code) for code in codes}) == len(codes)
    for code in codes:
        row = KNOWN.rows[code.path]
        assert code.since >= row.since, code
        assert not row.until or "" != code.until <= row.until, code
        assert not code.until or code.since <= code.until, code


@pytest.mark.parametrize("line", CODES.splitlines()[1:])
def test_a_unit_has_the_code_of_the_list_of_a_day(seeds_and_all_units, line):
    path, day, code = line.split(",")
    query = (
        PREFIXES
        + f"""
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?code WHERE {{
          <{units.iri(path).value}> td:unitCode ?use . ?use skos:notation ?code .
          OPTIONAL {{ ?use td:validFrom ?from }} OPTIONAL {{ ?use td:validUntil ?until }}
          FILTER(COALESCE(?from <= ?day, true) && COALESCE(?day <= ?until, true))
          BIND("{day}"^^xsd:date AS ?day) }}"""
    )
    assert [row["code"].value for row in select(seeds_and_all_units, query)] == ([code] if code else [])


@pytest.mark.parametrize("written", ["hung hoa", "pha long", "phong chau", "pho phong", "hanh son"])
def test_a_first_letter_is_no_type_in_a_name_without_marks(written):
    assert [reading.types for reading in unit_names.plain_readings(written)] == [frozenset()]


@pytest.mark.parametrize("kind", sorted({kind.word for kind in units.TYPES.values() if kind.word}))
def test_the_word_of_each_type_is_read_without_its_marks(kind):
    readings = unit_names.plain_readings(fold(f"{kind} Bình Minh"))
    assert any(reading.types for reading in readings if reading.name == "binh minh")
