"""Articles that are refused: one file each, and beside it what is said."""

from pathlib import Path

import pytest

from kg.admission import checked
from kg.errors import AnnotationError
from kg.read.source import sources

FOLDER = Path(__file__).parent / "refused"
CASES = sorted([*FOLDER.glob("*.toml"), *FOLDER.glob("*.jsonl")])


def said(file, known) -> list[str]:
    """What is said of each article of a file: all of them are refused."""
    lines = []
    for source in sources([file]):
        with pytest.raises(AnnotationError) as error:
            checked(source, known)
        lines += error.value.problems
    return lines


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.name)
def test_a_refused_article_says_what_is_wrong_and_what_to_do(file, known, expected):
    lines = said(file, known)
    assert all(line.startswith(file.name) and line.endswith(".") for line in lines)
    assert not any("\n" in line for line in lines)
    expected(file.with_suffix(".txt"), "".join(f"{line}\n" for line in lines))


def test_there_are_cases():
    assert len(CASES) > 20
