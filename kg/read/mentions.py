"""Mentions: the marked words of an article, and what they stand for."""

from typing import Annotated

import msgspec

Quote = Annotated[str, msgspec.Meta(min_length=1, max_length=150)]
"""Exact words of the article, at most 150 characters; longer ones as `first words … last words`."""

ELISION = " … "
"""Stands between the first and the last words of a quote that leaves out its middle."""


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marked words: the quote, its place and what else every mention may say.

    `at` is `[start, end)` in Unicode code points of the exact stored text. A draft may leave it
    out and say with `nth` (from 1) which occurrence is meant; `kg anchor` then fills `at`.
    `why` says how the words were resolved where they do not say it themselves.
    """

    q: Quote
    at: tuple[int, int] | None = None
    nth: Annotated[int, msgspec.Meta(ge=1)] | None = None
    why: str | None = None


class BodyKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a body the one it is: its kind, its administrative unit and, where it has one, its name."""

    kind: str
    unit: str
    name: Annotated[str, msgspec.Meta(min_length=1)] | None = None


class OfficeKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an office the one it is: its role and its body."""

    role: str
    body: BodyKey


class ClusterKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a cluster the one it is: its name in the series of the unit that organises it."""

    name: str
    unit: str


class PersonMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="person"):
    """A person's name; a later mention of the same person names the first under `same`."""

    same: str | None = None


class BodyMention(
    Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="body", rename={"key": "is"}
):
    """A single body, not a group and not a post."""

    key: BodyKey | None = None
    same: str | None = None


class OfficeMention(
    Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="office", rename={"key": "is"}
):
    """An office named without its holder, such as the grantor in "Bằng khen của Thủ tướng Chính phủ"."""

    key: OfficeKey | None = None
    same: str | None = None


class ClusterMention(
    Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="cluster", rename={"key": "is"}
):
    """A cluster or block of peers."""

    key: ClusterKey | None = None
    same: str | None = None


class UnitMention(
    Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unit", rename={"key": "is"}
):
    """An administrative unit. Without `is` the quote itself names it."""

    key: str | None = None
    same: str | None = None


class TitleMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="title"):
    """The title of an office as printed."""


class AwardMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="award"):
    """The words that name an award, with its count where they stand together."""


class GroupMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="group"):
    """People or collectives that the article counts or groups and does not name."""


class EventMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="event"):
    """The words that name an event."""


class DateMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="date"):
    """A date, a year or a span of years as printed."""


class MovementMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="movement"):
    """The name of a movement, a theme, a slogan or registered works."""


class FigureMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="figure"):
    """A figure as printed, with its unit where they stand together."""


class DocumentMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="document"):
    """The title or the number of a document."""


class WordsMention(Span, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="words"):
    """Other words that carry a fact: a verb, a reason, the name of an indicator."""


Thing = BodyMention | OfficeMention | ClusterMention | UnitMention
"""Mentions of things that stand in the graph of entities or in the reference."""

Mention = (
    PersonMention
    | Thing
    | TitleMention
    | AwardMention
    | GroupMention
    | EventMention
    | DateMention
    | MovementMention
    | FigureMention
    | DocumentMention
    | WordsMention
)
