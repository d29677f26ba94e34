"""What is packed: the wheel alone, in an empty folder, gives the demonstration."""

import subprocess
import sys
import tomllib
import zipfile

from command import process
from conftest import ROOT
from kg.folders import packaged


def test_the_wheel_alone_gives_the_demonstration(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").iterdir()
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "empty").mkdir()
    run = process("demo", cwd=tmp_path / "empty", PYTHONPATH=str(tmp_path / "site"))
    assert run.returncode == 0, run.stderr
    assert "Võ Khắc Thái" in run.stdout
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "queries", "seeds"):
        files = {
            f"kg/{folder}/{path.relative_to(packaged(folder))}" for path in packaged(folder).rglob("*.*")
        }
        assert files <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_tested_set_names_every_dependency_by_name_and_version_alone():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    pinned = {name.lower() for name, _, _ in (line.partition("==") for line in lines)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {entry.split(">=")[0].lower() for entry in wanted} <= pinned
    assert all(">=" in entry for entry in wanted)
    assert not [line for line in lines if "/" in line or "@" in line or " " in line]
