"""Every saved query: what it answers on the seeds, row by row, derived by reading the articles."""

from pathlib import Path

import pytest
import yaml

from kg.folders import packaged
from kg.query import run
from kg.query.catalogue import names, saved
from kg.query.results import text

HERE = Path(__file__).parent
NAMES = pytest.mark.parametrize("name", names())


@NAMES
def test_a_saved_query_answers_on_the_seeds_what_their_reading_gives(name, seeds, expected):
    rows = text(run.ask(saved(name), {}, seeds), "csv")
    assert rows.count("\n") > 1
    expected(HERE / "seeds" / f"{name}.csv", rows)


@NAMES
def test_a_saved_query_is_ordered_and_titled_in_both_languages(name):
    query = saved(name)
    assert "ORDER BY" in query.text
    assert query.title.vi != query.title.en


@NAMES
def test_the_header_is_yaml_as_grlc_reads_it(name):
    lines = (packaged("queries") / f"{name}.rq").read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line[2:] for line in lines if line.startswith("#+")))
    assert {"summary", "tags", "method", "x-kg"} <= header.keys()


def test_there_is_no_expectation_without_a_query():
    assert {path.stem for path in (HERE / "seeds").iterdir()} == set(names())


def test_a_vice_chair_is_never_named_as_chair(seeds):
    chairs = text(run.ask(saved("district-chairs"), {}, seeds), "csv")
    for name in ("Trương Canh Ba", "Trần Phi Long", "Nguyễn Thị Hồng Tiến", "Dương Thị Hồng Gấm"):
        assert name not in chairs


@pytest.mark.parametrize(
    ("values", "people"),
    [
        ({"district": "Quận 1", "year": "2019"}, ["Nguyễn Văn Dũng", "Lê Đức Thanh"]),
        ({"district": "quan 3"}, ["Võ Khắc Thái"]),
        ({"district": "Q.3", "year": "2018"}, []),
        ({"year": "2023"}, ["Nguyễn Văn Dũng", "Lê Đức Thanh", "Võ Khắc Thái", "Phạm Tuấn Long"]),
        ({"district": "https://w3id.org/thidua/id/unit/thanh-pho-ho-chi-minh/quan-5"}, []),
    ],
)
def test_parameters_narrow_the_answer(values, people, seeds):
    rows = run.ask(saved("district-chairs"), values, seeds)
    assert list(dict.fromkeys(row["person"].value for row in rows)) == people
