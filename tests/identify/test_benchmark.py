"""How sure the rules are: on invented careers, of which the truth is known, few joined pairs may be wrong.

What is measured stands in `careers.txt`; `--refresh` writes it anew, to be read before it is committed.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from careers import corpus
from test_changes import Corpus, built

from kg import build as module
from kg.identify.nodes import written
from kg.read.source import Source
from kg.sparql import select

SEEDS = range(1, 7)
WHOLE = 1
"""The seed of which the whole graph is built; of the others, who is who, which is what is measured."""

PRECISION, RECALL, REACHED = 0.985, 0.41, 0.87
"""At least, of all: the first is the policy's, the others are what is measured, less a little."""

DENOTED = "PREFIX td: <https://w3id.org/thidua/def/> SELECT ?node ?person { ?node td:denotes ?person }"
DOUBTED = "PREFIX td: <https://w3id.org/thidua/def/> SELECT ?one ?two { ?one td:possiblySame ?two }"


class Figures(NamedTuple):
    """Pairs of person nodes: truly of one person, joined, rightly joined, in doubt and truly one; doubts."""

    nodes: int
    true: int
    joined: int
    right: int
    doubted: int
    undecided: int

    @property
    def precision(self) -> float:
        return self.right / self.joined

    @property
    def recall(self) -> float:
        return self.right / self.true

    @property
    def reached(self) -> float:
        """The share of what is truly one that is joined or in doubt."""
        return (self.right + self.doubted) / self.true

    def line(self, name: object) -> str:
        counts = " ".join(f"{count:9}" for count in self)
        return f"{name!s:4} {counts} {self.precision:9.4f} {self.recall:9.4f} {self.reached:9.4f}"


COLUMNS = (*Figures._fields, "precision", "recall", "reached")


def pairs(persons: Mapping[str, object]) -> set[tuple[str, str]]:
    nodes = defaultdict(list)
    for node, person in persons.items():
        nodes[person].append(node)
    return {pair for together in nodes.values() for pair in combinations(sorted(together), 2)}


def who_is_who(sources: list[Source]) -> Corpus:
    """The graph of some articles without what follows from who is who: half of the time goes into that."""
    with (
        patch.object(module.dates, "quads", lambda *_: ()),
        patch.object(module.offices, "quads", lambda *_: ()),
        patch.object(module.discrepancies, "quads", lambda *_: ()),
    ):
        return built(sources)


def measured(seed: int) -> Figures:
    given = corpus(seed)
    store = (built if seed == WHOLE else who_is_who)(given.sources).store
    told = {written(row["node"].value): row["person"].value for row in select(store, DENOTED)}
    assert told.keys() == given.truth.keys()
    doubts = {frozenset((row["one"].value, row["two"].value)) for row in select(store, DOUBTED)}
    true, joined = pairs(given.truth), pairs(told)
    doubted = sum(frozenset((told[left], told[right])) in doubts for left, right in true - joined)
    return Figures(len(told), len(true), len(joined), len(true & joined), doubted, len(doubts))


@pytest.fixture(scope="module")
def figures() -> dict[object, Figures]:
    by_seed = {seed: measured(seed) for seed in SEEDS}
    return {**by_seed, "all": Figures(*map(sum, zip(*by_seed.values(), strict=True)))}


def test_few_of_the_joined_pairs_are_wrong_and_most_of_the_others_are_in_doubt(figures):
    assert figures["all"].precision >= PRECISION
    assert figures["all"].recall >= RECALL
    assert figures["all"].reached >= REACHED


def test_what_is_measured_is_written_down(figures, expected):
    header = "seed " + " ".join(f"{column:>9}" for column in COLUMNS)
    lines = [header, *(found.line(name) for name, found in figures.items())]
    expected(Path(__file__).parent / "careers.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_corpus_tells_the_rules_from_what_joins_by_the_name(seed):
    given = corpus(seed)
    true = pairs(given.truth)
    by_name = pairs({node: name for node, (name, _) in given.printed.items()})
    by_province = pairs(given.printed)
    assert len(true & by_name) / len(by_name) < 0.5
    assert len(true & by_province) / len(by_province) < 0.95 < PRECISION
