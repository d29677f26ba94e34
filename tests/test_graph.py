"""Invariants of the built graph."""

import itertools
import random
import unicodedata
from collections import Counter

import pytest
from pyoxigraph import BlankNode, DefaultGraph, RdfFormat

from conftest import SEEDS
from invented import article
from kg import build as module
from kg import terms
from kg.build import articles, remove
from kg.changes import Report
from kg.errors import AnnotationError, StoreError
from kg.read.source import sources
from kg.sparql import select
from kg.store.folder import reading

VERSION = terms.TD + "0.1.0"
FACTS = "OfficeAttestation AwardEvent ClusterYear ClusterPart Event Participation Movement Indicator Document"


def build(files, folder) -> Report:
    return module.build(sources(files), folder)


def add(files, folder) -> Report:
    return module.add(sources(files), folder)


def dump(folder) -> list[str]:
    with reading(folder) as store:
        return sorted(store.dump(format=RdfFormat.N_QUADS).decode().splitlines())


def rows(folder, query) -> list:
    with reading(folder) as store:
        return list(select(store, query))


def test_every_triple_stands_in_exactly_one_graph(seeds):
    triples = Counter((quad.subject, quad.predicate, quad.object) for quad in seeds)
    assert [triple for triple, times in triples.items() if times > 1] == []


def test_no_blank_node_reaches_the_store(seeds):
    assert not [quad for quad in seeds if BlankNode in {type(quad.subject), type(quad.object)}]


def test_the_default_graph_is_empty(seeds):
    assert not list(seeds.quads_for_pattern(None, None, None, DefaultGraph()))


def test_every_term_in_the_graph_is_declared(seeds):
    named = {
        term.value
        for quad in seeds
        for term in (quad.predicate, quad.object)
        if getattr(term, "value", "").startswith(terms.TD)
    }
    assert named - {terms.TD, VERSION} <= terms.declared()


@pytest.mark.parametrize("kind", FACTS.split())
def test_every_fact_has_its_article_its_words_and_evidence(seeds, kind):
    facts = {row["f"] for row in select(seeds, f"SELECT ?f WHERE {{ ?f a <{terms.TD}{kind}> }}")}
    whole = f"""
        PREFIX td: <{terms.TD}> PREFIX dct: <http://purl.org/dc/terms/>
        SELECT DISTINCT ?f WHERE {{ GRAPH ?a {{
          ?f a td:{kind} ; dct:source ?a ; td:words ?w ; td:start ?s ; td:end ?e ; td:evidence ?v .
          ?v td:quote ?q ; td:start ?vs ; td:end ?ve . FILTER(?s < ?e && ?vs < ?ve) }} }}"""
    assert facts
    assert {row["f"] for row in select(seeds, whole, union=False)} == facts


def test_the_language_of_an_annotators_reason_is_not_known(seeds):
    found = "PREFIX td: <https://w3id.org/thidua/def/> SELECT ?kind ?why { ?of td:why ?why ; a ?kind }"
    reasons = list(select(seeds, found))
    assert {f"{terms.TD}Mention", f"{terms.TD}AwardEvent"} <= {row["kind"].value for row in reasons}
    assert {row["why"].language for row in reasons} == {None}


def test_every_inference_has_its_rule_and_its_ground(seeds):
    inferences = "SELECT ?i WHERE { GRAPH <https://w3id.org/thidua/graph/inferred> { ?i a ?kind } }"
    grounded = f"""
        PREFIX td: <{terms.TD}> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT DISTINCT ?i WHERE {{ ?i td:rule/td:ruleVersion ?v ; prov:wasDerivedFrom/td:words ?words }}"""
    found = {row["i"] for row in select(seeds, inferences)}
    assert found
    assert found == {row["i"] for row in select(seeds, grounded)}


def test_every_thing_has_one_label_in_each_language(seeds):
    labels = Counter()
    for row in select(seeds, "SELECT ?t ?l WHERE { ?t <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"):
        labels[row["t"], row["l"].language] += 1
    assert set(labels.values()) == {1}


def test_the_order_of_the_articles_does_not_matter(tmp_path):
    invented = tmp_path / "invented.toml"
    invented.write_text(article(name="Nguyễn Văn Dũng"), encoding="utf-8")
    files = [*SEEDS, invented]
    build(files, tmp_path / "one")
    random.Random(1).shuffle(files)
    build(files[::-1], tmp_path / "two")
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


def test_two_articles_on_one_holder_of_one_office_meet_in_one_person(tmp_path):
    for name, date in (("Lý Mỹ Hoà", "2021-01-12"), ("Lí Mĩ Hòa", "2022-01-12")):
        (tmp_path / f"{date}.toml").write_text(article(name=name, date=date), encoding="utf-8")
    build(sorted(tmp_path.glob("*.toml")), tmp_path / "graph")
    people = "SELECT DISTINCT ?p WHERE { ?n <https://w3id.org/thidua/def/denotes> ?p }"
    assert len(rows(tmp_path / "graph", people)) == 1


def test_a_namesake_in_another_office_is_another_person(tmp_path):
    for name in ("a", "b"):
        text = article().replace('"chair"', '"vice-chair"' if name == "b" else '"chair"')
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    build(sorted(tmp_path.glob("*.toml")), tmp_path / "graph")
    people = "SELECT DISTINCT ?p WHERE { ?n <https://w3id.org/thidua/def/denotes> ?p }"
    assert len(rows(tmp_path / "graph", people)) == 2


def test_a_refused_article_keeps_what_was_built_of_it_before(tmp_path):
    good, other = tmp_path / "good.toml", tmp_path / "other.toml"
    good.write_text(article(), encoding="utf-8")
    other.write_text(article(name="Võ Thị B"), encoding="utf-8")
    build([good, other], tmp_path / "graph")
    before = dump(tmp_path / "graph")
    good.write_text(article().replace('"chair"', '"boss"'), encoding="utf-8")
    report = build([good, other], tmp_path / "graph")
    assert (report.articles, report.changed, report.refused) == (2, 0, 1)
    assert dump(tmp_path / "graph") == before


def departments(tmp_path, *names):
    for number, name in enumerate(names):
        text = article().replace('"peoples-committee", unit', f'"department", name = "{name}", unit')
        (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.toml"))


def bodies(folder) -> dict[str, str]:
    found = rows(folder, f"SELECT ?body ?name WHERE {{ ?body <{terms.TD}name> ?name ; a <{terms.TD}Body> }}")
    return {row["name"].value: row["body"].value.rpartition("/")[2] for row in found}


NAMED = {"Nội vụ": "e98b", "Nội vũ": "a2bd", "Nội Vụ": "9595"}
"""The first hex digits of the sha256 of each name."""


@pytest.mark.parametrize("names", list(itertools.permutations(NAMED)))
def test_names_that_fold_to_one_iri_all_add_four_digits_in_any_order(tmp_path, names):
    files = departments(tmp_path, *names)
    build(files[:1], tmp_path / "graph")
    assert list(bodies(tmp_path / "graph").values()) == ["department-noi-vu"]
    for file in files[1:]:
        assert add([file], tmp_path / "graph").refused == 0
    assert bodies(tmp_path / "graph") == {
        name: f"department-noi-vu-{digits}" for name, digits in NAMED.items()
    }
    assert dump(tmp_path / "graph") == whole(files, tmp_path / "anew")


def test_the_last_of_names_that_folded_to_one_iri_has_the_plain_one(tmp_path):
    files = departments(tmp_path, "Nội vụ", "Nội vũ")
    build(files, tmp_path / "graph")
    remove(["0"], tmp_path / "graph")
    assert bodies(tmp_path / "graph") == {"Nội vũ": "department-noi-vu"}
    assert dump(tmp_path / "graph") == whole(files[1:], tmp_path / "anew")


def test_spellings_that_differ_in_unicode_form_and_space_alone_are_one_name(tmp_path):
    build(departments(tmp_path, "Nội vụ", unicodedata.normalize("NFD", "Nội  vụ")), tmp_path / "graph")
    assert list(bodies(tmp_path / "graph").values()) == ["department-noi-vu"]


def test_a_name_may_be_corrected_in_the_only_article_that_has_it(tmp_path):
    build(departments(tmp_path, "Nội vũ", "Tài chính"), tmp_path / "graph")
    report = build(departments(tmp_path, "Nội vụ", "Tài chính"), tmp_path / "graph")
    assert (report.changed, report.refused) == (1, 0)


def test_nothing_is_built_where_every_article_is_refused_and_there_was_no_graph(tmp_path):
    (tmp_path / "bad.toml").write_text("format = 1\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"^bad\.toml: "):
        build([tmp_path / "bad.toml"], tmp_path / "graph")
    assert not (tmp_path / "graph" / "CURRENT").exists()


@pytest.fixture
def corpus(tmp_path):
    """Four invented articles: one holder seen twice, a rival, a namesake in another office."""
    texts = {
        "a": article(date="2019-01-12"),
        "b": article(date="2021-01-12"),
        "c": article(name="Võ Thị B", date="2022-01-12"),
        "d": article(date="2022-01-12").replace('"chair"', '"secretary"').replace("peoples-c", "party-c"),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.toml"))


def whole(files, folder) -> list[str]:
    build(files, folder)
    return dump(folder)


def test_a_build_without_changes_does_nothing(corpus, tmp_path):
    before = whole(corpus, tmp_path / "graph")
    generation = (tmp_path / "graph" / "CURRENT").read_text()
    report = build(corpus, tmp_path / "graph")
    assert (report.articles, report.changed, report.gone) == (4, 0, 0)
    assert (tmp_path / "graph" / "CURRENT").read_text() == generation
    assert dump(tmp_path / "graph") == before


def test_one_changed_article_gives_what_building_everything_gives(corpus, tmp_path):
    build(corpus, tmp_path / "graph")
    corpus[2].write_text(article(name="Võ Thị B", date="2020-01-12"), encoding="utf-8")
    assert build(corpus, tmp_path / "graph").changed == 1
    assert dump(tmp_path / "graph") == whole(corpus, tmp_path / "anew")


@pytest.mark.parametrize("number", range(4))
def test_an_article_taken_away_and_added_back_leaves_no_trace(corpus, tmp_path, number):
    everything = whole(corpus, tmp_path / "graph")
    rest = [file for file in corpus if file != corpus[number]]
    report = remove([corpus[number].stem], tmp_path / "graph")
    assert (report.articles, report.gone) == (3, 1)
    assert dump(tmp_path / "graph") == whole(rest, tmp_path / "rest")
    assert add([corpus[number]], tmp_path / "graph").changed == 1
    assert dump(tmp_path / "graph") == everything


def test_articles_added_one_by_one_in_any_order_give_the_same_graph(corpus, tmp_path):
    everything = whole(corpus, tmp_path / "anew")
    for seed in range(3):
        files = random.Random(seed).sample(corpus, 4)
        build(files[:1], tmp_path / f"graph{seed}")
        for file in files[1:]:
            add([file], tmp_path / f"graph{seed}")
        assert dump(tmp_path / f"graph{seed}") == everything


def test_what_is_not_there_cannot_be_taken_away(corpus, tmp_path):
    build(corpus, tmp_path / "graph")
    with pytest.raises(AnnotationError, match="no article is called 'x'"):
        remove(["a", "x"], tmp_path / "graph")
    assert len(articles(tmp_path / "graph")) == 4


def test_a_graph_of_another_version_is_built_anew_as_a_whole(corpus, tmp_path, monkeypatch):
    build(corpus, tmp_path / "graph")
    monkeypatch.setattr(module, "made_by", lambda: "another")
    with pytest.raises(StoreError, match="no graph of this version"):
        add(corpus, tmp_path / "graph")
    assert build(corpus, tmp_path / "graph").changed == 4
