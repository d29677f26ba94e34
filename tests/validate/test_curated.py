"""Curated Turtle: each triple with the line on which it ends, whatever stands before it."""

import pytest

from kg.validate import turtle

TEXT = """\
@prefix : <https://w3id.org/thidua/def/> .
# a comment

:award1 a :AwardEvent ;
    :words \"\"\"two
lines\"\"\"@vi ;
    :start 1 ,
        2.50 ;

    :recipient [
        :countMin "x" ] .
:award2 :list ( 3 ) .
"""
LINES = {"AwardEvent": 4, "two\nlines": 6, "1": 7, "2.50": 8, "x": 11, "3": 12}


def read(path, text):
    path.write_bytes(text.encode())
    return turtle.read(path)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT], ids=["", "CRLF", "BOM"])
def test_every_value_has_the_line_that_it_ends_on(tmp_path, text):
    stated = read(tmp_path / "a.ttl", text)
    found = {
        one.triple.object.value.rpartition("/")[2].replace("\r", ""): one.line
        for one in stated
        if "/file/" not in one.triple.object.value and "nil" not in one.triple.object.value
    }
    assert found == LINES


def test_what_a_literal_says_is_kept_as_it_is_written(tmp_path):
    (one,) = read(tmp_path / "a.ttl", '<a> <b> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .')
    assert one.triple.object.value == "007"


def test_a_blank_node_has_an_iri_of_its_file(tmp_path):
    first, second = read(tmp_path / "a.ttl", "_:x <a> <b> . _:x <c> <d> .")
    assert first.triple.subject == second.triple.subject
    assert first.triple.subject.value.endswith("/file/a.ttl/blank/1")


def test_what_is_no_turtle_is_told_with_its_line(tmp_path):
    found = read(tmp_path / "a.ttl", "<a> <b> <c> .\n\n<a> <b> <c d> .")
    assert (found.line, found.message["en"]) == (
        3,
        "not Turtle: Invalid IRI code point ' '. Correct the file.",
    )
