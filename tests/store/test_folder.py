import multiprocessing
import os
import resource
import signal
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg import terms
from kg.errors import StoreError
from kg.store.folder import current, reading, replacing

QUAD = Quad(NamedNode("x:s"), NamedNode("x:p"), NamedNode("x:o"), NamedNode("x:g"))


@pytest.fixture
def graph(tmp_path):
    folder = tmp_path / "graph"
    with replacing(folder) as building:
        building.empty().add(QUAD)
    return folder


def quads(folder):
    with reading(folder) as store:
        return list(store)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_generation_takes_the_place_of_the_old_one(graph):
    with replacing(graph) as building:
        assert len(building.empty()) == 0
    assert quads(graph) == []
    assert names(graph) == ["2", "2.lease", "CURRENT", "LOCK"]


def test_a_reader_keeps_what_it_opened_and_the_next_build_clears_it_away(graph):
    with reading(graph) as reader:
        with replacing(graph) as building:
            building.empty()
        assert "1" in names(graph)
        assert list(reader) == [QUAD]
    with replacing(graph) as building:
        building.empty()
    assert names(graph) == ["3", "3.lease", "CURRENT", "LOCK"]


def test_what_a_reader_raises_is_its_own(graph):
    with pytest.raises(FileNotFoundError, match="mine"), reading(graph):
        raise FileNotFoundError("mine")


def test_a_build_that_fills_nothing_changes_nothing(graph):
    with replacing(graph):
        pass
    assert names(graph) == ["1", "1.lease", "CURRENT", "LOCK"]


def test_a_copy_begins_as_the_former_graph_with_its_notes(graph):
    with replacing(graph) as building:
        building.copy().add(Quad(NamedNode("x:t"), NamedNode("x:p"), NamedNode("x:o")))
        building.notes = b"two"
    assert len(quads(graph)) == 2
    with replacing(graph) as building:
        assert building.notes == b"two"
        assert len(building.former) == 2


def test_a_build_that_fails_leaves_the_graph_as_it_was(graph):
    with pytest.raises(ZeroDivisionError), replacing(graph) as building:
        building.empty().add(Quad(NamedNode("x:t"), NamedNode("x:p"), NamedNode("x:o")))
        1 / 0  # noqa: B018
    assert quads(graph) == [QUAD]
    with replacing(graph) as building:
        building.empty()
    assert names(graph) == ["3", "3.lease", "CURRENT", "LOCK"]


def _build(folder, started):
    with replacing(folder) as building:
        building.empty().extend(
            Quad(NamedNode(f"x:{n}"), NamedNode("x:p"), NamedNode("x:o")) for n in range(1000)
        )
        started.set()
        time.sleep(60)


@pytest.mark.parametrize("first", [True, False])
def test_a_killed_build_leaves_the_graph_as_it_was_and_the_next_one_goes_on(tmp_path, first):
    folder = tmp_path / "graph"
    if not first:
        with replacing(folder) as building:
            building.empty().add(QUAD)
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=_build, args=(folder, started))
    process.start()
    assert started.wait(60)
    with pytest.raises(StoreError, match="another build is writing"), replacing(folder):
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert current(folder) == (None if first else 1)
    with replacing(folder) as building:
        building.empty().add(QUAD)
    assert quads(folder) == [QUAD]
    assert len(names(folder)) == 4


@pytest.mark.parametrize("left", ["7", "7.lease", "CURRENT.new"])
def test_whatever_a_killed_build_leaves_the_next_one_goes_on(graph, left):
    if left == "7":
        (graph / left).mkdir()
        (graph / left / "x.sst").touch()
    else:
        (graph / left).touch()
    assert quads(graph) == [QUAD]
    with replacing(graph) as building:
        building.empty()
    assert [name for name in names(graph) if name.isdigit()] == [str(current(graph))]


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").touch()
    with pytest.raises(StoreError, match="is not empty and holds no graph"), replacing(tmp_path):
        pass
    with pytest.raises(StoreError, match="is a file"), replacing(tmp_path / "letter.txt"):
        pass
    assert names(tmp_path) == ["letter.txt"]


def test_a_folder_of_years_is_no_store(tmp_path):
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "notes.txt").touch()
    with pytest.raises(StoreError, match="is not empty and holds no graph"), replacing(tmp_path):
        pass
    assert (tmp_path / "2019" / "notes.txt").exists()


def test_where_no_graph_was_built_that_is_said(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="there is no graph in"):
            quads(folder)


@pytest.mark.parametrize("text", ["", "x", "../graph", "99", "\x00", "1\n2"])
def test_a_current_that_names_no_generation_is_no_graph_and_can_be_built_anew(graph, text):
    (graph / "CURRENT").write_text(text)
    with pytest.raises(StoreError, match="there is no graph in"):
        quads(graph)
    with replacing(graph) as building:
        building.empty().add(QUAD)
    assert quads(graph) == [QUAD]


def test_a_generation_without_its_lease_is_said(graph):
    (graph / "1.lease").unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        quads(graph)


def test_a_generation_that_is_broken_is_said(graph):
    for path in (graph / "1").iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        quads(graph)


def test_a_graph_in_the_terms_of_another_version_is_said(graph):
    with replacing(graph) as building:
        version = NamedNode(f"{terms.TD}0.0.1")
        building.empty().add(Quad(NamedNode(terms.TD), terms.VERSION_IRI, version, terms.ONTOLOGY))
    with pytest.raises(StoreError, match=r"is of version 0\.0\.1, this is"):
        quads(graph)


def _build_within(folder, most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        with replacing(folder) as building:
            building.copy().bulk_extend(
                Quad(NamedNode(f"x:{n}"), NamedNode("x:p"), NamedNode("x:o")) for n in range(100_000)
            )
    except StoreError as error:
        os._exit(7 if "cannot be written: " in str(error) and "\n" not in str(error) else 1)


@pytest.mark.parametrize("most", [10, 10_000, 1_000_000])
def test_a_disk_that_takes_no_more_is_said_and_the_graph_stays(graph, most):
    process = multiprocessing.get_context("spawn").Process(target=_build_within, args=(graph, most))
    process.start()
    process.join()
    assert process.exitcode == 7
    assert quads(graph) == [QUAD]
    with replacing(graph) as building:
        building.copy()
    assert len(names(graph)) == 4


def _read(folder, counts):
    found = 0
    for _ in range(60):
        with reading(folder) as store:
            found += len(store)
    counts.put(found)


def test_readers_read_while_others_build(graph):
    context = multiprocessing.get_context("spawn")
    counts = context.Queue()
    readers = [context.Process(target=_read, args=(graph, counts)) for _ in range(2)]
    for reader in readers:
        reader.start()
    while any(reader.is_alive() for reader in readers):
        with replacing(graph) as building:
            building.empty().add(QUAD)
    assert [counts.get(timeout=60) for _ in readers] == [60, 60]


def test_what_is_replaced_while_it_is_looked_up_is_not_taken_for_missing(graph, monkeypatch):
    is_dir, looked_up = Path.is_dir, []

    def replaced_just_before(path):
        if path.name.isdigit() and not looked_up:
            looked_up.append(path)
            with replacing(graph) as building:
                building.empty().add(QUAD)
            with replacing(graph) as building:
                building.empty().add(QUAD)
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", replaced_just_before)
    assert quads(graph) == [QUAD]
