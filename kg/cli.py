"""The command `kg`. Only click is imported here; each command imports what it needs when it runs."""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import click

from kg import completion, messages
from kg.errors import AnnotationError, KgError, QueryError, StoreError
from kg.identity import identity
from kg.messages import say
from kg.options import (
    EXISTING,
    FILE,
    NOT_STARTED,
    PATH,
    REFUSED,
    Asking,
    asking_options,
    format_option,
    output_option,
    store_option,
    texts_option,
)
from kg.usage import Choice, said
from kg.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.changes import Report
    from kg.document.examples import Examples
    from kg.document.uses import Uses
    from kg.query.limited import Answer
    from kg.read.source import Source


def _refuse(error: click.UsageError, ctx: click.Context) -> NoReturn:
    click.echo(said(error), err=True)
    ctx.exit(NOT_STARTED)


class _Kg(click.Group):
    """The group of commands: says in one line each what a person can put right, without a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `--lang` wherever it stands."""
        for at, arg in enumerate(args):
            if arg == "--lang" or arg.startswith("--lang="):
                width = 2 if arg == "--lang" else 1
                args = [*args[at : at + width], *args[:at], *args[at + width :]]
                break
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _refuse(error, ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _refuse(error, ctx)
        except KgError as error:
            for problem in error.problems:
                click.echo(problem, err=True)
            ctx.exit(REFUSED if isinstance(error, AnnotationError) else NOT_STARTED)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"{error.filename or 'kg'}: {error.strerror}.", err=True)
            ctx.exit(NOT_STARTED)


@click.group(cls=_Kg, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang", type=Choice(messages.LANGUAGES), default=messages.from_locale, envvar="KG_LANG",
    help="Language of titles and messages. / Ngôn ngữ của tiêu đề và thông báo.",
)  # fmt: skip
@click.version_option(package_name="thidua-kg")
def main(lang: str) -> None:
    """Officials, bodies and awards of Vietnamese news, each fact with the words that prove it.

    Cán bộ, cơ quan và khen thưởng trong báo chí Việt Nam, mỗi dữ kiện kèm lời văn chứng minh.
    """
    messages.speak(lang)


@main.command()
@store_option
def demo(store: Path) -> None:
    """Build the packaged articles and show who chaired which district. / Dựng đồ thị mẫu và hỏi thử."""
    from kg.build import articles
    from kg.demo import show
    from kg.folders import packaged

    if articles(store) - {file.stem for file in packaged("seeds").glob("*.toml")}:
        raise StoreError(say("'{store}' holds other articles. Give another --store.", store=store))
    _build([packaged("seeds")], store, None, replace=True)
    click.echo(show(store), nl=False)


@main.command()
@click.argument("paths", nargs=-1, type=EXISTING)
@store_option
@texts_option
@click.option(
    "--replace", is_flag=True,
    help="Let more than half of the articles go. / Cho phép bỏ hơn nửa số bài.",
)  # fmt: skip
def build(paths: tuple[Path, ...], store: Path, texts: Path | None, replace: bool) -> None:
    """Build the graph of annotated articles. / Dựng đồ thị từ các bài đã chú giải.

    PATHS are files (TOML, or shards of JSON lines) or folders and the whole corpus; without any, the
    packaged articles. `judgements.csv` and `persons.csv` in these folders, or beside these files, say who is
    who.
    """
    from kg.folders import packaged

    _build(paths or [packaged("seeds")], store, texts, replace)


@main.command()
@click.argument("paths", nargs=-1, type=EXISTING, required=True)
@store_option
@texts_option
def add(paths: tuple[Path, ...], store: Path, texts: Path | None) -> None:
    """Add articles to the graph, or replace them. / Thêm bài vào đồ thị, hoặc thay bài.

    So are `judgements.csv` and `persons.csv` in the folders, or beside the files.
    """
    from kg.build import add
    from kg.identify import beside

    decided = beside.read(paths)
    _told(paths, lambda sources, _: add(sources, store, texts, decided=decided), store)


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ID...")
@store_option
def remove(articles: tuple[str, ...], store: Path) -> None:
    """Take articles out of the graph, by their ids. / Bỏ bài khỏi đồ thị, theo id."""
    from kg.build import remove

    _tell(remove(articles, store), [], store)


def _build(paths: Iterable[Path], store: Path, texts: Path | None, replace: bool) -> None:
    from kg.build import build
    from kg.identify import beside

    decided = beside.read(paths)

    def work(sources: "Iterable[Source]", whole: bool) -> "Report":
        return build(sources, store, texts, whole=whole, half=replace, decided=decided)

    _told(paths, work, store)


def _told(paths: Iterable[Path], work: "Callable[[Iterable[Source], bool], Report]", store: Path) -> None:
    """Do work on the articles below some paths and say what it did; show progress on a terminal.

    The work is told whether all paths could be searched. Where no file is found, it is not begun.
    """
    from kg.read.find import find
    from kg.read.source import sources

    files, problems = find(paths)
    if not files:
        raise AnnotationError(*problems)
    if not sys.stderr.isatty():
        _tell(work(sources(files), not problems), problems, store)
        return
    length = sum(file.stat().st_size for file in files if file.is_file())
    with click.progressbar(length=length, label=say("articles"), file=sys.stderr) as progress:

        def watched() -> "Iterator[Source]":
            for source in sources(files):
                yield source
                progress.update(source.size)

        report = work(watched(), not problems)
    _tell(report, problems, store)


def _tell(report: "Report", problems: list[str], store: Path) -> None:
    """Say what a build did, and end with 1 where something was refused."""
    for problem in (*problems, *report.problems, *report.notes):
        click.echo(problem, err=True)
    if not (report.changed or report.gone or report.refused or report.decided):
        click.echo(say("nothing changed in '{store}'.", store=store), err=True)
    click.echo(
        say(
            "articles: {articles}, changed: {changed}, gone: {gone}, refused: {refused}, quads: {quads}.",
            articles=report.articles,
            changed=report.changed,
            gone=report.gone,
            refused=report.refused,
            quads=report.quads,
        ),
        err=True,
    )
    if report.problems or problems:
        sys.exit(REFUSED)


@main.command()
@click.argument("name", required=False, shell_complete=completion.questions)
@click.option(
    "-p", "parameters", multiple=True, metavar="NAME=VALUE", shell_complete=completion.parameters,
    help="A parameter. / Tham số.",
)  # fmt: skip
@asking_options
def query(name: str | None, parameters: tuple[str, ...], asking: Asking) -> None:
    """Ask a saved question; without NAME list them. / Hỏi một câu có sẵn; không có tên thì liệt kê."""
    from kg.query import catalogue, executables
    from kg.query.results import give

    if name is None:
        if parameters:
            raise click.UsageError(say("which question? Give its name."))
        if asking.form or asking.output:
            give([quad.triple for quad in executables.quads()], asking.form, asking.output)
            return
        width = max(len(known) for known in catalogue.names())
        for known in catalogue.names():
            title = catalogue.saved(known).title.in_language(messages.language())
            click.echo(f"{known:{width}}  {title}")
        return
    text = asking.graph.bound(name, _values(parameters), stated_only=asking.stated_only)
    _give(asking.graph.answer(text), asking)


def _give(answer: "Answer", asking: Asking) -> None:
    from kg.query.results import give

    give(answer.results, asking.form, asking.output)
    if answer.more:
        problem = "these are the first {rows} only. Ask for less, or raise --max-rows."
        messages.tell(say(problem, rows=asking.limits.rows))


@main.command()
@click.argument("thing")
@store_option
@texts_option
@click.option(
    "--format", "form", type=Choice(["text", "table", "csv", "tsv", "json", "xml"]),
    help="Form of the facts, by default text. / Dạng kết quả, mặc định là văn bản.",
)  # fmt: skip
@output_option
def show(thing: str, store: Path, texts: Path | None, form: str | None, output: Path | None) -> None:
    """Show THING: every fact about it in time order, with its quote. / Xem mọi dữ kiện về một đối tượng.

    THING is a name or an IRI of a person, body, office, unit, cluster or article. With --texts, each quote
    comes with the sentence that it stands in.
    """
    from kg import show as shown
    from kg.output import write
    from kg.query.results import give, of_suffix
    from kg.store.folder import reading

    form = form or (of_suffix(output.suffix) if output else None) or "text"
    with reading(store) as graph:
        if form == "text":
            write(shown.show(thing, graph, texts, to_file=output is not None), output)
        else:
            give(shown.facts(thing, graph)[1], form, output)


@main.command()
@click.argument("file", type=click.File("rb"))
@asking_options
def sparql(file: BinaryIO, asking: Asking) -> None:
    """Run a SPARQL query of a FILE, or of - for standard input. / Chạy truy vấn SPARQL."""
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(say("byte {at} of the query is not UTF-8. Correct it.", at=error.start)) from error
    _give(asking.graph.answer_own(text, stated_only=asking.stated_only), asking)


@main.command()
@click.argument("old", type=EXISTING)
@click.argument("new", type=EXISTING)
@format_option
@output_option
def diff(old: Path, new: Path, form: str | None, output: Path | None) -> None:
    """Compare two exports: what came, was retracted, or changed. / So sánh hai bản xuất của đồ thị.

    OLD and NEW are files of `kg export rdf` (N-Quads, TriG), or folders of stores.
    """
    from kg.diff import diff as compared
    from kg.diff import opened
    from kg.query.results import give

    with opened(old) as before, opened(new) as after:
        give(compared(before, after), form, output)


@main.command()
@store_option
@click.option("--endpoint", required=True, metavar="URL", help="SPARQL endpoint. / Máy chủ SPARQL.")
@click.option(
    "--graph-store", metavar="URL",
    help="Its graph store, where it is not beside it. / Kho đồ thị của máy chủ, nếu không ở ngay bên.",
)  # fmt: skip
@click.option(
    "--user", default="", envvar="KG_USER",
    help="Name to log in by, with KG_PASSWORD. / Tên đăng nhập, mật khẩu ở KG_PASSWORD.",
)  # fmt: skip
def push(store: Path, endpoint: str, graph_store: str | None, user: str) -> None:
    """Load the graph into another SPARQL store, or what changed since. / Nạp đồ thị vào một máy chủ SPARQL.

    A push that broke off goes on where it ended.
    """
    from kg.query.endpoint import Endpoint
    from kg.query.limits import Limits
    from kg.store import push as pushing
    from kg.store.folder import reading

    remote = Endpoint(endpoint, Limits(rows=None))
    to = pushing.GraphStore(
        graph_store or pushing.graph_store_of(endpoint), user, os.environ.get("KG_PASSWORD", "")
    )
    with (
        reading(store) as graph,
        click.progressbar(length=len(graph), label=say("triples"), file=sys.stderr) as progress,
    ):
        done = pushing.push(graph, remote.select(pushing.PUSHED), to, progress.update)
    click.echo(
        say(
            "graphs sent: {sent}, there already: {kept}, removed: {removed}.",
            sent=done.sent,
            kept=done.kept,
            removed=done.removed,
        ),
        err=True,
    )


@main.command()
@click.argument("file", type=FILE, required=False)
@click.option("--text", type=FILE, help="The text of the article. / Văn bản của bài.")
@click.option(
    "--new", type=FILE, help="Begin a new annotated article on this text. / Bắt đầu chú giải văn bản này."
)
@output_option
def anchor(file: Path | None, text: Path | None, new: Path | None, output: Path | None) -> None:
    """Find the places of the quotes of FILE in its text. / Tìm vị trí các trích dẫn trong văn bản.

    With --new, write the head of a new annotated article instead.
    """
    from kg.annotate.anchor import anchor as anchored
    from kg.annotate.draft import draft
    from kg.output import write
    from kg.read.quotes import read_text

    if new is not None and file is None and text is None:
        write(draft(new), output, new=True)
        return
    if new is not None or file is None or text is None:
        raise click.UsageError(say("give FILE and --text, or --new TEXT."))
    filled, problems = anchored(read_text(file)[0].removeprefix("\ufeff"), *read_text(text))
    if filled is not None:
        write(filled, output)
    if problems:
        raise AnnotationError(*(f"{file.name}: {problem}" for problem in problems))


@main.group()
def export() -> None:
    """Take the graph away. / Mang đồ thị đi."""


@export.command()
@store_option
@click.option(
    "--format", "form", type=Choice(["trig", "nq", "ttl", "jsonld"]), help="Form of RDF. / Dạng RDF."
)
@output_option
def rdf(store: Path, form: str | None, output: Path | None) -> None:
    """Write the whole graph as RDF, by default TriG. / Ghi toàn bộ đồ thị dưới dạng RDF, mặc định là TriG."""
    from kg.output import opened
    from kg.store.export import FORMATS, export
    from kg.store.folder import reading

    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if form is None and suffix not in {"", *FORMATS}:
        raise QueryError(
            say("'.{suffix}' is no form of RDF. Use one of {known}.", suffix=suffix, known=", ".join(FORMATS))
        )
    with reading(store) as graph, opened(output) as file:
        export(graph, form or suffix or "trig", file)


@export.command()
@click.option(
    "--format", "form", default="ttl", show_default=True,
    type=Choice(["ttl", "shapes", "jsonld-context", "html"]),
    help="Turtle, the shapes, the JSON-LD context, or pages. / Turtle, hình mẫu, ngữ cảnh JSON-LD, trang.",
)  # fmt: skip
@click.option(
    "-o", "output", type=PATH, help="File, or folder of the pages. / Tệp, hoặc thư mục của các trang."
)
def ontology(form: str, output: Path | None) -> None:
    """Write all terms, vocabularies and mappings. / Ghi mọi thuật ngữ, bộ từ vựng và liên hệ với nơi khác."""
    from kg.document import context, declarations, pages
    from kg.folders import packaged
    from kg.output import write

    files = packaged("ontology")
    if form == "ttl":
        write(declarations.turtle(files), output)
    elif form == "shapes":
        write(declarations.shapes(files), output)
    elif form == "jsonld-context":
        write(context.text(files / "thidua.ttl"), output)
    elif output is None:
        raise click.UsageError(say("the pages are several files. Give their folder as -o."))
    else:
        output.mkdir(parents=True, exist_ok=True)
        for name, page in pages.pages(files, *_in_the_articles()).items():
            write(page, output / name)


def _in_the_articles() -> "tuple[Examples, Uses]":
    """Return how the packaged articles use the codes and the properties, from a graph of them alone."""
    from tempfile import TemporaryDirectory

    from kg.build import build
    from kg.document.examples import examples
    from kg.document.uses import uses
    from kg.folders import packaged
    from kg.read.find import find
    from kg.read.source import sources
    from kg.store.folder import reading

    with TemporaryDirectory() as folder:
        report = build(sources(find([packaged("seeds")]).files), Path(folder) / "graph")
        if report.problems:
            raise AnnotationError(*report.problems)
        with reading(Path(folder) / "graph") as store:
            return examples(store), uses(store)


@export.command()
@store_option
@output_option
def description(store: Path, output: Path | None) -> None:
    """Describe the graph in VoID and DCAT, with its counts. / Mô tả đồ thị bằng VoID và DCAT, kèm số đếm."""
    from kg.output import write
    from kg.store.description import describe
    from kg.store.folder import reading

    with reading(store) as graph:
        write(describe(graph), output)


main.add_command(identity)
main.add_command(validate)


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            raise click.BadParameter(say("'{value}' is not NAME=VALUE.", value=parameter), param_hint="-p")
        if name in values:
            raise click.BadParameter(say("'{name}' is given twice.", name=name), param_hint="-p")
        values[name] = value
    return values


def run() -> None:
    """Run the command in UTF-8; a reader that closes the pipe ends it quietly."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
