"""A shell completes questions, their parameters and their values."""

import pytest
from click.shell_completion import ShellComplete

from kg.cli import main
from kg.query.catalogue import names


@pytest.fixture
def offered(seeds_folder, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(seeds_folder))

    def complete(*words):
        *given, incomplete = words
        found = ShellComplete(main, {}, "kg", "_KG_COMPLETE").get_completions(list(given), incomplete)
        return [item.value for item in found]

    return complete


def test_questions_are_offered(offered):
    assert offered("query", "") == list(names())
    assert offered("query", "district-") == ["district-chairs"]


def test_parameters_of_the_question_are_offered(offered):
    found = offered("query", "district-chairs", "-p", "")
    assert sorted(found) == ["district=", "inferred=", "language=", "year="]
    assert offered("query", "district-chairs", "-p", "d") == ["district="]


def test_values_are_offered_where_the_header_or_the_graph_has_them(offered):
    assert offered("query", "district-chairs", "-p", "language=") == ["language=vi", "language=en"]
    assert offered("query", "district-chairs", "-p", "district=quận 1") == [
        *("district=Quận 1", "district=Quận 10", "district=Quận 11", "district=Quận 12")
    ]
    assert "cluster=Cụm thi đua 1 Thành phố Hồ Chí Minh" in offered(
        "query", "cluster-leaders", "-p", "cluster="
    )


@pytest.mark.parametrize(
    "words",
    [
        ("query", "no-question", "-p", ""),
        ("query", "district-chairs", "-p", "nobody="),
        ("query", "district-chairs", "-p", "year="),
    ],
)
def test_where_nothing_is_known_nothing_is_offered_and_nothing_fails(offered, words):
    assert offered(*words) == []


def test_where_there_is_no_graph_its_names_are_not_offered(offered, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_STORE", str(tmp_path))
    assert offered("query", "district-chairs", "-p", "district=") == []
