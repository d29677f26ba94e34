import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.store.folder import current, open_store, replacing

QUAD = Quad(NamedNode("x:s"), NamedNode("x:p"), NamedNode("x:o"), NamedNode("x:g"))


def filled(folder):
    with replacing(folder) as store:
        store.add(QUAD)


def test_a_new_generation_takes_the_place_of_the_old_one(tmp_path):
    filled(tmp_path / "graph")
    with replacing(tmp_path / "graph") as store:
        assert len(store) == 0
    assert len(open_store(tmp_path / "graph")) == 0
    assert sorted(path.name for path in (tmp_path / "graph").iterdir()) == ["2", "CURRENT"]


def test_a_reader_keeps_what_it_opened(tmp_path):
    filled(tmp_path / "graph")
    reader = open_store(tmp_path / "graph")
    with replacing(tmp_path / "graph"):
        pass
    assert list(reader) == [QUAD]


def test_a_build_that_fails_leaves_the_graph_as_it_was(tmp_path):
    filled(tmp_path / "graph")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "graph") as store:
        store.add(Quad(NamedNode("x:t"), NamedNode("x:p"), NamedNode("x:o")))
        1 / 0  # noqa: B018
    assert list(open_store(tmp_path / "graph")) == [QUAD]
    assert sorted(path.name for path in (tmp_path / "graph").iterdir()) == ["1", "CURRENT"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path):
    filled(tmp_path / "graph")
    Store(str(tmp_path / "graph" / "2.part")).add(QUAD)
    with replacing(tmp_path / "graph") as store:
        assert len(store) == 0


def test_two_builds_do_not_write_to_one_store(tmp_path):
    with (
        replacing(tmp_path / "graph"),
        pytest.raises(StoreError, match="another build"),
        replacing(tmp_path / "graph"),
    ):
        pass
    assert current(tmp_path / "graph") == tmp_path / "graph" / "1"


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").touch()
    with pytest.raises(StoreError, match="is not empty and holds no graph"), replacing(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_where_no_graph_was_built_that_is_said(tmp_path):
    with pytest.raises(StoreError, match="there is no graph in"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="there is no graph in"):
        open_store(tmp_path / "nowhere")


def test_a_generation_that_is_gone_is_said(tmp_path):
    (tmp_path / "CURRENT").write_text("1\n")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)
