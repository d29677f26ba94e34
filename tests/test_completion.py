"""A shell completes questions, their parameters and their values."""

import unicodedata

import pytest
from click.shell_completion import ShellComplete, get_completion_class

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
    ("typed", "found"),
    [
        ("quan hoa", ["Quận Hoàn Kiếm"]),
        ("Quận hoa", ["Quận Hoàn Kiếm"]),
        ("QUAN 10", ["Quận 10"]),
        (unicodedata.normalize("NFD", "quận 10"), ["Quận 10"]),
        ("quân 10", []),
        ("Quận 10 ", []),
    ],
)
def test_a_letter_without_marks_stands_for_one_with_any(offered, typed, found):
    words = offered("query", "district-chairs", "-p", f"district={typed}")
    assert words == [f"district={name}" for name in found]


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


@pytest.mark.parametrize(
    ("shell", "at", "found"),
    [
        ("zsh", "4", "plain\ndistrict=Quận Hoàn Kiếm\n_"),
        ("fish", r"district=quan\ hoa", "plain,district=Quận Hoàn Kiếm"),
    ],
)
def test_zsh_and_fish_are_answered_as_click_does(seeds_folder, monkeypatch, shell, at, found):
    monkeypatch.setenv("KG_STORE", str(seeds_folder))
    monkeypatch.setenv("COMP_WORDS", r"kg query district-chairs -p district=quan\ hoa")
    monkeypatch.setenv("COMP_CWORD", at)
    assert get_completion_class(shell)(main, {}, "kg", "_KG_COMPLETE").complete() == found
