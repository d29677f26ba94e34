"""Which articles of a store were found to have the shapes of facts, so that they are not looked at again.

A note beside the generations: by what it was found, and of each article the sha256 of what was validated.
"""

import os
from pathlib import Path

import msgspec

from kg.store.folder import CLEAN


class Clean(msgspec.Struct):
    """Articles in which nothing was found, by what: the program with its shapes, and an engine."""

    made_by: str = ""
    digests: dict[str, str] = {}


def clean(folder: Path, made_by: str) -> dict[str, str]:
    """Return the digests of the articles that the same shapes found nothing in."""
    try:
        noted = msgspec.json.decode((folder / CLEAN).read_bytes(), type=Clean)
    except (OSError, msgspec.DecodeError):
        return {}
    return noted.digests if noted.made_by == made_by else {}


def note(folder: Path, made_by: str, digests: dict[str, str]) -> None:
    """Note the articles in which nothing was found; where nothing can be written, nothing is noted."""
    new = folder / f"{CLEAN}.{os.getpid()}"
    try:
        new.write_bytes(msgspec.json.encode(Clean(made_by, digests)))
        new.replace(folder / CLEAN)
    except OSError:
        new.unlink(missing_ok=True)
