"""The page on the model and its picture show what the graph of the seeds holds."""

import re
import tomllib
import unicodedata
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
ANSWER = re.compile(
    r"^\| ([^|`]+) \| (\d{4}\S*) \| (\w+) \| (\S+) \| (\S+) \| ([^|]+) \| `003 \[(\d+), (\d+)\)` \|$",
    re.MULTILINE,
)
QUOTES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?fact ?quote ?start ?end { ?fact td:start ?start ; td:end ?end . { ?fact td:words ?quote } UNION { ?fact td:quote ?quote } }
"""


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def places(seeds) -> set[tuple[str, str, int, int]]:
    """The words of every mention and fact, with the number of their article and their place."""
    found = {
        (row["fact"].value.removeprefix(THING + "article/")[:3], row["quote"].value, int(row["start"].value),
         int(row["end"].value))
        for row in run(QUOTES, seeds)
    }
    for file in SEEDS:
        for mention in tomllib.loads(file.read_text(encoding="utf-8"))["mentions"].values():
            found.add((file.name[:3], mention["q"], *mention["at"]))
    return found


@PAGES
def test_every_quote_stands_where_the_page_says(page, places):
    quotes = PLACED.findall(read(page))
    assert len(quotes) > 14
    shown = {(article, " ".join(quote.split()), int(start), int(end)) for quote, article, start, end in quotes}
    assert shown - places == set()
    assert max(len(quote) for quote, *_ in quotes) < 120


@PAGES
def test_the_marks_are_those_of_the_annotation(page):
    (file,) = [file for file in SEEDS if file.name.startswith("003")]
    mentions = tomllib.loads(file.read_text(encoding="utf-8"))["mentions"]
    marks = re.findall(r"^\| `(\w+)` \| [^|]+ \| “([^”]+)” `003 \[(\d+), (\d+)\)` \|$", read(page), re.MULTILINE)
    assert len(marks) == 6
    assert [(mentions[mark]["q"], mentions[mark]["at"]) for mark, *_ in marks] == [
        (quote, [int(start), int(end)]) for _, quote, start, end in marks
    ]


@PAGES
def test_every_statement_of_a_table_stands_in_the_graph(page, seeds_and_all_units):
    statements = STATEMENT.findall(read(page))
    assert len(statements) == 21
    for thing, term, value in statements:
        quads = seeds_and_all_units.quads_for_pattern(NamedNode(THING + thing), NamedNode(TERM + term), None)
        assert value.replace("…/", THING, 1 if value.startswith("…/") else 0) in {
            quad.object.value for quad in quads
        }, (thing, term)


@PAGES
def test_what_the_page_says_is_not_known_is_not_known(page, seeds):
    tenure = next(thing for thing, *_ in STATEMENT.findall(read(page)) if thing.startswith("tenure/"))
    assert "| | `td:startNotBefore` | |" in read(page)
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


@PAGES
def test_both_languages_show_the_same(page):
    shown = [set(re.findall(r"`[^`]*[\d/][^`]*`|“[^”]+”", text)) for text in (read("model.md"), read("model.vi.md"))]
    strip = [{" ".join(value.split()) for value in values} for values in shown]
    assert strip[0] ^ strip[1] == set()


@PAGES
def test_the_picture_shows_what_the_page_shows(page, places):
    (name,) = re.findall(r"!\[[^\]]+\]\((model[.a-z]*svg)\)", read(page))
    picture = ElementTree.parse(DOCS / name).getroot()
    assert picture.find(SVG + "title").text and picture.find(SVG + "desc").text
    values = [part.text for part in picture.iter() if "value" in part.get("class", "").split()]
    ids = [part.text for part in picture.iter(SVG + "text") if part.get("class", "") in ("at", "mid at")]
    text = read(page)
    assert len(values) > 15 and len(ids) > 10
    assert [value for value in values if value not in text and value != "15/3"] == []
    words = {word for label in ids for word in re.findall(r"\[\d+, \d+\)|[\w-]+/\w+|[\w-]*\d{3}_\w+-p\d", label)}
    assert {word for word in words if word not in text} == set()
    marks = {(label.split()[0], label[label.index("[") :]) for label in ids if re.match(r"[a-z]\d+ \[", label)}
    assert marks == set(re.findall(r"^\| `(\w+)` \|.*`003 (\[\d+, \d+\))` \|$", text, re.MULTILINE))
    assert any(quote == "15/3" and article == "000" for article, quote, *_ in places)


@QUESTIONS
def test_each_question_has_an_answer_and_a_place_that_says_it(page, places):
    questions = re.split(r"^\d+\. ", read(page), flags=re.MULTILINE)[1:]
    assert len(questions) == 10
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
