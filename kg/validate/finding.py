"""What validation finds: the rule, the thing, the words, and where they stand."""

import hashlib
from collections.abc import Mapping

import msgspec

from kg.validate.rules import Severity


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article, or a line of a file.

    `iri` is the fact, the mention or whatever else has the words. `start` and `end` are `[start, end)` in
    code points of the text. Lines and columns count from 1: `line` and `column` in `file`, `text_line` and
    `text_column` in the text of the article. None means not known.
    """

    iri: str = ""
    article: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    text_line: int | None = None
    text_column: int | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. `message` and `label` are by language; `value` is what is wrong, as it is written.

    `iri` is the thing that the rule was asked of, empty where a file could not be read at all. `places` has
    the words it rests on, the first of them first; there may be none. `source` holds the clauses of the law,
    and `verified` says whether their text was read.
    """

    rule: str
    group: str
    severity: Severity
    message: Mapping[str, str]
    iri: str = ""
    label: Mapping[str, str] = {}
    value: str | None = None
    places: tuple[Place, ...] = ()
    source: tuple[str, ...] = ()
    verified: bool | None = None

    @property
    def place(self) -> Place:
        """The first place, or one of which nothing is known."""
        return self.places[0] if self.places else Place()

    @property
    def fingerprint(self) -> str:
        """What stays the same while the finding does: of its rule, its thing (or file) and the value."""
        what = self.iri or f"{self.place.file} {self.message['en']}"
        return hashlib.sha256(
            "\n".join((self.rule, what, self.value or "")).encode(errors="surrogateescape")
        ).hexdigest()[:16]
