import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Store

from kg import reference
from kg.build import build
from kg.folders import packaged
from kg.read.find import find
from kg.read.source import Source, sources
from kg.store.folder import reading

settings.register_profile("untimed", deadline=None)  # how long an example takes is not tested
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SEEDS = find([packaged("seeds")]).files


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


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    report = build(sources(SEEDS), folder)
    assert report.problems == []
    return folder


@pytest.fixture(scope="session")
def seeds(seeds_folder) -> Iterator[Store]:
    with reading(seeds_folder) as store:
        yield store


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the articles' texts, which are not part of the project."""
    if "KG_TEXTS" not in os.environ:
        pytest.skip("the texts of the articles stay with their publishers; give their folder in KG_TEXTS")
    return Path(os.environ["KG_TEXTS"])
