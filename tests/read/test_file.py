"""Articles that are refused: one file each, and beside it what is said."""

from pathlib import Path

import pytest

from kg.build import checked
from kg.errors import AnnotationError

CASES = sorted((Path(__file__).parent / "refused").glob("*.toml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_refused_article_says_what_is_wrong_and_what_to_do(file, known, expected):
    with pytest.raises(AnnotationError) as error:
        checked(file, known)
    said = str(error.value)
    assert all(line.startswith(f"{file.name}: ") and line.endswith(".") for line in said.splitlines())
    expected(file.with_suffix(".txt"), said + "\n")


def test_there_are_cases():
    assert len(CASES) > 20
