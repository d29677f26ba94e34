"""The commands `kg identity`, and what a build does with what they write."""

import csv
import io
import re
import tomllib
from pathlib import Path

import pytest
from test_cases import sources

from command import kg

CASES = Path(__file__).parent / "cases"
HEADER = "left,right,decision,reason,who,when\n"
SAME = HEADER + "a1/p1,a2/p1,same,r,w,2024-11-25\n"
BY = ("--reason", "quyết định điều động", "--who", "Trần Thị B", "--when", "2024-11-25")
TO = ("--judgements", "mine/judgements.csv")
OF_A1, OF_A2 = (f"https://w3id.org/thidua/id/person/{node}" for node in ("a1-p1", "a2-p1"))


@pytest.fixture
def transfer(tmp_path) -> Path:
    """A folder with the articles of a case, in `mine`, and their graph."""
    (tmp_path / "mine").mkdir()
    case = tomllib.loads((CASES / "transfer.toml").read_text(encoding="utf-8"))
    for source in sources(case):
        (tmp_path / "mine" / source.where).write_bytes(source.data)
    assert kg("build", "mine", cwd=tmp_path).returncode == 0
    return tmp_path


def candidates(folder) -> list[dict[str, str]]:
    run = kg("identity", "candidates", "--format", "csv", cwd=folder)
    assert run.returncode == 0, run.stderr
    return list(csv.DictReader(io.StringIO(run.stdout)))


def persons(folder) -> list[str]:
    run = kg("query", "all-persons", "--format", "csv", cwd=folder)
    return sorted({row["person"] for row in csv.DictReader(io.StringIO(run.stdout))})


def test_a_candidate_comes_with_names_offices_rule_and_quotes(transfer):
    (pair,) = candidates(transfer)
    assert (pair["left"], pair["right"], pair["rule"]) == ("a1/p1", "a2/p1", "one-name")
    assert pair["left_name"] == pair["right_name"] == "Nguyễn Văn Dũng"
    assert pair["left_offices"] == "Chủ tịch Ủy ban nhân dân Quận 3 (2019-01-12)"
    assert re.match(r"a1 \[\d+, \d+\): Nguyễn Văn Dũng … chức vụ 1 \| a2 \[", pair["quotes"])
    assert int(pair["answers"]) >= int(pair["facts"]) == 2


def test_a_folder_named_as_a_table_is_refused(transfer):
    (transfer / "mine" / "judgements.csv").mkdir()
    run = kg("build", "mine", cwd=transfer)
    assert run.returncode == 1
    assert "judgements.csv: is no file. Give a file.\n" in run.stderr


def test_a_judged_pair_leaves_the_candidates_with_the_next_build(transfer):
    run = kg("identity", "judge", "a2/p1", "a1/p1", "same", *BY, *TO, cwd=transfer)
    assert (run.returncode, run.stdout) == (0, "")
    written = (transfer / "mine" / "judgements.csv").read_text(encoding="utf-8")
    assert written == HEADER + "a1/p1,a2/p1,same,quyết định điều động,Trần Thị B,2024-11-25\n"
    assert "nothing changed" not in kg("build", "mine", cwd=transfer).stderr
    assert candidates(transfer) == []
    assert persons(transfer) == [OF_A1]
    assert "nothing changed" in kg("build", "mine", cwd=transfer).stderr


def test_what_was_judged_unsure_stays_a_candidate_with_its_reason(transfer):
    kg("identity", "judge", "a1/p1", "a2/p1", "unsure", *BY, *TO, cwd=transfer)
    kg("build", "mine", cwd=transfer)
    (pair,) = candidates(transfer)
    assert (pair["rule"], pair["reason"]) == ("", "quyết định điều động")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["a1/p1", "a9/p1", "same"], "judgements.csv: no person node 'a9/p1'."),
        (["a1/p1", "a1/p1", "same"], "left and right are one node."),
        (["a1/p1", "a2/p1", "unsure", "--when", "2999-01-01"], "'2999-01-01' is yet to come."),
        (["a1/p1", "a2/p1", "different"], "judgements.csv: a1/p1 and a2/p1 are judged in judgements.csv:2"),
    ],
)
def test_what_cannot_hold_is_not_written(arguments, problem, transfer):
    file = transfer / "mine" / "judgements.csv"
    kg("identity", "judge", "a1/p1", "a2/p1", "same", *BY, *TO, cwd=transfer)
    before = file.read_bytes()
    run = kg("identity", "judge", *BY, *arguments, *TO, cwd=transfer)
    assert (run.returncode, file.read_bytes()) == (1, before)
    assert run.stderr.startswith(problem)
    assert len(run.stderr.splitlines()) == 1


def test_the_file_beside_the_articles_has_to_be_given(transfer):
    run = kg("identity", "judge", "a1/p1", "a2/p1", "same", *BY, cwd=transfer)
    assert run.returncode == 1
    assert "Give the file beside them as --judgements." in run.stderr
    assert kg("identity", "judge", "a1/p1", "a2/p1", "perhaps", *BY, cwd=transfer).returncode == 2


def test_a_row_is_added_to_a_file_that_people_wrote_and_changes_nothing_else(transfer):
    file = transfer / "mine" / "judgements.csv"
    file.write_text("\ufeffwhen,left,right,decision,reason,who", encoding="utf-8")
    kg("identity", "judge", "a1/p1", "a2/p1", "same", *BY, *TO, cwd=transfer)
    header, row = file.read_text(encoding="utf-8").splitlines()
    assert header == "\ufeffwhen,left,right,decision,reason,who"
    assert row == "2024-11-25,a1/p1,a2/p1,same,quyết định điều động,Trần Thị B"


def test_a_refused_row_ends_the_build_with_1_and_the_good_ones_apply(transfer):
    rows = (
        "a1/p1,a9/p1,same,r,w,2024-11-25\na1/p1,a2/p1,same,r,w,2024-11-25\na2/p1,a1/p1,same,r,w,2024-11-25\n"
    )
    (transfer / "mine" / "judgements.csv").write_text(HEADER + rows, encoding="utf-8")
    for _ in range(2):
        run = kg("build", "mine", cwd=transfer)
        assert run.returncode == 1
        assert run.stderr.splitlines()[:2] == [
            "judgements.csv:4: a1/p1 and a2/p1 are judged in judgements.csv:3 already. Keep one row.",
            "judgements.csv:2: no person node 'a9/p1'. "
            "Write the article's id and the person's first mention, as in 'a1/p1'.",
        ]
        assert persons(transfer) == [OF_A1]


def test_a_table_beside_the_given_files_is_read(transfer):
    (transfer / "mine" / "judgements.csv").write_text(SAME, encoding="utf-8")
    run = kg("build", "mine/a1.toml", "mine/a2.toml", cwd=transfer)
    assert run.returncode == 0
    assert persons(transfer) == [OF_A1]
    assert "nothing changed" in kg("build", "mine", cwd=transfer).stderr


def test_rows_on_articles_that_are_not_given_wait_and_are_counted(transfer):
    (transfer / "mine" / "judgements.csv").write_text(
        SAME + "a1/p9,a1/p1,same,r,w,2024-11-25\n", encoding="utf-8"
    )
    run = kg("build", "mine/a1.toml", cwd=transfer)
    assert run.returncode == 1
    assert run.stderr.splitlines()[:-1] == [
        "judgements.csv:3: no person node 'a1/p9'. "
        "Write the article's id and the person's first mention, as in 'a1/p1'.",
        "judgements.csv: rows on articles that are not in the graph: 1. They wait.",
    ]
    (transfer / "mine" / "judgements.csv").write_text(SAME, encoding="utf-8")
    assert kg("build", "mine/a1.toml", cwd=transfer).returncode == 0
    assert kg("add", "mine/a2.toml", cwd=transfer).returncode == 0
    assert persons(transfer) == [OF_A1]


def test_an_addition_obeys_a_table_that_changed(transfer):
    file = transfer / "mine" / "judgements.csv"
    file.write_text(SAME, encoding="utf-8")
    run = kg("add", "mine", cwd=transfer)
    assert run.returncode == 0
    assert "nothing changed" not in run.stderr
    assert persons(transfer) == [OF_A1]
    assert "nothing changed" in kg("build", "mine", cwd=transfer).stderr
    file.unlink()
    kg("add", "mine", cwd=transfer)
    assert persons(transfer) == [OF_A1, OF_A2]


def test_a_table_that_cannot_be_read_is_all_that_is_reported(transfer):
    file = transfer / "mine" / "judgements.csv"
    file.write_text(SAME + "a1/p1,a9/p1,same,r,w,2024-11-25\n", encoding="utf-8")
    kg("build", "mine", cwd=transfer)
    file.write_text("left,right\n", encoding="utf-8")
    for command in ("build", "add"):
        run = kg(command, "mine", cwd=transfer)
        assert run.returncode == 1
        assert len(run.stderr.splitlines()) == 2
        assert run.stderr.startswith("judgements.csv:1: the columns are left, right.")
        assert persons(transfer) == [OF_A1]


def test_who_is_registered_and_leaves_with_the_article_is_named(transfer):
    kg("identity", "register", OF_A2, "--persons", "mine/persons.csv", cwd=transfer)
    kg("identity", "judge", "a1/p1", "a2/p1", "same", *BY, *TO, cwd=transfer)
    kg("build", "mine", cwd=transfer)
    assert persons(transfer) == [OF_A2]
    run = kg("remove", "a2", cwd=transfer)
    assert run.returncode == 0
    assert run.stderr.splitlines()[0] == (
        f"persons.csv:2: '{OF_A2}' names nobody now: its anchor 'a2/p1' is not in the graph. "
        "Bring the article back, or register the person anew."
    )
    assert persons(transfer) == [OF_A1]
    kg("add", "mine/a2.toml", cwd=transfer)
    assert persons(transfer) == [OF_A2]


def test_who_is_registered_keeps_the_iri_and_a_merge_leaves_a_redirect(transfer):
    kg("identity", "register", OF_A2, "--persons", "mine/persons.csv", cwd=transfer)
    run = kg("identity", "register", "--all", "--persons", "mine/persons.csv", cwd=transfer)
    assert "registered: 1, in 'mine/persons.csv'." in run.stderr
    written = (transfer / "mine" / "persons.csv").read_text(encoding="utf-8")
    assert written == f"iri,anchor\n{OF_A2},a2/p1\n{OF_A1},a1/p1\n"
    kg("identity", "judge", "a1/p1", "a2/p1", "same", *BY, *TO, cwd=transfer)
    kg("build", "mine", cwd=transfer)
    assert persons(transfer) == [OF_A2]
    shown = kg("show", OF_A1, "--format", "csv", cwd=transfer)
    assert shown.stdout == kg("show", OF_A2, "--format", "csv", cwd=transfer).stdout
    assert shown.stdout.count("\n") > 3
    (transfer / "mine" / "judgements.csv").unlink()
    kg("build", "mine", cwd=transfer)
    assert persons(transfer) == [OF_A1, OF_A2]


def test_two_of_one_name_are_registered_by_their_iris(transfer):
    run = kg("identity", "register", "nguyen van dung", cwd=transfer)
    assert run.returncode == 2
    assert OF_A1 in run.stderr
    assert OF_A2 in run.stderr
    run = kg("identity", "register", f"{OF_A1}x", "--persons", "mine/persons.csv", cwd=transfer)
    assert (run.returncode, (transfer / "mine" / "persons.csv").exists()) == (2, False)
    assert kg("identity", "register", cwd=transfer).returncode == 2


def test_the_packaged_articles_have_no_doubt_and_their_files_no_row_too_many(tmp_path):
    kg("build", cwd=tmp_path)
    assert candidates(tmp_path) == []
