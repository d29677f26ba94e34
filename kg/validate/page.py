"""The page of all rules: how grave each is, what it says, and the faults that it is shown to find."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.validate.rules import GROUPS, READING, Rule, rules
from kg.validate.words import SEVERITIES, law, without_values

_WORDS = {
    "made": {
        "vi": "<!-- `make refresh` ghi trang này từ ontology/shapes/ và tests/validate/faults/. -->",
        "en": "<!-- Written by `make refresh` from ontology/shapes/ and tests/validate/faults/. -->",
    },
    "title": {"vi": "# Các quy tắc kiểm tra", "en": "# The rules of validation"},
    "other": {"vi": "*[English](rules.md)*", "en": "*[Tiếng Việt](rules.vi.md)*"},
    "intro": {
        "vi": "Mỗi quy tắc kèm mức độ, lời báo và những lỗi mà phép thử đã gieo vào bài hay đồ thị tốt:"
        " mỗi lỗi do đúng quy tắc ấy tìm ra, không quy tắc nào khác. Dấu … thay cho điều mà lời báo nêu tên."
        " Cách kiểm tra: [validation.vi.md](validation.vi.md).",
        "en": "Each rule with its severity, its message, and the faults that a test puts into good articles"
        " and graphs: each is found by that rule and by no other. An … stands for what a message names. How"
        " to validate: [validation.md](validation.md).",
    },
    READING: {"vi": "Đọc bài và trích dẫn", "en": "Reading articles and quotes"},
    "structure": {"vi": "Cấu trúc", "en": "Structure"},
    "law": {"vi": "Luật", "en": "Law"},
    "consistency": {"vi": "Nhất quán", "en": "Consistency"},
    "head": {
        "vi": "| quy tắc | mức độ | lời báo | lỗi tìm ra |",
        "en": "| rule | severity | message | faults that it finds |",
    },
    "curated": {"vi": "{severity} ({curated} nếu không do bài báo nêu)",
                "en": "{severity} ({curated} where no article says so)"},
}  # fmt: skip


def page(faults: Mapping[str, Sequence[Mapping[str, str]]], language: str) -> str:
    """Return the page in Markdown, in `vi` or `en`; `faults` are by rule, each in both languages."""
    head = [_WORDS[name][language] for name in ("made", "title", "other", "intro")]
    sections = (part for group in (READING, *GROUPS) for part in _section(group, faults, language))
    return "\n\n".join([*head, *sections]) + "\n"


def _section(group: str, faults: Mapping[str, Sequence[Mapping[str, str]]], language: str) -> Iterator[str]:
    yield f"## {_WORDS[group][language]} (`{group}`)"
    rows = (
        _row(rule, faults.get(rule.name, ()), language) for rule in rules().values() if rule.group == group
    )
    yield "\n".join([_WORDS["head"][language], "|---|---|---|---|", *rows])


def _row(rule: Rule, faults: Iterable[Mapping[str, str]], language: str) -> str:
    said = [without_values(rule.messages[language]), law(rule).get(language, "")]
    cells = (
        f"`{rule.name}`",
        _severity(rule, language),
        "<br>".join(filter(None, said)),
        "<br>".join(fault[language] for fault in faults),
    )
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _severity(rule: Rule, language: str) -> str:
    severity, curated = SEVERITIES[rule.severity][language], SEVERITIES[rule.curated][language]
    if severity == curated:
        return severity
    return _WORDS["curated"][language].format(severity=severity, curated=curated)
