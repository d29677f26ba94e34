"""Every format of a report: the files that it writes, and what is so of all of them."""

import io
import os
import pkgutil
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from found import FOUND, REPORT, REPORTS, finding

from kg.messages import speak
from kg.validate import reports
from kg.validate.finding import Place
from kg.validate.report import Report, Waived
from kg.validate.reports import FORMATS, of_file

EXPECTED = Path(__file__).parent / "expected"


def written(one: reports.Format, report: Report) -> bytes:
    file = io.BytesIO()
    one.write(report, file)
    return file.getvalue()


def shown(text: str) -> str:
    """A text with what is not seen in it written out, so that it can be read, and without our version."""
    text = text.replace(f'"version": "{version("thidua-kg")}"', '"version": "ours"')
    return re.sub(r"[^\n]", lambda one: one[0] if one[0].isprintable() else ascii(one[0])[1:-1], text)


@pytest.fixture(params=["vi", "en"])
def language(request):
    speak(request.param)
    yield request.param
    speak("en")


@pytest.mark.parametrize("case", REPORTS)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_report_is_written_as_it_is_expected(one, case, language, expected):
    suffix = one.suffixes[0] if one.suffixes else ".log"
    text = shown(written(one, REPORTS[case]).decode())
    expected(EXPECTED / f"{case}.{one.name}.{language}{suffix}", text)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_the_order_of_findings_changes_no_byte(one):
    turned = Report(**{**vars(REPORT), "found": tuple(reversed(FOUND))})
    assert written(one, turned) == written(one, REPORT)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_file_whose_name_is_no_text_is_told_too(one):
    unread = finding("unreadable", places=(Place(file=os.fsdecode(b"seeds/\xff.toml"), line=1),))
    text = written(one, Report(**{**vars(REPORT), "found": (Waived(unread),)})).decode()
    assert "seeds/\\udcff.toml" in text or "seeds/%FF.toml" in text or "seeds/\\\\udcff.toml" in text


def test_no_module_is_missing_from_the_formats():
    modules = {one.name for one in pkgutil.iter_modules(reports.__path__)}
    assert {one.name for one in FORMATS} == modules


def test_the_name_of_a_file_says_its_format():
    for one in FORMATS:
        for suffix in one.suffixes:
            assert of_file(Path(f"out/Báo cáo{suffix.upper()}")) == one
    assert of_file(Path("report.doc")) is None
