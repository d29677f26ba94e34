"""SPARQL as tokens: enough to bind parameters and to refuse what does not only read.

Source: the terminals of the SPARQL 1.1 grammar (W3C Recommendation, 19.8).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError
from kg.messages import say

_TOKENS = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\\.|\"{1,2}(?!\")|[^\"\\])*\"{3} | '{3}(?:\\.|'{1,2}(?!')|[^'\\])*'{3}
      | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_][\w.\-]*|_)?:(?:[\w.\-:%]|\\[^uU])*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_REFUSED = {"SERVICE", "FROM", "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
_FETCHING = re.compile("SERVICE|FROM", re.IGNORECASE)
"""What queries fetch by. Parsers want no white space around it, nor before its IRI: `2e0SERVICE:a {}`."""

_OPENING, _CLOSING = {"(", "{", "["}, {")", "}", "]"}
_DEEPEST = 100
"""Brackets within brackets: the store's parser overflows its stack at some thousands."""


class Token(NamedTuple):
    """One piece of a query: its kind and its text. The texts of all tokens are the query."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, white space and comments too."""
    for match in _TOKENS.finditer(query):
        yield Token(match.lastgroup or "other", match.group())


def refuse_all_but_reading(query: str) -> None:
    r"""Raise QueryError for a query that changes data, or fetches some from elsewhere.

    Escapes such as `\u0053` are refused wherever they stand: some stores expand them before they parse.
    """
    if re.search(r"\\[uU]", query):
        raise QueryError(say("the query holds an escape '\\u'. Write the character itself."))
    depth = 0
    for token in tokens(query):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth > _DEEPEST:
            raise QueryError(say("the query is nested too deeply. Write it flatter."))
        word = token.text.partition(":")[0] if token.kind in {"word", "name"} else ""
        if _FETCHING.search(word) or (token.kind == "word" and word.upper() in _REFUSED):
            raise QueryError(
                say("'{word}' is refused: only queries that read this graph are run.", word=token.text)
            )


def own_limit(query: str) -> int | None:
    """Return the LIMIT of a query itself, not one of a query within it."""
    depth, outside = 0, ""
    for token in tokens(query):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth == 0:
            outside += token.text if token.kind in {"word", "other"} else " "
    found = re.search(r"\bLIMIT\s+(\d+)", outside, re.IGNORECASE | re.ASCII)
    return int(found[1]) if found else None
