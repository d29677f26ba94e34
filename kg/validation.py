"""The command `kg validate`: from files or a store to findings, and from findings to a report."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.messages import say
from kg.options import EXISTING, FILE, REFUSED, output_option, store_option, texts_option
from kg.usage import Above, Choice

if TYPE_CHECKING:
    from kg.validate.run import Wanted

READING, *GROUPS = ("reading", "structure", "law", "consistency")
FORMATS = ("text", "csv", "html", "junit", "sarif", "github", "turtle")
SEVERITIES = ("violation", "warning", "info", "never")


@click.command()
@click.argument("paths", nargs=-1, type=EXISTING)
@store_option
@texts_option
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    help="This article alone. / Chỉ bài này.",
)
@click.option(
    "--group",
    "groups",
    multiple=True,
    type=Choice([READING, *GROUPS]),
    help="Rules of this group alone. / Chỉ quy tắc của nhóm này.",
)
@click.option("--only", multiple=True, metavar="RULE", help="This rule alone. / Chỉ quy tắc này.")
@click.option(
    "--fail-on",
    type=Choice(SEVERITIES),
    default="violation",
    show_default=True,
    help="End with 1 on findings of this weight or more. / Mức phát hiện làm lệnh kết thúc với mã 1.",
)
@click.option(
    "--waivers", "file", type=FILE, help="Findings that may stand. / Những phát hiện được miễn trừ."
)
@click.option(
    "--format",
    "form",
    type=Choice(FORMATS),
    help="Form of the report, by default text. / Dạng báo cáo, mặc định là văn bản.",
)
@output_option
@click.option(
    "--max",
    "most",
    type=Above(whole=True),
    help="Findings told in full, at most. / Số phát hiện nêu chi tiết, nhiều nhất.",
)
@click.option(
    "--engine", type=Choice(["pyshacl", "turbo"]),
    help="Engine of SHACL, by default the fastest there is. / Bộ máy SHACL.",
)  # fmt: skip
def validate(
    paths: tuple[Path, ...],
    store: Path,
    texts: Path | None,
    articles: tuple[str, ...],
    groups: tuple[str, ...],
    only: tuple[str, ...],
    fail_on: str,
    file: Path | None,
    form: str | None,
    output: Path | None,
    most: int | None,
    engine: str | None,
) -> None:
    """Validate articles, files of Turtle, or the graph. / Kiểm tra bài chú giải, tệp Turtle, hoặc đồ thị.

    PATHS are files (TOML, shards of JSON lines, Turtle) or folders, looked at before they are in any graph;
    without any, the graph in --store is. With --texts, each quote is looked for in the text of its article.
    """
    from kg import inspection
    from kg.output import opened
    from kg.validate import engines, waivers
    from kg.validate.report import Report
    from kg.validate.reports import writer
    from kg.validate.rules import Severity, rules

    write = writer(form, output)
    wanted = _wanted(articles, groups, only)
    given = waivers.read(file) if file else []
    name = engine or engines.usual()
    if paths:
        found = inspection.of_files(paths, texts, wanted, name, _watch)
    else:
        found = inspection.of_store(store, texts, wanted, name, _watch)
    everything, today = not (articles or groups or only), date.today()
    report = Report(
        found=waivers.apply(found.found, given, today, all_told=everything),
        expired=waivers.expired(given, today),
        articles=found.articles,
        things=found.things,
        rules=[rule for rule in rules().values() if wanted.rule(rule.name)],
        fail_on=None if fail_on == "never" else Severity[fail_on],
        most=most,
    )
    with opened(output) as written:
        write(report, written)
    if any(report.failures()):
        sys.exit(REFUSED)


def _wanted(articles: tuple[str, ...], groups: tuple[str, ...], only: tuple[str, ...]) -> "Wanted":
    from kg.validate.rules import rules
    from kg.validate.run import Wanted

    for name in only:
        if name not in rules():
            near = ", ".join(get_close_matches(name, rules(), n=5, cutoff=0.3) or list(rules())[:5])
            problem = say("no rule is called '{rule}'. Use one such as {known}.", rule=name, known=near)
            raise click.BadParameter(problem, param_hint="--only")
    if groups and only:
        raise click.UsageError(say("give rules or groups, not both."))
    every = frozenset(groups) or frozenset((READING, *GROUPS))
    return Wanted(articles=frozenset(articles), groups=every, only=frozenset(only))


@contextmanager
def _watch(length: int) -> "Iterator[Callable[[int], object]]":
    """Show on a terminal how far validation has come."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=say("articles and things"), file=sys.stderr) as progress:
        yield progress.update
