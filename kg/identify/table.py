"""Read the tables that people keep on who is who, `judgements.csv` and `persons.csv`, row by row."""

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import AnnotationError
from kg.messages import say
from kg.output import write
from kg.read.source import contents

if TYPE_CHECKING:
    import _csv


_END = re.compile(r"\r\n?|\n")


class Row(NamedTuple):
    """The cells of a row, by column, and where it stands: `judgements.csv:3`, and in which file."""

    where: str
    cells: dict[str, str]
    file: str


def rows(path: Path, columns: tuple[str, ...]) -> tuple[list[Row], list[str]]:
    """Return the rows of a table and the problems of those that are none.

    Raises AnnotationError for a file whose rows cannot be told: not UTF-8, no header, other columns.
    """
    try:
        text = contents(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(
            say("{file}: byte {at} is not UTF-8. Save it as UTF-8.", file=path.name, at=error.start)
        ) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return _read(reader, path, columns)
    except csv.Error as error:
        raise AnnotationError(
            say("{file}:{line}: {error}. Correct it.", file=path.name, line=reader.line_num, error=error)
        ) from error


def _read(reader: "_csv.Reader", path: Path, columns: tuple[str, ...]) -> tuple[list[Row], list[str]]:
    header = [cell.strip() for cell in next(reader, [])]
    if sorted(header) != sorted(columns):
        raise AnnotationError(
            say(
                "{file}:1: the columns are {found}. Use {columns}.",
                file=path.name,
                found=", ".join(header) or say("none"),
                columns=", ".join(columns),
            )
        )
    found, problems, file = [], [], os.path.realpath(path)
    for cells in reader:
        where = f"{path.name}:{reader.line_num}"
        if cells and not any(cell.strip() for cell in cells):
            problems.append(say("{row}: the row is empty. Take it out.", row=where))
        elif len(cells) == len(header):
            found.append(Row(where, dict(zip(header, (cell.strip() for cell in cells), strict=True)), file))
        elif cells:
            problems.append(
                say(
                    "{row}: {count} cells. Write {expected}, and put quotes around one that holds a comma.",
                    row=where,
                    count=len(cells),
                    expected=len(header),
                )
            )
    return found, problems


def append(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    """Add rows to a table, which is replaced in one step; where there is none, begin it.

    Their lines end as the first line does.
    """
    text = contents(path).decode("utf-8") if path.exists() else _line(columns, "\n")
    header = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    found = _END.search(text)
    end = found[0] if found else "\n"
    if not text.endswith(("\n", "\r")):
        text += end
    text += "".join(_line((row[column.strip()] for column in header), end) for row in rows)
    write(text, path)


def _line(cells: Iterable[str], end: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerow(cells)
    return out.getvalue()
