"""Waivers: findings that people let stand for a time, with the reason; kept as a file.

[[waiver]]
rule = "AwardEvent-recipientKind"
thing = "https://w3id.org/thidua/id/article/.../awards/aw3"
reason = "the decision was seen"
by = "Lan"
until = 2027-06-30
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from kg.errors import AnnotationError
from kg.messages import LANGUAGES, in_both, say
from kg.read.quotes import position
from kg.read.source import contents
from kg.validate.finding import Finding, Place
from kg.validate.report import Waived, Waiver
from kg.validate.rules import READING, rules


class Given(NamedTuple):
    """A waiver, and where it stands."""

    waiver: Waiver
    file: str
    line: int


_EXPIRED = "the waiver of {rule} expired on {until}. Renew it, or mend what it is about."
_NOT_NEEDED = "nothing is found that the waiver of {rule} is about. Take it away."


class _File(msgspec.Struct, forbid_unknown_fields=True):
    waiver: list[Waiver] = []


def read(path: Path) -> list[Given]:
    """Return the waivers of a file; AnnotationError where it cannot be read, or names a rule that is none."""
    try:
        text = contents(path).decode("utf-8-sig")
        waivers = msgspec.convert(tomllib.loads(text), _File).waiver
    except UnicodeDecodeError as error:
        problem = "{file}: byte {at} is not UTF-8. Store the file as UTF-8."
        raise AnnotationError(say(problem, file=path.name, at=error.start)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem = "{file}: not {form}: {error}. Correct the file."
        raise AnnotationError(say(problem, file=path.name, form="TOML", error=error)) from error
    except msgspec.ValidationError as error:
        problem = "{file}: {error}. Give each waiver a rule, a thing, a reason, by whom, and until which day."
        raise AnnotationError(say(problem, file=path.name, error=error)) from error
    lines = [position(text, found.start())[0] for found in re.finditer(r"(?m)^[ \t]*\[\[\s*waiver", text)]
    lines += [1] * (len(waivers) - len(lines))
    given = [Given(waiver, str(path), line) for waiver, line in zip(waivers, lines, strict=False)]
    problems = [_unknown(one) for one in given if one.waiver.rule not in rules()]
    if problems:
        raise AnnotationError(*problems)
    return given


def _unknown(one: Given) -> str:
    return say(
        "{file}: line {line}: no rule is called '{rule}'. Correct it.",
        file=Path(one.file).name,
        line=one.line,
        rule=one.waiver.rule,
    )


def apply(
    findings: Iterable[Finding], given: Sequence[Given], today: date, *, all_told: bool
) -> list[Waived]:
    """Return the findings with the waivers that hold today, and those that have expired or that none needs.

    Whether a waiver is needed is known only where everything was validated: `all_told`.
    """
    used: set[Given] = set()
    waived = []
    for finding in findings:
        fitting = [one for one in given if one.waiver.fits(finding)]
        used.update(fitting)
        in_time = [one.waiver for one in fitting if one.waiver.until >= today]
        waived.append(Waived(finding, in_time[0] if in_time else None))
    for one in given:
        if one.waiver.until < today and one in used:
            waived.append(_told(one, _EXPIRED))
        elif one not in used and all_told:
            waived.append(_told(one, _NOT_NEEDED))
    return waived


def expired(given: Iterable[Given], today: date) -> tuple[Waiver, ...]:
    """Return the waivers whose day is past."""
    return tuple(one.waiver for one in given if one.waiver.until < today)


def _told(one: Given, problem: str) -> Waived:
    finding = Finding(
        rule="waiver",
        group=READING,
        severity=rules()["waiver"].severity,
        message=in_both(problem, rule=one.waiver.rule, until=one.waiver.until),
        iri=one.waiver.thing,
        label=dict.fromkeys(LANGUAGES, one.waiver.thing),
        places=(Place(file=one.file, line=one.line, column=1),),
    )
    return Waived(finding)
