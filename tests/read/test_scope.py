"""The unit that an article is about, where its name stands in both systems of units."""

import re

import pytest

from conftest import source
from invented import article as invented
from kg.errors import AnnotationError
from kg.read.file import read
from kg.read.scope import Scope

CITY = 'context = {unit = "Thành phố Hồ Chí Minh"'


def scope(known, tmp_path, text):
    file = tmp_path / "a.toml"
    file.write_text(text.replace('context = {unit = "Quận 3"', CITY), encoding="utf-8")
    return Scope.of(read(source(file)), known)


@pytest.mark.parametrize(("day", "system"), [("2021-01-12", ""), ("2025-07-01", "2025/"), ("2026", "2025/")])
def test_the_day_of_the_article_says_which_system_its_names_are_of(known, tmp_path, day, system):
    assert scope(known, tmp_path, invented(date=day)).context.path == f"{system}thanh-pho-ho-chi-minh"


def test_without_a_day_the_other_units_of_the_article_say_it(known, tmp_path):
    text = invented().replace('date = "2021-01-12"\n', "")
    assert scope(known, tmp_path, text).context.path == "thanh-pho-ho-chi-minh"


def test_a_date_that_may_be_of_either_system_says_it_of_neither(known, tmp_path):
    assert scope(known, tmp_path, invented(date="2025")).context.path == "thanh-pho-ho-chi-minh"
    text = "\n".join(line for line in invented(date="2025").splitlines() if not line.startswith("u1 ="))
    with pytest.raises(AnnotationError, match=r"\(2025/thanh-pho-ho-chi-minh\) / .*\(thanh-pho-"):
        scope(known, tmp_path, text)


def test_the_day_says_the_system_of_a_name_before_the_context_does(known, tmp_path):
    old = scope(known, tmp_path, invented(date="2025-08-01"))
    assert old.unit("TP. Đà Nẵng").path == "2025/thanh-pho-da-nang"
    assert scope(known, tmp_path, invented(date="2025")).unit("TP. Đà Nẵng").path == "thanh-pho-da-nang"


def test_without_either_the_name_is_refused_with_both(known, tmp_path):
    lines = invented().replace('date = "2021-01-12"\n', "").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("u1 ="))
    with pytest.raises(AnnotationError, match=r"\(2025/thanh-pho-ho-chi-minh\) / .*\(thanh-pho-"):
        scope(known, tmp_path, text)


def test_a_unit_outside_the_province_of_the_context_is_refused_with_the_remedy(known):
    with pytest.raises(AnnotationError) as error:
        known.unit("Quận 1", known.unit("Quận Đống Đa", None), "2019-01-01")
    assert str(error.value) == (
        "'Quận 1' is not in Quận Đống Đa, Thành phố Hà Nội, Việt Nam: it may be Quận 1, "
        "Thành phố Hồ Chí Minh, Việt Nam (thanh-pho-ho-chi-minh/quan-1). "
        "Write its province too, or what stands in brackets; or correct the name."
    )


def test_a_province_elsewhere_and_a_commune_here_of_one_name_are_both_told(known):
    with pytest.raises(AnnotationError) as error:
        known.unit("Hòa Bình", known.unit("thanh-pho-ha-noi", None), "2023-01-01")
    assert str(error.value) == (
        "'Hòa Bình' may be Tỉnh Hòa Bình, Việt Nam (tinh-hoa-binh) / Xã Hòa Bình, Huyện Thường Tín, "
        "Thành phố Hà Nội, Việt Nam (thanh-pho-ha-noi/huyen-thuong-tin/xa-hoa-binh). "
        "Give the name in full, or what stands in brackets."
    )


@pytest.mark.parametrize("name", ["Thành phố", "TP", "TP.", "quận", "Q.", "THỊ TRẤN"])
def test_the_type_of_a_unit_alone_is_refused_with_the_word_for_it(known, name):
    with pytest.raises(AnnotationError, match=f"'{re.escape(name)}' says the type .* \"context\" where"):
        known.unit(name, known.unit("Quận Đống Đa", None), "2019-01-01")


@pytest.mark.parametrize(("day", "is_there"), [("2019-01-31", False), ("2025-06-30", False), ("2025", True)])
def test_an_article_is_not_about_a_unit_that_begins_after_it(known, tmp_path, day, is_there):
    file = tmp_path / "a.toml"
    text = invented(date=day).replace('unit = "Quận 3", why', 'unit = "2025/thanh-pho-ho-chi-minh", why')
    file.write_text(text, encoding="utf-8")
    article = read(source(file))
    if is_there:
        assert Scope.of(article, known).context.path == "2025/thanh-pho-ho-chi-minh"
    else:
        with pytest.raises(AnnotationError, match="which begins on 2025-07-01, after the article"):
            Scope.of(article, known)


@pytest.mark.parametrize("name", ["Phường Sài Gòn", "Thành phố Thủ Đức", "Phường Võ Thị Sáu"])
def test_a_unit_that_begins_after_the_article_is_not_meant(known, name):
    context = known.unit("thanh-pho-ho-chi-minh", None)
    with pytest.raises(
        AnnotationError, match=rf"'{name}' would be .*, which begins on 202[15]-0[17]-01, after"
    ):
        known.unit(name, context, "2019-01-01")
