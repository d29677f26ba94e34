"""Every case: small invented articles, who is who in them, and why."""

import re
import tomllib
from pathlib import Path

import pytest
from test_changes import Corpus

from invented import Seat, meeting
from kg import build as module
from kg.identify.beside import read
from kg.identify.nodes import written
from kg.read.source import Source
from kg.sparql import select

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.toml"))

PERSONS = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?person ?node { ?node td:denotes ?person } ORDER BY ?node
"""
MATCHES = """
PREFIX td: <https://w3id.org/thidua/def/> PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?left ?right ?rule ?decision { ?match a td:Match ; td:left ?left ; td:right ?right ;
  td:rule ?rule ; td:decision ?decision ; prov:wasDerivedFrom/td:words ?words }
"""
JUDGED = """
PREFIX td: <https://w3id.org/thidua/def/> PREFIX decision: <https://w3id.org/thidua/id/decision/>
SELECT ?left ?right { ?judged a td:Judgement ; td:decision decision:unsure ; td:left ?left ; td:right ?right }
"""
POSSIBLY = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?one ?two { ?one td:possiblySame ?two }
"""
GROUNDS = """
PREFIX td: <https://w3id.org/thidua/def/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX decision: <https://w3id.org/thidua/id/decision/> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?article { ?match a td:Match ; td:decision decision:unsure ; prov:wasDerivedFrom/dct:source ?article }
"""
TENSES = ("former", "new", "outgoing")
RULES = ("one-office", "one-unit", "one-company", "one-name", "alike-names", "judged")


def seat(line: str) -> Seat:
    """Return a seat: the parts of an office, then its tense and its own date, each where there is one."""
    name, *rest = (part.strip() for part in line.split("|"))
    date = rest.pop() if rest and re.match(r"[\[\dX]", rest[-1]) else ""
    tense = rest.pop() if rest and rest[-1] in TENSES else ""
    return Seat(name, *rest, tense=tense, date=date)


def sources(case) -> list[Source]:
    return [
        Source(
            f"{name}.toml",
            name,
            meeting(
                [seat(line) for line in article["people"]],
                *(article.get(key, "") for key in ("date", "reviews", "published")),
            ).encode(),
            form="TOML",
        )
        for name, article in case["articles"].items()
    ]


def outcome(store) -> dict[str, list[str]]:
    """Who is who in a graph, as the cases write it."""
    persons: dict[str, list[str]] = {}
    for row in select(store, PERSONS):
        persons.setdefault(row["person"].value, []).append(written(row["node"].value))
    found: dict[str, list[str]] = {"same": [], "unsure": []}
    for row in select(store, MATCHES):
        found[code(row["decision"])].append(line(code(row["rule"]), row))
    found["unsure"] += [line("judged", row) for row in select(store, JUDGED)]
    return {
        "persons": sorted(" ".join(nodes) for nodes in persons.values()),
        "joined": sorted(found["same"], key=order),
        "possible": sorted(found["unsure"], key=order),
    }


def code(concept) -> str:
    return concept.value.rpartition("/")[2]


def line(rule, row) -> str:
    return f"{rule}: {written(row['left'].value)} {written(row['right'].value)}"


def order(line: str) -> tuple[int, str]:
    rule, _, nodes = line.partition(": ")
    return RULES.index(rule), nodes


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path, tmp_path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    if "judgements" in case:
        (tmp_path / "judgements.csv").write_text(case["judgements"].lstrip(), encoding="utf-8")
    corpus = Corpus()
    report = corpus.change(module.build, sources(case), decided=read([tmp_path]))
    assert report.problems == []
    found = outcome(corpus.store)
    assert found == case["expected"]
    persons = {node: person for person in found["persons"] for node in person.split()}
    in_doubt = {
        frozenset(persons[node] for node in each.split(": ")[1].split()) for each in found["possible"]
    }
    assert len(list(select(corpus.store, POSSIBLY))) == len(in_doubt)


@pytest.mark.parametrize(
    ("name", "grounds"), [("former-between", {"a1", "a2", "a3"}), ("outgoing", {"a2", "a3", "c1", "c3"})]
)
def test_the_doubt_about_who_is_back_has_the_fact_that_somebody_had_left(name, grounds):
    case = tomllib.loads((HERE / "cases" / f"{name}.toml").read_text(encoding="utf-8"))
    corpus = Corpus()
    corpus.change(module.build, sources(case))
    articles = {row["article"].value.rpartition("/")[2] for row in select(corpus.store, GROUNDS)}
    assert articles == grounds
