"""Whatever changes, in whatever order, who is who is what building everything gives."""

from itertools import combinations

import msgspec
import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from test_changes import Corpus, built

from conftest import BUILDS
from invented import Seat, meeting
from kg import build as module
from kg import terms
from kg.identify import Tables, persons
from kg.identify.judgements import DECISIONS, Judgement, consistent
from kg.identify.links import RULES
from kg.identify.nodes import person_iri
from kg.identify.registry import Registered
from kg.read.source import Source


@pytest.fixture(scope="module", autouse=True)
def few_at_a_time():
    """Read two names at a time, so that what hangs together comes in several parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(persons, "TOGETHER", 2)
        yield


NAMES = (
    *("Nguyễn Văn Dũng", "ông Nguyễn Văn Dũng", "NGUYỄN VĂN DŨNG", "bà Nguyễn Văn Dũng"),
    *("Nguyễn Văn Dung", "Nguyen Van Dung", "Nguyễn Văn Dũnng", "Võ Thị B"),
)
SEATS = (
    ("chair", "peoples-committee", "thanh-pho-ho-chi-minh/quan-1"),
    ("secretary", "party-committee", "thanh-pho-ho-chi-minh/quan-1"),
    ("vice-chair", "peoples-committee", "thanh-pho-ho-chi-minh/quan-1"),
    ("chair", "peoples-committee", "thanh-pho-ho-chi-minh/quan-3"),
    ("chair", "peoples-committee", "thanh-pho-ha-noi/quan-dong-da"),
    ("director", "department", "thanh-pho-ho-chi-minh", "Nội vụ"),
    ("director", "department", "thanh-pho-ho-chi-minh", "Nội vũ"),
    (),
)
COMPANY = (Seat("Trần A", *SEATS[5]), Seat("Trần Ơ", "chair", "peoples-committee", "thanh-pho-ho-chi-minh"))
TENSES = ("current", "current", "current", "current", "former", "outgoing")
TERMS = ("", "", "", "", "2018-06-30", "2010/2018")
PUBLISHED = ("", "2005-01-12", "2020-01-12")
DAYS = ("", "2010-01-12", "2018-06-30", "2019-01-12", "2019-02", "2021-01-12", "XXXX-03-15")


@st.composite
def meetings(draw, least=2, most=5) -> list[Source]:
    """Meetings of people whose names are spelled in some ways, or are namesakes, dated or not."""
    found = []
    for number in range(draw(st.integers(least, most))):
        people = draw(
            st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SEATS)), min_size=1, max_size=2)
        )
        seats = [
            Seat(name, *seat, tense=draw(st.sampled_from(TENSES)), date=draw(st.sampled_from(TERMS)))
            for name, seat in people
        ]
        company = COMPANY if draw(st.booleans()) else ()
        dates = (draw(st.sampled_from(days)) for days in (DAYS, ("", "2018"), PUBLISHED))
        text = meeting([*seats, *company], *dates)
        found.append(Source(f"m{number}.toml", f"m{number}", text.encode(), form="TOML"))
    return found


NODES = ("m0/p1", "m1/p1", "m2/p1", "m3/p1", "m0/p2")


@st.composite
def decisions(draw) -> Tables:
    """Judgements on nodes of the meetings, of which some may not be there, and registered persons."""
    pairs = draw(st.lists(st.sampled_from(list(combinations(NODES, 2))), max_size=3))
    rows = [Judgement(*pair, draw(st.sampled_from(DECISIONS)), "r", "w", "2024-11-25") for pair in pairs]
    anchors = draw(st.one_of(st.just([]), st.permutations(NODES)))
    registered = tuple(Registered(person_iri(anchor), anchor) for anchor in anchors)
    return Tables(consistent(rows).judgements, registered)


def show(corpus: Corpus) -> None:
    """Note which of the hard cases of who is who a graph reaches."""
    found = corpus.dump()
    for what in (*RULES, "decision/same", "decision/different", "decision/unsure"):
        of = "/match/" if what in RULES else "/judgement/"
        event(f"{what}: {any(of in line and what in line for line in found)}")
    event(f"replaced: {any('isReplacedBy' in line and '/person/' in line for line in found)}")


@BUILDS
@given(meetings(), decisions(), st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_the_order_of_articles(given_sources, decided, random):
    corpus = built(given_sources, decided)
    show(corpus)
    everything = corpus.dump()
    random.shuffle(given_sources)
    assert built(given_sources, decided).dump() == everything
    one_by_one = built(given_sources[:1], decided)
    for source in given_sources[1:]:
        one_by_one.change(module.add, [source])
    assert one_by_one.dump() == everything


@BUILDS
@given(meetings(4, 4), meetings(4, 4), decisions(), decisions(), st.data())
def test_changed_articles_and_judgements_give_what_building_everything_gives(
    before, after, decided, otherwise, data
):
    corpus = built(before, decided)
    now = [data.draw(st.sampled_from(pair)) for pair in zip(before, after, strict=True)]
    corpus.change(module.build, now, decided=otherwise)
    everything = built(now, otherwise).dump()
    show(corpus)
    assert corpus.dump() == everything
    gone = data.draw(st.lists(st.sampled_from(now), min_size=1, max_size=3, unique=True))
    corpus.change(module.remove, [source.id for source in gone])
    assert corpus.dump() == built([source for source in now if source not in gone], otherwise).dump()
    corpus.change(module.add, gone)
    assert corpus.dump() == everything


@BUILDS
@given(meetings(), decisions(), decisions())
def test_changed_judgements_change_no_article(given_sources, decided, otherwise):
    corpus = built(given_sources, decided)
    before = set(corpus.dump())
    corpus.change(module.build, given_sources, decided=otherwise)
    drawn = (f"<{terms.IDENTITY.value}> .", f"<{terms.INFERRED.value}> .")
    assert not [line for line in before ^ set(corpus.dump()) if not line.endswith(drawn)]
    assert corpus.dump() == built(given_sources, otherwise).dump()


@st.composite
def tables(draw, folder: str) -> Tables:
    """The tables of a folder, with a row here and there on a node that may not be there."""
    at = {"where": "judgements.csv:2", "file": f"{folder}/judgements.csv"}
    pair = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] < pair[1])
    pairs = draw(st.lists(pair, max_size=3))
    rows = [
        Judgement(*pair, draw(st.sampled_from(DECISIONS)), folder, "w", "2024-11-25", **at) for pair in pairs
    ]
    anchors = draw(st.lists(st.sampled_from(NODES), unique=True, max_size=2))
    registered = [
        Registered(person_iri(one), one, "persons.csv:2", f"{folder}/persons.csv") for one in anchors
    ]
    return Tables(
        consistent(rows).judgements,
        tuple(registered),
        read=frozenset({f"{folder}/judgements.csv", f"{folder}/persons.csv"}),
        folders=frozenset({folder}),
    )


def together(*some: Tables) -> Tables:
    return Tables(
        tuple(row for one in some for row in one.judgements),
        tuple(row for one in some for row in one.registered),
        read=frozenset().union(*(one.read for one in some)),
        folders=frozenset().union(*(one.folders for one in some)),
    )


@BUILDS
@given(meetings(), tables("/a"), tables("/b"), tables("/a"), st.booleans())
def test_an_addition_with_tables_gives_what_building_everything_gives(given_sources, one, two, now, gone):
    if gone:
        now = Tables(folders=now.folders)
    corpus = built(given_sources[:1], together(one, two))
    report = corpus.change(module.add, given_sources[1:], decided=now)
    everything = built(given_sources, together(now, two))
    event(f"refused: {min(report.refused, 3)}")
    event(f"judged: {bool(now.judgements)}, elsewhere too: {bool(two.judgements)}")
    assert corpus.dump() == everything.dump()
    assert msgspec.json.decode(corpus.notes)["decided"] == msgspec.json.decode(everything.notes)["decided"]
