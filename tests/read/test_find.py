import pytest

from kg.errors import AnnotationError
from kg.read.find import find


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b.toml", "a.toml", "c.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in find([tmp_path])] == ["a.toml", "b.toml"]


def test_one_file_given_twice_is_one_article(tmp_path):
    (tmp_path / "a.toml").touch()
    assert len(find([tmp_path, tmp_path / "a.toml"])) == 1


def test_a_folder_without_articles_is_refused(tmp_path):
    with pytest.raises(AnnotationError, match="no annotated article there"):
        find([tmp_path])


def test_two_files_of_one_article_are_refused(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.toml").touch()
    with pytest.raises(AnnotationError, match="is the same article"):
        find([tmp_path])
