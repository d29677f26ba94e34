"""What a shell offers to complete: questions, their parameters, and the values that these may take."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem, add_completion_class

from kg.bash import Bash
from kg.errors import KgError
from kg.vietnamese import fold, lower

add_completion_class(Bash)


def questions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Return the saved questions that begin so, with their titles."""
    from kg.query.catalogue import names, saved

    found = (name for name in names() if name.startswith(incomplete))
    return [CompletionItem(name, help=saved(name).title.en) for name in found]


def parameters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Return the parameters of the question that begin so, or after `NAME=` the values of one."""
    from kg.query.catalogue import names, saved

    given = [ctx.params.get("name"), *ctx.args]  # what stands before a -p without its value is not parsed
    question = next((word for word in given if word in names()), None)
    if question is None:
        return []
    known = saved(question).parameters
    name, equals, value = incomplete.partition("=")
    if not equals:
        labels = {f"{one}=": known[one].about.label.en for one in known if one.startswith(name)}
        return [CompletionItem(one, help=label) for one, label in labels.items()]
    if name not in known:
        return []
    about = known[name].about
    offered = about.values or _things(about.thing, ctx.params.get("store") or Path("graph"))
    return [CompletionItem(f"{name}={one}") for one in offered if _begins(one, value)]


def _begins(name: str, typed: str) -> bool:
    """Whether a name begins so; a letter that is typed without marks stands for one with any (`quan`)."""
    own, given = (lower(unicodedata.normalize("NFC", text)) for text in (name, typed))
    return len(given) <= len(own) and all(
        letter in (mine, fold(mine)) for letter, mine in zip(given, own, strict=False)
    )


def _things(thing: str | None, store: Path) -> Iterable[str]:
    """Return the names of the things of a class that articles name; none where there is no graph."""
    from kg.query.names import Names
    from kg.sparql import selector
    from kg.store.folder import reading

    if thing is None:
        return []
    try:
        with reading(store) as graph:
            return Names(selector(graph)).of_class(thing)
    except KgError:
        return []
