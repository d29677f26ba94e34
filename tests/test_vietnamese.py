import unicodedata

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kg.vietnamese import fold, key, slug, titles, without_titles

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


@pytest.mark.parametrize(
    ("printed", "name", "before"),
    [
        ("ông Nguyễn Văn A", "Nguyễn Văn A", ["ông"]),
        ("ĐỒNG CHÍ Lê Đức Thanh", "Lê Đức Thanh", [key("đồng chí")]),
        ("Đ/c PGS.TS. Phạm Quý Tiên", "Phạm Quý Tiên", [key("đ/c"), "pgs", "ts"]),
        ("Phó Giáo sư, Thạc sỹ Lê A", "Lê A", [key("phó giáo sư"), key("thạc sĩ")]),
        ("BS.CKII Nhà giáo Ưu tú Lê A", "Lê A", ["bs", "ckii", key("nhà giáo ưu tú")]),
        ("Nhà giáo Nhân dân", "Nhân dân", [key("nhà giáo")]),
        ("GS, TSKH Trần B", "Trần B", ["gs", "tskh"]),
        ("Đại tá Võ C", "Võ C", [key("đại tá")]),
        ("Bà", "Bà", []),
        ("Tô Thị Bà", "Tô Thị Bà", []),
        ("Đồng Chí", "Đồng Chí", []),
    ],
)
def test_titles_before_a_name_are_set_aside(printed, name, before):
    assert (without_titles(printed), titles(printed)) == (name, before)


@given(st.lists(st.sampled_from(["ông", "Bà", "đồng chí", "PGS.TS", "đ/c"])), st.lists(WORDS, min_size=2))
def test_no_title_changes_what_a_name_is_compared_by(before, words):
    name = without_titles(" ".join(words))
    printed = unicodedata.normalize("NFD", " ".join([*before, name]))
    event(f"titles: {len(before)}")
    assert key(without_titles(printed)) == key(name)
    assert without_titles(without_titles(printed)) == without_titles(printed)
