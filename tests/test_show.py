"""One thing, with every fact about it."""

import pytest

from kg.errors import QueryError
from kg.messages import speak
from kg.show import facts, show


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Nguyễn Văn Dũng", "Nguyễn Văn Dũng (person)"),
        ("nguyen van dung", "Nguyễn Văn Dũng (person)"),
        ("UBND Quận 1", "Ủy ban nhân dân Quận 1 (body)"),
        ("Ủy ban nhân dân Quận 1", "Ủy ban nhân dân Quận 1 (body)"),
        ("Chủ tịch Ủy ban nhân dân Quận 3", "Chủ tịch Ủy ban nhân dân Quận 3 (office)"),
        ("Quận 1", "Quận 1 (district)"),
        ("Cụm thi đua 1 Thành phố Hồ Chí Minh", "Cụm thi đua 1 Thành phố Hồ Chí Minh (cluster)"),
        ("003_e3dadd084060f00e", "003_e3dadd084060f00e (article)"),
        ("https://w3id.org/thidua/id/unit/thanh-pho-ho-chi-minh/quan-3", "Quận 3 (district)"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(name, label, seeds):
    assert show(name, seeds).splitlines()[0] == label


@pytest.mark.parametrize("name", ["Nguyễn Văn", "Quận 99", "", "quận"])
def test_an_unknown_or_ambiguous_name_is_refused(name, seeds):
    with pytest.raises(QueryError):
        show(name, seeds)


def test_a_person_comes_with_every_sighting_its_date_and_its_words(seeds):
    text = show("Lê Đức Thanh", seeds)
    for words in ("2023-03-15 (by a rule)", "“Lê Đức Thanh … Chủ tịch UBND Quận 1", "[647, 681)", "inferred"):
        assert words in text


def test_facts_stand_in_time_order_and_each_has_its_quote(seeds):
    _, rows = facts("Quận 1", seeds)
    found = [(row["date"].value if row["date"] else "9999", row["quote"].value) for row in rows]
    assert len(found) > 20
    assert [date for date, _ in found] == sorted(date for date, _ in found)
    assert all(quote for _, quote in found)


def test_a_thing_of_which_no_article_says_anything_is_said(seeds):
    assert "No article states anything about it." in show("https://w3id.org/thidua/id/unit/viet-nam", seeds)


def test_titles_are_in_the_language_of_the_run(seeds):
    speak("vi")
    try:
        assert show("Quận 1", seeds).startswith("Quận 1 (")
        assert "(theo quy tắc)" in show("Lê Đức Thanh", seeds)
    finally:
        speak("en")


def test_with_the_texts_each_quote_stands_in_its_sentence(seeds, texts):
    text = " ".join(show("Võ Khắc Thái", seeds, texts).split())
    assert "Tham dự có các đồng chí: Huỳnh Công Hùng" in text
    assert text.count("cùng đại diện các đơn vị trong Cụm thi đua 1.") >= 1
