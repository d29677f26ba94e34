"""Write what a command gives: to standard output, or to a file as a whole."""

import contextlib
import os
from pathlib import Path

import click

from kg.errors import StoreError
from kg.messages import say


def write(text: str, path: Path | None, *, new: bool = False) -> None:
    """Write a text to a file, which is replaced in one step, or to standard output.

    A pipe or a device is written to as it is. With `new`, a file that is already there is left alone.
    """
    if path is None or str(path) == "-":
        click.echo(text, nl=False)
        return
    if new and path.exists():
        raise StoreError(say("'{path}' is there already. Give another -o.", path=path))
    try:
        _write(text, path.resolve())
    except OSError as error:
        raise StoreError(
            say("'{path}' cannot be written: {error}. Give another -o.", path=path, error=error.strerror)
        ) from error


def _write(text: str, path: Path) -> None:
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="")
        return
    part = path.parent / f".{os.getpid()}.part"
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
