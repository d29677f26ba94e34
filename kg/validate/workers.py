"""The work of validation, in as many processes as there are cores: parts of a graph, rules in SPARQL."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import Store

from kg.validate import constraints
from kg.validate.constraints import Found
from kg.validate.rules import rules
from kg.validate.structure import Part, Shapes

Task = Part | str
"""A part of the graph, for the shapes; or the name of a rule in SPARQL, for the whole graph."""

_FEW = 2
"""Parts that are no reason to start processes."""


def done(
    parts: Iterable[Part], names: list[str], path: Path, engine: str
) -> Iterator[tuple[Task, list[Found]]]:
    """Yield each task with what it found in the store at a path, in any order.

    A store runs threads, and what has threads is not to be forked: each process begins anew.
    """
    waiting = iter(parts)
    few = list(islice(waiting, _FEW + 1))
    begun: list[Task] = [*names, *few]
    if len(few) <= _FEW:
        yield from map(Worker(path, engine).work, begun)
        return
    cores = os.cpu_count() or 1
    tasks = chain(begun, waiting)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, context, _begin, (path, engine)) as pool:
        ahead = deque(pool.submit(_work, one) for one in islice(tasks, 3 * cores))
        while ahead:
            yield ahead.popleft().result()
            ahead.extend(pool.submit(_work, one) for one in islice(tasks, 1))


class Worker:
    """Does tasks on a store; the shapes are read for the first part."""

    def __init__(self, path: Path, engine: str) -> None:
        """Open the store."""
        self._store = Store.read_only(str(path))
        self._engine = engine
        self._shapes: Shapes | None = None

    def work(self, task: Task) -> tuple[Task, list[Found]]:
        """Do a task."""
        if isinstance(task, str):
            return task, list(constraints.found(rules()[task], self._store))
        self._shapes = self._shapes or Shapes(self._engine)
        return task, [Found(one, {}) for one in self._shapes.results(task, self._store)]


_worker: list[Worker] = []
"""The worker of this process, once it has begun."""


def _begin(path: Path, engine: str) -> None:
    _worker.append(Worker(path, engine))


def _work(task: Task) -> tuple[Task, list[Found]]:
    return _worker[0].work(task)
