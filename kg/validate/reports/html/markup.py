"""Pieces of the page that all of its parts have: words in each language, and text that is no markup."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from kg.validate import words
from kg.validate.report import Report, Waived
from kg.validate.words import visible

Numbered = Sequence[tuple[int, Waived]]
"""Findings, each with its number on the page."""


def text(given: str) -> str:
    """Return a text in one line, escaped."""
    return escape(visible(given))


def both(report: Report, said: Mapping[str, str], tag: str = "span") -> str:
    """Return what is said in each language of the report, each marked as such."""
    parts = [
        f'<{tag}{" class=second" if number and tag == "span" else ""} lang="{one}">{text(said[one])}</{tag}>'
        for number, one in enumerate(report.languages)
        if said.get(one)
    ]
    return " ".join(parts)


def article_name(report: Report, article: str) -> str:
    """Return the id of an article, or that there is none."""
    return text(article) or both(report, words.NO_ARTICLE)


def by_article(found: Numbered) -> Iterator[tuple[str, list[tuple[int, Waived]]]]:
    """Yield what was found in each article, with its number on the page."""
    groups: dict[str, list[tuple[int, Waived]]] = defaultdict(list)
    for number, one in found:
        groups[one.article].append((number, one))
    yield from groups.items()
