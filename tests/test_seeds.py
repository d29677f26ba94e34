"""The seeds: exact quotes, complete references, nothing marked in vain."""

import re

import pytest

from conftest import SEEDS, source
from kg.admission import checked
from kg.read.file import read
from kg.read.mentions import ELISION
from kg.read.quotes import places, read_text
from kg.read.scope import kind

ONE_BY_ONE = pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem)
LISTED = {"person", "body", "unit", "cluster"}
COUNTS = {
    "000_bed63e8a31219278": {"offices": 5, "awards": 4, "clusters": 0},
    "001_0932ccb48e3eeef6": {"offices": 5, "awards": 11, "clusters": 1},
    "002_48fd20e11e7bbade": {"offices": 5, "awards": 7, "clusters": 0},
    "004_47c564e7edc010de": {"offices": 0, "awards": 7, "clusters": 0},
    "003_e3dadd084060f00e": {"offices": 8, "awards": 13, "clusters": 2},
}


@ONE_BY_ONE
def test_every_quote_is_exact_in_the_text(file, known, texts):
    assert checked(source(file), known, texts).id == file.stem


@ONE_BY_ONE
def test_every_occurrence_of_a_marked_name_is_marked(file, texts):
    article = read(source(file))
    text, _ = read_text(texts / f"{article.id}.txt")
    spans = [mention.at for mention in article.mentions.values() if kind(mention) in LISTED]
    names = {
        mention.q
        for mention in article.mentions.values()
        if kind(mention) in {"person", "body"} and " " in mention.q
    }
    missed = [
        (name, place)
        for name in names
        for place in places(name, text)
        if re.fullmatch(r"\w?", text[place[1] : place[1] + 1]) is None or place[1] == len(text)
        if not text.startswith(" các cấp", place[1])  # many bodies, not the one of that name
        if not any(start <= place[0] and place[1] <= end for start, end in spans)
    ]
    assert missed == []


@ONE_BY_ONE
def test_the_seeds_hold_what_a_careful_reading_counts(file):
    article = read(source(file))
    assert {table: len(getattr(article, table)) for table in COUNTS[file.stem]} == COUNTS[file.stem]


@ONE_BY_ONE
def test_no_words_are_marked_in_vain(file):
    article = read(source(file))
    head, _, rest = file.read_text(encoding="utf-8").partition("[mentions]")
    facts = head + rest.partition("\n[[")[2]
    vain = [
        name
        for name, mention in article.mentions.items()
        if kind(mention) not in LISTED and f'"{name}"' not in facts and mention.why is None
    ]
    assert vain == []


@ONE_BY_ONE
def test_quotes_are_short(file):
    mentions = read(source(file)).mentions.values()
    assert max(len(mention.q) for mention in mentions) <= 150
    assert sum(len(mention.q) for mention in mentions if ELISION not in mention.q) / len(mentions) < 30
