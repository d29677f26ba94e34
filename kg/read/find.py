"""Find annotated articles: files as given, folders searched for `*.toml`."""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import AnnotationError
from kg.messages import say

SUFFIX = ".toml"


def _is_article(file: Path) -> bool:
    """Say whether a file of a folder is meant: not a hidden one, no folder, no pipe."""
    return not file.name.startswith(".") and (file.is_file() or file.is_symlink())


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the files of the articles, in the order of their names.

    Raises AnnotationError for a folder without articles, and for two files with one article's name.
    """
    files: dict[str, Path] = {}
    problems = []
    for path in paths:
        found = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        inside = [file for file in found if _is_article(file)] if path.is_dir() else found
        if not inside:
            problems.append(
                say("{file}: no annotated article there. Give a folder with *.toml files.", file=path)
            )
        for file in inside:
            first = files.setdefault(file.stem, file)
            if first.resolve() != file.resolve():
                problems.append(
                    say("{file}: {first} is the same article. Keep one of them.", file=file, first=first)
                )
    if problems:
        raise AnnotationError(*problems)
    return [files[name] for name in sorted(files)]
