"""Facts: what an article states, each with the mentions that carry it.

A struct has the name of its class in the ontology, and each field says what it may hold and which
property states it. `None` means that the article does not say.
"""

from typing import Annotated

import msgspec

from kg.read.leaves import ELSEWHERE, code, dated, decimal, flat, item, names, stated_as, unit_name

Id = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]{0,15}$")]
"""An id within one article, such as `p1` or `a12`; unique in the file and never reused."""

Passage = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
"""Ids of the mentions that carry a fact together."""

Evidence = Annotated[tuple[Passage, ...], msgspec.Meta(min_length=1)]
"""The passages that carry a fact; each is enough by itself."""

Decimal = Annotated[str, decimal()]
"""A plain decimal number in quotes, such as `"18074"` or `"88.23"`."""

Share = Annotated[str, decimal(r"^[0-9]+(\.[0-9]+)?$")]
"""A decimal number that is not negative."""

Count = Annotated[int, msgspec.Meta(ge=1)]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a fact."""


class Evidenced(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a fact that has evidence, and says why it is read so where the words leave room."""

    evidence: Evidence
    why: str | None = None


class Fact(Evidenced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every fact has beside its evidence: an id."""

    id: Id


class OfficeAttestation(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sighting of a person in an office: one for each person, office and article.

    `role` and `body` make the office, which is what is stated. `event` is where the person was seen in it,
    `date` when, if at no event.
    """

    person: Annotated[str, names("person")]
    role: Annotated[str, code("role", as_=ELSEWHERE)]
    body: Annotated[str, names("body", as_=ELSEWHERE)]
    tense: Annotated[str, code("tense")] = "current"
    event: Annotated[str, item("events")] | None = None
    date: Annotated[str, dated()] | None = None


_RECIPIENT = names("person", "body", "unit", "group", as_="namedRecipient", words="name")


class RecipientGroup(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who received an award: a mention of a person, body or unit, or a group and how many.

    `min` and `max` count recipients, or awards where `counted` says so; no `max` means no upper bound.
    """

    kind: Annotated[str, code("recipient-kind", as_="recipientKind")]
    min: Annotated[Count, stated_as("countMin")]
    max: Annotated[Count, stated_as("countMax")] | None = None
    counted: Annotated[str, code("counted")] = "recipients"
    unit: Annotated[str, unit_name()] | None = None
    mention: Annotated[str, _RECIPIENT] | None = None


class Presentation(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who handed an award over, and under which printed title."""

    person: Annotated[str, names("person")]
    title: Annotated[str, names("title")] | None = None


class AwardEvent(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One award to one recipient or group, given or proposed."""

    award: Annotated[str, code("award-type", as_="awardType")]
    status: Annotated[str, code("status")]
    to: Annotated[RecipientGroup, stated_as("recipient")]
    proposer: Annotated[str, names("body", "office", "cluster")] | None = None
    asked: Annotated[str, names("body", "office", "group", words="askedName")] | None = None
    grantor: Annotated[str, names("body", "office", "unit")] | None = None
    presenters: Annotated[tuple[Presentation, ...], stated_as("presentation")] = ()
    period: Annotated[str, dated()] | None = None
    reason: Annotated[str, names("words")] | None = None
    event: Annotated[str, item("events")] | None = None


class ClusterPart(Evidenced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit or body in a cluster, with the passages that say so."""

    who: Annotated[str, names("unit", "body", as_="agent")]


class Handover(Part, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"by": "from"}):
    """The leadership of a cluster passes from one unit or body to another."""

    by: Annotated[str, names("unit", "body", as_="handoverFrom")]
    to: Annotated[str, names("unit", "body", as_="handoverTo")]


class ClusterYear(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cluster in one year: its leader and the other members that the article names."""

    cluster: Annotated[str, names("cluster")]
    year: Annotated[str, dated(as_="period")]
    leader: ClusterPart | None = None
    members: Annotated[tuple[ClusterPart, ...], stated_as("member")] = ()
    handover: Annotated[Handover, flat()] | None = None
    event: Annotated[str, item("events")] | None = None


class Participation(Evidenced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Someone's part in an event; unique by `who` and `capacity`."""

    who: Annotated[str, names("person", "body", "unit", "cluster", "group", as_="agent", words="name")]
    capacity: Annotated[str, code("capacity")]


class Event(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A conference, ceremony, launch, signing or hand-over.

    `unit` is the unit whose event it is, `venue` where it is held; `reviews` and `launches` are the years
    that a year-end event looks back on and opens.
    """

    kind: Annotated[str, code("event-kind", as_="eventKind")]
    name: Annotated[str, names("event")]
    date: Annotated[str, dated()] | None = None
    unit: Annotated[str, names("unit")] | None = None
    venue: Annotated[str, names("body")] | None = None
    reviews: Annotated[str, dated()] | None = None
    launches: Annotated[str, dated()] | None = None
    part_of: Annotated[str, item("events")] | None = None
    participations: Annotated[tuple[Participation, ...], stated_as("participation")] = ()


class Commemoration(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The anniversary that a movement honours: its words, how many years, and the span as printed."""

    mention: Annotated[str, names("words", "event", "date", as_="commemorates")]
    years: Annotated[Count, stated_as("commemoratedYears")] | None = None
    span: Annotated[str, dated(as_="commemoratedSpan")] | None = None


class Movement(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named or launched movement, a yearly theme, a slogan, or registered works."""

    kind: Annotated[str, code("movement-kind", as_="movementKind")]
    name: Annotated[str, names("movement")]
    year: Annotated[str, dated(as_="period")] | None = None
    owner: Annotated[str, names("body", "unit", "cluster", "office", "group", words="ownerName")] | None = (
        None
    )
    launchers: tuple[Annotated[str, names("person", "body", "unit", "office", as_="launcher")], ...] = ()
    theme: Annotated[str, names("movement")] | None = None
    commemorates: Annotated[Commemoration, flat()] | None = None
    event: Annotated[str, item("events")] | None = None


class Ratio(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a whole as printed: `34/38`, and the percentage printed beside it."""

    numerator: Share | None = None
    denominator: Share | None = None
    percent: Share | None = None


class Indicator(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A printed figure about a unit, a body, a cluster or a movement.

    `figure` is the mention of the figure as printed and `value` the same as a plain decimal; `unit` and
    `multiplier` stand beside it. `base` says what a share or a change is measured against. `bound` says
    that the figure is a lower or an upper one ("hơn", "dưới").
    """

    indicator: Annotated[str, code("indicator", as_="indicatorKind")]
    subject: Annotated[str, names("unit", "body", "cluster")]
    figure: Annotated[str, names("figure", "group", "award", "movement")]
    value: Decimal | None = None
    unit: Annotated[str, code("measure", as_="unitOfMeasure")] | None = None
    multiplier: Annotated[str, decimal("^10+$")] | None = None
    period: Annotated[str, dated()] | None = None
    base: Annotated[str, code("base")] | None = None
    bound: Annotated[str, code("bound")] | None = None
    ratio: Annotated[Ratio, flat()] | None = None
    rank: Count | None = None
    out_of: Count | None = None
    movement: Annotated[str, item("movements")] | None = None


class Document(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document that the article cites by number or title."""

    title: Annotated[str, names("document", as_="name")] | None = None
    number: str | None = None
    date: Annotated[str, dated()] | None = None
    issuer: Annotated[str, names("body", "office", "unit")] | None = None
    period: Annotated[str, dated()] | None = None
