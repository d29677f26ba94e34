"""The command `kg`, run in this process, which has read the units already, or in one of its own."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from conftest import FEW, ROOT
from kg import messages
from kg.cli import main


def kg(*arguments, cwd, stdin="", **environment):
    """Run the command in this process. What is no error that it says, such as a bug, is raised."""
    words, before = [*map(str, arguments)], messages.language()
    unset = dict.fromkeys(name for name in os.environ if name.startswith("KG_"))
    given = {**unset, "LC_ALL": "C.UTF-8", **environment}
    try:
        with contextlib.chdir(cwd):
            run = CliRunner().invoke(main, words, stdin, given, catch_exceptions=False, prog_name="kg")
    finally:
        messages.speak(before)
    return subprocess.CompletedProcess(words, run.exit_code, run.stdout, run.stderr)


def process(*arguments, cwd, stdin="", **environment):
    """Run the command in a process of its own, for what depends on one: streams, encodings, the way in."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=cwd,
        env={**env, "PYTHONPATH": str(installation()), "LC_ALL": "C.UTF-8", **environment},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@cache
def installation() -> Path:
    """A folder that holds the program with the units of two cities: to state all takes a second a build."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    for name in ("kg", "queries", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    for table in (folder / "ontology" / "reference").glob("units-*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines[1:] if FEW(line.split(",")[0])]
        table.write_text("".join([lines[0], *kept]), encoding="utf-8")
    return folder
