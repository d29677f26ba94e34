"""Who is who, whatever the records: the order does not matter, contradictions hold, judgements are obeyed."""

from datetime import date
from functools import partial

from hypothesis import event, given
from hypothesis import strategies as st

from kg.identify import links
from kg.identify.contradictions import contradictions
from kg.identify.cuts import cuts
from kg.identify.links import looks_like
from kg.identify.records import Group, Record, Sighting, apart, compared
from kg.identify.who import Judged, who
from kg.vietnamese import fold, key

HCM, HANOI = "thanh-pho-ho-chi-minh", "thanh-pho-ha-noi"
SEATS = [
    ("chair", f"{HCM}/quan-1", ""),
    ("vice-chair", f"{HCM}/quan-1", ""),
    ("secretary", f"{HCM}/quan-1", ""),
    ("chair", f"{HCM}/quan-3", ""),
    ("director", HCM, "noi-vu"),
    ("chair", f"{HANOI}/quan-dong-da", ""),
]
DAYS = [None, *(date(year, month, 12) for year in (2010, 2018, 2019, 2021) for month in (1, 6))]
NAMES = ["Nguyễn Văn Dũng", "Nguyễn Văn Dung", "Nguyen Van Dung"]


@st.composite
def sightings(draw, node, number):
    role, unit, body = draw(st.sampled_from(SEATS))
    day, later = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    latest = max(day, later) if day and later else day or later
    organ = f"{unit}/{'party' if role == 'secretary' else body or 'committee'}"
    return Sighting(
        f"{node}/{number}", f"{organ}/{role}", role, organ, Group(unit, body, bool(body)), day, latest,
        draw(st.sampled_from([False, False, False, True])),
    )  # fmt: skip


@st.composite
def some_records(draw):
    found = []
    for article in range(draw(st.integers(2, 6))):
        for person in range(draw(st.sampled_from([1, 1, 1, 2]))):
            node, name = f"a{article}/person/p{person}", draw(st.sampled_from(NAMES))
            seen = [draw(sightings(node, number)) for number in range(draw(st.integers(0, 2)))]
            met = {(other, f"{node}/{other}") for other in draw(st.sampled_from(["", "xy", "xyz"]))}
            gender = draw(st.sampled_from(["", "", "man", "woman"]))
            named = key(name)
            found.append(Record(node, name, named, fold(named), gender, tuple(seen), tuple(sorted(met))))
    return found


@st.composite
def some_judgements(draw, records):
    """Judgements that do not contradict each other: each node is put into a group, or into none."""
    nodes = [record.node for record in records]
    group = {node: draw(st.sampled_from([None, None, 1, 2])) for node in nodes}
    judged = [(one, two) for one in nodes for two in nodes if one < two and group[one] and group[two]]
    same = tuple(pair for pair in judged if group[pair[0]] == group[pair[1]])
    different: dict[str, set[str]] = {}
    for one, two in set(judged) - set(same):
        different.setdefault(one, set()).add(two)
        different.setdefault(two, set()).add(one)
    return Judged(same, different)


@given(st.data())
def test_neither_the_order_of_records_nor_of_judgements_matters(data):
    records = data.draw(some_records())
    judged = data.draw(some_judgements(records))
    found = who(records, judged)
    for rule in links.RULES[:-1]:
        event(f"joined by {rule}: {any(link.rule == rule for link in found.joined)}")
        event(f"doubted by {rule}: {any(link.rule == rule for link in found.doubts)}")
    other = who(data.draw(st.permutations(records)), Judged(judged.same[::-1], judged.apart))
    assert found == other


@given(st.data())
def test_a_judgement_is_always_obeyed(data):
    records = data.draw(some_records())
    judged = data.draw(some_judgements(records))
    of = {record.node: cluster for cluster in who(records, judged).persons for record in cluster.records}
    event(f"same: {bool(judged.same)}, apart: {bool(judged.apart)}")
    assert all(of[one] is of[two] for one, two in judged.same)
    assert not [node for node, others in judged.apart.items() for other in others if of[node] is of[other]]


@given(some_records())
def test_what_contradicts_never_ends_in_one_person(records):
    keys = {record.node: key for key, record in compared(records)}
    found = who(records, Judged())
    event(f"persons of several: {sum(len(cluster.records) > 1 for cluster in found.persons)}")
    assert sorted(record.node for cluster in found.persons for record in cluster.records) == sorted(
        record.node for record in records
    )
    for cluster in found.persons:
        key_ = keys[cluster.records[0].node]
        left = cuts([record for record in records if keys[record.node] == key_])
        event(f"somebody of the name had left an office: {bool(left)}")
        check = partial(contradictions, furthest=links.IN_OFFICE, apart={}, cuts=left)
        of_one = frozenset().union(*(check([record]) for record in cluster.records))
        assert check(cluster.records) <= of_one
    for cluster in found.persons:
        if len(cluster.records) > 1:
            assert all(record.sightings for record in cluster.records)


@given(st.data())
def test_no_doubt_lies_within_a_person_and_no_pair_is_doubted_twice(data):
    records = data.draw(some_records())
    found = who(records, data.draw(some_judgements(records)))
    of = {record.node: cluster.records[0].node for cluster in found.persons for record in cluster.records}
    pairs = [tuple(sorted((of[link.left], of[link.right]))) for link in found.doubts]
    assert all(one != two for one, two in pairs)
    assert len(pairs) == len(set(pairs))


@given(some_records())
def test_each_person_is_held_together_by_links(records):
    found = who(records, Judged())
    of = {record.node: cluster.records[0].node for cluster in found.persons for record in cluster.records}
    assert len(found.joined) == sum(len(cluster.records) - 1 for cluster in found.persons)
    assert all(of[link.left] == of[link.right] for link in found.joined)


@given(some_records())
def test_a_name_alone_joins_nobody(records):
    keys = {record.node: {record.key, fold(record.key)} for record in records}
    facts = {sighting.fact for record in records for sighting in record.sightings}
    for link in who(records, Judged()).joined:
        assert keys[link.left] & keys[link.right]
        assert set(link.facts[:2]) <= facts


@given(sightings("a", 1), sightings("b", 1))
def test_how_far_two_sightings_lie_apart_is_symmetric(one, two):
    least, most = apart(one, two)
    assert apart(two, one) == (least, most)
    assert 0 <= least <= most


def test_names_look_alike_that_a_slip_of_the_pen_may_change():
    assert looks_like("vo khac thai", "vo khac thay")
    assert looks_like("vo khac thai", "vo khac thia")
    assert looks_like("nguyen van dung", "nguyen van dunng")
    assert not looks_like("nguyen van dung", "nguyen van hung")
    assert not looks_like("vo khac thai", "vo thac thay")
    assert not looks_like("nguyen van dung", "nguyen dung")


def test_a_step_down_is_doubted_for_the_offices_in_one_body():
    department, committee = Group(HCM, "noi-vu", True), Group(f"{HCM}/quan-1", "", False)
    day = date(2018, 1, 12)
    director = Sighting("a/of1", "d/director", "director", "d", department, None, None)
    chair = Sighting("a/of2", "c/chair", "chair", "c", committee, day, day)
    deputy = Sighting("b/of1", "c/vice-chair", "vice-chair", "c", committee, day, day)
    named = (NAMES[0], key(NAMES[0]), fold(key(NAMES[0])), "")
    one = Record("a/person/p1", *named, (director, chair))
    (doubt,) = who([one, Record("b/person/p1", *named, (deputy,))], Judged()).doubts
    assert doubt.facts == ("a/of2", "b/of1")


def test_an_article_that_says_that_somebody_is_in_two_places_is_believed():
    department, committee = Group(HCM, "noi-vu", True), Group(f"{HCM}/quan-1", "", False)

    def seen(article: str, group: Group, year: int) -> Sighting:
        body = group.name or "committee"
        day = date(year, 1, 12)
        return Sighting(f"{article}/{body}", f"{body}/member", "member", body, group, day, day)

    def record(article: str, *seen: Sighting) -> Record:
        return Record(f"{article}/person/p1", NAMES[0], key(NAMES[0]), fold(key(NAMES[0])), "", seen)

    first = [seen("a", department, 2018), seen("a", committee, 2018)]
    later = [record("b", seen("b", department, 2020)), record("c", seen("c", committee, 2020))]
    assert len(who([record("a", *first), *later], Judged()).persons) == 1
    apart_ = [record("a1", first[0]), record("a2", first[1]), *later]
    assert len(who(apart_, Judged()).persons) == 2


def test_a_person_who_is_seen_over_many_years_is_not_joined_with_one_who_is_far_from_that():
    committee = Group(f"{HCM}/quan-1", "", False)

    def record(article: str, *years: int | None) -> Record:
        days = [year and date(year, 1, 12) for year in years]
        seen = [Sighting(f"{article}/{day}", "c/chair", "chair", "c", committee, day, day) for day in days]
        return Record(f"{article}/person/p1", NAMES[0], key(NAMES[0]), fold(key(NAMES[0])), "", tuple(seen))

    assert len(who([record("a", None, 2010), record("b", 2018, 2021)], Judged()).persons) == 2
    assert len(who([record("a", 2015), record("b", 2018, 2021)], Judged()).persons) == 1
