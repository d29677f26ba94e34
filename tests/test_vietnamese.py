import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vietnamese import fold, key, slug

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
WORDS = st.text(st.sampled_from(LETTERS + LETTERS.upper()), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Lê Thị Hoà", "Lê Thị Hòa"), ("Phạm Quí Tiên", "Phạm Quý Tiên"), ("Uỷ ban", "Ủy ban"), ("Mỹ", "Mĩ"),
     ("Nguyễn\u00a0Văn Dũng", "NGUYỄN VĂN  DŨNG"), ("\u00d0ống \u00d0a", "Đống Đa"),
     ("\u0189ống \u0256a", "Đống Đa")],
)  # fmt: skip
def test_two_spellings_of_one_name_share_a_key(one, two):
    assert key(one) == key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dũng", "Dưng"),
        ("Hòa", "Hoa"),
        ("Mai", "May"),
        ("Đa", "Da"),
        ("Huy", "Hui"),
        ("Thuý", "Thui"),
        ("Tý", "Ty"),
    ],
)
def test_two_names_never_share_a_key(one, two):
    assert key(one) != key(two)


@pytest.mark.parametrize("letter", ["Đ", "đ", "\u00d0", "\u00f0", "\u0189", "\u0256"])
def test_every_letter_that_looks_like_d_with_a_stroke_folds_to_d(letter):
    assert fold(f"{letter}à Nẵng") == "da nang"
    assert slug(f"{letter}à Nẵng") == "da-nang"


@given(WORDS, st.sampled_from(TONES), st.data())
def test_neither_tone_placement_nor_unicode_form_changes_a_key(word, tone, data):
    at, other = (data.draw(st.integers(1, len(word))) for _ in range(2))
    one = unicodedata.normalize("NFC", word[:at] + tone + word[at:])
    two = unicodedata.normalize("NFD", word[:other] + tone + word[other:])
    assert key(one) == key(two)


@given(WORDS)
def test_a_key_is_its_own_key_in_any_case(word):
    assert key(word.upper()) == key(word.lower())


def test_people_type_names_without_marks():
    assert fold("Quận  Đống Đa") == fold("quan dong da") == "quan dong da"


def test_punctuation_is_never_folded():
    assert fold("Q.1") != fold("Q1")


def test_a_slug_is_plain():
    assert slug("Cụm thi đua số 8 – Hà Nội") == "cum-thi-dua-so-8-ha-noi"
