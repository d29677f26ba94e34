"""Judgements: what people decided of two person nodes, read from `judgements.csv`; they outrank the rules."""

from collections import deque
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
from pyoxigraph import Store

from kg.identify.nodes import is_person, node_iri
from kg.identify.table import Row, rows
from kg.identify.who import Judged
from kg.messages import say

FILE = "judgements.csv"
COLUMNS = ("left", "right", "decision", "reason", "who", "when")
SAME, DIFFERENT, UNSURE = DECISIONS = ("same", "different", "unsure")


class Judgement(msgspec.Struct, frozen=True):
    """Two person nodes, the one that sorts first on the left, and what was decided of them, when and why.

    `where` says where the row stands, `file` in which file.
    """

    left: str
    right: str
    decision: str
    reason: str
    who: str
    when: str
    where: str = ""
    file: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two nodes."""
        return self.left, self.right


class Read(NamedTuple):
    """The judgements that hold together, in the order of their rows, and why others are refused."""

    judgements: tuple[Judgement, ...]
    problems: tuple[str, ...]


def read(path: Path) -> Read:
    """Read the judgements of a file; AnnotationError where it is no table of judgements."""
    found, problems = rows(path, COLUMNS)
    good = []
    for row in found:
        wrong = list(_problems(row))
        problems += wrong
        if not wrong:
            cells = dict(row.cells)
            cells["left"], cells["right"] = sorted((cells["left"], cells["right"]))
            good.append(Judgement(**cells, where=row.where, file=row.file))
    accepted = consistent(good)
    return Read(accepted.judgements, (*problems, *accepted.problems))


def _problems(row: Row) -> Iterator[str]:
    for name, value in row.cells.items():
        if not value:
            yield say("{row}: no '{column}'. Write it.", row=row.where, column=name)
    if row.cells["left"] == row.cells["right"]:
        yield say("{row}: left and right are one node. Name two.", row=row.where)
    decision, when = row.cells["decision"], row.cells["when"]
    if decision and decision not in DECISIONS:
        yield say(
            "{row}: '{decision}' is no decision. Use one of {known}.",
            row=row.where,
            decision=decision,
            known=", ".join(DECISIONS),
        )
    if when and not is_day(when):
        yield say("{row}: '{when}' is no day. Write it as 2026-11-25.", row=row.where, when=when)
    elif when and is_to_come(when):
        yield say("{row}: '{when}' is yet to come. Write the day of the judgement.", row=row.where, when=when)


def is_day(text: str) -> bool:
    """Say whether a text is a day, written as 2026-11-25."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_to_come(day: str) -> bool:
    """Say whether a day has not begun anywhere: days begin up to 14 hours before they do in UTC."""
    return date.fromisoformat(day) > (datetime.now(UTC) + timedelta(hours=14)).date()


def consistent(judgements: Iterable[Judgement]) -> Read:
    """Return the judgements without each that repeats or contradicts those before it, and why."""
    good: list[Judgement] = []
    problems: list[str] = []
    judged: dict[tuple[str, str], Judgement] = {}
    same: dict[str, dict[str, Judgement]] = {}
    apart: dict[str, list[tuple[int, Judgement]]] = {}
    for row, one in enumerate(judgements):
        before = _contradicted(one, same, apart)
        if one.pair in judged:
            problems.append(
                say(
                    "{row}: {left} and {right} are judged in {before} already. Keep one row.",
                    row=one.where,
                    left=one.left,
                    right=one.right,
                    before=judged[one.pair].where,
                )
            )
        elif before:
            problems.append(
                say(
                    "{row}: {left} and {right} are not '{decision}' after {before}. Correct one of them.",
                    row=one.where,
                    left=one.left,
                    right=one.right,
                    decision=one.decision,
                    before=", ".join(other.where for other in before),
                )
            )
        else:
            good.append(one)
            judged[one.pair] = one
            if one.decision == SAME:
                same.setdefault(one.left, {})[one.right] = one
                same.setdefault(one.right, {})[one.left] = one
            else:
                for node in one.pair:
                    apart.setdefault(node, []).append((row, one))
    return Read(tuple(good), tuple(problems))


def _contradicted(
    one: Judgement, same: dict[str, dict[str, Judgement]], apart: dict[str, list[tuple[int, Judgement]]]
) -> list[Judgement]:
    """Return the judgements before which this one cannot hold."""
    left, right = _reached(one.left, same), _reached(one.right, same)
    if one.decision != SAME:
        return left.get(one.right, [])
    few = min(left, right, key=len)
    between = [each for node in few for each in apart.get(node, ()) if _lies_between(each[1], left, right)]
    if not between:
        return []
    _, other = min(between, key=lambda each: each[0])
    near, far = (left, right) if other.left in left else (right, left)
    return [*near[other.left], other, *far[other.right]]


def _lies_between(one: Judgement, left: Container[str], right: Container[str]) -> bool:
    return any(near in left and far in right for near, far in (one.pair, one.pair[::-1]))


def _reached(node: str, same: dict[str, dict[str, Judgement]]) -> dict[str, list[Judgement]]:
    """Return the nodes that are judged the same as a node, each with the judgements that lead to it."""
    reached: dict[str, list[Judgement]] = {node: []}
    new = deque([node])
    while new:
        last = new.popleft()
        for other, judgement in same.get(last, {}).items():
            if other not in reached:
                reached[other] = [*reached[last], judgement]
                new.append(other)
    return reached


def applied(judgements: Iterable[Judgement], store: Store) -> list[Judgement]:
    """Return the judgements on nodes that are in the store."""
    return [one for one in judgements if all(is_person(node, store) for node in one.pair)]


def unknown(judgements: Iterable[Judgement], store: Store) -> Iterator[str]:
    """Say which judgements are on nodes that are not in the store."""
    for one in judgements:
        for node in one.pair:
            if not is_person(node, store):
                yield say(
                    "{row}: no person node '{node}'. Write the article's id and the person's first mention, "
                    "as in 'a1/p1'.",
                    row=one.where,
                    node=node,
                )


def judged(judgements: Iterable[Judgement]) -> Judged:
    """Return what the rules have to obey."""
    same: list[tuple[str, str]] = []
    apart: dict[str, set[str]] = {}
    for one in judgements:
        left, right = node_iri(one.left).value, node_iri(one.right).value
        if one.decision == SAME:
            same.append((left, right))
        else:
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
    return Judged(tuple(same), apart)
