"""What is wrong with a command line: said in one line, in the language of the run, with where help is."""

from math import inf
from pathlib import Path

import click

from kg import messages
from kg.messages import say


class Existing(click.Path):
    """A path that is there; a folder or a file only, where the command wants one."""

    def __init__(self, *, files: bool = True, folders: bool = True) -> None:
        """Take files, folders or both."""
        super().__init__(file_okay=files, dir_okay=folders, readable=False, path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, or refuse one that is not there or of the other sort."""
        path = Path(str(value))
        if not path.exists() and not path.is_symlink():
            self.fail(say("there is no '{path}'. Correct it.", path=path), param, ctx)
        if path.is_dir() and not self.dir_okay:
            self.fail(say("'{path}' is a folder. Give a file.", path=path), param, ctx)
        if not path.is_dir() and not self.file_okay:
            self.fail(say("'{path}' is no folder. Give one.", path=path), param, ctx)
        return path


class Choice(click.Choice[str]):
    """One of some words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or refuse one that is none of them."""
        if value not in self.choices:
            self.fail(
                say("'{value}' is none of {known}. Choose one.", value=value, known=", ".join(self.choices)),
                param,
                ctx,
            )
        return value


class Above(click.ParamType[float]):
    """A number above 0 that is finite: a whole one, or any."""

    name = "number"

    def __init__(self, *, whole: bool = False) -> None:
        """Take whole numbers only, or any."""
        self.whole = whole

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or refuse what is none."""
        try:
            number = int(str(value)) if self.whole else float(str(value))
        except ValueError:
            number = 0
        if not 0 < number < inf:
            self.fail(say("'{value}' is no number above 0. Correct it.", value=value), param, ctx)
        return number


def said(error: click.UsageError) -> str:
    """Return what is wrong with a command line in one line, and where help is."""
    root = error.ctx.find_root() if error.ctx else None
    messages.speak((root.params.get("lang") if root else None) or messages.from_locale())
    command = error.ctx.command_path if error.ctx else "kg"
    where = say("See '{command} --help'.", command=command)
    return " ".join(f"{command}: {_problem(error)} {where}".split())


def _problem(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return say("there is no option '{name}'.", name=error.option_name)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return say("there is no command '{name}'.", name=error.command_name)
    if isinstance(error, click.BadOptionUsage):
        return say("'{name}' wants a value.", name=error.option_name)
    if isinstance(error, click.BadParameter):
        param = error.param
        name = error.param_hint
        if param and not name:
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
        if isinstance(error, click.MissingParameter):
            return say("'{name}' is missing.", name=name)
        return f"{name}: {error.message}"
    return error.message
