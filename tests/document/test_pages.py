"""The pages of the ontology: every term and concept has its place, and every link leads to one."""

from collections import Counter
from html.parser import HTMLParser

import pytest
import rdflib
from rdflib import SKOS

from conftest import ROOT
from kg import terms
from kg.document import declarations
from kg.document.examples import examples
from kg.document.markup import element
from kg.document.pages import pages
from kg.document.uses import uses
from kg.folders import packaged
from kg.validate.rules import GROUPS, SHAPE, rules

ONTOLOGY = packaged("ontology")
DOCS = ROOT / "docs" / "ontology"
NAMES = pages(ONTOLOGY, {}, {}).keys()
WITHOUT_END = {"meta"}
by_page = pytest.mark.parametrize("page", NAMES)


class Parsed(HTMLParser):
    """What a page holds: its names, its links, and what is not closed in its order."""

    def __init__(self, page: str):
        super().__init__()
        self.names, self.links, self.open, self.wrong = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.names += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


@pytest.fixture(scope="module")
def written(seeds) -> dict[str, str]:
    return pages(ONTOLOGY, examples(seeds), uses(seeds))


@pytest.fixture(scope="module")
def parsed(written) -> dict[str, Parsed]:
    return {name: Parsed(page) for name, page in written.items()}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=declarations.turtle(ONTOLOGY), format="turtle")


@by_page
def test_the_pages_in_docs_are_those_of_the_ontology(page, expected, written):
    expected(DOCS / page, written[page])


def test_there_is_no_other_page_in_docs():
    assert {path.name for path in DOCS.iterdir()} == NAMES


@by_page
def test_every_element_of_a_page_is_closed_in_its_order(page, parsed):
    assert (parsed[page].open, parsed[page].wrong) == ([], [])


@by_page
def test_a_name_stands_once_in_a_page(page, parsed):
    assert [name for name, times in Counter(parsed[page].names).items() if times > 1] == []


def test_every_declared_term_has_a_permalink(parsed):
    names = {term.removeprefix(terms.TD) for term in terms.declared()} - {""}
    assert names
    assert names <= set(parsed["index.html"].names)


def test_every_concept_has_a_permalink_in_the_page_of_its_vocabulary(ontology, parsed):
    places = [str(iri).removeprefix(terms.THING).split("/") for iri in ontology.subjects(SKOS.inScheme)]
    assert len(places) > 300
    assert [(page, code) for page, code in places if code not in parsed[f"{page}.html"].names] == []


@by_page
def test_every_link_within_the_pages_leads_to_a_place(page, parsed):
    inside = [link for link in parsed[page].links if not link.startswith("https:") and "://" not in link]
    assert inside
    for link in inside:
        target, _, name = link.partition("#")
        assert not name or name in parsed[target or page].names, link


@by_page
def test_both_languages_stand_side_by_side(page, written):
    pairs = written[page].count('<div class="pair ')
    assert pairs == written[page].count('<p lang="vi">') == written[page].count('<p lang="en">') > 0


def test_text_is_escaped_and_markup_is_not():
    assert (
        element("p", "a < b ", element("b", "&"), title='"')
        == '<p title="&quot;">a &lt; b <b>&amp;</b></p>\n'
    )


def test_a_class_shows_the_properties_that_are_declared_of_none(written):
    classes = written["index.html"].split('<section id="')
    (presentation,) = [part for part in classes if part.startswith("Presentation")]
    assert 'href="index.html#person"' in presentation
    assert 'href="index.html#title"' in presentation
    (person,) = [part for part in classes if part.startswith('person"')]
    for name in ("OfficeAttestation", "Presentation", "Tenure", "TimeInOffice"):
        assert f'href="index.html#{name}"' in person


def test_one_file_in_turtle_says_what_all_files_say(ontology):
    apart = rdflib.Graph()
    for path in (*ONTOLOGY.glob("*.ttl"), *ONTOLOGY.glob("vocab/*.ttl")):
        apart.parse(path)
    assert set(ontology) == set(apart)


def test_one_file_of_shapes_has_every_rule():
    shapes = rdflib.Graph().parse(data=declarations.shapes(ONTOLOGY), format="turtle")
    named = {str(one).removeprefix(SHAPE) for one in shapes.objects(None, rdflib.SH.property)}
    assert {rule.name for rule in rules().values() if rule.group in GROUPS} <= named
