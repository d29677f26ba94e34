"""Judgements and the registry: read loudly, obeyed always."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kg.errors import AnnotationError
from kg.identify import registry
from kg.identify.judgements import COLUMNS, DECISIONS, Judgement, consistent, read
from kg.identify.nodes import person_iri
from kg.identify.table import append, rows

HEADER = ",".join(COLUMNS) + "\n"


def problems(tmp_path, text, reader=read):
    path = tmp_path / ("judgements.csv" if reader is read else "persons.csv")
    path.write_text(text, encoding="utf-8")
    return list(reader(path).problems)


def test_a_row_has_the_node_that_sorts_first_on_the_left_and_may_hold_commas(tmp_path):
    path = tmp_path / "judgements.csv"
    path.write_text(
        "\ufeff" + HEADER + 'b/p1,a/p2,same,"one, two",Trần Thị B,2024-11-25\r\n\n', encoding="utf-8"
    )
    (judgement,) = read(path).judgements
    assert judgement.pair == ("a/p2", "b/p1")
    assert (judgement.reason, judgement.who, judgement.where) == (
        "one, two",
        "Trần Thị B",
        "judgements.csv:2",
    )


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["a/p1,b/p1,same,r,w"], "2: 5 cells. Write 6, and put quotes around one that holds a comma."),
        (["a/p1,b/p1,maybe,r"], "2: 'maybe' is no decision. Use one of same, different, unsure."),
        (["a/p1,b/p1,same,r,w,25/11/2026"], "2: '25/11/2026' is no day. Write it as 2026-11-25."),
        (["a/p1,b/p1,same,r,w,2999-01-01"],
         "2: '2999-01-01' is yet to come. Write the day of the judgement."),
        (["a/p1,b/p1,same,r,w,2026-02-30"], "2: '2026-02-30' is no day. Write it as 2026-11-25."),
        (["a/p1,b/p1,same,"], "2: no 'reason'. Write it."),
        (["a/p1,a/p1,same,r"], "2: left and right are one node. Name two."),
        (["a/p1,b/p1,same,r", "b/p1,a/p1,same,r"],
         "3: a/p1 and b/p1 are judged in judgements.csv:2 already. Keep one row."),
        (["a/p1,b/p1,same,r", "b/p1,c/p1,same,r", "a/p1,c/p1,different,r"],
         "4: a/p1 and c/p1 are not 'different' after judgements.csv:2, judgements.csv:3. "
         "Correct one of them."),
        (["a/p1,b/p1,same,r", "a/p1,c/p1,unsure,r", "b/p1,c/p1,same,r"],
         "4: b/p1 and c/p1 are not 'same' after judgements.csv:2, judgements.csv:3. "
         "Correct one of them."),
        (["a/p1,b/p1,same,r", "b/p1,c/p1,same,r", "a/p1,c/p1,unsure,r"],
         "4: a/p1 and c/p1 are not 'unsure' after judgements.csv:2, judgements.csv:3. "
         "Correct one of them."),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_in_one_line_and_the_good_ones_stay(rows, problem, tmp_path):
    lines = [row if ",w" in row else f"{row},w,2024-11-25" for row in rows]
    text = "".join(f"{line}\n" for line in (*lines, "x/p1,y/p1,different,r,w,2024-11-25"))
    assert problems(tmp_path, HEADER + text) == [f"judgements.csv:{problem}"]
    assert read(tmp_path / "judgements.csv").judgements[-1].pair == ("x/p1", "y/p1")


@pytest.mark.parametrize("row", [",,,,,", ",", " , ,,,,"])
def test_an_empty_row_is_one_problem(row, tmp_path):
    assert problems(tmp_path, f"{HEADER}{row}\n\n") == ["judgements.csv:2: the row is empty. Take it out."]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "judgements.csv:1: the columns are none. Use left, right, decision, reason, who, when."),
        ("left,score\n",
         "judgements.csv:1: the columns are left, score. Use left, right, decision, reason, who, when."),
        (HEADER + '"a/p1,b', "judgements.csv:2: unexpected end of data. Correct it."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_as_a_whole(text, problem, tmp_path):
    with pytest.raises(AnnotationError) as error:
        problems(tmp_path, text)
    assert str(error.value) == problem


NODES = [f"{article}/p1" for article in "abcde"]
PAIRS = st.sampled_from([(one, two) for one in NODES for two in NODES if one < two])


@given(st.lists(st.tuples(PAIRS, st.sampled_from(DECISIONS)), max_size=10))
def test_what_is_accepted_never_contradicts_itself(rows):
    given_rows = [
        Judgement(*pair, decision, "r", "w", "2024-11-25", str(at))
        for at, (pair, decision) in enumerate(rows)
    ]
    accepted, refused = consistent(given_rows)
    event(f"refused: {min(len(refused), 3)}")
    assert len(accepted) + len(refused) == len(rows)
    person = {node: node for node in NODES}
    for one in accepted:
        if one.decision == "same":
            left, right = (person[node] for node in one.pair)
            person = {node: left if of == right else of for node, of in person.items()}
    assert not [
        one for one in accepted if (person[one.left] == person[one.right]) != (one.decision == "same")
    ]


def test_an_anchor_that_is_no_node_is_refused(tmp_path):
    rows = f"iri,anchor\n{person_iri('a b/p1')},a b/p1\n"
    assert problems(tmp_path, rows, registry.read)[0].startswith("persons.csv:2: ")


def test_the_registry_takes_rows_of_the_command_alone(tmp_path):
    good = f"{person_iri('a1/p1')},a1/p1\n"
    assert problems(tmp_path, "iri,anchor\n" + good, registry.read) == []
    assert problems(tmp_path, "iri,anchor\n" + good + good, registry.read) == [
        "persons.csv:3: 'a1/p1' is registered in persons.csv:2 already. Keep one row."
    ]
    assert problems(tmp_path, f"iri,anchor\n{person_iri('a1/p1')},a2/p1\n", registry.read) == [
        f"persons.csv:2: '{person_iri('a1/p1')}' is not the IRI of 'a2/p1'. "
        "Write rows with 'kg identity register' alone."
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_a_row_is_added_whatever_ends_the_lines_and_ends_as_they_do(last, end, tmp_path):
    path = tmp_path / "judgements.csv"
    before = f"left,right{end}a,b{end if last else ''}".encode()
    path.write_bytes(before)
    append(path, ("left", "right"), [{"left": "c", "right": "d"}])
    assert path.read_bytes() == f"left,right{end}a,b{end}c,d{end}".encode()
    found, problems = rows(path, ("left", "right"))
    assert [row.cells["left"] for row in found] == ["a", "c"]
    assert problems == []
