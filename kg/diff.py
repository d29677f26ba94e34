"""What changed between two exports: facts and things that came, were retracted or read otherwise."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from kg import terms
from kg.errors import StoreError
from kg.messages import say
from kg.query.json_results import decode, encode
from kg.store.folder import reading
from kg.terms import td

COLUMNS = ("change", "article", "kind", "thing", "name", "before", "after", "quote", "start", "end")

_FORMS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
_NAMES = (terms.PREF_LABEL, td.name, td.title)
_TOLD_BY = (terms.DERIVED_FROM, td.resolves)
"""How what is inferred names what it rests on."""
_TOLD_OF = (td.mentions, td.office, td.denotes, td.recipient, td.presentation)
"""How articles name what has no words of its own."""

_ARTICLE = f"{terms.THING}article/"

Node = tuple[str, str]
"""A graph and a subject in it."""


class _Proof(NamedTuple):
    """Words of an article: the graph that has them, and where they stand."""

    graph: str
    words: NamedNode | Literal
    start: NamedNode | Literal
    end: NamedNode | Literal

    @property
    def place(self) -> tuple[str, int]:
        """What puts words in text order."""
        return self.graph, int(self.start.value)


def diff(old: Store, new: Store) -> QuerySolutions:
    """Return a row for each node that stands in one store alone, or says other things in the two.

    `change` is added, retracted or changed, and the words are the first of articles for the node; `before`
    and `after` are what a changed node says in one alone. Nodes without a type of this project, such as parts
    of others, have no row of their own.
    """
    changed = sorted({*_only_in(old, new), *_only_in(new, old)})
    rows = (row for node in changed if (row := _row(node, old, new)))
    found = decode(encode(COLUMNS, rows))
    if not isinstance(found, QuerySolutions):
        raise TypeError(found)
    return found


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Give the store of an export (N-Quads, TriG), on disk while it is needed; or that in a folder."""
    if path.is_dir():
        with reading(path) as store:
            yield store
        return
    form = _FORMS.get(path.suffix.removeprefix(".").lower())
    if form is None:
        problem = "{file}: no export with graphs. Give N-Quads (.nq) or TriG (.trig)."
        raise StoreError(say(problem, file=path.name))
    with TemporaryDirectory(prefix="kg-") as folder:
        store = Store(folder)
        try:
            store.bulk_load(path=str(path), format=form)
        except (SyntaxError, ValueError) as error:
            said = " ".join(str(error).split())
            problem = say("{file}: {problem}. Export it anew.", file=path.name, problem=said)
            raise StoreError(problem) from error
        yield store


def _only_in(one: Store, other: Store) -> Iterator[Node]:
    return ((quad.graph_name.value, quad.subject.value) for quad in one if quad not in other)


def _row(node: Node, old: Store, new: Store) -> Mapping[str, Literal | NamedNode | None] | None:
    before, after = (_said(node, store) for store in (old, new))
    told = after or before
    types = (value.value for value in told.get(terms.TYPE.value, ()))
    kinds = sorted(kind for kind in types if kind.startswith(terms.TD))
    if not kinds:
        return None
    change = "changed" if before and after else "added" if after else "retracted"
    proof = _proof(NamedNode(node[1]), new if after else old)
    names = next((told[term.value] for term in _NAMES if term.value in told), [])
    graph = node[0] if _ARTICLE in node[0] else proof.graph if proof else None
    differ = change == "changed"
    return {
        "change": Literal(change),
        "article": Literal(graph.removeprefix(_ARTICLE)) if graph else None,
        "kind": Literal(kinds[0].removeprefix(terms.TD)),
        "thing": NamedNode(node[1]),
        "name": next((Literal(name.value) for name in sorted(names, key=_language)), None),
        "before": Literal(_statements(before, after)) if differ else None,
        "after": Literal(_statements(after, before)) if differ else None,
        "quote": proof and proof.words,
        "start": proof and proof.start,
        "end": proof and proof.end,
    }


def _proof(subject: NamedNode, store: Store, steps: int = 2) -> _Proof | None:
    """Return the first words of articles for a node: its own, or those of what it rests on or is named by."""
    for quad in store.quads_for_pattern(subject, td.start, None):
        if isinstance(quad.graph_name, NamedNode):
            said = _said((quad.graph_name.value, subject.value), store)
            words = said.get(td.words.value) or said[td.quote.value]
            return _Proof(quad.graph_name.value, words[0], said[td.start.value][0], said[td.end.value][0])
    if not steps:
        return None
    near = {quad.object for term in _TOLD_BY for quad in store.quads_for_pattern(subject, term, None)}
    near |= {quad.subject for term in _TOLD_OF for quad in store.quads_for_pattern(None, term, subject)}
    found = (_proof(one, store, steps - 1) for one in near if isinstance(one, NamedNode))
    return min(filter(None, found), key=lambda proof: proof.place, default=None)


def _said(node: Node, store: Store) -> dict[str, list[NamedNode | Literal]]:
    """Return what a store says of a node in its graph: values by predicate, in order."""
    graph, subject = (NamedNode(one) for one in node)
    found: dict[str, list[NamedNode | Literal]] = {}
    for quad in sorted(store.quads_for_pattern(subject, None, None, graph), key=str):
        if isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def _statements(
    these: Mapping[str, list[NamedNode | Literal]], others: Mapping[str, list[NamedNode | Literal]]
) -> str:
    """Return what only these say, each as its predicate and its value in short."""
    return " | ".join(
        f"{predicate.rpartition('/')[2].rpartition('#')[2]}: {value.value.removeprefix(terms.THING)}"
        for predicate, values in these.items()
        for value in values
        if value not in others.get(predicate, ())
    )


def _language(name: NamedNode | Literal) -> tuple[bool, str]:
    """Return what puts the Vietnamese name first."""
    return isinstance(name, Literal) and name.language == "en", name.value
