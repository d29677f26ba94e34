"""Check figures: a given number is one that the words print, so that no slip is laid on the article."""

import math
import re
from collections.abc import Iterator

from kg.messages import say
from kg.read.facts import Commemoration, Indicator, RecipientGroup
from kg.read.scope import Scope, kind
from kg.vietnamese import fold

_MULTIPLIERS = {"ty": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3}
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MULTIPLIED = re.compile(rf"[0-9]\s*((?:(?:{'|'.join(_MULTIPLIERS)})\s*)+)\b")


def problems(indicator: Indicator, scope: Scope) -> Iterator[str]:
    """Yield where the numbers of an indicator are not those that its figure prints, where it has digits."""
    mention = scope.article.mentions.get(indicator.figure)
    if mention is None:
        return
    quote, ratio = mention.q, indicator.ratio
    counts = {"rank": indicator.rank, "out_of": indicator.out_of} if "/" in quote else {}
    numbers = {
        "value": indicator.value,
        **{
            f"ratio: {name}": getattr(ratio, name)
            for name in ("numerator", "denominator", "percent")
            if ratio
        },
        **{name: str(count) for name, count in counts.items() if count is not None},
    }
    printed = {one for number in _NUMBER.findall(quote) for one in _written(number)}
    for name, number in numbers.items():
        if number is not None and printed and _digits(number) not in printed:
            yield _not_printed(name, number, quote)
    multiplier = _multiplier(quote)
    if indicator.multiplier is not None and int(indicator.multiplier) != multiplier:
        yield _not_printed("multiplier", indicator.multiplier, quote)
    if indicator.multiplier is None and indicator.value is not None and multiplier != 1:
        yield say("multiplier: '{quote}' prints one. Give {multiplier}.", quote=quote, multiplier=multiplier)


def recipients(group: RecipientGroup, scope: Scope) -> Iterator[str]:
    """Yield where a count of recipients is not the one that their group prints: "hơn 50" is 51 or more."""
    mention = scope.article.mentions.get(group.mention or "")
    numbers = _NUMBER.findall(mention.q) if mention and kind(mention) == "group" else []
    if mention and len(numbers) == 1:
        printed = int(re.sub(r"[^0-9]", "", numbers[0]))
        if group.min not in {printed, printed + 1} or group.max not in {printed, None}:
            counts = f"{group.min}" if group.max is None else f"{group.min}, {group.max}"
            yield _not_printed("min, max", counts, mention.q)


def commemoration(part: Commemoration, scope: Scope) -> Iterator[str]:
    """Yield where the years or the span of an anniversary are not printed in its words."""
    mention = scope.article.mentions.get(part.mention)
    if mention is None:
        return
    printed = set(re.findall(r"[0-9]+", mention.q))
    if part.years is not None and printed and str(part.years) not in {one.lstrip("0") for one in printed}:
        yield _not_printed("years", str(part.years), mention.q)
    for year in re.findall(r"[0-9]{4}", part.span or ""):
        if year not in printed:
            yield _not_printed("span", year, mention.q)


def _written(number: str) -> Iterator[str]:
    """Yield the digits of a printed number; of one with a separator also without the zeros at its end."""
    digits = re.sub(r"[^0-9]", "", number).lstrip("0")
    yield digits
    if not number.isdigit():
        yield digits.rstrip("0")


def _digits(number: str) -> str:
    """Return the digits that a decimal shares with its printed form: no sign, no zeros at the ends."""
    whole, _, part = number.removeprefix("-").partition(".")
    return (whole + part.rstrip("0")).lstrip("0")


def _multiplier(quote: str) -> int:
    """Return what the words multiply a figure by: "nghìn tỷ" is 10^12."""
    found = _MULTIPLIED.search(fold(quote))
    return math.prod(_MULTIPLIERS[word] for word in found[1].split()) if found else 1


def _not_printed(name: str, value: str, quote: str) -> str:
    return say(
        "{name}: '{value}' is not what '{quote}' prints. Correct it.", name=name, value=value, quote=quote
    )
