"""The commands `kg identity`: who is who, decided by people."""

from pathlib import Path

import click

from kg.errors import AnnotationError
from kg.messages import say
from kg.options import PATH, format_option, output_option, store_option
from kg.usage import Choice


@click.group()
def identity() -> None:
    """Say who is who. / Cho biết ai là ai."""


@identity.command()
@store_option
@format_option
@output_option
def candidates(store: Path, form: str | None, output: Path | None) -> None:
    """List the persons that may be one, what matters most first. / Liệt kê những người có thể là một.

    First what moves most answers and facts; last what was judged unsure.
    """
    from kg.query import run
    from kg.query.catalogue import saved
    from kg.query.results import give
    from kg.store.folder import reading

    with reading(store) as graph:
        give(run.ask(saved("names-not-judged"), {}, graph), form, output)


@identity.command()
@click.argument("left")
@click.argument("right")
@click.argument("decision", type=Choice(["same", "different", "unsure"]))
@click.option("--reason", required=True, help="What it rests on. / Căn cứ.")
@click.option("--who", required=True, help="Who judges. / Người phán đoán.")
@click.option("--when", help="The day, by default today. / Ngày, mặc định là hôm nay.")
@click.option("--judgements", "file", type=PATH, help="The file beside the articles. / Tệp cạnh các bài báo.")
@store_option
def judge(
    left: str,
    right: str,
    decision: str,
    reason: str,
    who: str,
    when: str | None,
    file: Path | None,
    store: Path,
) -> None:
    """Judge whether two person nodes are one person. / Phán đoán hai nút người có là một người.

    LEFT and RIGHT are nodes as `kg identity candidates` writes them, `<article id>/p1`. The next `kg build`
    obeys.
    """
    from datetime import date

    from kg.identify.judgements import FILE, Judgement, is_day, is_to_come
    from kg.identify.nodes import written
    from kg.identify.record import judge as record
    from kg.store.folder import reading

    day = when or date.today().isoformat()
    nodes = sorted(map(written, (left, right)))
    why, by = (" ".join(text.split()) for text in (reason, who))
    if not is_day(day):
        raise AnnotationError(say("'{when}' is no day. Write it as 2026-11-25.", when=day))
    if is_to_come(day):
        raise AnnotationError(say("'{when}' is yet to come. Write the day of the judgement.", when=day))
    if nodes[0] == nodes[1]:
        raise AnnotationError(say("left and right are one node. Name two."))
    if not (why and by):
        raise AnnotationError(say("a judgement has a reason and a name. Give --reason and --who."))
    path = _beside(file, FILE, "--judgements", [node.rpartition("/")[0] for node in nodes])
    with reading(store) as graph:
        record(Judgement(nodes[0], nodes[1], decision, why, by, day, path.name), path, graph)
    click.echo(say("written to '{file}'. Run 'kg build' to apply it.", file=path), err=True)


@identity.command()
@click.argument("persons", nargs=-1, metavar="[PERSON]...")
@click.option("--all", "everyone", is_flag=True, help="Everybody in the graph. / Mọi người trong đồ thị.")
@click.option("--persons", "file", type=PATH, help="The file beside the articles. / Tệp cạnh các bài báo.")
@store_option
def register(persons: tuple[str, ...], everyone: bool, file: Path | None, store: Path) -> None:
    """Promise persons their IRIs. / Cố định IRI của người.

    PERSON is a name or an IRI. Who is registered keeps the IRI, whatever articles and judgements come.
    """
    from kg.identify.record import everybody
    from kg.identify.record import register as record
    from kg.identify.registry import FILE
    from kg.query.names import Names
    from kg.sparql import selector
    from kg.store.folder import reading

    if everyone == bool(persons):
        raise click.UsageError(say("give persons, or --all."))
    with reading(store) as graph:
        found = everybody(graph) if everyone else [Names(selector(graph)).person(name) for name in persons]
        articles = [person.value.rpartition("/")[2].rpartition("-")[0] for person in found]
        path = _beside(file, FILE, "--persons", articles)
        count = record(dict.fromkeys(found), path, graph)
    click.echo(say("registered: {count}, in '{file}'.", count=count, file=path), err=True)


def _beside(file: Path | None, name: str, option: str, articles: list[str]) -> Path:
    """Return the file to write to: that of the packaged articles only where these articles are."""
    from kg.folders import packaged

    if file is not None:
        return file
    seeds = packaged("seeds")
    if not all((seeds / f"{article}.toml").exists() for article in articles):
        raise AnnotationError(
            say(
                "these articles are not the packaged ones. Give the file beside them as {option}.",
                option=option,
            )
        )
    return seeds / name
