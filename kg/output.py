"""Write what a command gives: to standard output, or to a file as a whole."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import StoreError
from kg.messages import say


def write(text: str, path: Path | None, *, new: bool = False) -> None:
    """Write a text to a file, which is replaced in one step, or to standard output.

    With `new`, a file that is already there is left alone.
    """
    if new and path is not None and path.exists():
        raise StoreError(say("'{path}' is there already. Give another file.", path=path))
    with opened(path) as file:
        file.write(text.encode())


@contextlib.contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """Give a binary file to write: it takes the place of `path` in one step when the block ends well.

    Without a path, or with `-`, it is standard output; a pipe or a device is written to as it is.
    """
    if path is None or str(path) == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _replaced(path.resolve()) as file:
            yield file
    except OSError as error:
        raise StoreError(
            say("'{path}' cannot be written: {error}. Give another file.", path=path, error=error.strerror)
        ) from error


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    part = path.parent / f".{os.getpid()}.part"
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
