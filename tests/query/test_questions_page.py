"""The page of the saved questions says what they answer on the seeds."""

import pytest

from conftest import ROOT
from kg.query.catalogue import names
from kg.query.page import page


@pytest.mark.parametrize(("language", "file"), [("en", "questions.md"), ("vi", "questions.vi.md")])
def test_the_page_is_that_of_the_questions_and_their_answers(language, file, seeds, expected):
    expected(ROOT / "docs" / file, page(seeds, language))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_question_is_on_the_page(language, seeds):
    text = page(seeds, language)
    assert [name for name in names() if f"`kg query {name}`" not in text] == []
