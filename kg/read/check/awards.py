"""Check award events: whether the words of an article name the type of the award.

The names are those of `ontology/vocab/award-types.ttl`. Spellings count as one as in `kg.vietnamese.key`;
quotation marks, and a number before a name, count for nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pyoxigraph import RdfFormat, Store

from kg.folders import packaged
from kg.messages import say
from kg.read.facts import AwardEvent
from kg.read.scope import Scope, kind
from kg.sparql import select
from kg.vietnamese import key

_NAMES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?code ?name ?by WHERE {
  VALUES ?by { skos:prefLabel skos:altLabel td:pressName }
  ?type a td:AwardType ; skos:notation ?code ; ?by ?name . FILTER(LANG(?name) = "vi")
} ORDER BY ?code ?name
"""
_BROADER = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?code ?above WHERE { ?type a td:AwardType ; skos:notation ?code ; skos:broader+/skos:notation ?above }
"""

Words = tuple[str, ...]


class Name(NamedTuple):
    """A name of an award type; a close one is what the press uses (`td:pressName`)."""

    words: Words
    code: str
    is_close: bool


class Types(NamedTuple):
    """The names of all award types, and each type with every broader one."""

    names: tuple[Name, ...]
    broader: frozenset[tuple[str, str]]


def problems(award: AwardEvent, scope: Scope) -> Iterator[str]:
    """Yield where the words name another award, or leave room and nobody says why."""
    mentions = scope.article.mentions
    marked = {name for passage in award.evidence for name in passage if name in mentions}
    quotes = sorted(mentions[name].q for name in marked if kind(mentions[name]) == "award")
    found = {quote: verdict(quote, award.award) for quote in quotes}
    if not found or award.award not in scope.reference.concepts["award-type"] or "named" in found.values():
        return
    others = {quote: one.code for quote, one in found.items() if isinstance(one, Name)}
    for quote, other in others.items():
        yield say(
            "award: '{quote}' is the name of {other}, not of {award}. "
            "Correct the award, or mark all words of its name.",
            quote=quote,
            other=other,
            award=award.award,
        )
    if not others and award.why is None:
        yield say(
            "award: '{quote}' does not name {award} for certain. Correct the award, or say why.",
            quote=quotes[0],
            award=award.award,
        )


def verdict(quote: str, code: str) -> Literal["named", "unsure"] | Name:
    """Say whether words name an award type, leave room, or are wholly the name of another, which is returned.

    The longest names that stand in the words decide: a name of the type itself, of a narrower one or, where
    more words stand around it ("Bằng khen của Trung ương Đoàn"), of a broader one.
    """
    known, said = types(), words(quote)
    longest = _longest(said)
    most = max((len(name.words) for name in longest), default=0)
    own = [name for name in longest if name.code == code or (name.code, code) in known.broader]
    if own:
        return "unsure" if all(name.is_close for name in own) else "named"
    if any((code, name.code) in known.broader for name in longest):
        return "unsure" if most == len(said) else "named"
    whole = [name for name in longest if most == len(said) and not name.is_close]
    return whole[0] if whole else "unsure"


def words(text: str) -> Words:
    """Return the words of a text as they are compared, without a number that stands before them."""
    found = [key(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", text))]
    while found and found[0].isdigit():
        del found[0]
    return tuple(found)


@lru_cache(maxsize=1000)
def _longest(said: Words) -> tuple[Name, ...]:
    """Return the longest names that stand in some words: articles have few words for their awards."""
    inside = [name for name in types().names if _stands(name.words, said)]
    most = max((len(name.words) for name in inside), default=0)
    return tuple(name for name in inside if len(name.words) == most)


def _stands(part: Words, whole: Words) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


@cache
def types() -> Types:
    """Return the Vietnamese names of the award types, and what is broader than what."""
    store = Store()
    file = packaged("ontology") / "vocab" / "award-types.ttl"
    store.bulk_load(path=str(file), format=RdfFormat.TURTLE)
    return Types(
        tuple(
            Name(words(row["name"].value), row["code"].value, row["by"].value.endswith("/pressName"))
            for row in select(store, _NAMES)
        ),
        frozenset((row["code"].value, row["above"].value) for row in select(store, _BROADER)),
    )
