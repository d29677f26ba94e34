"""Anchor mentions: give every quote of a draft its place in the text, and keep the rest of the file."""

from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import String, StringType, Trivia

from kg.messages import say
from kg.read.quotes import Place, places, position, stands

NO_BREAK_SPACE = "\u00a0"


def anchor(draft: str, text: str, sha256: str) -> tuple[str | None, list[str]]:
    """Return the draft with `at` filled in wherever the quote has one place, and the problems left.

    The draft is None where it is no TOML, or says that it was made on another text.

    A quote that stands in the text more than once needs `nth`. A place that is already there and right
    is kept; one that is wrong is found anew. A quote that differs from the text in no-break spaces alone
    is taken over as the text has it.
    """
    try:
        document = tomlkit.parse(draft)
    except TOMLKitError as error:
        return None, [say("not TOML: {error}. Correct the file.", error=str(error))]
    plain = document.unwrap()
    source = plain.get("article", {}).get("source", {}) if isinstance(plain.get("article"), dict) else {}
    if isinstance(source, dict) and source.get("sha256", sha256) != sha256:
        return None, [
            say(
                "article: made on another text. If it is this one that has changed, write "
                'source = {{sha256 = "{sha256}", chars = {chars}}}.',
                sha256=sha256,
                chars=len(text),
            )
        ]
    mentions = plain.get("mentions", {})
    if not isinstance(mentions, dict):
        return draft, [say("'mentions' is no table. Write [mentions].")]
    problems = []
    for name, mention in mentions.items():
        found = _found(name, mention, text)
        if isinstance(found, str):
            problems.append(found)
        elif found != mention.get("at"):
            _fill(document["mentions"][name], found, text)
    return tomlkit.dumps(document), problems


def _found(name: str, mention: Any, text: str) -> list[int] | str:
    """Return the place of a mention, or what is wrong with it."""
    if not isinstance(mention, dict) or not isinstance(mention.get("q"), str) or not mention["q"]:
        return say("mention {name}: no quote. Give its words under 'q'.", name=name)
    quote, at, nth = mention["q"], mention.get("at"), mention.get("nth")
    if at is not None and _is_place(at) and stands(quote, text, (at[0], at[1])):
        return list(at)
    found = places(quote, text) or places(_plain(quote), _plain(text))
    if nth is None and len(found) == 1:
        nth = 1
    if type(nth) is int and 1 <= nth <= len(found):
        return list(found[nth - 1])
    if nth is not None and found:
        return say(
            "mention {name}: 'nth' is {nth}, of {count}. Correct it.", name=name, nth=nth, count=len(found)
        )
    return _unplaced(name, quote, found, text)


def _is_place(at: Any) -> bool:
    return isinstance(at, list) and len(at) == 2 and all(type(offset) is int and offset >= 0 for offset in at)


def _fill(mention: Any, place: list[int], text: str) -> None:
    words = text[place[0] : place[1]]
    if mention["q"] != words and _plain(mention["q"]) == _plain(words):
        mention["q"] = _escaped(words)
    mention["at"] = place


def _escaped(words: str) -> String:
    """Return a TOML string in which a no-break space is seen."""
    printed = tomlkit.string(words).as_string()[1:-1].replace(NO_BREAK_SPACE, "\\u00A0")
    return String(StringType.SLB, words, printed, Trivia())


def _plain(words: str) -> str:
    return words.replace(NO_BREAK_SPACE, " ")


def _unplaced(name: str, quote: str, found: list[Place], text: str) -> str:
    if not found:
        return say(
            "mention {name}: '{quote}' is not in the text. Copy the words exactly.", name=name, quote=quote
        )
    where = ", ".join("{}:{}".format(*position(text, start)) for start, _ in found)
    return say(
        "mention {name}: '{quote}' stands in the text {count} times (line:column {where}). "
        "Say which with 'nth', from 1.",
        name=name,
        quote=quote,
        count=len(found),
        where=where,
    )
