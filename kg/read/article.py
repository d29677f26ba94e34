"""The annotated article: one model for people's TOML files, for machines' shards and for the JSON Schema."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from kg.read.facts import (
    AwardEvent,
    ClusterYear,
    Document,
    Event,
    Fact,
    Id,
    Indicator,
    Movement,
    OfficeAttestation,
)
from kg.read.leaves import dated, names
from kg.read.mentions import Mention

ID = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"
"""What the id of an article looks like."""

ArticleId = Annotated[str, msgspec.Meta(pattern=ID)]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The text that the offsets count in: sha256 of its exact bytes, length in code points."""

    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    chars: Annotated[int, msgspec.Meta(ge=0)]


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The date of publication as printed, in EDTF, with its mention."""

    date: Annotated[str, dated()]
    mention: Annotated[str, names("date")] | None = None


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The administrative unit that the article is about: what elided words mean here, and why."""

    unit: str
    why: str


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of the article as a whole. The id may be left out where the file is named after it."""

    id: ArticleId | None = None
    source: Source
    context: Context | None = None
    published: Published | None = None


class Article(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"head": "article"}
):
    """One annotated article, without its text."""

    format: Literal[1]
    head: Head
    mentions: dict[Id, Mention] = {}
    offices: tuple[OfficeAttestation, ...] = ()
    awards: tuple[AwardEvent, ...] = ()
    clusters: tuple[ClusterYear, ...] = ()
    events: tuple[Event, ...] = ()
    movements: tuple[Movement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.head.id or ""

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield every fact with the name of its table."""
        for table in TABLES:
            for fact in getattr(self, table):
                yield table, fact


TABLES: dict[str, type[Fact]] = {
    "offices": OfficeAttestation,
    "awards": AwardEvent,
    "clusters": ClusterYear,
    "events": Event,
    "movements": Movement,
    "indicators": Indicator,
    "documents": Document,
}
"""The tables of facts, by their name in the file, in the order in which they are lifted."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the annotated article."""
    return msgspec.json.schema(Article)
