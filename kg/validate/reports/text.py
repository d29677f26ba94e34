"""A report as text for people: how much of what was found, then each finding, article by article."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.messages import language, say
from kg.validate import words
from kg.validate.finding import Finding, Place
from kg.validate.report import Report, Waived
from kg.validate.rules import Severity
from kg.validate.words import visible

_STYLES = {Severity.violation: "bold red", Severity.warning: "yellow", Severity.info: "cyan"}
_UNFOLDED = 1_000_000
"""Columns: in a file or a pipe a message stays in one line, however long."""
_ARTICLES = 20
"""Articles in the summary: those with the most findings."""


class _Line(NamedTuple):
    text: Text
    indent: int = 0


def write(report: Report, file: BinaryIO) -> None:
    """Write a report as text in the language of the run: on a terminal in colours and as wide as that."""
    console = _console(terminal=file.isatty())
    for part in _parts(report, report.open()):
        file.write(_printed(part, console).encode(errors="backslashreplace"))


def _printed(part: _Line | Table, console: Console) -> str:
    if isinstance(part, _Line) and not console.is_terminal:
        # A line needs none of rich's care here, which takes ten times as long.
        return f"{' ' * part.indent}{part.text.plain}\n"
    with console.capture() as captured:
        console.print(part if isinstance(part, Table) else Padding(part.text, (0, 0, 0, part.indent)))
    # Tables and paddings fill their lines with spaces.
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _console(*, terminal: bool) -> Console:
    plain = not terminal or bool(os.environ.get("NO_COLOR"))
    width = Console().width if terminal else _UNFOLDED
    return Console(
        width=width, no_color=plain, force_terminal=terminal, markup=False, highlight=False, emoji=False
    )


def _parts(report: Report, found: list[Waived]) -> Iterator[_Line | Table]:
    if found:
        yield from _summary(found)
    else:
        yield _Line(Text(words.found(0)[language()], "bold green"))
    yield _Line(Text(words.validated(report)[language()]))
    for article, some in words.by_article(found[: report.most]):
        yield _Line(Text(f"\n{visible(article) or words.NO_ARTICLE[language()]}", "bold underline"))
        for one in some:
            yield from _detail(one.finding, report)
    if report.most is not None and len(found) > report.most:
        rest = say("Not shown: {number}. Ask for more with --max.", number=len(found) - report.most)
        yield _Line(Text(f"\n{rest}"))
    yield from _waived(report.waived())


def _summary(found: list[Waived]) -> Iterator[_Line | Table]:
    grave = Counter(one.finding.severity for one in found)
    yield _Line(Text(words.found(len(found))[language()], "bold"))
    yield _counted((grave[one], _severity(one)) for one in reversed(Severity) if grave[one])
    for title, names in (
        (say("By rule"), [one.finding.rule for one in found]),
        (say("By article"), [one.article or words.NO_ARTICLE[language()] for one in found]),
    ):
        counts = sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))
        yield _Line(Text(f"\n{title}", "bold"))
        yield _counted((number, Text(visible(name))) for name, number in counts[:_ARTICLES])
        if len(counts) > _ARTICLES:
            yield _Line(Text("  " + say("{number} more", number=len(counts) - _ARTICLES)))
    yield _Line(Text())


def _counted(rows: Iterable[tuple[int, Text]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", min_width=5)
    table.add_column(overflow="fold")
    for number, name in rows:
        table.add_row(str(number), name)
    return table


def _severity(severity: Severity) -> Text:
    return Text(words.SEVERITIES[severity][language()], _STYLES[severity])


def _detail(finding: Finding, report: Report) -> Iterator[_Line | Table]:
    lapsed = report.lapsed(finding)
    yield _Line(Text())
    yield _Line(Text.assemble(_severity(finding.severity), "  ", visible(finding.rule)), 2)
    yield _Line(Text(visible(finding.message[language()])), 4)
    yield from (
        _Line(Text.assemble((f"{name}: ", "dim"), text), 4)
        for name, text in (
            (say("thing"), _thing(finding)),
            (say("value"), visible(finding.value or "")),
            *(
                (say("words") if place.quote else say("place"), words.place(place, (language(),)))
                for place in finding.places
            ),
            (say("law"), words.law(finding).get(language(), "")),
            (say("waiver"), words.lapsed(lapsed)[language()] if lapsed else ""),
        )
        if text
    )


def _thing(finding: Finding) -> str:
    return visible(f"{finding.label.get(language(), '')} <{finding.iri}>".lstrip()) if finding.iri else ""


def _place(place: Place) -> tuple[str, str]:
    return say("words") if place.quote else say("place"), words.place(place, (language(),))


def _waived(waived: list[Waived]) -> Iterator[_Line | Table]:
    if waived:
        yield _Line(Text(f"\n{say('Waived: {number}.', number=len(waived))}", "bold"))
    for finding, waiver in waived:
        if waiver is not None:
            what = f"{visible(finding.rule)}  {_thing(finding)}: {words.waived(waiver)[language()]}"
            yield _Line(Text(what), 2)
