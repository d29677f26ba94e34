"""Find annotated articles: files as given, folders searched for TOML files and shards."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.messages import say
from kg.read.source import SUFFIXES, unreadable


class Found(NamedTuple):
    """The files of articles in the order of their names, and what of the paths could not be searched."""

    files: list[Path]
    problems: list[str]


def find(paths: Iterable[Path]) -> Found:
    """Return the files of the articles below some paths, each file once.

    A folder without articles is a problem, and so is one that cannot be read.
    """
    files: dict[str, Path] = {}
    problems: list[str] = []
    for path in paths:
        inside = list(_inside(path, problems)) if path.is_dir() else [path]
        if not inside:
            problems.append(
                say(
                    "{file}: no annotated article there. Give a folder with {suffixes} files.",
                    file=path,
                    suffixes=", ".join(f"*{suffix}" for suffix in SUFFIXES),
                )
            )
        for file in inside:
            files.setdefault(os.path.realpath(file), file)
    return Found(sorted(files.values(), key=lambda file: (file.name, file)), problems)


def _inside(folder: Path, problems: list[str]) -> Iterator[Path]:
    """Yield the files of a folder that are meant: not a hidden one, no folder."""

    def unsearchable(error: OSError) -> None:
        problems.append(unreadable(Path(error.filename), error))

    for root, _, names in os.walk(folder, onerror=unsearchable):
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(root, name)
