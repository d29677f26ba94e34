"""The labels of offices: what the holder of a role is called in a body of a kind."""

import pytest
from pyoxigraph import Literal

from conftest import source
from invented import article
from kg import terms
from kg.lift import lift
from kg.read.file import read

OFFICE = f"{terms.THING}office/thanh-pho-ho-chi-minh/quan-3"


def labels(known, tmp_path, kind: str, role: str) -> dict[str, str]:
    """Return the labels of an office, by language."""
    file = tmp_path / "a.toml"
    text = article().replace('"peoples-committee"', f'"{kind}"').replace('"chair"', f'"{role}"')
    file.write_text(text, encoding="utf-8")
    return {
        quad.object.language: quad.object.value
        for quad in lift(read(source(file)), known, {})
        if quad.predicate == terms.PREF_LABEL
        and quad.subject.value == f"{OFFICE}/{kind}/{role}"
        and isinstance(quad.object, Literal)
    }


@pytest.mark.parametrize(
    ("kind", "role", "vi", "en"),
    [
        ("peoples-committee-office", "head", "Chánh Văn phòng Ủy ban", "Chief"),
        ("peoples-committee-office", "deputy-head", "Phó Chánh Văn phòng Ủy ban", "Deputy Chief"),
        ("peoples-committee-office", "standing-deputy-head", "Phó Chánh Văn phòng Thường trực", "Standing"),
        ("inspectorate", "deputy-head", "Phó Chánh Thanh tra", "Deputy Chief"),
        ("party-inspection-committee", "deputy-head", "Phó Chủ nhiệm Ủy ban", "Deputy Chair"),
        ("party-inspection-committee", "standing-deputy-head", "Phó Chủ nhiệm Thường trực", "Standing"),
        ("peoples-court", "deputy-head", "Phó Chánh án Tòa án", "Deputy Chief Judge"),
        ("school", "deputy-head", "Phó Hiệu trưởng Trường", "Deputy Principal"),
    ],
)  # fmt: skip
def test_deputies_follow_the_title_that_the_head_of_a_kind_has(known, tmp_path, kind, role, vi, en):
    found = labels(known, tmp_path, kind, role)
    assert found["vi"].startswith(vi)
    assert found["en"].startswith(en)


@pytest.mark.parametrize(
    ("kind", "role", "vi"),
    [
        ("peoples-committee", "deputy-head", "Phó Trưởng Ủy ban"),
        ("peoples-court", "director", "Giám đốc Tòa"),
    ],
)
def test_other_roles_and_other_kinds_keep_the_label_of_the_role(known, tmp_path, kind, role, vi):
    assert labels(known, tmp_path, kind, role)["vi"].startswith(vi)
