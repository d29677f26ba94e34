"""Completion in a bash that reads a terminal, where words are parted at `=`."""

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time

import pytest

_SECONDS = 20


class Bash:
    """A bash with completion switched on: gives the words that a line has after the tab key."""

    def __init__(self, folder, store):
        command = folder / "kg"
        command.write_text(
            "#!/bin/sh\n"
            f"""exec {shlex.quote(sys.executable)} -c "import sys; sys.argv[0] = 'kg'; """
            """from kg.cli import run; run()" "$@"\n"""
        )
        command.chmod(0o755)
        environment = os.environ | {
            "PATH": f"{folder}:{os.environ['PATH']}",
            "KG_STORE": str(store),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "INPUTRC": "/dev/null",
            "HISTFILE": "",
        }
        self.terminal, its = pty.openpty()
        self.process = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i"],
            **dict.fromkeys(("stdin", "stdout", "stderr"), its),
            env=environment,
            start_new_session=True,
        )
        os.close(its)
        self.run("bind 'set enable-bracketed-paste off'; stty cols 500")
        self.run('eval "$(_KG_COMPLETE=bash_source kg)"')

    def run(self, line):
        """Run a line, and return what is shown until its end."""
        os.write(self.terminal, f"{line}; echo e''nd\n".encode())
        shown, until = b"", time.monotonic() + _SECONDS
        while b"end\r\n" not in shown and time.monotonic() < until:
            if select.select([self.terminal], [], [], 1)[0]:
                shown += os.read(self.terminal, 65536)
        return shown.decode(errors="replace")

    def words(self, keys):
        """Return the words of a line after these keys, as a command is given them."""
        shown = self.run(f"{keys}\x01printf '<%s>' \x05")
        return re.findall("<(.*?)>", shown[shown.rindex("\n<") :])

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


@pytest.fixture(scope="module")
def bash(seeds_folder, tmp_path_factory):
    bash = Bash(tmp_path_factory.mktemp("bin"), seeds_folder)
    yield bash
    bash.close()


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("district=Quận\\ Ho\t", "district=Quận Hoàn Kiếm"),
        ("district=quan\\ hoa\t", "district=Quận Hoàn Kiếm"),
        ('district="quan hoa\t', "district=Quận Hoàn Kiếm"),
        ("'district=quan hoa\t", "district=Quận Hoàn Kiếm"),
        ("dis\tquan\thoan\t", "district=Quận Hoàn Kiếm"),
        ("language=v\t", "language=vi"),
        ("y\t2019", "year=2019"),
    ],
)
def test_a_value_is_completed(bash, keys, value):
    assert bash.words(f"kg query district-chairs -p {keys}") == [
        *("kg", "query", "district-chairs", "-p", value)
    ]


def test_what_several_names_have_in_common_never_shortens_what_was_typed(bash):
    assert bash.words("kg query city-and-district-posts -p person=ho\t\t")[-1] == "person=ho"


def test_several_values_are_shown(bash):
    shown = bash.run("kg query district-chairs -p district=Quận\\ 1\t\t\x01: \x05")
    assert shown.count("Quận\\ 11") == 1


def test_questions_options_and_files_are_completed(bash, tmp_path):
    (tmp_path / "graphs").mkdir()
    keys = f"kg query district-ch\t--format=cs\t--sto\t{tmp_path}/gra\t"
    assert bash.words(keys) == [
        *("kg", "query", "district-chairs", "--format=csv", "--store", f"{tmp_path}/graphs/")
    ]


def test_a_bash_that_does_not_part_words_at_the_sign_is_answered_too(bash):
    bash.run("breaks=$COMP_WORDBREAKS; COMP_WORDBREAKS=${COMP_WORDBREAKS//=}")
    words = bash.words("kg query district-chairs -p district=quan\\ hoa\t")
    bash.run("COMP_WORDBREAKS=$breaks")
    assert words[-1] == "district=Quận Hoàn Kiếm"
