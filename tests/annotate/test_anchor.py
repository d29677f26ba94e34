import tomllib

import pytest

from kg.annotate import anchor as module
from kg.annotate.draft import draft
from kg.read.quotes import read_text

TEXT = "UBND Quận\u00a01 và UBND Quận 3.\nQuận\u00a01"


def anchor(draft, text):
    return module.anchor(draft, text, "0" * 64)


def mentions(text):
    return tomllib.loads(text)["mentions"]


def test_a_quote_gets_its_place_and_the_rest_of_the_file_stays():
    filled, problems = anchor('# why\n[mentions]\nu1 = {kind = "unit", q = "Quận 3"}  # three\n', TEXT)
    assert filled == '# why\n[mentions]\nu1 = {kind = "unit", q = "Quận 3", at = [20, 26]}  # three\n'
    assert problems == []


def test_a_quote_that_stands_more_than_once_needs_nth():
    filled, problems = anchor('[mentions]\nb1 = {kind = "body", q = "UBND"}\n', TEXT)
    assert problems == [
        "mention b1: 'UBND' stands in the text 2 times (line:column 1:1, 1:16). Say which with 'nth', from 1."
    ]
    assert "at" not in mentions(filled)["b1"]
    filled, problems = anchor('[mentions]\nb1 = {kind = "body", q = "UBND", nth = 2, why = "x"}\n', TEXT)
    assert (problems, mentions(filled)["b1"]) == (
        [],
        {"kind": "body", "q": "UBND", "nth": 2, "why": "x", "at": [15, 19]},
    )


def test_a_no_break_space_is_taken_over_and_written_as_an_escape():
    filled, _ = anchor('[mentions]\nu1 = {kind = "unit", q = "Quận 1", nth = 2}\n', TEXT)
    assert 'q = "Quận\\u00A01"' in filled
    assert mentions(filled)["u1"] == {"kind": "unit", "q": "Quận\u00a01", "nth": 2, "at": [28, 34]}


def test_nothing_else_of_the_file_changes():
    literal = "why = 'c\u00a0d'\n[mentions]\nu1 = {kind = \"unit\", q = 'Quận 3', at = [20, 26]}\n"
    assert anchor(literal, TEXT) == (literal, [])


def test_a_draft_made_on_another_text_is_left_alone():
    filled, problems = anchor('[article]\nsource = {sha256 = "1111", chars = 3}\n', TEXT)
    assert filled is None
    assert f'source = {{sha256 = "{"0" * 64}", chars = {len(TEXT)}}}' in problems[0]


def test_an_elided_quote_gets_the_place_from_its_first_to_its_last_words():
    filled, _ = anchor('[mentions]\nx1 = {kind = "words", q = "UBND … Quận 3", nth = 1}\n', TEXT)
    assert mentions(filled)["x1"]["at"] == [0, 26]


def test_a_right_place_is_kept_and_a_wrong_one_is_found_anew():
    filled, _ = anchor('[mentions]\nb1 = {kind = "body", q = "UBND", at = [15, 19]}\n', TEXT)
    assert mentions(filled)["b1"]["at"] == [15, 19]
    filled, _ = anchor('[mentions]\nu1 = {kind = "unit", q = "Quận 3", at = [0, 6]}\n', TEXT)
    assert mentions(filled)["u1"]["at"] == [20, 26]


def test_words_that_are_not_in_the_text_are_said():
    _, problems = anchor(
        '[mentions]\nu1 = {kind = "unit", q = "Quận 5"}\nu2 = {kind = "unit"}\nu3 = 4\n', TEXT
    )
    assert [problem.split(":")[0] for problem in problems] == ["mention u1", "mention u2", "mention u3"]


@pytest.mark.parametrize("at", ["4", "[1]", '["a", "b"]', "[1, 2, 3]", "[1.5, 2]", "[-3, 4]"])
def test_a_place_of_another_form_is_found_anew(at):
    filled, problems = anchor(f'[mentions]\nu1 = {{kind = "unit", q = "Quận 3", at = {at}}}\n', TEXT)
    assert (mentions(filled)["u1"]["at"], problems) == ([20, 26], [])


@pytest.mark.parametrize("nth", ["0", "3", '"1"', "1.0", "true"])
def test_an_nth_that_is_no_occurrence_is_said(nth):
    _, problems = anchor(f'[mentions]\nb1 = {{kind = "body", q = "UBND", nth = {nth}}}\n', TEXT)
    assert len(problems) == 1


def test_what_is_not_toml_is_refused():
    filled, problems = anchor("[mentions", TEXT)
    assert filled is None
    assert [problem.split(":")[0] for problem in problems] == ["not TOML"]
    assert anchor("mentions = 3\n", TEXT)[1] != []


def test_a_new_article_begins_with_the_hash_and_the_length_of_its_text(tmp_path):
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    begun = tomllib.loads(draft(tmp_path / "a1.txt"))
    assert begun["format"] == 1
    assert begun["article"]["source"] == {"sha256": read_text(tmp_path / "a1.txt")[1], "chars": len(TEXT)}
