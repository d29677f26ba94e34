import os

from kg.read.find import find


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b.toml", "a.toml", "c.txt", "d.jsonl", "e.jsonl.zst", ".f.toml"):
        (tmp_path / name).touch()
    files, problems = find([tmp_path])
    assert [file.name for file in files] == ["a.toml", "b.toml", "d.jsonl", "e.jsonl.zst"]
    assert problems == []


def test_one_file_given_twice_is_one_file(tmp_path):
    (tmp_path / "a.toml").touch()
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert len(find([tmp_path, tmp_path / "a.toml"]).files) == 1


def test_a_folder_without_articles_is_a_problem_and_the_others_are_found(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "full" / "a.toml").touch()
    files, problems = find([tmp_path / "empty", tmp_path / "full"])
    assert [file.name for file in files] == ["a.toml"]
    assert len(problems) == 1
    assert "no annotated article there" in problems[0]


def test_a_loop_of_links_is_found_once_and_ends(tmp_path):
    (tmp_path / "a.toml").symlink_to("a.toml")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [file.name for file in find([tmp_path]).files] == ["a.toml"]


def test_a_folder_without_rights_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "a.toml").touch()
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def closed(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)  # root may read every folder
    files, problems = find([tmp_path])
    assert len(files) == len(problems) == 1
    assert "closed: cannot be read: Permission denied" in problems[0]
