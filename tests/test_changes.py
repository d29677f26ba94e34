"""Whatever changes, in whatever order, the graph is the one that building everything gives.

The builds run in memory, so that many small corpora can be tried; `tests/test_graph.py` tries some on disk,
and `tests/identify/test_any_order.py` tries who is who.
"""

import contextlib
import json
import tomllib
from functools import lru_cache
from unittest.mock import patch

from hypothesis import event, given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from conftest import BUILDS, SEEDS
from invented import article
from kg import admission, reference, terms
from kg import build as module
from kg.folders import packaged
from kg.infer.discrepancies import RULES
from kg.query import executables
from kg.read.article import Article
from kg.read.source import Source
from kg.store.folder import Building
from kg.terms import td
from kg.validate.gate import Gate

QUAN_3 = terms.THING + "unit/thanh-pho-ho-chi-minh/quan-3"
LABELLED = {QUAN_3, terms.THING + "unit-type/quan", terms.THING + "indicator/budget-revenue"}
KNOWN = [
    quad
    for quad in reference.quads(packaged("ontology"))
    if quad.predicate == td.seats
    or getattr(quad.subject, "value", "") in LABELLED
    or getattr(quad.subject, "value", "").startswith(f"{terms.THING}tense/")
]
"""What the rules read of the ontology and of the reference data."""

CATALOGUE = list(executables.quads())[:9]
"""What the graphs hold of the saved queries, which are the same in all of them."""

HERE = None
"""A folder that the builds below do not use."""


@lru_cache(maxsize=64)
def checked(source: Source) -> Article:
    """Read an article once, however many graphs it goes into."""
    return CHECKED(source, admission.known())


CHECKED = admission.checked


class InMemory(Building):
    """A generation in memory."""

    def empty(self) -> Store:
        self.store = Store()
        return self.store

    def copy(self) -> Store:
        store = self.empty()
        store.extend(self.former or [])
        return store


class Corpus:
    """A graph in memory, changed as the one in a folder is."""

    def __init__(self, known=None) -> None:
        self.store, self.notes, self.known = None, b"", known or KNOWN

    @contextlib.contextmanager
    def replacing(self, _):
        building = InMemory(HERE, self.store, self.notes)
        yield building
        if building.store is not None:
            self.store, self.notes = building.store, building.notes

    @contextlib.contextmanager
    def reading(self, _):
        yield self.store

    def change(self, work, argument, **options):
        with (
            patch.object(module, "replacing", self.replacing),
            patch.object(module, "reading", self.reading),
            patch.object(module.reference, "quads", lambda _: self.known),
            patch.object(module.executables, "quads", lambda: CATALOGUE),
            patch.object(admission, "checked", lambda source, *_: checked(source)),
            patch.object(Gate, "problems", lambda *_: []),
        ):
            return work(argument, HERE, **options)

    def dump(self) -> list[str]:
        return sorted(self.store.dump(format=RdfFormat.N_QUADS).decode().splitlines())


def built(sources, decided=None, known=None) -> Corpus:
    corpus = Corpus(known)
    corpus.change(module.build, sources, decided=decided)
    return corpus


PEOPLE = ("Lý Mỹ Hoà", "Lí Mĩ Hòa", "Võ Thị B")
DATES = ("2019-01-12", "2021-01-12", "2021-01-13", "2022-01", "2019/2021", "XXXX-01-12", "2030-01-12")
REVENUES = ("", "100", "101", "90000")
KINDS = (
    '"peoples-committee", unit',
    '"department", name = "Nội vụ", unit',
    '"department", name = "Nội vũ", unit',
    '"department", name = "Nội Vụ", unit',
)


@st.composite
def sources(draw, least=2, most=5) -> list[Source]:
    """Articles on few people in few offices: rivals, overlaps, spellings, no year, one IRI, figures."""
    found = []
    for number in range(draw(st.integers(least, most))):
        name, kind = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(KINDS))
        revenue = draw(st.sampled_from(REVENUES))
        text = article(name=name, date=draw(st.sampled_from(DATES)), revenue=revenue)
        text = text.replace('"peoples-committee", unit', kind)
        text = text.replace('"chair"', draw(st.sampled_from(['"chair"', '"director"'])))
        found.append(Source(f"a{number}.toml", f"a{number}", text.encode(), form="TOML"))
    for kind in KINDS:
        event(f"{kind.split()[-2]}: {sum(kind in source.data.decode() for source in found)}")
    return found


def test_what_these_graphs_hold_is_inferred_too():
    texts = [article(name=name, date="2019-01-12") for name in ("Lý Mỹ Hoà", "Võ Thị B")]
    given_sources = [Source(f"a{at}", f"a{at}", text.encode(), form="TOML") for at, text in enumerate(texts)]
    found = "\n".join(built(given_sources).dump())
    assert found.count("<https://w3id.org/thidua/def/Tenure>") == 2
    assert "/discrepancy/two-holders>" in found


@BUILDS
@given(sources(), st.randoms(use_true_random=False))
def test_any_order_of_articles_gives_the_same_graph(given_sources, random):
    everything = built(given_sources).dump()
    for rule in RULES:
        event(f"{rule.kind}: {any(f'/discrepancy/{rule.kind}>' in line for line in everything)}")
    random.shuffle(given_sources)
    assert built(given_sources).dump() == everything
    one_by_one = built(given_sources[:1])
    for source in given_sources[1:]:
        one_by_one.change(module.add, [source])
    assert one_by_one.dump() == everything


@BUILDS
@given(sources(), st.data())
def test_what_is_taken_away_and_added_back_leaves_no_trace(given_sources, data):
    corpus = built(given_sources)
    everything = corpus.dump()
    gone = data.draw(st.lists(st.sampled_from(given_sources), min_size=1, unique=True))
    rest = [source for source in given_sources if source not in gone]
    corpus.change(module.remove, [source.id for source in gone])
    if rest:
        assert corpus.dump() == built(rest).dump()
    corpus.change(module.add, gone)
    assert corpus.dump() == everything


@BUILDS
@given(sources(4, 4), sources(4, 4), st.data())
def test_changed_articles_give_what_building_everything_gives(before, after, data):
    corpus = built(before)
    now = [data.draw(st.sampled_from(pair)) for pair in zip(before, after, strict=True)]
    report = corpus.change(module.build, now)
    assert report.changed == sum(one.data != two.data for one, two in zip(before, now, strict=True))
    assert corpus.dump() == built(now).dump()


def as_json(source: Source) -> Source:
    """The same article as a line of a shard."""
    data = tomllib.loads(source.data.decode())
    data["article"]["id"] = source.id
    return Source("shard.jsonl:1", source.id, json.dumps(data, ensure_ascii=False).encode())


@BUILDS
@given(sources())
def test_toml_and_json_of_one_article_give_the_same_graph(given_sources):
    corpus = built(given_sources)
    everything = corpus.dump()
    assert built(map(as_json, given_sources)).dump() == everything
    assert corpus.change(module.build, map(as_json, given_sources)).changed == len(given_sources)
    assert corpus.dump() == everything


def test_toml_and_json_of_the_seeds_give_the_same_graph():
    given_sources = [Source(file.name, file.stem, file.read_bytes(), form="TOML") for file in SEEDS]
    known = list(reference.quads(packaged("ontology")))
    assert built(map(as_json, given_sources), known=known).dump() == built(given_sources, known=known).dump()
