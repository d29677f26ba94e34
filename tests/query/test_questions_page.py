"""The page of the saved questions says what they answer on the seeds."""

import pytest

from conftest import ROOT
from kg.query.catalogue import names
from kg.query.page import page


@pytest.fixture(scope="module", params=[("en", "questions.md"), ("vi", "questions.vi.md")], ids=["en", "vi"])
def written(request, seeds):
    """The page in a language, and the file that holds it."""
    language, file = request.param
    return page(seeds, language), file


def test_the_page_is_that_of_the_questions_and_their_answers(written, expected):
    text, file = written
    expected(ROOT / "docs" / file, text)


def test_every_question_is_on_the_page(written):
    text, _ = written
    assert [name for name in names() if f"`kg query {name}`" not in text] == []
