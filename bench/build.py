"""Time the build of the seeds beside a raw bulk load of the same quads, round by round, each a whole process.

    python bench/build.py --rounds 5

prints medians in seconds and the ratio of the two; then a build where nothing changed, and one where one of
many articles changed (`--articles`, copies of the seeds). Nothing here is asserted: machines differ.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"

RAW = """
import sys
from pyoxigraph import Store
store = Store(sys.argv[1])
store.bulk_load(path=sys.argv[2])
store.optimize()
"""


def timed(*command: str | Path) -> float:
    """Run a command to its end and return the seconds that it took."""
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return time.perf_counter() - start


def kg(*arguments: str | Path) -> float:
    """Time a command of kg."""
    return timed(sys.executable, "-m", "kg", *arguments)


def seeds(folder: Path, rounds: int) -> None:
    """Time the seeds against a raw load, side by side."""
    kg("build", SEEDS, "--store", folder / "first")
    kg("export", "rdf", "--store", folder / "first", "-o", folder / "quads.nq")
    raw, built, unchanged = [], [], []
    for number in range(rounds):
        raw.append(timed(sys.executable, "-c", RAW, folder / f"raw{number}", folder / "quads.nq"))
        built.append(kg("build", SEEDS, "--store", folder / f"built{number}"))
        unchanged.append(kg("build", SEEDS, "--store", folder / f"built{number}"))
    one, two = statistics.median(raw), statistics.median(built)
    print(f"seeds: raw load {one:.2f}, build {two:.2f} ({two / one:.2f} times), ", end="")
    print(f"nothing changed {statistics.median(unchanged):.2f}")


def copies(folder: Path, articles: int) -> None:
    """Time a corpus of copies of the seeds: built, and changed in one article."""
    corpus = folder / "corpus"
    corpus.mkdir()
    files = sorted(SEEDS.glob("*.toml"))
    for number in range(articles):
        shutil.copy(files[number % len(files)], corpus / f"a{number:06}.toml")
    print(f"{articles} articles: build {kg('build', corpus, '--store', folder / 'many'):.1f}, ", end="")
    with (corpus / "a000000.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    print(f"one changed {kg('build', corpus, '--store', folder / 'many'):.2f}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seeds(Path(folder), options.rounds)
        copies(Path(folder), options.articles)


if __name__ == "__main__":
    main()
