"""The command as people call it: what it prints where, and how it ends."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from command import installation, kg, process
from conftest import ROOT
from invented import TEXT, article

HEAVY = {"pyoxigraph", "msgspec", "rich", "yaml", "tomlkit", "rdflib"}


def written(folder: Path) -> Path:
    (folder / "corpus").mkdir()
    for name, date in (("one", "2021-01-12"), ("two", "2022-01-12")):
        (folder / "corpus" / f"{name}.toml").write_text(article(date=date), encoding="utf-8")
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path) -> Path:
    return written(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A corpus with its graph, for tests that leave both as they are."""
    folder = written(tmp_path_factory.mktemp("built"))
    kg("build", "corpus", cwd=folder)
    return folder


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from kg.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not HEAVY & set(run.stdout.splitlines()[-1].split())


def test_the_demo_names_the_chairs_with_their_words_and_says_what_to_try_next(tmp_path):
    run = process("demo", cwd=tmp_path)
    assert run.returncode == 0
    for words in (
        "Nguyễn Văn Dũng … Chủ tịch UBND Quận 1", "Võ Khắc Thái … Chủ tịch UBND Quận 3",
        "Lê Đức Thanh … Chủ tịch UBND Quận 1", "stated", "inferred", "kg query district-chairs",
    ):  # fmt: skip
        assert words in run.stdout
    assert (tmp_path / "graph" / "CURRENT").exists()


def test_messages_are_in_the_language_of_the_locale_and_values_are_not(tmp_path):
    run = process("demo", cwd=tmp_path, LC_ALL="vi_VN.UTF-8")
    assert "Thử tiếp" in run.stdout
    assert "stated" in run.stdout
    assert "Saved" not in process("--lang", "vi", "query", cwd=tmp_path).stdout


def test_a_build_says_on_standard_error_what_it_did(corpus):
    run = kg("build", "corpus", "--texts", ".", cwd=corpus)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("articles: 2, changed: 2, gone: 0, refused: 0")


def test_a_refused_article_ends_with_1_and_the_good_ones_load(corpus):
    (corpus / "corpus" / "one.toml").write_text("format = 1\n", encoding="utf-8")
    run = process("build", "corpus", cwd=corpus)
    assert run.returncode == 1
    assert run.stderr.startswith("one.toml: ")
    assert "articles: 1, changed: 1, gone: 0, refused: 1" in run.stderr


def test_articles_are_added_replaced_and_removed_by_themselves(corpus):
    kg("build", "corpus", cwd=corpus)
    assert "nothing changed" in kg("build", "corpus", cwd=corpus).stderr
    (corpus / "three.toml").write_text(article(name="Võ Thị B"), encoding="utf-8")
    assert "articles: 3, changed: 1" in kg("add", "three.toml", cwd=corpus).stderr
    assert "articles: 1, changed: 0, gone: 2" in kg("remove", "one", "three", cwd=corpus).stderr
    assert [
        row.split(",")[0] for row in kg("query", "all-persons", "--format", "csv", cwd=corpus).stdout.split()
    ][1] == "two"
    assert kg("remove", "one", cwd=corpus).returncode == 1
    assert kg("add", "three.toml", "--store", "nowhere", cwd=corpus).returncode == 2
    assert not (corpus / "nowhere").exists()


def test_a_quote_that_does_not_match_its_text_is_refused(corpus):
    (corpus / "one.txt").write_text(TEXT.replace("Hoà", "Hòa"), encoding="utf-8")
    (corpus / "two.txt").unlink()
    run = kg("build", "corpus", "--texts", ".", cwd=corpus)
    assert run.returncode == 1
    assert [line.split(":")[0] for line in run.stderr.splitlines()[:2]] == ["one.toml", "two.toml"]


def test_more_than_half_of_the_articles_go_only_with_replace(corpus):
    kg("build", "corpus", cwd=corpus)
    (corpus / "other").mkdir()
    (corpus / "other" / "three.toml").write_text(article(), encoding="utf-8")
    assert kg("build", "other", cwd=corpus).returncode == 2
    assert kg("query", "all-persons", cwd=corpus).stdout.count("one ") == 1
    assert kg("build", "other", "--replace", cwd=corpus).returncode == 0
    assert kg("query", "all-persons", cwd=corpus).stdout.count("one ") == 0


def test_the_form_of_a_file_follows_its_suffix(corpus):
    kg("build", "corpus", cwd=corpus)
    kg("query", "all-persons", "-o", "rows.csv", cwd=corpus)
    rows = (corpus / "rows.csv").read_text(encoding="utf-8")
    assert rows.startswith("article,person,name,answer,quote,start,end\none,")
    kg("query", "all-persons", "-o", "rows.csv", "--format", "json", cwd=corpus)
    assert (corpus / "rows.csv").read_text(encoding="utf-8").startswith('{"head"')


def test_the_graph_is_taken_away_as_rdf(corpus):
    kg("build", "corpus", cwd=corpus)
    assert "td:OfficeAttestation" in kg("export", "rdf", cwd=corpus).stdout
    kg("export", "rdf", "-o", "graph.nq", cwd=corpus)
    assert (corpus / "graph.nq").read_text(encoding="utf-8").endswith(" .\n")


def test_the_ontology_is_taken_away_as_turtle_context_or_pages(tmp_path):
    assert "td:AwardEvent a owl:Class" in kg("export", "ontology", cwd=tmp_path).stdout
    context = kg("export", "ontology", "--format", "jsonld-context", cwd=tmp_path).stdout
    assert context == (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    kg("export", "ontology", "--format", "html", "-o", "docs/pages", cwd=tmp_path)
    assert {path.name for path in (tmp_path / "docs" / "pages").iterdir()} >= {"index.html", "role.html"}
    without = kg("export", "ontology", "--format", "html", cwd=tmp_path)
    assert without.returncode == 2
    assert "Give their folder as -o." in without.stderr


def test_the_graph_is_described(built):
    assert "void:triples" in kg("export", "description", cwd=built).stdout


def test_queries_without_a_name_are_listed_in_the_language_asked(corpus):
    assert "Chairs of district" in kg("query", cwd=corpus).stdout
    assert "Chủ tịch UBND quận" in kg("query", cwd=corpus, KG_LANG="vi").stdout


def test_sparql_comes_from_a_file_or_from_standard_input(corpus):
    process("build", "corpus", cwd=corpus)
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/thidua/def/Article> }"
    (corpus / "q.rq").write_text(query, encoding="utf-8")
    for run in (process("sparql", "q.rq", cwd=corpus), process("sparql", "-", cwd=corpus, stdin=query)):
        assert (run.returncode, run.stdout) == (0, "n\n2\n")


def test_an_article_is_begun_and_anchored(corpus):
    assert kg("anchor", "--new", "one.txt", "-o", "new.toml", cwd=corpus).returncode == 0
    text = (
        (corpus / "new.toml")
        .read_text(encoding="utf-8")
        .replace("[mentions]", '[mentions]\np1 = {kind = "person", q = "Lý Mỹ Hoà"}')
    )
    (corpus / "new.toml").write_text(text, encoding="utf-8")
    run = kg("anchor", "new.toml", "--text", "one.txt", cwd=corpus)
    assert (corpus / "new.toml").read_text(encoding="utf-8") == text
    assert 'q = "Lý Mỹ Hoà", at = [' in run.stdout
    assert kg("anchor", "new.toml", "--text", "one.txt", "-o", "new.toml", cwd=corpus).returncode == 0
    assert 'q = "Lý Mỹ Hoà", at = [' in (corpus / "new.toml").read_text(encoding="utf-8")
    assert kg("build", "new.toml", "--texts", ".", "--store", "new", cwd=corpus).stderr.startswith(
        "new.toml: article: there is no text"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build", "nowhere"],
        ["build", "corpus", "--texts", "nowhere"],
        ["query", "all-persons", "--store", "nowhere"],
        ["query", "nonsense"],
        ["query", "district-chairs", "-p", "year"],
        ["query", "district-chairs", "-p", "year=x", "--store", "graph"],
        ["query", "all-persons", "--format", "pdf"],
        ["query", "all-persons", "-o", "nowhere/rows.csv", "--store", "graph"],
        ["query", "all-persons", "-o", ".", "--store", "graph"],
        ["sparql", "nowhere.rq"],
        ["sparql", "-", "--store", "graph"],
        ["anchor"],
        ["anchor", "corpus/one.toml"],
        ["anchor", "corpus/one.toml", "--new", "one.txt"],
        ["anchor", "--new", "one.txt", "-o", "corpus/one.toml"],
        ["demo"],
        ["export", "rdf", "-o", "graph.xyz"],
        ["export", "rdf", "-o", "one.txt/graph.nq"],
        ["export", "rdf", "--store", "nowhere", "-o", "graph.nq"],
        ["query", "-p", "year=1"],
        ["query", "district-chairs", "-p", "year=1", "-p", "year=2"],
        ["query", "all-persons", "-o", "rows.xlsx"],
        ["query", "all-persons", "-o", "one.txt/rows.csv"],
        ["query", "all-persons", "-o", "x" * 300],
        ["build", "corpus", "--store", "corpus"],
        ["build", "corpus", "--store", "one.txt"],
    ],
    ids=" ".join,
)
def test_what_cannot_start_ends_with_2_and_a_line_without_a_traceback(built, arguments):
    before = sorted(path.name for path in built.rglob("*"))
    run = kg(*arguments, cwd=built, stdin="SELECT * { SERVICE <x:y> {} }")
    assert run.returncode == 2
    assert run.stderr
    assert "Traceback" not in run.stderr
    assert sorted(path.name for path in built.rglob("*")) == before


def test_what_cannot_be_read_is_refused_and_the_rest_loads(corpus):
    (corpus / "corpus" / "folder.toml").mkdir()
    (corpus / "corpus" / "long.toml").write_text("format = " + "1" * 5000, encoding="utf-8")
    (corpus / "corpus" / "gone.toml").symlink_to("nowhere")
    (corpus / "one.txt").unlink()
    (corpus / "one.txt").mkdir()
    run = kg("build", "corpus", "--texts", ".", cwd=corpus)
    assert run.returncode == 1
    assert sorted(line.split(":")[0] for line in run.stderr.splitlines()[:-1]) == [
        "gone.toml",
        "long.toml",
        "one.toml",
    ]
    assert "articles: 1, changed: 1, gone: 0, refused: 3" in run.stderr


def test_a_table_in_a_file_is_plain_and_a_pipe_stays_a_pipe(corpus):
    process("build", "corpus", cwd=corpus)
    process("query", "all-persons", "-o", "rows.txt", cwd=corpus, FORCE_COLOR="1", COLUMNS="20")
    assert (corpus / "rows.txt").read_text(encoding="utf-8").splitlines()[1].endswith("Lý Mỹ Hoà  73     82")
    assert process("query", "all-persons", "-o", "/dev/null", cwd=corpus).returncode == 0
    assert Path("/dev/null").is_char_device()
    (corpus / "link.csv").symlink_to("target.csv")
    process("query", "all-persons", "-o", "link.csv", cwd=corpus)
    assert (corpus / "link.csv").is_symlink()
    assert (corpus / "target.csv").is_file()


def test_the_language_may_be_asked_for_anywhere(corpus):
    assert kg("query", "--lang", "vi", cwd=corpus).stdout == kg("--lang", "vi", "query", cwd=corpus).stdout


def test_an_output_that_is_full_is_said(corpus):
    process("build", "corpus", cwd=corpus)
    run = process("query", "all-persons", "-o", "/dev/full", cwd=corpus)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)


def test_a_thing_is_shown_as_text_or_as_rows(corpus):
    kg("build", "corpus", cwd=corpus)
    run = kg("show", "Lý Mỹ Hoà", "--texts", ".", cwd=corpus)
    assert run.returncode == 0
    assert "Dự có bà Lý Mỹ Hoà, Chủ tịch UBND Quận 3." in run.stdout
    kg("show", "Lý Mỹ Hoà", "-o", "rows.csv", cwd=corpus)
    assert (corpus / "rows.csv").read_text(encoding="utf-8").startswith("date,basis,kind,what,how,answer,")
    assert kg("show", "Lý Mỹ", cwd=corpus).returncode == 2


def test_what_could_not_be_searched_takes_no_article_away(corpus):
    kg("build", "corpus", cwd=corpus)
    (corpus / "empty").mkdir()
    run = kg("build", "corpus/one.toml", "empty", cwd=corpus)
    assert run.returncode == 1
    assert run.stderr.startswith("empty: no annotated article there.")
    assert "articles: 2, changed: 0, gone: 0" in run.stderr
    assert "articles: 1, changed: 0, gone: 1" in kg("build", "corpus/one.toml", cwd=corpus).stderr


def test_articles_come_from_shards_too(corpus):
    data = tomllib.loads(article(name="Võ Thị B"))
    data["article"]["id"] = "three"
    (corpus / "corpus" / "more.jsonl").write_text(f"{json.dumps(data)}\n{{\n", encoding="utf-8")
    run = kg("build", "corpus", cwd=corpus)
    assert run.returncode == 1
    assert run.stderr.startswith("more.jsonl:2: not JSON: ")
    assert "articles: 3, changed: 3, gone: 0, refused: 1" in run.stderr
    (corpus / "corpus" / "three.toml").write_text(article(), encoding="utf-8")
    assert (
        "corpus/three.toml: corpus/more.jsonl:1 is the same article. Keep one."
        in kg("build", "corpus", cwd=corpus).stderr
    )


def test_names_that_are_no_text_are_said_and_the_rest_loads(corpus):
    (corpus / "corpus" / os.fsdecode(b"\xff\xfe.toml")).write_text(article(), encoding="utf-8")
    run = process("build", "corpus", cwd=corpus)
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert "articles: 2, changed: 2, gone: 0, refused: 1" in run.stderr
    assert process("show", os.fsdecode(b"\xff"), cwd=corpus).returncode == 2


def test_why_an_article_was_refused_is_said_where_too_many_would_go(corpus):
    kg("build", "corpus", cwd=corpus)
    (corpus / "bad.toml").write_text("format = 1\n", encoding="utf-8")
    run = kg("build", "bad.toml", cwd=corpus)
    assert run.returncode == 2
    assert run.stderr.startswith("bad.toml: article: `source` is missing.")
    assert "2 of 2 articles in 'graph' would leave the graph" in run.stderr


def test_a_draft_may_begin_with_a_byte_order_mark(corpus):
    draft = article().replace(", at = [73, 82]", "")
    (corpus / "draft.toml").write_text(draft, encoding="utf-8-sig")
    run = kg("anchor", "draft.toml", "--text", "one.txt", cwd=corpus)
    assert (run.returncode, "at = [73, 82]" in run.stdout) == (0, True)


def test_an_empty_folder_ends_with_1(tmp_path):
    (tmp_path / "empty").mkdir()
    run = kg("build", "empty", cwd=tmp_path)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)


def test_a_reader_that_closes_the_pipe_ends_the_command_quietly(corpus):
    process("build", "corpus", cwd=corpus)
    command = f"{sys.executable} -m kg query all-units | head -n 1"
    run = subprocess.run(
        command,
        shell=True,
        cwd=corpus,
        env={**os.environ, "PYTHONPATH": str(installation())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
