"""Any fault in any field is refused with the file and the item, never with a traceback."""

import copy
import tomllib
from collections import Counter
from typing import Any

import msgspec
from hypothesis import event, given, settings
from hypothesis import strategies as st

from conftest import SEEDS
from kg import reference
from kg.admission import checked
from kg.errors import AnnotationError
from kg.folders import packaged
from kg.lift import lift
from kg.read.article import TABLES, Article
from kg.read.leaves import Leaf, leaves
from kg.read.mentions import Mention
from kg.read.source import Source

KNOWN = reference.load(packaged("ontology"))
ARTICLES = [tomllib.loads(file.read_text(encoding="utf-8")) for file in SEEDS]
Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> list[Path]:
    """The path of every value in an article, from the outermost in."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


PLACES = [(number, place) for number, one in enumerate(ARTICLES) for place in places(one) if place]


def at(data: Any, path: Path) -> Any:
    for key in path:
        data = data[key]
    return data


def changed(number: int, path: Path, value: Any) -> dict:
    """An article with that value at a place; only what is around the place is copied, for speed."""

    def put(data: Any, path: Path) -> Any:
        key, *rest = path
        copied = copy.copy(data)
        copied[key] = put(data[key], rest) if rest else value
        return copied

    return put(ARTICLES[number], path)


def item(number: int, path: Path) -> str:
    """How messages name what is at a place: `mention p1`, `award a3`, or the article's own fields."""
    if path[0] == "mentions":
        return f"mention {path[1]}" if len(path) > 1 else ""
    if path[0] in TABLES:
        return f"{path[0][:-1]} {ARTICLES[number][path[0]][path[1]]['id']}" if len(path) > 1 else ""
    return ""


def problems(data: dict) -> list[str]:
    """What is said of an article; what is not refused is lifted as well."""
    source = Source("a.jsonl:1", "a", msgspec.json.encode(data | {"article": with_id(data.get("article"))}))
    try:
        article = checked(source, KNOWN)
    except AnnotationError as error:
        return list(error.problems)
    assert list(lift(article, KNOWN, {}))
    return []


def with_id(head: Any) -> Any:
    return head | {"id": "a"} if isinstance(head, dict) else head


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["", "\x00", "\u2028", "a" * 151, "XXXX-13", "0000", "p1", "context", "999" * 40, " … "]),
)
ANYTHING = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


@settings(max_examples=1000)
@given(st.sampled_from(PLACES), ANYTHING)
def test_anything_anywhere_is_refused_in_one_line_each_or_lifted(place, value):
    number, path = place
    if path == ("article", "id"):
        return
    said = problems(changed(number, path, value))
    event("refused" if said else "lifted")
    assert all(line.startswith("a.jsonl:1: ") and line.endswith(".") for line in said)
    assert not any(set(line) & set("\n\r\x00\u2028\x85") for line in said)


def declared(number: int, path: Path) -> tuple[type, Leaf] | None:
    """The struct and the declaration of the field at a place; None where no field of a struct is there."""
    struct: Any = Article
    if path[0] == "mentions" and len(path) > 1:
        kind = ARTICLES[number]["mentions"][path[1]]["kind"]
        struct = next(one for one in Mention.__args__ if one.__struct_config__.tag == kind)
        path = path[2:]
    leaf = None
    for key in path:
        if isinstance(key, int):
            continue
        fields = {printed: (name, leaf) for name, printed, leaf in leaves(struct)} if struct else {}
        if key not in fields:
            return None
        name, leaf = fields[key]
        hint = next(f.type for f in msgspec.structs.fields(struct) if f.name == name)
        inner = [one for one in walk(hint) if isinstance(one, type) and issubclass(one, msgspec.Struct)]
        owner, struct = struct, inner[0] if inner else None
    return (owner, leaf) if leaf is not None else None


def walk(hint: Any) -> list[Any]:
    return [hint, *(one for inner in getattr(hint, "__args__", ()) for one in walk(inner))]


def faults(leaf: Leaf) -> list[Any]:
    """Values that are wrong in a field so declared."""
    wrong: list[Any] = [True, 2.5, {"bogus": 1}]
    if leaf.kinds or leaf.table or leaf.scheme or leaf.unit:
        wrong.append("zz99")
    if leaf.edtf:
        wrong += ["12/1/2021", "2021-02-30", "2022/2021"]
    if leaf.decimal:
        wrong += ["1.234,5", "", "18 074"]
    return wrong


FIELDS = [
    (number, path, leaf)
    for number, path in PLACES
    if not isinstance(at(ARTICLES[number], path), dict | list) and path[-1] not in {"id", "kind"}
    for found in [declared(number, path)]
    if found
    for leaf in [found[1]]
]


def test_the_fields_are_of_every_table_and_declaration():
    tables = Counter(path[0] for _, path, _ in FIELDS)
    assert set(tables) == {"format", "article", "mentions", *TABLES}
    for what in ("kinds", "scheme", "table", "edtf", "decimal", "unit"):
        assert any(getattr(leaf, what) for _, _, leaf in FIELDS), what


@settings(max_examples=500)
@given(st.sampled_from(FIELDS), st.data())
def test_a_fault_in_a_field_is_refused_by_file_and_item(place, data):
    number, path, leaf = place
    said = problems(changed(number, path, data.draw(st.sampled_from(faults(leaf)))))
    assert said
    assert any(line.startswith(f"a.jsonl:1: {item(number, path)}") for line in said)


NEEDED = {
    "id",
    "kind",
    "q",
    "evidence",
    "award",
    "status",
    "to",
    "min",
    "role",
    "person",
    "body",
    "sha256",
    "chars",
    "format",
    "source",
    "indicator",
    "subject",
    "figure",
    "cluster",
}
REQUIRED = [(number, path) for number, path in PLACES if path[-1] in NEEDED]


@given(st.sampled_from(REQUIRED))
def test_a_field_that_is_missing_is_refused_by_file_and_item(place):
    number, path = place
    *around, key = path
    without = {one: value for one, value in at(ARTICLES[number], around).items() if one != key}
    said = problems(changed(number, around, without) if around else without)
    where = item(number, path) if path[-1] != "id" else path[0][:-1]
    assert any(line.startswith(f"a.jsonl:1: {where}") for line in said)


@given(st.sampled_from(FIELDS), st.sampled_from("\x00\x07\x1b\x7f\uffff"))
def test_a_control_character_is_refused_by_file_and_item(place, character):
    number, path, _ = place
    value = at(ARTICLES[number], path)
    if isinstance(value, str):
        said = problems(changed(number, path, value[:1] + character + value[2:]))
        assert any(line.startswith(f"a.jsonl:1: {item(number, path)}") for line in said)


OBJECTS = [
    (number, path)
    for number, path in PLACES
    if isinstance(at(ARTICLES[number], path), dict) and path != ("mentions",)
]


@given(st.sampled_from(OBJECTS))
def test_a_key_that_is_unknown_is_refused_by_file_and_item(place):
    number, path = place
    said = problems(changed(number, (*path, "bogus"), 1))
    assert any(line.startswith(f"a.jsonl:1: {item(number, path)}") and "bogus" in line for line in said)


@given(st.sampled_from([(number, path) for number, path in PLACES if path[-1] == "at"]))
def test_a_place_that_the_quote_does_not_fit_is_refused_by_file_and_item(place):
    number, path = place
    start, end = at(ARTICLES[number], path)
    for wrong in ([end, start], [start, 10**6], [-1, end], [start]):
        said = problems(changed(number, path, wrong))
        assert any(line.startswith(f"a.jsonl:1: {item(number, path)}") for line in said)


@given(st.sampled_from([(number, path) for number, path in PLACES if path[0] in TABLES and len(path) == 2]))
def test_an_id_that_stands_twice_is_refused(place):
    number, path = place
    table, again = at(ARTICLES[number], path[:1]), at(ARTICLES[number], path)
    said = problems(changed(number, path[:1], [*table, again]))
    assert any(f"'{again['id']}' is the id of 2 items" in line for line in said)
