"""No value can change a query, and no query can do more than read."""

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.query import run
from kg.query.bind import bound
from kg.query.catalogue import parsed, saved
from kg.query.names import Names
from kg.query.tokens import own_limit, refuse_all_but_reading, tokens
from kg.sparql import selector

HEADER = """\
#+ x-kg:
#+   title: {vi: "x", en: "y"}
#+   params:
#+     name: {label: {vi: "x", en: "y"}}
#+     year: {label: {vi: "x", en: "y"}}
#+     day: {label: {vi: "x", en: "y"}}
#+     all: {label: {vi: "x", en: "y"}}
"""
QUERY = """\
SELECT ("?_name_literal" AS ?kept) ?s WHERE { ?s ?p ?_name_literal FILTER(?o = ?__year_integer)
FILTER(?day = ?__day_xsd_date) FILTER(COALESCE(?__all_xsd_boolean, true)) } # ?_name"""


@pytest.fixture
def query(tmp_path):
    path = tmp_path / "invented.rq"
    path.write_text(HEADER + QUERY, encoding="utf-8")
    return parsed(path)


def test_only_tokens_are_replaced(query, seeds):
    text = bound(query, {"name": "Võ", "year": "2019"}, Names(selector(seeds)))
    assert '("?_name_literal" AS ?kept)' in text
    assert '?s ?p "Võ"' in text
    assert text.endswith("# ?_name")
    assert '?o = "2019"^^<http://www.w3.org/2001/XMLSchema#integer>' in text


@given(st.text(st.characters(exclude_characters="\\", exclude_categories=("Cs",)), max_size=30))
def test_a_value_stays_one_literal(value):
    from pyoxigraph import Literal

    literal = str(Literal(value))
    assert [token.kind for token in tokens(literal)] == ["string"]


@pytest.mark.parametrize("value", ["2019 } # ", "1e3", "２０１９", "", "9" * 40, "2019.0"])
def test_a_year_that_is_no_whole_number_is_refused(query, seeds, value):
    with pytest.raises(QueryError, match="no whole number"):
        bound(query, {"name": "x", "year": value}, Names(selector(seeds)))


def test_a_day_and_a_yes_or_no_are_typed(query, seeds):
    values = {"name": "x", "day": "2020-02-29", "all": "false"}
    text = bound(query, values, Names(selector(seeds)))
    assert '?day = "2020-02-29"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    assert 'COALESCE("false"^^<http://www.w3.org/2001/XMLSchema#boolean>, true)' in text


@pytest.mark.parametrize(
    "value", ["2019", "2019-02-29", "2019-1-3", "2019-01-31?", "31/1/2019", "", "[2019-01-31]"]
)
def test_a_day_that_is_no_day_of_the_calendar_is_refused(value, query, seeds):
    with pytest.raises(QueryError, match="is no day such as"):
        bound(query, {"name": "x", "day": value}, Names(selector(seeds)))


@pytest.mark.parametrize("value", ["1", "True", "", "yes", "false) || (true"])
def test_what_is_neither_true_nor_false_is_refused(value, query, seeds):
    with pytest.raises(QueryError, match="is neither true nor false"):
        bound(query, {"name": "x", "all": value}, Names(selector(seeds)))


def test_what_is_missing_or_unknown_is_refused(query, seeds):
    with pytest.raises(QueryError, match="needs 'name'"):
        bound(query, {}, Names(selector(seeds)))
    with pytest.raises(QueryError, match=r"no parameter 'yaer'. It takes: name, year, day, all"):
        bound(query, {"name": "x", "yaer": "2019"}, Names(selector(seeds)))
    with pytest.raises(QueryError, match="a backslash is refused"):
        bound(query, {"name": "\\u0022"}, Names(selector(seeds)))


@pytest.mark.parametrize(
    "value", ["https://x/> } INSERT", "https://x/ y", 'https://x/">', "Quận", "Quận 1)", "Gò Vấp 1", ""]
)
def test_a_thing_that_is_not_known_is_refused(seeds, value):
    with pytest.raises(QueryError):
        bound(saved("district-chairs"), {"district": value}, Names(selector(seeds)))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <x:y> { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/>",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p 1 . } # \n INSERT DATA { <x:a> <x:b> <x:c> }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\u0022 . SERVICE <http://127.0.0.1:1/> { ?s ?p \\u0022" }',
        "SELECT * { ?s ?p <x:#> . SERVICE<x:y>{} }",
        "PREFIX s: <x:> SELECT * { s:a ?p ?o . SERVICE s:b { } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { ?s ?p ?o.SERVICE:b { ?a ?b ?c } }",
        "SELECT * { ?s ?p 2e0SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "ASKFROM <x:y> { ?s ?p ?o }",
        "PREFIX : <x:> CONSTRUCTFROM:y WHERE { ?s ?p ?o }",
    ],
)
def test_what_does_more_than_read_is_refused_wherever_it_hides(query):
    with pytest.raises(QueryError):
        refuse_all_but_reading(query)


PIECES = st.sampled_from([
    *("?o", "$o", "x:y", "<urn:y>", "'a'", "'a'@en", "'a'@en--ltr", "'a'^^x:d", "2", "2.", "2e0", ".5"),
    *("true", "_:b", "[]", "()", "x:", "x:y.", "x:y-", "x:%41", "x:y\\.", "?ŷ", "·", "{", "}", ".", ";", ","),
    *("#\n", " ", "\u00a0", "\u0301", "_", "-", ":", "%", "\\", "^^", "@en", "/", "!", "(", ")", "²"),
    *("FILTER", "OPTIONAL"),
])  # fmt: skip
FETCHING = st.sampled_from(
    [
        "SERVICE:b",
        "SERVICE :b",
        "SERVICE<http://127.0.0.1:1/>",
        "service#\n:b",
        "SERVICESILENT:b",
        "SERVICE?o",
    ]
)


@given(st.sampled_from(["", "?s ?p "]), st.lists(PIECES, max_size=3), FETCHING)
@example("?s ?p ", ["true"], "SERVICE:b")
@settings(max_examples=1000)
def test_whatever_fetches_is_refused_whatever_stands_before_it(begun, pieces, fetching):
    before = begun + "".join(pieces)
    query = f"PREFIX : <http://127.0.0.1:1/> PREFIX x: <urn:> SELECT * {{ {before}{fetching}{{?a ?b ?c}} }}"
    store = Store()
    store.add(Quad(NamedNode("urn:y"), NamedNode("urn:y"), Literal("a")))
    try:
        list(store.query(query))
    except SyntaxError:
        event("no query")
    except (OSError, RuntimeError):  # the client refuses port 1, and what is no IRI
        event("fetches")
        with pytest.raises(QueryError):
            refuse_all_but_reading(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service <x:from> "SERVICE <x>" }',
        "SELECT * { ?s ?p ?o } # SERVICE and FROM",
        "PREFIX load: <x:> PREFIX insert: <y:> SELECT * { ?s load:from insert:service }",
        'SELECT * { ?s ?p """FROM " DELETE""" }',
        "SELECT * { ?s <https://x/SERVICE#FROM> ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "ASK { [] ?p 'DROP' }",
    ],
)
def test_words_that_do_nothing_are_let_through(query, seeds):
    refuse_all_but_reading(query)
    run.run(query, seeds)


def test_a_wrong_query_is_said_in_one_line(seeds):
    with pytest.raises(QueryError) as error:
        run.run("SELECT * WHERE { ?s ?p", seeds)
    assert "\n" not in str(error.value)


@given(st.text(max_size=60))
def test_the_tokens_of_a_query_are_the_query(text):
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("SELECT * { ?s ?p ?o }", None),
        ("SELECT * { ?s ?p ?o } LIMIT 20 OFFSET 5", 20),
        ("SELECT * { ?s ?p ?o } offset 5 limit # of rows: 3\n20", 20),
        ("SELECT * { SELECT * { ?s ?p ?o } LIMIT 20 }", None),
        ("SELECT ?limit { ?limit ?p 'LIMIT 20' } ORDER BY ?limit # LIMIT 20", None),
        ("SELECT * { ?s ?p ?o } LIMIT 20 VALUES ?s { 1 }", 20),
    ],
)
def test_the_limit_of_a_query_is_its_own(query, limit):
    assert own_limit(query) == limit
