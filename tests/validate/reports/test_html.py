import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import html5rdf
import pytest
from found import HOSTILE, NOTHING, REPORT

from kg.validate.report import Report
from kg.validate.reports.html import write


def page(report: Report = REPORT) -> str:
    file = io.BytesIO()
    write(report, file)
    return file.getvalue().decode()


class Elements(HTMLParser):
    """The elements of a page, with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def every(self, name: str) -> list[str]:
        return [given[name] for _, given in self.found if given.get(name) is not None]


@pytest.mark.parametrize("report", [REPORT, NOTHING], ids=["report", "nothing"])
def test_a_strict_parser_finds_no_fault(report):
    html5rdf.HTMLParser(strict=True).parse(page(report))


def test_hostile_text_is_text():
    elements = Elements(page())
    assert [tag for tag, _ in elements.found].count("b") == 0
    assert [tag for tag, _ in elements.found].count("script") == 1
    assert HOSTILE.split("\x1b")[0] in "".join(elements.text)
    assert set(HOSTILE) & set(page()) & {"\x1b", "\r", "\x00", "\u202e"} == set()


def test_it_asks_for_nothing_from_outside():
    elements = Elements(page())
    assert elements.every("src") == []
    assert all(one.startswith("#") for one in elements.every("href"))
    assert {tag for tag, _ in elements.found}.isdisjoint({"link", "img", "iframe", "form"})
    assert "url(" not in page()


def test_every_link_has_its_target_and_no_id_stands_twice():
    elements = Elements(page())
    ids = elements.every("id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in elements.every("href")} <= set(ids)


def test_no_script_may_run_but_its_own():
    script = re.search(r"<script>(.*)</script>", page(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page()


def test_without_a_script_there_is_no_control_that_needs_one():
    controls = [given for tag, given in Elements(page()).found if tag in {"input", "select", "button"}]
    assert {one["type"] for one in controls} == {"radio", "checkbox"}
    assert all(f"#{one['id']}:" in page() for one in controls if one["id"] != "only-both")


def test_a_report_in_one_language_has_no_other():
    assert set(Elements(page(Report(**{**vars(REPORT), "languages": ("vi",)}))).every("lang")) == {"vi"}
