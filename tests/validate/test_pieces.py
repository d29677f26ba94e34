"""Pieces of a graph: a thing is found the same, whatever it is validated with."""

from pyoxigraph import NamedNode
from rdflib import SH

from kg.validate import engines, pieces
from kg.validate.rules import files


def test_a_piece_has_what_the_shapes_follow_back():
    shapes = engines.graph_of(files(["structure"]))
    assert {NamedNode(one) for one in shapes.objects(None, SH.inversePath)} == set(pieces.POINTING)


def test_a_part_is_found_with_its_fact_though_validated_apart(seeds):
    part, fact = next(
        (quad.object, quad.subject) for quad in seeds.quads_for_pattern(None, pieces.POINTING[0], None)
    )
    (piece,) = pieces.things([part], seeds)
    assert part in piece.things
    assert fact not in piece.things
    assert {fact, part} <= {one.subject for one in piece.triples}
    engine = engines.engine(engines.usual(), engines.graph_of(files(["structure"])))
    assert {one for one in engine(piece.triples) if one.focus in piece.things} == set()
