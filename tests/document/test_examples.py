"""How the seeds use the codes: every code that an annotation names is shown, with words that stand there."""

import re

import pytest

from conftest import SEEDS
from kg import terms
from kg.document.examples import examples
from kg.sparql import select

FIELDS = {
    "award": "award-type",
    "base": "base",
    "capacity": "capacity",
    "counted": "counted",
    "indicator": "indicator",
    "role": "role",
    "status": "status",
}
PLACES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?of ?quote ?start ?end { ?of td:quote ?quote ; td:start ?start ; td:end ?end }
"""


@pytest.fixture(scope="module")
def found(seeds):
    return examples(seeds)


@pytest.mark.parametrize(("field", "scheme"), FIELDS.items())
def test_every_code_that_an_annotation_names_has_an_example(found, field, scheme):
    used = {
        code
        for file in SEEDS
        for code in re.findall(rf'\b{field} = "([\w-]+)"', file.read_text(encoding="utf-8"))
        if scheme != "award-type" or not re.fullmatch(r"[a-z]+\d+", code)
    }
    assert used
    assert {f"{terms.THING}{scheme}/{code}" for code in used} <= found.keys()


def test_a_code_that_no_article_uses_has_none(found):
    assert f"{terms.THING}award-type/gold-star-order" not in found
    assert f"{terms.THING}recipient-kind/household" not in found


def test_the_words_stand_where_the_example_says(found, seeds):
    places = {
        (row["of"].value.removeprefix(f"{terms.THING}article/").split("/")[0], row["quote"].value,
         int(row["start"].value), int(row["end"].value))
        for row in select(seeds, PLACES)
    }  # fmt: skip
    assert {(one.article, one.quote, one.start, one.end) for one in found.values()} <= places


def test_of_a_kind_of_body_a_mention_is_shown_that_was_not_resolved_if_there_is_one(found):
    assert found[f"{terms.THING}body-kind/peoples-committee"].quote == "UBND TPHCM"


def test_an_answer_says_for_which_time_it_is_one(found):
    assert re.fullmatch(r"[\d/]+", found[f"{terms.THING}answer/possible"].of)
    assert found[f"{terms.THING}status/granted"].of == ""
