"""What people decided, in several files: the rows that hold together, here, and what changed."""

from pyoxigraph import Store
from test_changes import built

from invented import Seat, meeting
from kg.identify.decisions import Decisions
from kg.identify.judgements import Judgement
from kg.identify.nodes import person_iri
from kg.identify.registry import Registered
from kg.read.source import Source


def judgement(left: str, right: str, decision: str, folder: str) -> Judgement:
    where = f"{folder}/judgements.csv"
    return Judgement(left, right, decision, "r", "w", "2024-11-25", "judgements.csv:2", where)


def registered(anchor: str, folder: str = "a") -> Registered:
    return Registered(person_iri(anchor), anchor, "persons.csv:2", f"{folder}/persons.csv")


def test_rows_of_two_files_that_contradict_each_other_are_refused():
    same, different = judgement("a/p1", "b/p1", "same", "a"), judgement("a/p1", "b/p1", "different", "b")
    anchor, again = registered("a/p1"), registered("a/p1", "b")
    assert Decisions((same, different)).agreed()[0] == Decisions((same,))
    found, problems = Decisions((same, different), (anchor, again)).agreed()
    assert found == Decisions((same,), (anchor,))
    assert problems == (
        "judgements.csv:2: a/p1 and b/p1 are judged in judgements.csv:2 already. Keep one row.",
        "persons.csv:2: 'a/p1' is registered in persons.csv:2 already. Keep one row.",
    )


def test_rows_of_one_file_hold_together_as_they_were_read():
    decided = Decisions((judgement("a/p1", "b/p1", "same", "a"),), (registered("a/p1"),))
    assert Decisions(decided.judgements).agreed() == (Decisions(decided.judgements), ())
    assert decided.agreed() == (decided, ())


def test_what_is_registered_later_or_earlier_than_before_is_changed():
    first, second, third = (registered(f"{article}/p1") for article in "abc")
    before = Decisions((), (first, second))
    assert before.anchors_changed(before) == set()
    assert Decisions((), (first, second, third)).anchors_changed(before) == {"c/p1"}
    assert Decisions((), (first,)).anchors_changed(before) == {"b/p1"}
    assert Decisions((), (second, first)).anchors_changed(before) == {"a/p1", "b/p1"}


def test_the_rows_of_both_are_those_that_both_have():
    one, two = judgement("a/p1", "b/p1", "same", "a"), judgement("a/p1", "c/p1", "same", "a")
    anchor, other = registered("a/p1"), registered("b/p1")
    decided = Decisions((one, two), (anchor, other))
    assert decided.among([one], [other]) == Decisions((one,), (other,))
    assert list(decided) == [one, two, anchor, other]


def test_rows_are_here_whose_articles_are_and_apply_whose_nodes_are():
    text = meeting([Seat("Võ Khắc Thái", "chair"), Seat("Võ Khắc Thái", "vice-chair")]).encode()
    store = built([Source("a.toml", "a", text, form="TOML")]).store
    whole, unknown, elsewhere = (judgement("a/p1", node, "same", "a") for node in ("a/p2", "a/p9", "b/p1"))
    anchor, gone, away = (registered(node) for node in ("a/p1", "a/p9", "b/p1"))
    decided = Decisions((whole, unknown, elsewhere), (anchor, gone, away))
    assert decided.applied(store) == Decisions((whole,), (anchor, gone, away))
    assert decided.here(store) == Decisions((whole, unknown), (anchor, gone))
    assert [line.split("'")[1] for line in decided.here(store).unknown(store)] == ["a/p9", gone.iri]
    assert list(Decisions((), (anchor, gone)).lost(store, store)) == []
    assert [line.split("'")[1] for line in decided.lost(store, Store())] == [anchor.iri]
