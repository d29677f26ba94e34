"""What is wrong with a command line is said in one line, with where help is, in both languages."""

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.messages import speak

WRONG = [
    (["build", "nope"], "kg build: PATHS: there is no 'nope'. Correct it. See 'kg build --help'."),
    (["--foo"], "kg: there is no option '--foo'. See 'kg --help'."),
    (["bild"], "kg: there is no command 'bild'. See 'kg --help'."),
    (["--lang", "fr", "build"], "kg: --lang: 'fr' is none of vi, en. Choose one. See 'kg --help'."),
    (["show"], "kg show: 'THING' is missing. See 'kg show --help'."),
    (
        ["build", "--texts", "here.txt"],
        "kg build: --texts: 'here.txt' is no folder. Give one. See 'kg build --help'.",
    ),
    (["anchor", "folder"], "kg anchor: FILE: 'folder' is a folder. Give a file. See 'kg anchor --help'."),
    (
        ["query", "all-persons", "--format", "zip"],
        "kg query: --format: 'zip' is none of table, csv, tsv, json, xml, markdown, turtle, ntriples, "
        "jsonld. Choose one. See 'kg query --help'.",
    ),
    (
        ["query", "all-persons", "-p", "year"],
        "kg query: -p: 'year' is not NAME=VALUE. See 'kg query --help'.",
    ),
    (
        ["query", "all-persons", "--timeout", "nan"],
        "kg query: --timeout: 'nan' is no number above 0. Correct it. See 'kg query --help'.",
    ),
    (
        ["query", "all-persons", "--max-rows", "1.5"],
        "kg query: --max-rows: '1.5' is no number above 0. Correct it. See 'kg query --help'.",
    ),
    (
        ["--lang", "vi", "build", "nope"],
        "kg build: PATHS: không có 'nope'. Hãy sửa lại. Xem 'kg build --help'.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_a_wrong_command_line_is_refused_in_one_line(arguments, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").write_text("")
    (tmp_path / "folder").mkdir()
    try:
        result = CliRunner().invoke(
            main, arguments, prog_name="kg", env={"LC_ALL": "C.UTF-8", "KG_LANG": None}
        )
    finally:
        speak("en")
    assert (result.exit_code, result.stderr, result.stdout) == (2, f"{said}\n", "")
