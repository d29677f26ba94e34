import pytest

from kg.errors import QueryError
from kg.query.catalogue import parsed, saved

GOOD = '#+ x-kg:\n#+   title: {vi: "x", en: "y"}\n'


def test_an_unknown_query_is_refused_with_those_that_are_near():
    with pytest.raises(QueryError, match="Try district-chairs"):
        saved("district-chair")
    with pytest.raises(QueryError):
        saved("../queries/district-chairs")


def test_an_unknown_query_without_near_ones_says_how_to_list_them():
    with pytest.raises(QueryError) as error:
        saved("xyz")
    assert str(error.value) == "no saved query is called 'xyz'. List them with 'kg query'."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {}", "header"),
        ("#+ x-kg: [", "header"),
        ('#+ x-kg:\n#+   title: {vi: "x"}\n', "header"),
        (GOOD + "#+   titel: 1\n", "header"),
        (GOOD + "SELECT * { ?s ?p ?_what }", "'what' is not in the header"),
        (GOOD + '#+   params: {a: {label: {vi: "x", en: "y"}}}\nSELECT * {}', "'a' is not used"),
    ],
)
def test_a_wrong_header_names_the_file_and_the_remedy(tmp_path, text, said):
    path = tmp_path / "wrong.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=rf"^wrong\.rq: .*{said}.*\.$"):
        parsed(path)


def test_a_parameter_knows_its_type_and_whether_it_may_be_left_out():
    parameters = saved("district-chairs").parameters
    assert {name: (p.type, p.optional) for name, p in parameters.items()} == {
        "district": ("iri", True),
        "year": ("integer", True),
        "language": ("literal", True),
        "inferred": ("xsd_boolean", True),
    }
