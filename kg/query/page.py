"""The page of all saved questions, each with its parameters and its answer on a graph."""

from collections.abc import Iterator

from pyoxigraph import Store

from kg.query.catalogue import Parameter, SavedQuery, names, saved
from kg.query.results import text
from kg.query.run import ask

_ROWS = 5
"""Rows of an answer that the page shows."""

_WORDS = {
    "title": {"vi": "# Các câu hỏi có sẵn", "en": "# The saved questions"},
    "other": {"vi": "*[English](questions.md)*", "en": "*[Tiếng Việt](questions.vi.md)*"},
    "intro": {
        "vi": "Mỗi câu kèm tham số và trả lời trên các bài mẫu; cách hỏi: [asking.vi.md](asking.vi.md).",
        "en": "Each with its parameters and its answer on the seeds; how to ask: [asking.md](asking.md).",
    },
    "parameter": {"vi": "tham số", "en": "parameter"},
    "rows": {"vi": "{number} dòng", "en": "{number} rows"},
    "first": {
        "vi": "{number} dòng, đây là {shown} dòng đầu",
        "en": "{number} rows, of which the first {shown}",
    },
}


def page(store: Store, language: str) -> str:
    """Return the page in Markdown, in `vi` or `en`, with the answers of a store."""
    head = [_WORDS[name][language] for name in ("title", "other", "intro")]
    questions = (part for name in names() for part in _question(saved(name), store, language))
    return "\n\n".join([*head, *questions]) + "\n"


def _question(query: SavedQuery, store: Store, language: str) -> Iterator[str]:
    yield f"## {query.title.in_language(language)}"
    yield f"`kg query {query.name}`"
    if query.parameters:
        listed = (_parameter(parameter, language) for parameter in query.parameters.values())
        yield "\n".join([f"| {_WORDS['parameter'][language]} | |", "|---|---|", *listed])
    if language == "en" and query.notes:
        yield query.notes
    head, rule, *rows = text(ask(query, {}, store), "markdown").splitlines()
    words = _WORDS["first" if len(rows) > _ROWS else "rows"][language]
    yield words.format(number=len(rows), shown=_ROWS) + ":"
    yield "\n".join([head, rule, *rows[:_ROWS]])


def _parameter(parameter: Parameter, language: str) -> str:
    values = f" ({', '.join(parameter.about.values)})" if parameter.about.values else ""
    return f"| `{parameter.name}` | {parameter.about.label.in_language(language)}{values} |"
