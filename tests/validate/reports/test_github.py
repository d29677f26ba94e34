import io
import re

from found import HOSTILE, REPORT

from kg.validate.reports.github import write


def lines() -> list[str]:
    file = io.BytesIO()
    write(REPORT, file)
    return file.getvalue().decode().splitlines()


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """What a runner of GitHub's workflows reads in a line."""
    command, given, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
    fields = dict(one.split("=", 1) for one in given.split(","))
    return command, {name: unescaped(value) for name, value in fields.items()}, unescaped(data)


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_finding_is_one_command_whatever_it_says():
    assert len([line for line in lines() if line.startswith("::")]) == len(REPORT.open())


def test_a_runner_reads_the_file_and_the_line():
    command, fields, _ = next(parsed(line) for line in lines() if "z-hostile" in line)
    assert command == "error"
    assert fields == {"file": "thư mục/a,b:c%.toml", "line": "1", "title": "AwardEvent-status"}


def test_a_runner_reads_the_message():
    message = next(parsed(line)[2] for line in lines() if "z-hostile" in line)
    assert message.split("\n")[0].startswith(HOSTILE.split("\x1b")[0])


def test_the_gravest_come_first():
    commands = [line.split()[0] for line in lines() if line.startswith("::")]
    assert commands == sorted(commands, key=["::error", "::warning", "::notice"].index)


def test_what_is_waived_is_no_annotation():
    assert all("award/a2" not in line and "event a2" not in line for line in lines())
