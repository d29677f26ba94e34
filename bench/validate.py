"""Time the validation of variants of the seeds beside plain pySHACL, on the same shapes and the same data.

    python bench/validate.py --articles 80 --plain structure
    python bench/validate.py --articles 80 800 8000

prints, for each number of articles, seconds and peak memory of `kg validate` with each engine; with
`--plain`, of pySHACL on one plain graph with the shapes of these groups too, and how many times longer it is.
Every run is a process of its own, one after the other; its memory is that of all its processes together.
Nothing here is asserted: machines differ.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build import SEEDS, kg
from pyoxigraph import NamedNode, Store, Triple
from query import variant

from kg import terms
from kg.store.folder import current
from kg.store.validated import CLEAN
from kg.validate import engines
from kg.validate.rules import GROUPS, files

PAGE = 4096 / 2**20


class Run(NamedTuple):
    """Seconds of a process, and the most memory in MiB that it and those it started had together."""

    seconds: float
    memory: float


def run(*command: str | Path) -> Run:
    """Run a command to its end."""
    start, most = time.perf_counter(), [0.0]
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)

    def watch() -> None:
        while process.poll() is None:
            most[0] = max(most[0], memory(process.pid))
            time.sleep(0.1)

    watching = threading.Thread(target=watch)
    watching.start()
    code = process.wait()
    watching.join()
    if code not in {0, 1}:
        raise SystemExit(f"{command}: {code}")
    return Run(time.perf_counter() - start, most[0])


def memory(pid: int) -> float:
    """Return the memory in MiB of a process and of those below it, as Linux tells it; 0 of one that ended."""
    try:
        own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return own + sum(memory(int(one)) for one in below)


def needed(store: Store) -> Iterator[Triple]:
    """Yield all triples but those of the units that no article names, nor any unit that one names."""
    pointed, seen = set(), set()
    for graph in store.named_graphs():
        if graph not in {terms.REFERENCE, terms.CATALOGUE}:
            for quad in store.quads_for_pattern(None, None, None, graph):
                pointed.add(quad.object)
                yield quad.triple
    while pointed:
        thing = pointed.pop()
        if isinstance(thing, NamedNode) and thing not in seen:
            seen.add(thing)
            for quad in store.quads_for_pattern(thing, None, None, terms.REFERENCE):
                pointed.add(quad.object)
                yield quad.triple


def plain(folder: Path, groups: list[str]) -> None:
    """Validate a store with pySHACL, as one plain graph with all shapes."""
    engine = engines.engine("pyshacl", engines.graph_of(files(groups)))
    print(len(engine(needed(Store.read_only(str(folder))))))


def corpus(folder: Path, articles: int) -> Path:
    """Write so many variants of the seeds."""
    folder.mkdir()
    seeds = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.toml"))]
    for number in range(articles):
        text = variant(seeds[number % len(seeds)], number // len(seeds))
        (folder / f"variant{number:06d}.toml").write_text(text, encoding="utf-8")
    return folder


def measure(articles: int, names: list[str], groups: str | None, folder: Path) -> None:
    """Build a graph of so many variants, validate it in each way, and print what that took."""
    store = folder / "graph"
    kg("build", corpus(folder / "corpus", articles), "--store", store)
    path = store / str(current(store))
    print(f"\n{articles} articles, {len(Store.read_only(str(path))):,} quads")
    chosen = [part for group in groups.split(",") for part in ("--group", group)] if groups else []
    times: dict[str, float] = {}
    for name in names:
        (store / CLEAN).unlink(missing_ok=True)
        command = [sys.executable, "-m", "kg", "validate", "--store", store, "--engine", name, *chosen]
        times[name] = told(f"kg validate, {name}", run(*command, "--format", "csv", "--fail-on", "never"))
        times[name + " again"] = told("  again", run(*command, "--format", "csv", "--fail-on", "never"))
    if groups:
        alone = told("plain pySHACL", run(sys.executable, __file__, "--store", path, "--plain", groups))
        for name, seconds in times.items():
            print(f"  {alone / seconds:8.1f} times longer than {name}")


def told(what: str, taken: Run) -> float:
    """Print what a run took, and return its seconds."""
    print(f"{what:24} {taken.seconds:9.1f} s {taken.memory:8.0f} MiB", flush=True)
    return taken.seconds


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[80])
    parser.add_argument("--engines", nargs="+", default=[engines.usual()], choices=engines.NAMES)
    parser.add_argument("--plain", metavar="GROUPS", help=f"groups of {','.join(GROUPS)}")
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.store:
        plain(given.store, given.plain.split(","))
        return
    for articles in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            measure(articles, given.engines, given.plain, Path(folder))
            shutil.rmtree(Path(folder) / "corpus")


if __name__ == "__main__":
    main()
