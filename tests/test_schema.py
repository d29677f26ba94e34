"""The JSON Schema of the annotated article is the one of the model."""

import json

from conftest import ROOT
from kg.read.article import schema


def test_the_schema_in_the_docs_is_the_models(expected):
    expected(ROOT / "docs" / "article.schema.json", json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")


def test_every_field_and_kind_of_the_format_is_in_the_guide():
    guide = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
    kinds = {
        kind["properties"]["kind"]["enum"][0]
        for name, kind in schema()["$defs"].items()
        if name.endswith("Mention")
    }
    tables = set(schema()["$defs"]["Article"]["properties"]) - {"format", "article", "mentions"}
    fields = {
        field
        for name in (
            "OfficeAttestation",
            "AwardEvent",
            "ClusterYear",
            "Event",
            "Movement",
            "Indicator",
            "Document",
        )
        for field in schema()["$defs"][name]["properties"]
    }
    assert [name for name in kinds | fields if f"`{name}`" not in guide] == []
    assert [name for name in tables if f"[[{name}]]" not in guide] == []
