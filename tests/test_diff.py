"""Two exports are compared node by node: what came, what was retracted, what says other things."""

import csv
import io

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from conftest import SEEDS
from kg.build import build, remove
from kg.cli import main
from kg.diff import diff, opened
from kg.errors import StoreError
from kg.query.results import text
from kg.read.source import sources
from kg.store.folder import reading

OLD = """
@prefix td: <https://w3id.org/thidua/def/> .
<https://w3id.org/thidua/id/article/a> {
  <urn:kept> a td:Event ; td:name "x" .
  <urn:gone> a td:AwardEvent ; td:words "12 cá nhân" ; td:start 1 ; td:end 11 .
  <urn:read> a td:Indicator ; td:value 34 ; td:unitOfMeasure <https://w3id.org/thidua/id/measure/target> .
}
"""
NEW = """
@prefix td: <https://w3id.org/thidua/def/> .
<https://w3id.org/thidua/id/article/a> {
  <urn:kept> a td:Event ; td:name "x" .
  <urn:come> a td:Event ; td:name "hội nghị" .
  <urn:read> a td:Indicator ; td:value 36 ; td:unitOfMeasure <https://w3id.org/thidua/id/measure/target> .
  <urn:part> td:words "of no type" .
}
"""


def store(trig):
    found = Store()
    found.load(trig.encode(), format=RdfFormat.TRIG)
    return found


def rows(old, new):
    return list(csv.DictReader(io.StringIO(text(diff(old, new), "csv"))))


def test_what_came_went_or_changed_is_a_row_and_what_stayed_is_none():
    found = {row["thing"]: row for row in rows(store(OLD), store(NEW))}
    assert {thing: (row["change"], row["kind"], row["article"]) for thing, row in found.items()} == {
        "urn:come": ("added", "Event", "a"),
        "urn:gone": ("retracted", "AwardEvent", "a"),
        "urn:read": ("changed", "Indicator", "a"),
    }
    assert (found["urn:read"]["before"], found["urn:read"]["after"]) == ("value: 34", "value: 36")
    assert [found["urn:gone"][name] for name in ("quote", "start", "end")] == ["12 cá nhân", "1", "11"]
    assert found["urn:come"]["name"] == "hội nghị"


def test_the_same_in_another_order_and_form_is_no_change(seeds, tmp_path):
    seeds.dump(str(tmp_path / "a.nq"), RdfFormat.N_QUADS)
    seeds.dump(str(tmp_path / "b.trig"), RdfFormat.TRIG)
    with opened(tmp_path / "a.nq") as one, opened(tmp_path / "b.trig") as two:
        assert rows(one, two) == []


def test_an_article_that_left_takes_its_facts_and_what_follows_from_them(seeds, tmp_path):
    build(sources(SEEDS), tmp_path / "graph")
    remove(["000_bed63e8a31219278"], tmp_path / "graph")
    with reading(tmp_path / "graph") as less:
        found = rows(seeds, less)
    drawn = {"Discrepancy", "InferredDate"}
    of_articles = [row for row in found if "/id/article/" in row["thing"] and row["kind"] not in drawn]
    assert {row["article"] for row in of_articles} == {"000_bed63e8a31219278"}
    changes = {(row["change"], row["kind"]) for row in found}
    assert ("retracted", "OfficeAttestation") in changes
    assert ("changed", "Tenure") in changes
    assert not [row for row in of_articles if row["change"] == "added"]


def test_each_row_has_words_of_an_article_but_for_the_article_itself(seeds):
    found = rows(seeds, Store())
    of_facts = [
        row for row in found if row["article"] or row["kind"] in {"Body", "Office", "Person", "Tenure"}
    ]
    assert {row["kind"] for row in of_facts if not (row["quote"] and row["start"] and row["end"])} == {
        "Article"
    }
    assert {"Body", "Office", "Person", "Tenure", "RecipientGroup"} <= {row["kind"] for row in of_facts}
    (chair,) = (row for row in found if row["name"] == "Chủ tịch Ủy ban nhân dân Quận 3")
    assert (chair["article"], chair["start"], chair["end"]) == ("003_e3dadd084060f00e", "370", "404")


def test_the_command_compares_files_and_folders(seeds_folder, tmp_path):
    export = tmp_path / "graph.nq"
    CliRunner().invoke(main, ["export", "rdf", "--store", str(seeds_folder), "-o", str(export)])
    result = CliRunner().invoke(main, ["diff", str(export), str(seeds_folder), "--format", "csv"])
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (0, "", 1)


@pytest.mark.parametrize(
    ("name", "content", "said"), [("a.ttl", "", "no export with graphs"), ("a.nq", "<", "Export")]
)
def test_what_is_no_export_is_refused_in_one_line(name, content, said, tmp_path):
    (tmp_path / name).write_text(content)
    with pytest.raises(StoreError, match=said), opened(tmp_path / name):
        pass
