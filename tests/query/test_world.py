"""The small invented world: what its README tells, and what every saved query answers on it."""

import re
from pathlib import Path

import pytest

from kg.build import build
from kg.query import run
from kg.query.catalogue import names, saved
from kg.query.results import text
from kg.read.find import find
from kg.read.source import sources

WORLD = Path(__file__).parent / "world"
ARTICLES = {path.stem for path in WORLD.glob("*.toml")}


def test_nothing_is_refused_and_every_quote_stands_in_its_text(tmp_path):
    report = build(sources(find([WORLD]).files), tmp_path / "graph", WORLD)
    assert report.problems == []


def test_every_article_has_its_text():
    assert {path.stem for path in WORLD.glob("*.txt")} == ARTICLES


def test_every_article_has_its_row_in_the_readme():
    rows = re.findall(r"^\| (\w+) \|", (WORLD / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(set(rows) & ARTICLES) == sorted(ARTICLES)


def test_every_person_is_told_in_the_readme(world):
    told = (WORLD / "README.md").read_text(encoding="utf-8")
    people = {row["name"].value for row in run.ask(saved("all-persons"), {}, world)}
    assert [name for name in sorted(people) if name not in told] == []


@pytest.mark.parametrize("name", names())
def test_a_saved_query_answers_on_the_world_what_its_reading_gives(name, world, expected):
    expected(WORLD / "expected" / f"{name}.csv", text(run.ask(saved(name), {}, world), "csv"))


def test_there_is_no_expectation_without_a_query():
    assert {path.stem for path in (WORLD / "expected").iterdir()} == set(names())
