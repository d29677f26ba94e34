"""The page on the model and its picture show what the graph of the seeds holds."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode

from conftest import ROOT, SEEDS
from kg.query.catalogue import saved
from kg.query.run import ask, run

DOCS = ROOT / "docs"
PAGES = pytest.mark.parametrize("page", ["model.md", "model.vi.md"])
QUESTIONS = pytest.mark.parametrize("page", ["questions-on-the-model.md", "questions-on-the-model.vi.md"])
SVG = "{http://www.w3.org/2000/svg}"
THING, TERM = "https://w3id.org/thidua/id/", "https://w3id.org/thidua/def/"
PLACED = re.compile(r"“([^”]+)”\s`(\d{3}) \[(\d+), (\d+)\)`")
STATEMENT = re.compile(r"^\| `…/([^`]+)` \| `td:(\w+)` \| `([^`]+)` \|", re.MULTILINE)
MARK = re.compile(r"^\| `(\w+)` \| [^|]+ \| “([^”]+)” `003 \[(\d+), (\d+)\)` \|$", re.MULTILINE)
ANSWER = re.compile(
    r"^\| ([^|`]+) \| (\d{4}\S*) \| (\w+) \| (\S+) \| (\S+) \| ([^|]+) \| `003 \[(\d+), (\d+)\)` \|$",
    re.MULTILINE,
)
QUOTES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?fact ?quote ?start ?end { ?fact td:start ?start ; td:end ?end ; td:words|td:quote ?quote }
"""


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def places(seeds) -> set[tuple[str, str, int, int]]:
    """The words of every mention and fact: the number of their article, the words, their place."""
    found = {
        (number(row["fact"].value), row["quote"].value, int(row["start"].value), int(row["end"].value))
        for row in run(QUOTES, seeds)
    }
    marked = {
        (file.name[:3], mention["q"], *mention["at"]) for file in SEEDS for mention in mentions(file).values()
    }
    return found | marked


def number(fact: str) -> str:
    return fact.removeprefix(THING + "article/")[:3]


def mentions(file: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))["mentions"]


@PAGES
def test_every_quote_stands_where_the_page_says(page, places):
    quotes = PLACED.findall(read(page))
    assert len(quotes) > 14
    shown = {
        (article, " ".join(quote.split()), int(start), int(end)) for quote, article, start, end in quotes
    }
    assert shown - places == set()
    assert max(len(quote) for quote, *_ in quotes) < 120


@PAGES
def test_the_marks_are_those_of_the_annotation(page):
    (file,) = [file for file in SEEDS if file.name.startswith("003")]
    marked = mentions(file)
    marks = MARK.findall(read(page))
    assert len(marks) == 6
    for mark, quote, start, end in marks:
        assert (marked[mark]["q"], marked[mark]["at"]) == (quote, [int(start), int(end)])


@PAGES
def test_every_statement_of_a_table_stands_in_the_graph(page, seeds_and_all_units):
    statements = STATEMENT.findall(read(page))
    assert len(statements) == 31
    for thing, term, value in statements:
        quads = seeds_and_all_units.quads_for_pattern(NamedNode(THING + thing), NamedNode(TERM + term), None)
        held = {quad.object.value.replace(THING, "…/") for quad in quads}
        assert value in held, (thing, term)


@PAGES
def test_what_the_page_says_is_not_known_is_not_known(page, seeds):
    tenure = next(thing for thing, *_ in STATEMENT.findall(read(page)) if thing.startswith("tenure/"))
    assert f"| `…/{tenure}` | `td:startNotBefore` | – |" in read(page)
    bound = NamedNode(TERM + "startNotBefore")
    assert list(seeds.quads_for_pattern(NamedNode(THING + tenure), bound, None)) == []


@PAGES
def test_the_answers_are_those_of_the_query(page, seeds):
    columns = ("person", "year", "answer", "from", "to", "quote", "start", "end")
    rows = ask(saved("district-chairs"), {"district": f"{THING}unit/thanh-pho-ho-chi-minh/quan-1"}, seeds)
    given = [tuple(row[column].value for column in columns) for row in rows]
    answers = ANSWER.findall(read(page))
    assert len(answers) == 2
    assert [answer for answer in answers if answer not in given] == []


@pytest.mark.parametrize("shown", [PLACED, STATEMENT, ANSWER], ids=["quotes", "statements", "answers"])
def test_both_languages_show_the_same(shown):
    english, vietnamese = (
        [[" ".join(part.split()) for part in found] for found in shown.findall(read(page))]
        for page in ("model.md", "model.vi.md")
    )
    assert english == vietnamese


@PAGES
def test_the_picture_shows_what_the_page_shows(page):
    text = read(page)
    (name,) = re.findall(r"!\[[^\]]+\]\((model[.a-z]*svg)\)", text)
    picture = ElementTree.parse(DOCS / name).getroot()
    assert picture.findtext(f"{SVG}title")
    assert picture.findtext(f"{SVG}desc")
    values = [part.text or "" for part in picture.iter() if "value" in part.get("class", "").split()]
    labels = [part.text or "" for part in picture.iter(f"{SVG}text") if "at" in part.get("class", "").split()]
    assert len(values) > 15
    assert [value for value in values if value not in text] == []
    marks = [
        match.groups() for match in map(re.compile(r"(\w+) \[(\d+), (\d+)\)").fullmatch, labels) if match
    ]
    drawn = [mark for mark in marks if mark[0] not in ("003", "evidence")]
    assert drawn == [(mark, start, end) for mark, _, start, end in MARK.findall(text)]
    assert [label for label in labels if label.endswith(" [158, 346)")], "the participation has its own box"
    codes = [part for label in labels for part in re.findall(r"\[\d+, \d+\)|[\w/-]{6,}", label)]
    assert [code for code in codes if code not in text and not code.isalpha()] == []


@QUESTIONS
def test_each_question_has_an_answer_and_a_place_that_says_it(page, places):
    questions = re.split(r"^\d+\. ", read(page), flags=re.MULTILINE)[1:]
    assert len(questions) == 21
    for question in questions:
        assert re.match(r"\*\*[^*]+\?\*\*\n", question)
        assert re.findall(r"\]\([\w.-]+\.md#[^)]+\)$", question.strip())
    words = " ".join(quote for _, quote, *_ in places)
    assert [quote for quote in re.findall(r"“([^”]+)”", read(page)) if quote not in words] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_heading_that_is_linked_exists(page):
    for other, anchor in re.findall(r"\]\((?!https?:)([^)#]+)#([^)]+)\)", page.read_text(encoding="utf-8")):
        assert anchor in {slug(heading) for heading in re.findall(r"^#+ (.*)$", read(other), re.MULTILINE)}


def slug(heading: str) -> str:
    """The anchor that a forge gives a heading."""
    kept = re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", heading).lower())
    return kept.replace(" ", "-")
