"""Infer: from what articles state to dates, tenures and yearly answers, each with its rule and its ground."""

from collections.abc import Iterator

from pyoxigraph import Quad, Store

from kg.edtf import bounds
from kg.infer import dates, offices


def infer(store: Store) -> Iterator[Quad]:
    """Yield the quads of the inferred graph, from a store that holds the articles and who is who."""
    dated = dates.dates(store)
    for event, date in dated.items():
        yield from dates.quads(event, date)
    yield from offices.quads(store, {event: bounds(date) for event, date in dated.items()})
