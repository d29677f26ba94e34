"""Data flows one way: a stage imports only from stages before it, and from what belongs to no stage."""

import ast
from pathlib import Path

import pytest

import kg

FLOW = [
    "read",
    "lift",
    "identify",
    "infer",
    "validate",
    "store",
    "query",
    "network",
    "annotate",
    "document",
    "web",
]
PACKAGE = Path(kg.__file__).parent
BELOW_ALL_STAGES = {
    "addresses", "edtf", "errors", "folders", "messages", "output", "plans", "reference", "sparql", "terms",
    "unit_graph", "unit_names", "unit_variants", "units", "vietnamese",
}  # fmt: skip


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg"):
            module = (node.module or "").split(".")[1:]
            found |= {module[0]} if module else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.glob("*/**/*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_stage_imports_no_later_stage(path):
    stage = path.relative_to(PACKAGE).parts[0]
    allowed = {*FLOW[: FLOW.index(stage) + 1], *BELOW_ALL_STAGES}
    assert imports(path) <= allowed


@pytest.mark.parametrize("name", sorted(BELOW_ALL_STAGES))
def test_what_belongs_to_no_stage_imports_no_stage(name):
    assert imports(PACKAGE / f"{name}.py") <= BELOW_ALL_STAGES
