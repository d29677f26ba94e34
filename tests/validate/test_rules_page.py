"""The page of the rules says of each what it is shown to find."""

import pytest
from inject import of_articles, of_graphs

from conftest import ROOT
from kg.validate.page import page
from kg.validate.rules import rules

FAULTS: dict[str, list[dict[str, str]]] = {}
for fault in (*of_articles().values(), *of_graphs().values()):
    FAULTS.setdefault(fault.rule, []).append({"vi": fault.vi, "en": fault.en})


@pytest.mark.parametrize(("language", "file"), [("en", "rules.md"), ("vi", "rules.vi.md")])
def test_the_page_is_that_of_the_rules_and_the_faults(language, file, expected):
    text = page(FAULTS, language)
    assert [name for name in rules() if f"| `{name}` |" not in text] == []
    expected(ROOT / "docs" / file, text)
