"""Where annotated articles lie: one in a TOML file, many in a shard of JSON lines, read one at a time."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, NamedTuple, Protocol

import msgspec

from kg.errors import AnnotationError
from kg.messages import say

SHARDS = (".jsonl", ".jsonl.zst")
SUFFIXES = (".toml", *SHARDS)

LARGEST = 16 * 2**20
"""Bytes: the most that one article may take; the longest of the seeds takes less than a hundredth."""

_BOM = b"\xef\xbb\xbf"


class Source(NamedTuple):
    """One annotated article as it is stored.

    `where` names it in messages: `a1.toml`, or `shard.jsonl:3` for a line. `id` is None where a line does
    not tell it; `problem` says why there is nothing to read. `size` is the bytes of its file that it takes.
    """

    where: str
    id: str | None
    data: bytes = b""
    size: int = 0
    problem: str | None = None
    form: Literal["TOML", "JSON"] = "JSON"
    folder: str = ""

    @property
    def place(self) -> str:
        """Where it stands, with the folder of its file."""
        return str(Path(self.folder) / self.where)

    @property
    def digest(self) -> str:
        """The sha256 of the article as stored."""
        return hashlib.sha256(self.data).hexdigest()


class SupportsReadLine(Protocol):
    """What lines can be read from: a file, or one that is unpacked."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or as much of it as `size` bytes."""


class _Head(msgspec.Struct, frozen=True):
    id: str | None = None


class _Line(msgspec.Struct, frozen=True):
    """As much of a line as tells whose it is."""

    article: _Head = _Head()


def sources(files: Iterable[Path]) -> Iterator[Source]:
    """Yield the articles of the files, in their order; what cannot be read comes with its problem."""
    for path in files:
        if path.name.lower().endswith(SHARDS):
            yield from _shard(path)
            continue
        try:
            data = contents(path)
        except AnnotationError as error:
            yield Source(path.name, path.stem, problem=str(error), form="TOML")
        else:
            yield Source(path.name, path.stem, data, len(data), form="TOML", folder=str(path.parent))


def contents(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file; AnnotationError where it cannot be read, is none, or is too large."""
    try:
        with _opened(path) as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise AnnotationError(unreadable(path, error)) from error
    if len(data) > largest:
        raise AnnotationError(_too_large(path.name, largest))
    return data


def unreadable(path: Path, error: OSError) -> str:
    """Say that a file or a folder cannot be read, and why."""
    return say("{file}: cannot be read: {error}. Make it readable.", file=path.name, error=error.strerror)


def _opened(path: Path) -> IO[bytes]:
    """Open a file; what is neither a file nor missing, such as a pipe, could keep us waiting."""
    if path.exists() and not path.is_file():
        raise AnnotationError(say("{file}: is no file. Give a file.", file=path.name))
    return path.open("rb")


def _too_large(where: str, largest: int = LARGEST) -> str:
    return say("{file}: larger than {most} MiB. Split it.", file=where, most=largest // 2**20)


def _shard(path: Path) -> Iterator[Source]:
    read, empty = 0, True
    try:
        with _opened(path) as file:
            for number, line in enumerate(_lines(file, path), start=1):
                where = f"{path.name}:{number}"
                size, read = file.tell() - read, file.tell()
                empty = empty and line is not None and not line.strip()
                if line is None:
                    yield Source(where, None, size=size, problem=_too_large(where))
                elif line.strip():
                    yield Source(where, _id(line), line, size, folder=str(path.parent))
    except OSError as error:
        yield Source(path.name, None, problem=unreadable(path, error))
    except AnnotationError as error:
        yield Source(path.name, None, problem=str(error))
    else:
        if empty:
            yield Source(path.name, None, problem=say("{file}: empty. Write an article.", file=path.name))


def _lines(file: IO[bytes], path: Path) -> Iterator[bytes | None]:
    """Yield each line of a shard, without a byte-order mark; None for one that is too long."""
    packed = path.suffix.lower() == ".zst"
    for number, line in enumerate(_unpacked(file, path) if packed else _bounded(file)):
        yield line.removeprefix(_BOM) if line and number == 0 else line


def _bounded(file: SupportsReadLine) -> Iterator[bytes | None]:
    while line := file.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST)
        yield None


def _unpacked(file: IO[bytes], path: Path) -> Iterator[bytes | None]:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    try:
        with zstd.ZstdFile(file) as unpacked:
            yield from _bounded(unpacked)
    except (zstd.ZstdError, EOFError) as error:
        problem = " ".join(str(error).split()).rstrip(".")
        raise AnnotationError(
            say("{file}: cannot be unpacked: {error}. Pack it anew.", file=path.name, error=problem)
        ) from error


def _id(line: bytes) -> str | None:
    try:
        return msgspec.json.decode(line, type=_Line).article.id
    except (msgspec.DecodeError, RecursionError):
        return None
