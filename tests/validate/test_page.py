"""The page on validation names every option, format, group and severity, and its waiver is one."""

import csv
import io
import re

import pytest
from click.testing import CliRunner

from conftest import ROOT
from kg.cli import main
from kg.validate import reports, waivers
from kg.validate.rules import rules

PAGES = pytest.mark.parametrize("page", ["validation.md", "validation.vi.md"])


def read(page):
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@PAGES
def test_everything_that_can_be_given_is_named(page):
    options = {option for param in main.commands["validate"].params for option in param.opts} - {"paths"}
    suffixes = {one.suffixes[0] for one in reports.FORMATS if one.suffixes} - {".txt"}
    names = {
        f"`{name}`" for name in {rule.group for rule in rules().values()} | {f.name for f in reports.FORMATS}
    }
    assert [name for name in (*options, *suffixes, *names) if name not in read(page)] == []


@PAGES
def test_the_waiver_of_the_page_is_one(page, tmp_path):
    (text,) = re.findall(r"```toml\n(.*?)```", read(page), flags=re.DOTALL)
    file = tmp_path / "waivers.toml"
    file.write_text(text, encoding="utf-8")
    assert [one.waiver.rule for one in waivers.read(file)] == ["Indicator-rank"]


@PAGES
def test_what_the_packaged_articles_give_is_listed_with_the_reason(page, seeds_folder):
    run = CliRunner().invoke(main, ["validate", "--store", str(seeds_folder), "--format", "csv"])
    found = {(row["rule"], row["article"]) for row in csv.DictReader(io.StringIO(run.stdout))}
    rows = re.findall(r"^\| `([^`]+)` \| (\d{3}_\w+) \| [^|]{20,} \|$", read(page), flags=re.MULTILINE)
    assert set(rows) == found
    assert len(rows) == 8
