"""The page on asking names every option there is, and its Python runs."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from conftest import ROOT
from kg.cli import main
from kg.query.results import FORMATS

PAGES = pytest.mark.parametrize("page", ["asking.md", "asking.vi.md"])


def read(page):
    return (Path(ROOT) / "docs" / page).read_text(encoding="utf-8")


@PAGES
def test_every_option_and_form_is_named(page):
    options = {option for param in main.commands["query"].params for option in param.opts}
    for name in (*(options - {"name", "-p", "--store"}), *FORMATS):
        assert name in read(page), name
    pushing = {option for param in main.commands["push"].params for option in param.opts}
    assert [name for name in pushing - {"--store"} if name not in read(page)] == []


@PAGES
def test_the_python_of_the_page_runs(page, seeds_folder, monkeypatch):
    (code,) = re.findall(r"```python\n(.*?)```", read(page), flags=re.DOTALL)
    monkeypatch.chdir(seeds_folder.parent)
    assert seeds_folder.name == "graph"
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code, {})
    assert "Lê Đức Thanh inferred 2023-03-15 " in said.getvalue()
