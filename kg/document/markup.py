"""HTML that escapes itself: whatever is not markup already is text."""

from collections.abc import Iterable
from html import escape

_BLOCKS = {
    "dd", "div", "dl", "dt", "h1", "h2", "h3", "li", "nav", "p", "section", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
"""Elements that end their line, so that a change to one is a change to few lines."""


class Markup(str):
    """A stretch of HTML, written as it stands."""

    __slots__ = ()


def escaped(part: str) -> Markup:
    """Return markup as it is, and text with its special characters escaped."""
    return part if isinstance(part, Markup) else Markup(escape(part))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return the parts one after the other."""
    return Markup(escaped(between).join(map(escaped, parts)))


def element(name: str, *parts: str, **attributes: str) -> Markup:
    """Return an element around its parts; an attribute that is a word of Python ends in `_`."""
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    end = "\n" if name in _BLOCKS else ""
    return Markup(f"<{name}{given}>{joined(parts)}</{name}>{end}")
