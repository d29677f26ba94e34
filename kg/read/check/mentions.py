"""Check mentions: their places, and what they stand for."""

from collections.abc import Iterator
from typing import Any

from kg.errors import AnnotationError
from kg.messages import say
from kg.read.mentions import (
    ELISION,
    BodyKey,
    BodyMention,
    ClusterMention,
    OfficeMention,
    PersonMention,
    Span,
    UnitMention,
)
from kg.read.scope import Scope
from kg.units import Unit


def problems(mention: Span, scope: Scope) -> Iterator[str]:
    """Yield every problem of a mention."""
    if mention.at is None:
        yield say("'{quote}' has no place. Run 'kg anchor'.", quote=mention.q)
    elif not _fits(mention, scope.article.head.source.chars):
        yield say(
            "'{quote}' does not fit into [{start}, {end}). Correct 'at', or run 'kg anchor'.",
            quote=mention.q,
            start=mention.at[0],
            end=mention.at[1],
        )
    if isinstance(mention, PersonMention | BodyMention | OfficeMention | ClusterMention | UnitMention):
        yield from _same(mention, scope)
    if isinstance(mention, BodyMention | OfficeMention | ClusterMention | UnitMention):
        said = (mention.key is not None) + (mention.same is not None)
        if said == 2 or (said == 0 and not isinstance(mention, UnitMention)):
            yield say("which one is meant? Say it under 'is', or name its first mention under 'same'.")
    yield from _resolved(mention, scope)


def _fits(mention: Span, chars: int) -> bool:
    start, end = mention.at or (0, 0)
    length = end - start
    enough = length == len(mention.q) if ELISION not in mention.q else length > len(mention.q) - len(ELISION)
    return 0 <= start < end <= chars and enough


def _same(mention: Any, scope: Scope) -> Iterator[str]:
    if mention.same is None:
        return
    first = scope.article.mentions.get(mention.same)
    if first is None or type(first) is not type(mention) or getattr(first, "same", None) is not None:
        yield say(
            "'same' names '{name}', which is no first mention of this kind. Name the first one.",
            name=mention.same,
        )


def _resolved(mention: Span, scope: Scope) -> Iterator[str]:
    try:
        match mention:
            case UnitMention(key=name, same=None):
                unit = scope.unit(name or mention.q)
                if name is not None and mention.why is None and unit not in _named(mention.q, scope):
                    yield say(
                        "'{quote}' does not name {unit}. Say why it means it.", quote=mention.q, unit=name
                    )
            case BodyMention(key=BodyKey() as body):
                _body(body, scope)
                yield from _placed(mention, scope.unit(body.unit), scope)
            case OfficeMention(key=office) if office is not None:
                scope.reference.concept("role", office.role)
                _body(office.body, scope)
            case ClusterMention(key=cluster) if cluster is not None:
                scope.unit(cluster.unit)
    except AnnotationError as error:
        yield str(error)


def _named(quote: str, scope: Scope) -> list[Unit]:
    return scope.reference.units.called(quote)


def _placed(body: Span, unit: Unit, scope: Scope) -> Iterator[str]:
    """Yield where the units marked within a body's words are all others than the body's own."""
    start, end = body.at or (0, 0)
    inside = [
        mention
        for mention in scope.article.mentions.values()
        if isinstance(mention, UnitMention) and mention.at and start <= mention.at[0] and mention.at[1] <= end
    ]
    firsts = [scope.article.mentions.get(mention.same or "", mention) for mention in inside]
    named = {scope.unit(f.key or f.q).iri for f in firsts if isinstance(f, UnitMention)}
    if named and unit.iri not in named and body.why is None:
        yield say("'{quote}' names another unit than 'is'. Correct it, or say why.", quote=body.q)


def _body(body: BodyKey, scope: Scope) -> None:
    pattern = scope.reference.concept("body-kind", body.kind).pattern.get("vi", "")
    if ("{name}" in pattern) != (body.name is not None):
        what = say("needs a name") if body.name is None else say("has no name")
        raise AnnotationError(say("a {kind} {what}. Correct 'is'.", kind=body.kind, what=what))
    scope.unit(body.unit)
