import io
import os
import pty

import pytest
from found import NOTHING, REPORT

from kg.validate.report import Report
from kg.validate.reports.text import write


def text(report: Report) -> str:
    file = io.BytesIO()
    write(report, file)
    return file.getvalue().decode()


def on_a_terminal(report: Report) -> str:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "wb") as file:
        write(report, file)
        file.flush()
        given = os.read(ours, 100_000).decode()
    os.close(ours)
    return given


def test_colours_are_for_terminals(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in on_a_terminal(NOTHING)
    assert "\x1b" not in text(REPORT)


def test_nobody_sees_colours_who_wants_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in on_a_terminal(NOTHING)


@pytest.mark.parametrize("most", [0, 2])
def test_what_is_not_shown_is_counted(most):
    shown = text(Report(**{**vars(REPORT), "most": most}))
    assert shown.count("There is no status") + shown.count("cannot be read") == most
    assert f"Not shown: {6 - most}." in shown
    assert "Found: 6." in shown
