"""Shards: articles line by line, packed or not; what of them cannot be read."""

import json
import os
import tomllib

import pytest
from backports import zstd

from invented import article
from kg.errors import AnnotationError
from kg.read import source as module
from kg.read.file import read
from kg.read.source import sources


def line(name: str) -> bytes:
    data = tomllib.loads(article())
    data["article"]["id"] = name
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def shard(folder, *lines: bytes, packed=False):
    path = folder / ("shard.jsonl.zst" if packed else "shard.jsonl")
    data = b"".join(lines)
    path.write_bytes(zstd.compress(data) if packed else data)
    return path


def problems(path) -> list[str]:
    return [source.problem for source in sources([path]) if source.problem]


@pytest.mark.parametrize("packed", [False, True])
def test_each_line_of_a_shard_is_an_article(tmp_path, packed):
    path = shard(tmp_path, line("a"), b"\r\n", line("b"), packed=packed)
    found = list(sources([path]))
    assert [(source.where.rpartition(":")[2], source.id) for source in found] == [("1", "a"), ("3", "b")]
    assert [read(source).id for source in found] == ["a", "b"]
    assert sum(source.size for source in found) <= path.stat().st_size


def test_frames_that_were_packed_apart_are_one_shard(tmp_path):
    path = tmp_path / "shard.jsonl.zst"
    path.write_bytes(zstd.compress(line("a")) + zstd.compress(line("b")))
    assert [source.id for source in sources([path])] == ["a", "b"]


def test_a_byte_order_mark_and_a_missing_last_newline_do_not_matter(tmp_path):
    path = shard(tmp_path, b"\xef\xbb\xbf", line("a"), line("b").rstrip())
    assert [read(source).id for source in sources([path])] == ["a", "b"]


@pytest.mark.parametrize("cut", [5, 40])
def test_a_packed_shard_that_is_cut_off_is_said(tmp_path, cut):
    path = shard(tmp_path, line("a"), packed=True)
    path.write_bytes(path.read_bytes()[:-cut])
    assert problems(path) == [
        "shard.jsonl.zst: cannot be unpacked: Compressed file ended before the end-of-stream marker was "
        "reached. Pack it anew."
    ]


def test_what_is_not_packed_at_all_is_said(tmp_path):
    path = tmp_path / "shard.jsonl.zst"
    path.write_bytes(line("a"))
    assert problems(path)[0].startswith("shard.jsonl.zst: cannot be unpacked: ")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("lines", [b"", b"\n\n\n"])
def test_an_empty_shard_is_said(tmp_path, packed, lines):
    path = shard(tmp_path, lines, packed=packed)
    assert problems(path) == [f"{path.name}: empty. Write an article."]


@pytest.mark.parametrize("packed", [False, True])
def test_a_line_that_is_too_long_is_said_and_the_next_is_read(tmp_path, packed, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 4000)
    path = shard(tmp_path, b" " * 20000 + b"\n", line("b"), packed=packed)
    first, second = sources([path])
    assert first.problem.startswith(f"{path.name}:1: larger than")
    assert (second.where, second.id) == (f"{path.name}:2", "b")


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "a.toml").open("wb") as file:
        file.truncate(200 * 10**6)
    assert problems(tmp_path / "a.toml")[0].startswith("a.toml: larger than 16 MiB.")


@pytest.mark.parametrize("name", ["a.toml", "a.jsonl", "a.jsonl.zst"])
def test_what_is_no_file_or_cannot_be_read_is_said(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert problems(tmp_path / name) == [f"{name}: is no file. Give a file."]
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(name)
    assert problems(tmp_path / name) == [
        f"{name}: cannot be read: Too many levels of symbolic links. Make it readable."
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{"format": 1, "format": 1}', "'format' stands there twice"),
        (b'{"format": NaN}', "'NaN' is no number"),
        (b'{"format": "\\ud800"}', "surrogates not allowed"),
        (b'{"format": 1', "delimiter"),
        (b"[1]", "expected `object`"),
        (b"[" * 100_000, "recursion"),
        (b'{"article": 7}', "expected `object`"),
        (b'{"format": ' + b"9" * 5000 + b"}", "integer string conversion"),
        (b'{"a": "\xff"}', "byte 7 is not UTF-8"),
        (b"\x00", "Expecting value"),
        (line("x").replace(b', "id": "x"', b""), "`id` is missing"),
    ],
)
def test_a_line_is_read_as_strictly_as_toml(tmp_path, text, said):
    for source in sources([shard(tmp_path, text)]):
        with pytest.raises(AnnotationError) as error:
            read(source)
    assert all(problem.startswith("shard.jsonl:1: ") for problem in error.value.problems)
    assert said in str(error.value)
