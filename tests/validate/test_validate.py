"""The command: what it validates, what it finds, and how it ends."""

import csv
import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, built
from invented import TEXT, article
from kg.cli import main
from kg.validate import reports
from kg.validation import FORMATS

CASE = ROOT / "tests" / "shapes" / "Indicator" / "invalid.rank.zero.ttl"


@pytest.fixture(autouse=True)
def no_texts(monkeypatch):
    """Look for no quote but in the texts that a test gives."""
    monkeypatch.delenv("KG_TEXTS", raising=False)


@pytest.fixture
def run():
    """Runs `kg validate` and gives how it ended, the rows of its report, and what it said beside it."""

    def run(*arguments: object) -> tuple[int, list[dict[str, str]], str]:
        ended = CliRunner().invoke(
            main, ["--lang", "en", "validate", *map(str, arguments), "--format", "csv"]
        )
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exc_info
        return ended.exit_code, list(csv.DictReader(io.StringIO(ended.stdout))), ended.stderr

    return run


@pytest.fixture
def corpus(tmp_path) -> Path:
    (tmp_path / "a1.toml").write_text(article(), encoding="utf-8")
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def rules_of(rows):
    return [row["rule"] for row in rows]


def test_a_good_article_gives_no_violation(run, corpus):
    code, rows, said = run(corpus / "a1.toml", "--texts", corpus)
    assert (code, [row for row in rows if row["severity"] == "violation"], said) == (0, [], "")


def test_an_article_that_cannot_be_read_is_found_with_its_line(run, corpus):
    file = corpus / "a1.toml"
    file.write_text(article().replace('role = "chair"', 'role = "char"'), encoding="utf-8")
    code, rows, _ = run(file)
    assert (code, rules_of(rows)) == (1, ["annotation"])
    line = file.read_text(encoding="utf-8").splitlines()[int(rows[0]["line"]) - 1]
    assert (rows[0]["file"], line) == (str(file), 'id = "of1"')
    assert rows[0]["message_vi"] != rows[0]["message_en"]


@pytest.mark.parametrize("of_store", [False, True])
def test_a_quote_that_the_text_has_not_is_found_with_both_places(run, corpus, of_store):
    good = TEXT.replace("Lý Mỹ Hoà", "Lý Mỹ Hòa")
    paths = ["--store", built(corpus / "graph", [corpus / "a1.toml"])] if of_store else [corpus / "a1.toml"]
    assert run(*paths, "--texts", corpus, "--only", "quote") == (0, [], "")
    (corpus / "a1.txt").write_text(good, encoding="utf-8")
    code, rows, _ = run(*paths, "--texts", corpus, "--only", "quote")
    assert code == 1
    assert {"sha256" in row["message_en"] for row in rows} == {True}


def test_a_wrong_place_is_found_in_the_file_and_in_the_text(run, corpus):
    file = corpus / "a1.toml"
    text = file.read_text(encoding="utf-8")
    at = TEXT.index("Lý Mỹ Hoà")
    file.write_text(text.replace(f"[{at}, {at + 9}]", f"[{at + 1}, {at + 10}]"), encoding="utf-8")
    code, rows, _ = run(file, "--texts", corpus, "--only", "quote")
    assert (code, rules_of(rows)) == (1, ["quote"])
    assert (rows[0]["quote"], rows[0]["text_line"], rows[0]["text_column"]) == ("Lý Mỹ Hoà", "1", str(at + 2))
    assert "Lý Mỹ Hoà" in file.read_text(encoding="utf-8").splitlines()[int(rows[0]["line"]) - 1]


def test_a_graph_is_asked_where_no_path_is_given(run, seeds_folder):
    code, rows, _ = run("--store", seeds_folder)
    assert (code, [row for row in rows if row["severity"] == "violation"]) == (0, [])


def test_a_curated_fact_is_found_with_its_line(run):
    code, rows, _ = run(CASE)
    assert (code, rules_of(rows)) == (1, ["Indicator-rank"])
    assert rows[0]["file"] == str(CASE)
    assert "td:rank 0" in CASE.read_text(encoding="utf-8").splitlines()[int(rows[0]["line"]) - 1]


def test_articles_and_turtle_are_validated_together(run, corpus):
    (corpus / "curated.ttl").write_text(CASE.read_text(encoding="utf-8"), encoding="utf-8")
    code, rows, _ = run(corpus)
    assert (code, [row["rule"] for row in rows if row["severity"] == "violation"]) == (1, ["Indicator-rank"])


@pytest.mark.parametrize(
    "text", ["<a> <b> ", "@prefix a: <x", "\x00", "<a> <b> " + "[ <c> " * 5000 + "1", '<a> <b> "\\ud800" .']
)
def test_a_file_that_is_no_turtle_is_found_and_the_rest_is_validated(run, corpus, text):
    (corpus / "bad.ttl").write_text(text, encoding="utf-8")
    code, rows, _ = run(corpus)
    assert (code, [row["rule"] for row in rows if row["severity"] == "violation"]) == (1, ["turtle"])


def test_how_grave_a_finding_must_be_to_fail_is_ones_own(run):
    assert run(CASE, "--fail-on", "never")[0] == 0
    assert run(CASE, "--fail-on", "warning")[0] == 1


def test_one_rule_one_group_one_article(run, corpus):
    assert run(CASE, "--only", "Indicator-outOf")[:2] == (0, [])
    assert run(CASE, "--group", "law")[:2] == (0, [])
    assert run(corpus / "a1.toml", CASE, "--article", "a1")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--only", "Indicator-rnk"], "no rule is called 'Indicator-rnk'. Use one such as Indicator-rank"),
        (["--article", "none", CASE], "no article is called 'none'. Correct it."),
        (["--format", "pdf"], "'pdf' is none of text, csv"),
        (["--store", "nowhere"], "there is no graph in 'nowhere'."),
        (["nowhere.toml"], "there is no 'nowhere.toml'. Correct it."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, problem, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(main, ["--lang", "en", "validate", *map(str, arguments)])
    assert problem in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert ended.exit_code == (1 if "--article" in arguments else 2)


def test_the_command_knows_every_format():
    assert sorted(one.name for one in reports.FORMATS) == sorted(FORMATS)


def test_what_is_clean_is_not_looked_at_again(run, tmp_path, monkeypatch):
    from kg.validate import workers

    folder = built(tmp_path / "graph")
    asked = []
    done = workers.done

    def watched(parts, *more):
        parts = list(parts)
        asked.append(sum(len(part.members) for part in parts if part.articles))
        return done(parts, *more)

    monkeypatch.setattr(workers, "done", watched)
    for _ in range(2):
        run("--store", folder, "--group", "structure")
    monkeypatch.setattr("kg.build.made_by", lambda: "another")
    run("--store", folder, "--group", "structure")
    assert asked == [5, 0, 5]


WAIVER = """
[[waiver]]
rule = "Indicator-rank"
thing = "https://w3id.org/thidua/id/article/x/indicators/i1"
reason = "looked at"
by = "Lan"
until = {until}
"""


@pytest.mark.parametrize(
    ("until", "code", "rules"),
    [("2999-01-01", 0, ["Indicator-rank"]), ("2020-01-01", 1, ["Indicator-rank", "waiver"])],
)
def test_a_waiver_lets_a_finding_stand_until_its_day(run, tmp_path, until, code, rules):
    file = tmp_path / "waivers.toml"
    file.write_text(WAIVER.format(until=until), encoding="utf-8")
    ended, rows, _ = run(CASE, "--waivers", file)
    assert (ended, sorted(rules_of(rows))) == (code, rules)


def test_a_waiver_that_nothing_needs_is_found(run, tmp_path, corpus):
    file = tmp_path / "waivers.toml"
    file.write_text(WAIVER.format(until="2999-01-01"), encoding="utf-8")
    code, rows, _ = run(corpus / "a1.toml", "--waivers", file)
    told = [row for row in rows if row["rule"] == "waiver"]
    assert (code, [(row["file"], row["line"]) for row in told]) == (0, [(str(file), "2")])
    assert run(corpus / "a1.toml", "--waivers", file, "--group", "law")[1] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[waiver]", "waivers.toml: not TOML: "),
        ("[[waiver]]\nrule = 1", "Give each waiver a rule, a thing, a reason, by whom, and until which day."),
        (WAIVER.format(until="1"), "`$.waiver[0].until`. Give each waiver a rule"),
        (WAIVER.format(until="2999-01-01").replace("looked at", " "), "`$.waiver[0].reason`. Give each"),
        (
            WAIVER.format(until="2999-01-01").replace("-rank", "-rang"),
            "waivers.toml: line 2: no rule is called 'Indicator-rang'. Correct it.",
        ),
    ],
)
def test_a_bad_file_of_waivers_is_refused_in_one_line(tmp_path, text, problem):
    file = tmp_path / "waivers.toml"
    file.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(main, ["--lang", "en", "validate", str(CASE), "--waivers", str(file)])
    assert problem in ended.stderr
    assert (ended.exit_code, len(ended.stderr.splitlines()), ended.stdout) == (1, 1, "")


def test_a_report_that_cannot_be_written_leaves_nothing_half_written(tmp_path):
    file = tmp_path / "report.csv"
    file.write_text("before", encoding="utf-8")
    ended = CliRunner().invoke(main, ["validate", str(CASE), "--only", "nothing", "-o", str(file)])
    assert (ended.exit_code, file.read_text(encoding="utf-8")) == (2, "before")


def test_an_accelerator_that_is_not_there_is_said_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl_turbo", None)
    ended = CliRunner().invoke(main, ["--lang", "en", "validate", str(CASE), "--engine", "turbo"])
    assert "pyshacl-turbo is not installed." in ended.stderr
    assert (ended.exit_code, len(ended.stderr.splitlines()), ended.stdout) == (2, 1, "")


def test_what_is_curated_counts_and_not_what_the_graph_has_of_it_already(run, tmp_path):
    """An edited vocabulary is validated as it is, beside the one that the program has."""
    file = ROOT / "ontology" / "vocab" / "statuses.ttl"
    edited = tmp_path / "statuses.ttl"
    edited.write_text(
        file.read_text(encoding="utf-8").replace('"granted"@en', '"given"@en'), encoding="utf-8"
    )
    assert run(edited)[:2] == (0, [])
    lines = file.read_text(encoding="utf-8").replace('"đã tặng"@vi , "granted"@en', '"granted"@en')
    edited.write_text(lines, encoding="utf-8")
    code, rows, _ = run(edited)
    assert (code, rules_of(rows)) == (1, ["Concept-prefLabel"])


@pytest.mark.parametrize("name", ["a b", 'a"b', "a<b", "á", "%"])
def test_a_file_of_any_name_is_found_beside_the_others(run, corpus, name):
    (corpus / f"{name}.toml").write_text("zz", encoding="utf-8")
    (corpus / f"{name}.ttl").write_text("[ a <b> ] .", encoding="utf-8")
    for form in FORMATS:
        ended = CliRunner().invoke(main, ["validate", str(corpus), "--format", form])
        assert (ended.exit_code, ended.exception.__class__) == (1, SystemExit), form
    code, rows, _ = run(corpus)
    assert (code, [row["rule"] for row in rows if row["severity"] == "violation"]) == (1, ["annotation"])


def test_rules_and_groups_are_not_given_together():
    ended = CliRunner().invoke(main, ["--lang", "en", "validate", "--only", "quote", "--group", "law"])
    assert (ended.exit_code, len(ended.stderr.splitlines())) == (2, 1)


CURATED = """\
@prefix td: <https://w3id.org/thidua/def/> .
@prefix id: <https://w3id.org/thidua/id/> .
<https://w3id.org/thidua/id/award/1> a td:AwardEvent ;
    td:awardType <https://w3id.org/thidua/id/award-type/advanced-labour-collective> ;
    td:status <https://w3id.org/thidua/id/status/granted> ,
        <https://w3id.org/thidua/id/status/presented> ;
    td:recipient <https://w3id.org/thidua/id/award/1/to> .
<https://w3id.org/thidua/id/award/1/to> a td:RecipientGroup ; td:countMin 1 ; td:countMax 1 ;
    td:recipientKind <https://w3id.org/thidua/id/recipient-kind/%s> ;
    td:counted <https://w3id.org/thidua/id/counted/recipients> .
"""


def test_a_curated_fact_needs_no_article_and_is_held_to_the_law(run, tmp_path):
    file = tmp_path / "curated.ttl"
    file.write_text(CURATED % "individual", encoding="utf-8")
    code, rows, _ = run(file)
    of = {
        weight: {row["rule"]: row["line"] for row in rows if row["severity"] == weight}
        for weight in ("violation", "info")
    }
    assert (code, of["violation"]["AwardEvent-status"]) == (1, "6")
    assert set(of["violation"]) == {"AwardEvent-status", "AwardEvent-recipientKind"}
    assert set(of["info"]) == {
        "Fact-source",
        "Fact-evidence",
        "Fact-words",
        "Fact-start",
        "Fact-end",
        "RecipientGroup-source",
    }
