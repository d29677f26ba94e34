"""The READMEs tell the truth: the output they show is the output there is, the commands they give run."""

import re
import shlex
from pathlib import Path

import pytest

from command import kg
from conftest import ROOT, source
from invented import TEXT
from kg.admission import checked

READMES = pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
SHOWN = re.compile(r"<!-- output of: kg (?P<command>[^\n]*) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL)


def read(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def language(readme: str) -> str:
    return "vi" if ".vi." in readme else "en"


@READMES
def test_the_output_that_is_shown_is_the_output(readme, tmp_path, expected):
    kg("demo", cwd=tmp_path)

    def shown(match: re.Match[str]) -> str:
        run = kg(*shlex.split(match["command"]), cwd=tmp_path, KG_LANG=language(readme))
        assert run.returncode == 0
        return f"<!-- output of: kg {match['command']} -->\n```text\n{run.stdout.strip(chr(10))}\n```\n"

    assert len(SHOWN.findall(read(readme))) == 2
    expected(ROOT / readme, SHOWN.sub(shown, read(readme)))


@READMES
def test_every_question_that_is_shown_runs(readme, tmp_path):
    kg("demo", cwd=tmp_path)
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", read(readme), re.DOTALL)).splitlines()
    commands = [line for line in lines if re.match(r"kg (--lang \w+ )?query|echo .*kg sparql", line)]
    assert len(commands) == 6
    for command in commands:
        query, _, sparql = command.partition(" | ")
        words = shlex.split(query, comments=True)
        run = kg("sparql", "-", cwd=tmp_path, stdin=words[1]) if sparql else kg(*words[1:], cwd=tmp_path)
        assert run.returncode == 0, (command, run.stderr)


@READMES
def test_an_article_of_ones_own_is_built_as_shown(readme, tmp_path):
    block = next(
        block for block in re.findall(r"```sh\n(.*?)```", read(readme), re.DOTALL) if "kg anchor" in block
    )
    make, *commands = [shlex.split(line, comments=True) for line in block.splitlines()]
    for folder in make[1:]:
        (tmp_path / folder).mkdir()
    (tmp_path / "texts" / "a1.txt").write_text(TEXT, encoding="utf-8")
    runs = [kg(*command[1:], cwd=tmp_path) for command in commands]
    assert [(run.returncode, run.stderr) for run in runs if run.returncode] == []
    *_, built, validated = runs
    assert built.stderr.startswith("articles: 1, changed: 1, gone: 0, refused: 0")
    assert "articles 1" in validated.stdout


@READMES
def test_every_file_that_is_linked_exists(readme):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(readme))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_is_there_in_both_languages_and_its_links_lead_somewhere(page):
    other = page.name.replace(".vi.md", ".md") if ".vi." in page.name else page.name.replace(".md", ".vi.md")
    assert (page.parent / other).exists()
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / Path(link)).exists()] == []


@pytest.mark.parametrize("page", ["annotation.md", "annotation.vi.md"])
def test_the_article_of_the_guide_is_exact(page, known, tmp_path):
    guide = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (text,) = re.findall(r"```text\n(.*?)\n```", guide, re.DOTALL)
    annotation = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[-1]
    (tmp_path / "a1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a1.toml").write_text(annotation, encoding="utf-8")
    assert len(checked(source(tmp_path / "a1.toml"), known, tmp_path).awards) == 1
