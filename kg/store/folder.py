"""A store's folder: generations side by side, one of them current.

`CURRENT` names the generation that readers open. A build fills a new generation under another name and
then puts it into `CURRENT` in one step, so a reader, or a build killed at any moment, sees the graph before
or after, never between.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store

from kg.errors import StoreError
from kg.messages import say

CURRENT = "CURRENT"
_PART = ".part"


def current(folder: Path) -> Path | None:
    """Return the folder of the current generation, or None where no graph was built."""
    try:
        return folder / (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None


def open_store(folder: Path) -> Store:
    """Open the current graph for reading: what it holds does not change while it is open."""
    generation = current(folder)
    if generation is None:
        raise StoreError(say("there is no graph in '{folder}'. Build one with 'kg build'.", folder=folder))
    try:
        return Store.read_only(str(generation))
    except OSError as error:
        raise StoreError(
            say(
                "the graph in '{folder}' cannot be opened: {error}. Build it anew.",
                folder=folder,
                error=error,
            )
        ) from error


@contextmanager
def replacing(folder: Path) -> Iterator[Store]:
    """Give an empty store to fill: it becomes the current one when the block ends well, and only then."""
    before = current(folder)
    if before is None and not _free(folder):
        raise StoreError(
            say("'{folder}' is not empty and holds no graph. Give another --store.", folder=folder)
        )
    number = 1 + (int(before.name) if before else 0)
    part = folder / f"{number}{_PART}"
    folder.mkdir(parents=True, exist_ok=True)
    store = _new(part, folder)
    try:
        yield store
    except BaseException:
        # The store is still open and may yet write; what is left here, the next build clears away.
        shutil.rmtree(part, ignore_errors=True)
        raise
    store.flush()
    del store
    part.rename(folder / str(number))
    _point(folder, str(number))
    if before is not None:
        shutil.rmtree(before)


def _free(folder: Path) -> bool:
    """Say whether a folder holds nothing, or nothing but what builds left that were killed."""
    return not folder.exists() or (folder.is_dir() and all(path.suffix == _PART for path in folder.iterdir()))


def _new(part: Path, folder: Path) -> Store:
    """Make an empty store; what a killed build left there goes, what a running one fills is respected."""
    try:
        if part.exists():
            Store(str(part)).flush()
            shutil.rmtree(part)
        return Store(str(part))
    except OSError as error:
        raise StoreError(
            say("another build is writing to '{folder}'. Wait until it has ended.", folder=folder)
        ) from error


def _point(folder: Path, name: str) -> None:
    new = folder / f"{CURRENT}{_PART}"
    with new.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / CURRENT)
