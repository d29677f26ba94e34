"""Check an article in itself: ids, places, references between its items, codes, names of units, dates."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kg import edtf
from kg.errors import AnnotationError
from kg.messages import say
from kg.read.article import Article
from kg.read.facts import Evidenced, Fact, OfficeAttestation, Part, RecipientGroup
from kg.read.leaves import Leaf, values
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
from kg.reference import Reference, Unit


def problems(article: Article, reference: Reference) -> Iterator[str]:
    """Yield every problem of an article, `<item>: <what is wrong>. <what to do>.`."""
    try:
        context = context_of(article, reference)
    except AnnotationError as error:
        yield f"article: {error}"
        return
    ids = Counter([*article.mentions, *(fact.id for _, fact in article.facts())])
    for name, times in ids.items():
        if times > 1:
            yield say("'{name}' is the id of {times} items. Give each its own.", name=name, times=times)
    for name, mention in article.mentions.items():
        for problem in _mention(mention, article, reference, context):
            yield f"mention {name}: {problem}"
    if article.head.published is not None:
        yield from (f"article: published: {problem}" for problem in _date(article.head.published.date))
    yield from _offices(article)
    for table, fact in article.facts():
        for problem in [*_fields(fact, article, reference, context), *_fact(fact, article)]:
            yield f"{table[:-1]} {fact.id}: {problem}"


def context_of(article: Article, reference: Reference) -> Unit | None:
    """Return the administrative unit that the article is about, if it says one."""
    return None if article.head.context is None else reference.unit(article.head.context.unit, None)


def kind(mention: Span) -> str:
    """Return the kind of a mention as the file names it."""
    return str(type(mention).__struct_config__.tag)


def _mention(mention: Span, article: Article, reference: Reference, context: Unit | None) -> Iterator[str]:
    if mention.at is None:
        yield say("'{quote}' has no place. Run 'kg anchor'.", quote=mention.q)
    elif not _fits(mention, article.head.source.chars):
        yield say(
            "'{quote}' does not fit into [{start}, {end}). Correct 'at', or run 'kg anchor'.",
            quote=mention.q,
            start=mention.at[0],
            end=mention.at[1],
        )
    if isinstance(mention, PersonMention | BodyMention | OfficeMention | ClusterMention | UnitMention):
        yield from _same(mention, article)
    if isinstance(mention, BodyMention | OfficeMention | ClusterMention | UnitMention):
        said = (mention.key is not None) + (mention.same is not None)
        if said == 2 or (said == 0 and not isinstance(mention, UnitMention)):
            yield say("which one is meant? Say it under 'is', or name its first mention under 'same'.")
    yield from _resolved(mention, reference, context)


def _fits(mention: Span, chars: int) -> bool:
    start, end = mention.at or (0, 0)
    length = end - start
    enough = length == len(mention.q) if ELISION not in mention.q else length > len(mention.q) - len(ELISION)
    return 0 <= start < end <= chars and enough


def _same(mention: Any, article: Article) -> Iterator[str]:
    if mention.same is None:
        return
    first = article.mentions.get(mention.same)
    if first is None or type(first) is not type(mention) or getattr(first, "same", None) is not None:
        yield say(
            "'same' names '{name}', which is no first mention of this kind. Name the first one.",
            name=mention.same,
        )


def _resolved(mention: Span, reference: Reference, context: Unit | None) -> Iterator[str]:
    try:
        match mention:
            case UnitMention(key=name, same=None):
                reference.unit(name or mention.q, context)
            case BodyMention(key=BodyKey() as body):
                _body(body, reference, context)
            case OfficeMention(key=office) if office is not None:
                reference.concept("role", office.role)
                _body(office.body, reference, context)
            case ClusterMention(key=cluster) if cluster is not None:
                reference.unit(cluster.unit, context)
    except AnnotationError as error:
        yield str(error)


def _body(body: BodyKey, reference: Reference, context: Unit | None) -> None:
    reference.concept("body-kind", body.kind)
    reference.unit(body.unit, context)


def _fields(
    struct: msgspec.Struct, article: Article, reference: Reference, context: Unit | None
) -> Iterator[str]:
    for name, leaf, value in values(struct):
        if isinstance(value, msgspec.Struct):
            yield from (f"{name}: {problem}" for problem in _fields(value, article, reference, context))
        elif isinstance(value, str):
            yield from (f"{name}: {problem}" for problem in _value(value, leaf, article, reference, context))
    if isinstance(struct, Evidenced):
        yield from _evidence(struct, article)


def _value(
    value: str, leaf: Leaf, article: Article, reference: Reference, context: Unit | None
) -> Iterator[str]:
    if leaf.edtf:
        yield from _date(value)
    if leaf.kinds:
        named = article.mentions.get(value)
        if named is None or kind(named) not in leaf.kinds:
            yield say(
                "'{value}' is no mention of kind {kinds}. Name one.", value=value, kinds="/".join(leaf.kinds)
            )
    if leaf.table and value not in {fact.id for table, fact in article.facts() if table == leaf.table}:
        yield say("'{value}' is no item of [[{table}]]. Name one.", value=value, table=leaf.table)
    try:
        if leaf.scheme:
            reference.concept(leaf.scheme, value)
        if leaf.unit:
            reference.unit(value, context)
    except AnnotationError as error:
        yield str(error)


def _date(value: str) -> Iterator[str]:
    try:
        edtf.bounds(value)
    except ValueError:
        yield say(
            "'{value}' is no date. Write EDTF: '2019-01-31', '2018', '2016/2017', 'XXXX-03-15'.", value=value
        )


def _evidence(part: Evidenced, article: Article) -> Iterator[str]:
    """Yield what is wrong with the passages: a part that is somebody's must name them in each."""
    whose = getattr(part, "who", None) or getattr(part, "person", None)
    for passage in part.evidence:
        for name in passage:
            if name not in article.mentions:
                yield say("evidence: '{name}' is no mention. Name one.", name=name)
        named = {_first(name, article) for name in passage}
        if whose in article.mentions and _first(whose, article) not in named:
            yield say("evidence: a passage does not name '{who}'. Add the mention that does.", who=whose)


def _first(name: str, article: Article) -> str:
    """Return the id of the first mention of what a mention stands for."""
    return getattr(article.mentions.get(name), "same", None) or name


def _fact(fact: Fact, article: Article) -> Iterator[str]:
    if isinstance(fact, OfficeAttestation):
        for passage in fact.evidence:
            if "title" not in {kind(article.mentions[name]) for name in passage if name in article.mentions}:
                yield say("evidence: a passage needs the title. Mark it.")
    parts: dict[str, list[tuple[str, ...]]] = {}
    for name, _, value in values(fact):
        if isinstance(value, RecipientGroup) and value.max is not None and value.max < value.min:
            yield say("{name}: 'max' is less than 'min'. Correct the count.", name=name)
        if isinstance(value, Part):
            parts.setdefault(name, []).append(_apart(value, article))
    for name, found in parts.items():
        yield from _twice(name, found)


def _apart(part: Part, article: Article) -> tuple[str, ...]:
    """Return what tells apart the parts of one list: whom each names, and its code."""
    named = ((leaf, value) for _, leaf, value in values(part) if isinstance(value, str))
    return tuple(_first(value, article) for leaf, value in named if leaf.kinds or leaf.scheme)


def _offices(article: Article) -> Iterator[str]:
    """Yield the offices that stand twice: one person, role and body is one attestation with all passages."""
    apart = [(_first(one.person, article), one.role, _first(one.body, article)) for one in article.offices]
    yield from _twice("offices", apart)


def _twice(name: str, parts: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for part, times in Counter(parts).items():
        if times > 1:
            yield say(
                "{name}: '{part}' stands there {times} times. Put all passages into one.",
                name=name,
                part=" ".join(part),
                times=times,
            )
