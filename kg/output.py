"""Write what a command gives: to standard output, or to a file as a whole."""

import os
from pathlib import Path

import click

from kg.errors import StoreError
from kg.messages import say


def write(text: str, path: Path | None) -> None:
    """Write a text to a file, which is replaced in one step, or to standard output."""
    if path is None:
        click.echo(text, nl=False)
        return
    part = path.parent / f".{path.name}.{os.getpid()}"
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(
            say("'{path}' cannot be written: {error}. Give another -o.", path=path, error=error.strerror)
        ) from error
