"""Time every saved query on the seeds and on variants of them with a million triples of articles.

    python bench/query.py --articles 900

prints, for each query without parameters, rows and seconds (the median of `--rounds`) on both, and how many
times longer the variants take. Each answer is read to its end. Nothing here is asserted: machines differ.
Variants differ in years and in names of people: one fact told hundreds of times would be no corpus.
"""

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path

from build import SEEDS, kg
from pyoxigraph import Store

from kg.query.catalogue import names, saved
from kg.query.run import ask
from kg.store.folder import reading

YEARS, HELD, LETTERS = 14, 3, "BCDGHKLMNPQRSTVX"
_YEAR = re.compile(r"at = \[[^]]*\]|(?<!\d)(?:19[3-9]|20[0-3])\d(?!\d)")
"""A year, or a place in the text, which has none."""
_PERSON = re.compile(r'kind = "person", q = "([^"]+)"')


def variant(text: str, number: int) -> str:
    """Return an article of another year, with other people every few years, and all as long as it was."""
    back = number % YEARS
    text = _YEAR.sub(lambda found: str(int(found[0]) - back) if found[0].isdigit() else found[0], text)
    for name in sorted(set(_PERSON.findall(text)) - {"Hồ Chí Minh"}, key=len, reverse=True):
        before, space, given = name.rpartition(" ")
        letter = LETTERS[(LETTERS.find(given[0]) + back // HELD) % len(LETTERS)]
        text = text.replace(name, f"{before}{space}{letter}{given[1:]}")
    return text


def timed(name: str, store: Store, rounds: int) -> tuple[int, float]:
    """Return how many rows a query gives, and the median of its seconds."""
    query, seconds, rows = saved(name), [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        rows = sum(1 for _ in ask(query, {}, store))
        seconds.append(time.perf_counter() - start)
    return rows, statistics.median(seconds)


def main() -> None:
    """Build both graphs and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=900)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = folder / "corpus"
        corpus.mkdir()
        files = sorted(SEEDS.glob("*.toml"))
        for number in range(given.articles):
            text = files[number % len(files)].read_text(encoding="utf-8")
            named = variant(text, number // len(files))
            (corpus / f"variant{number:06d}.toml").write_text(named, encoding="utf-8")
        kg("build", SEEDS, "--store", folder / "seeds")
        kg("build", corpus, "--store", folder / "variants")
        with reading(folder / "seeds") as few, reading(folder / "variants") as many:
            print(f"quads: {len(few):,} and {len(many):,}")
            print(f"{'query':28} {'rows':>8} {'seconds':>8} {'rows':>8} {'seconds':>8} {'times':>7}")
            for name in names():
                rows, seconds = timed(name, few, given.rounds)
                more, longer = timed(name, many, given.rounds)
                times = longer / seconds
                print(f"{name:28} {rows:8} {seconds:8.3f} {more:8} {longer:8.3f} {times:7.0f}", flush=True)


if __name__ == "__main__":
    main()
