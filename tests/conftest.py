import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Quad, Store

from kg import reference, unit_graph, units
from kg.build import build
from kg.folders import packaged
from kg.read.find import find
from kg.read.source import Source, sources
from kg.store.folder import reading

settings.register_profile("untimed", deadline=None)  # how long an example takes is not tested
settings.load_profile("untimed")
BUILDS = settings(max_examples=30)
"""Of properties whose examples each build several graphs."""

ROOT = Path(__file__).parent.parent
FEW = re.compile(
    r"viet-nam|tinh-binh-duong|thanh-pho-(ha-noi|ho-chi-minh)(/[^/]+)?|.*/phuong-(hang-bai|buoi|nhat-tan)"
).fullmatch
"""Districts of two cities: what most tests need."""
MORE = re.compile(
    r"viet-nam|tinh-binh-duong|(2025/)?thanh-pho-(ha-noi|ho-chi-minh)(/[^/]+)?"
    r"|thanh-pho-ha-noi/quan-(hoan-kiem|dong-da|tay-ho)/.*"
    r"|thanh-pho-ho-chi-minh/(quan-([123568]|1[012]|go-vap|tan-binh)|huyen-nha-be|thanh-pho-thu-duc)/.*"
).fullmatch
"""The communes of the districts that the saved queries are asked of too, and what they became."""
UNITS, REFERENCE = unit_graph.quads, reference.quads
SEEDS = find([packaged("seeds")]).files
WORLD = ROOT / "tests" / "query" / "world"


def source(file: Path) -> Source:
    """The one article of a file."""
    return next(sources([file]))


def pytest_addoption(parser):
    parser.addoption("--refresh", action="store_true", help="write expected files anew; read the diff")


@pytest.fixture
def expected(request):
    """Compare a text with a file of expectations, or write the file under --refresh."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--refresh"):
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def known() -> reference.Reference:
    return reference.load(packaged("ontology"))


@cache
def stated(some: Callable[[str], object]) -> list[Quad]:
    """The quads of the ontology and of some units."""

    def quads(known: units.Units) -> Iterator[Quad]:
        return UNITS(units.Units({path: row for path, row in known.rows.items() if some(path)}, {}))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unit_graph, "quads", quads)
        return list(REFERENCE(packaged("ontology")))


@contextmanager
def stating(some: Callable[[str], object]) -> Iterator[None]:
    """State some units only: to state all takes a second a build. Names are resolved against all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference, "quads", lambda _: stated(some))
        yield


@pytest.fixture(scope="session", autouse=True)
def few_units():
    """State the districts of two cities in the graphs that tests build."""
    with stating(FEW):
        yield


def built(folder: Path, files: list[Path] = SEEDS) -> Path:
    report = build(sources(files), folder)
    assert report.problems == []
    return folder


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory) -> Path:
    with stating(MORE):
        return built(tmp_path_factory.mktemp("seeds") / "graph")


@pytest.fixture(scope="session")
def seeds(seeds_folder) -> Iterator[Store]:
    with reading(seeds_folder) as store:
        yield store


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> Iterator[Store]:
    """The small invented world: tests/query/world/README.md."""
    with stating(MORE):
        folder = built(tmp_path_factory.mktemp("world") / "graph", find([WORLD]).files)
    with reading(folder) as store:
        yield store


@pytest.fixture(scope="session")
def seeds_and_all_units(tmp_path_factory) -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference, "quads", REFERENCE)
        folder = built(tmp_path_factory.mktemp("all_units") / "graph")
    with reading(folder) as store:
        yield store


@pytest.fixture(scope="session")
def beforehand() -> Store:
    """What is known before any article: a test that adds to it takes that away again."""
    store = Store()
    store.bulk_extend(reference.quads(packaged("ontology")))
    return store


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the articles' texts, which are not part of the project."""
    if "KG_TEXTS" not in os.environ:
        pytest.skip("the texts of the articles stay with their publishers; give their folder in KG_TEXTS")
    return Path(os.environ["KG_TEXTS"])
