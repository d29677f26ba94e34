"""A store's folder: generations side by side, one of them current.

`CURRENT` names the generation that readers open. A build fills a new one and then puts its name into
`CURRENT` in one step, so a reader, or a build killed at any moment, sees the graph before or after, never
between. One build writes at a time (`LOCK`); a reader holds a lease on its generation (`<n>.lease`), and what
is neither current nor leased is cleared away by the next build.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Store

from kg import terms
from kg.errors import StoreError
from kg.messages import say

CURRENT = "CURRENT"
LOCK = "LOCK"
CLEAN = "CLEAN"
"""The note of which articles were validated and found clean."""
_OURS = re.compile(rf"{CURRENT}(\.new)?|{LOCK}|{CLEAN}(\.[0-9]+)?|(?P<number>[0-9]+)(\.lease)?")


def current(folder: Path) -> int | None:
    """Return the number of the current generation, or None where there is none.

    One that is gone may just have been replaced: then another is named by now.
    """
    gone = ""
    while True:
        try:
            number = (folder / CURRENT).read_text(encoding="ascii", errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        if number == gone or not re.fullmatch("[0-9]{1,18}", number):
            return None
        if (folder / number).is_dir():
            return int(number)
        gone = number


def noted(folder: Path) -> bytes:
    """Return what the current generation was built of, as its build noted; nothing where there is none."""
    try:
        return (folder / f"{current(folder)}.lease").read_bytes()
    except FileNotFoundError:
        return b""


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """Give the current graph for reading: it does not change, and stays there until the block ends."""
    with _reading(folder) as (_, store):
        yield store


@contextmanager
def generation(folder: Path) -> Iterator[Path]:
    """Give where the current graph lies, for several that open it; it stays there until the block ends."""
    with _reading(folder) as (path, _):
        yield path


@contextmanager
def _reading(folder: Path) -> Iterator[tuple[Path, Store]]:
    while True:
        number = current(folder)
        if number is None:
            problem = say("there is no graph in '{folder}'. Build one with 'kg build'.", folder=folder)
            raise StoreError(problem)
        with _lease(folder, number) as leased:
            if current(folder) == number:
                store = _opened(folder, number, leased=leased)
                _refuse_another_ontology(store, folder)
                yield folder / str(number), store
                return


def _refuse_another_ontology(store: Store, folder: Path) -> None:
    """Raise StoreError for a graph in the terms of another version: queries would find nothing in it."""
    for quad in store.quads_for_pattern(NamedNode(terms.TD), terms.VERSION_IRI, None, terms.ONTOLOGY):
        if quad.object != terms.version():
            raise StoreError(
                say(
                    "the graph in '{folder}' is of version {found}, this is {ours}. "
                    "Run 'kg build' on all articles.",
                    folder=folder,
                    found=str(quad.object).strip("<>").removeprefix(terms.TD),
                    ours=terms.version().value.removeprefix(terms.TD),
                )
            )


class Building:
    """A generation that is being built, beside the one that is current while it is."""

    def __init__(self, path: Path, former: Store | None, notes: bytes) -> None:
        """Begin at a path, beside the former generation and its notes if there is one that can be read."""
        self._path = path
        self.former = former
        self.notes = notes
        self.store: Store | None = None

    def empty(self) -> Store:
        """Return an empty store to fill."""
        self.store = Store(str(self._path))
        return self.store

    def copy(self) -> Store:
        """Return a store that begins as the former one and shares its files."""
        if self.former is not None:
            self.former.backup(str(self._path))
        return self.empty()


@contextmanager
def replacing(folder: Path) -> Iterator[Building]:
    """Give a generation to build: it becomes current when the block ends well, and only then.

    Where the block fills no store, nothing changes. `notes` are kept with the generation for the next build.
    A disk that is full or may not be written to is said, and leaves what was current.
    """
    try:
        with _replacing(folder) as building:
            yield building
    except OSError as error:
        raise StoreError(
            say(
                "'{folder}' cannot be written: {error}. Make room there, or give another --store.",
                folder=folder,
                error=error.strerror or " ".join(str(error).split()),
            )
        ) from error


@contextmanager
def _replacing(folder: Path) -> Iterator[Building]:
    if folder.exists() and not folder.is_dir():
        raise StoreError(say("'{folder}' is a file. Give another --store.", folder=folder))
    if not _free(folder):
        raise StoreError(
            say("'{folder}' is not empty and holds no graph. Give another --store.", folder=folder)
        )
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        number = 1 + max(_generations(folder), default=0)
        _clear(folder, keep=current(folder))
        building = Building(folder / str(number), *_former(folder))
        lease = folder / f"{number}.lease"
        done = False
        try:
            yield building
            done = True
        finally:
            if not done:
                # The store may still be open: its number is not used again, the next build clears the rest.
                shutil.rmtree(folder / str(number), ignore_errors=True)
                with suppress(OSError):
                    lease.touch()
        if building.store is not None:
            building.store.flush()
            lease.write_bytes(building.notes)
            _point(folder, number)
            _clear(folder, keep=number)


def _former(folder: Path) -> tuple[Store | None, bytes]:
    """Return the current generation and its notes, or neither where it cannot be read."""
    number = current(folder)
    lease = folder / f"{number}.lease"
    try:
        return _opened(folder, number or 0, leased=lease.exists()), lease.read_bytes()
    except StoreError:
        return None, b""


def _opened(folder: Path, number: int, *, leased: bool) -> Store:
    try:
        if not leased:
            raise FileNotFoundError(f"{number}.lease")
        return Store.read_only(str(folder / str(number)))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            say(
                "the graph in '{folder}' cannot be opened: {error}. Build it anew.",
                folder=folder,
                error=str(error),
            )
        ) from error


@contextmanager
def _lease(folder: Path, number: int) -> Iterator[bool]:
    """Keep a generation from being cleared away; False where it is gone already."""
    try:
        file = (folder / f"{number}.lease").open("rb")
    except FileNotFoundError:
        yield False
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / LOCK).open("wb") as file:
        if not _locked(file):
            raise StoreError(
                say("another build is writing to '{folder}'. Wait until it has ended.", folder=folder)
            )
        yield


def _locked(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _free(folder: Path) -> bool:
    """Say whether a folder is empty, or a store: it has the lock of one, and nothing else that is not its."""
    if not folder.exists():
        return True
    names = [path.name for path in folder.iterdir()]
    return not names or (LOCK in names and all(map(_OURS.fullmatch, names)))


def _generations(folder: Path) -> set[int]:
    names = (_OURS.fullmatch(path.name) for path in folder.iterdir())
    return {int(name["number"]) for name in names if name and name["number"]}


def _clear(folder: Path, keep: int | None) -> None:
    """Remove the generations that are neither kept nor being read."""
    for number in _generations(folder) - {keep}:
        lease = folder / f"{number}.lease"
        with lease.open("ab") as file:
            if _locked(file):
                shutil.rmtree(folder / str(number), ignore_errors=True)
                lease.unlink()


def _point(folder: Path, number: int) -> None:
    new = folder / f"{CURRENT}.new"
    with new.open("w", encoding="ascii") as file:
        file.write(f"{number}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / CURRENT)
