"""A build refuses what has not the shapes of facts, though it can be read."""

from conftest import source
from invented import TEXT, article
from kg.build import build
from kg.validate.rules import rules

AT = TEXT.index("hội nghị")
MARKED = f'[mentions]\nx1 = {{kind = "document", q = "hội nghị", at = [{AT}, {AT + 8}]}}\n'
DOCUMENT = '[[documents]]\nid = "d1"\nnumber = "{number}"\ntitle = "x1"\nevidence = [["x1"]]\n'


def with_document(file, number):
    text = article().replace("[mentions]\n", MARKED) + DOCUMENT.format(number=number)
    file.write_text(text, encoding="utf-8")
    return source(file)


def test_an_article_without_the_shapes_of_facts_keeps_its_former_graph(tmp_path):
    file, folder = tmp_path / "a1.toml", tmp_path / "graph"
    assert build([with_document(file, "41/KH-UBND")], folder).problems == []
    report = build([with_document(file, " ")], folder)
    said = rules()["Document-number"].messages["en"]
    assert report.problems == [f"a1.toml: documents d1: {said} (Document-number)"]
    assert (report.articles, report.refused, report.changed) == (1, 1, 0)


def test_both_engines_refuse_the_same(tmp_path, monkeypatch):
    from kg.validate import engines, gate

    said = set()
    for name in engines.NAMES:
        monkeypatch.setattr(engines, "usual", lambda name=name: name)
        gate._shapes.cache_clear()
        report = build(
            [
                with_document(tmp_path / "a1.toml", "41/KH-UBND"),
                with_document(tmp_path / "a2.toml", " "),
            ],
            tmp_path / name,
        )
        said.add(tuple(report.problems))
    gate._shapes.cache_clear()
    assert len(said) == 1
    assert said != {()}
