import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AnnotationError
from kg.read.quotes import places, position, read_text, sentence, stands

TEXT = "UBND Quận\u00a01 và UBND Quận\u00a03\nQuận\u00a01"


def test_a_quote_stands_where_the_text_has_it_to_the_character():
    assert stands("Quận\u00a01", TEXT, (5, 11))
    assert not stands("Quận 1", TEXT, (5, 11))
    assert not stands("Quận\u00a01", TEXT, (6, 12))


def test_an_elided_quote_needs_both_of_its_ends():
    assert stands("UBND … Quận\u00a03", TEXT, (0, 26))
    assert not stands("UBND … Quận\u00a01", TEXT, (0, 26))
    assert not stands("UBND Quận … Quận\u00a01", TEXT, (0, 11))


def test_no_place_is_outside_the_text():
    assert not stands("1", TEXT, (len(TEXT), len(TEXT) + 1))
    assert not stands("", TEXT, (3, 3))


def test_every_place_is_found():
    assert places("Quận\u00a01", TEXT) == [(5, 11), (27, 33)]
    assert places("UBND … Quận\u00a03", TEXT) == [(0, 26), (15, 26)]
    assert places("Quận 1", TEXT) == []


@given(st.text(min_size=1, max_size=40), st.data())
def test_a_quote_stands_at_each_place_where_it_is_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = places(quote, text)
    assert found
    assert all(stands(quote, text, place) for place in found)


def test_a_position_counts_lines_and_columns_from_one():
    assert position(TEXT, 27) == (2, 1)
    assert position(TEXT, 5) == (1, 6)


def test_a_text_is_read_with_its_newlines_and_hashed_as_stored(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a\r\nb")
    assert read_text(tmp_path / "a.txt") == ("a\r\nb", hashlib.sha256(b"a\r\nb").hexdigest())


def test_a_text_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"ab\xff")
    with pytest.raises(AnnotationError, match=r"^a\.txt: byte 2 is not UTF-8"):
        read_text(tmp_path / "a.txt")


def test_words_stand_in_their_sentence():
    text = "Một câu. Hai câu dài: ông A, bà B; còn nữa.\u00a0Ba? Bốn"
    assert sentence(text, text.index("bà B"), text.index("bà B") + 4) == "Hai câu dài: ông A, bà B; còn nữa."
    assert sentence(text, 0, 3) == "Một câu."
    assert sentence(text, text.index("Bốn"), len(text)) == "Bốn"
    assert sentence("một\ndòng hai\nba", 4, 8) == "dòng hai"
