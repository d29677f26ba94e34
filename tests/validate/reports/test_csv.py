import csv
import io

import polars
from found import HOSTILE, NOTHING, REPORT

from kg.validate.reports.csv import COLUMNS, write


def text(report) -> str:
    file = io.BytesIO()
    write(report, file)
    return file.getvalue().decode()


def rows(report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(report), newline="")))


def test_hostile_text_comes_back_as_it_was():
    assert [row["value"] for row in rows(REPORT) if row["article"] == "z-hostile"] == [HOSTILE]


def test_several_places_stand_in_one_row():
    several = next(row for row in rows(REPORT) if row["rule"] == "Person-name")
    assert (several["quote"], several["start"]) == ("Lê Văn A | Lê A", "3 | 9")


def test_a_waived_finding_says_who_why_and_until():
    waived = [row for row in rows(REPORT) if row["waived"] == "true"]
    assert [(row["reason"], row["by"], row["until"]) for row in waived] == [
        ("Bài báo không nói rõ", "Nguyễn Thị Lan", "2026-12-31")
    ]


def test_nothing_found_is_a_header():
    assert text(NOTHING) == ",".join(COLUMNS) + "\n"


def test_polars_reads_it():
    frame = polars.read_csv(text(REPORT).encode(), infer_schema=False)
    assert frame.columns == list(COLUMNS)
    assert frame.height == len(REPORT.found)
