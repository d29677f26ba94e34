import pytest

from conftest import source
from invented import TEXT, article
from kg.admission import checked
from kg.errors import AnnotationError
from kg.read import quotes
from kg.read.file import read


def test_the_invented_article_is_good(tmp_path, known):
    file = tmp_path / "good.toml"
    file.write_text(article(), encoding="utf-8")
    assert checked(source(file), known).id == "good"


def test_an_article_may_say_its_own_id_if_the_file_is_named_after_it(tmp_path):
    text = article().replace("[article]", '[article]\nid = "other"')
    (tmp_path / "other.toml").write_text(text, encoding="utf-8")
    assert read(source(tmp_path / "other.toml")).id == "other"
    (tmp_path / "good.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AnnotationError, match="Name the file after it"):
        read(source(tmp_path / "good.toml"))


def test_the_text_must_be_the_one_annotated(tmp_path, known):
    file = tmp_path / "good.toml"
    file.write_text(article(), encoding="utf-8")
    problems = list(quotes.problems(read(source(file)), TEXT, "0" * 64))
    assert len(problems) == 1
    assert problems[0].startswith("article: the text has sha256 000000000000")


def test_a_quote_must_be_what_the_text_has_there(tmp_path):
    file = tmp_path / "good.toml"
    file.write_text(article(), encoding="utf-8")
    good = read(source(file))
    other = TEXT.replace("Lý Mỹ Hoà", "Lý Mỹ Hòa")
    problems = list(quotes.problems(good, other, good.head.source.sha256))
    assert [problem.split(":")[0] for problem in problems] == ["mention p1"]
    assert "'Lý Mỹ Hòa'" in problems[0]
