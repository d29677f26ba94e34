"""A report of validation: what was found, which of it is waived, and what was validated by which rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

import msgspec
from pyoxigraph import NamedNode

from kg.messages import LANGUAGES
from kg.validate.finding import Finding
from kg.validate.places import article_of
from kg.validate.rules import Rule, Severity

Said = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""Words that say something."""


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word that a finding may stand: of one rule, one thing and, where it has one, one value.

    `until` is the last day that it holds.
    """

    rule: str
    thing: str
    value: str | None = None
    reason: Said
    by: Said
    until: date

    def fits(self, finding: Finding) -> bool:
        """Say whether a finding is of its rule, its thing and, where it has one, its value."""
        same = self.rule == finding.rule and self.thing == finding.iri
        return same and self.value in {None, finding.value}


class Waived(NamedTuple):
    """A finding, and the waiver that lets it stand today, if any."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def article(self) -> str:
        """The id of the article that states the thing, or that has its first words; may be empty."""
        one = self.finding
        return (article_of(NamedNode(one.iri)) if one.iri else "") or one.place.article


@dataclass(frozen=True, kw_only=True)
class Report:
    """What every format is written from.

    `articles` and `things` are how many were validated, `rules` those that were asked. `fail_on` is the least
    severity that makes the run fail, None for never. `most` is how many findings are told in full, None for
    all: a summary counts all of them. `expired` are waivers whose day is past: what they name is not waived.
    """

    found: Sequence[Waived]
    articles: int
    things: int
    rules: Sequence[Rule]
    languages: tuple[str, ...] = LANGUAGES
    fail_on: Severity | None = Severity.violation
    most: int | None = None
    expired: tuple[Waiver, ...] = ()

    def ordered(self) -> list[Waived]:
        """Return all that was found by article, the gravest first; what has no article comes last."""
        return sorted(self.found, key=_order)

    def open(self) -> list[Waived]:
        """Return what was found and is not waived, in that order."""
        return [one for one in self.ordered() if one.waiver is None]

    def waived(self) -> list[Waived]:
        """Return what was found and is waived, in that order."""
        return [one for one in self.ordered() if one.waiver is not None]

    def failures(self) -> Iterator[Finding]:
        """Yield what makes the run fail: what is not waived, of `fail_on` or graver."""
        return (one.finding for one in self.open() if self.fails(one))

    def fails(self, one: Waived) -> bool:
        """Say whether a finding makes the run fail."""
        return one.waiver is None and self.fail_on is not None and one.finding.severity >= self.fail_on

    def lapsed(self, finding: Finding) -> Waiver | None:
        """Return the waiver that held for a finding until its day passed."""
        return next((one for one in self.expired if one.fits(finding)), None)


def _order(one: Waived) -> tuple[str, int, int, str, str, str]:
    finding = one.finding
    start = finding.place.start or 0
    # "~" comes after every id of an article.
    return one.article or "~", -finding.severity, start, finding.rule, finding.iri, finding.value or ""
