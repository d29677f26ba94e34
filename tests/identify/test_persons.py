from hypothesis import given
from hypothesis import strategies as st

from kg.identify.persons import Holder, joined, person_iri


def test_one_office_under_one_name_is_one_person():
    assert joined([Holder("chair", "k", "a"), Holder("chair", "k", "b")]) == {"a": "a", "b": "a"}


def test_nothing_merges_on_a_name_alone():
    assert joined([Holder("chair", "k", "a"), Holder("head", "k", "b")]) == {}


def test_what_two_offices_join_is_one_person():
    holders = [
        Holder("chair", "k", "b"),
        Holder("chair", "k", "c"),
        Holder("head", "k", "a"),
        Holder("head", "k", "b"),
    ]
    assert joined(holders) == {"a": "a", "b": "a", "c": "a"}


@given(st.lists(st.builds(Holder, st.sampled_from("xyz"), st.sampled_from("kl"), st.sampled_from("abcdef"))))
def test_each_person_is_named_after_its_first_node(holders):
    groups = joined(sorted(set(holders)))
    for node, first in groups.items():
        assert first == min(other for other, of in groups.items() if of == first)
        assert groups[first] == first <= node


def test_the_iri_of_a_person_comes_from_its_earliest_mention():
    node = "https://w3id.org/thidua/id/article/a1/person/p2"
    assert person_iri(node) == "https://w3id.org/thidua/id/person/a1-p2"
