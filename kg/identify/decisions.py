"""What people decided of persons, as the graph obeys it: judgements and registered persons."""

from collections.abc import Iterable, Iterator

import msgspec
from pyoxigraph import Store

from kg.identify import judgements, registry
from kg.identify.judgements import Judgement
from kg.identify.nodes import is_person, of_an_article
from kg.identify.registry import Registered


class Decisions(msgspec.Struct, frozen=True):
    """The judgements and the registered persons, by file and in the order of their rows."""

    judgements: tuple[Judgement, ...] = ()
    registered: tuple[Registered, ...] = ()

    def __iter__(self) -> Iterator[Judgement | Registered]:
        """Yield the rows."""
        yield from self.judgements
        yield from self.registered

    def agreed(self) -> tuple["Decisions", tuple[str, ...]]:
        """Return the rows that hold together, and why others are refused."""
        if len({row.file for row in self}) < 2:  # the rows of one file do: what does not was not read
            return self, ()
        judged = judgements.consistent(self.judgements)
        registered = registry.consistent(self.registered)
        return Decisions(judged.judgements, registered.persons), (*judged.problems, *registered.problems)

    def applied(self, store: Store) -> "Decisions":
        """Return these without the judgements on nodes that are not in the store."""
        return Decisions(tuple(judgements.applied(self.judgements, store)), self.registered)

    def among(self, judged: Iterable[Judgement], registered: Iterable[Registered]) -> "Decisions":
        """Return the rows that are among these too."""
        known = set(judged), set(registered)
        return Decisions(
            tuple(one for one in self.judgements if one in known[0]),
            tuple(one for one in self.registered if one in known[1]),
        )

    def here(self, store: Store) -> "Decisions":
        """Return the rows on articles that are in the store."""
        return Decisions(
            tuple(one for one in self.judgements if all(of_an_article(node, store) for node in one.pair)),
            tuple(one for one in self.registered if of_an_article(one.anchor, store)),
        )

    def unknown(self, store: Store) -> Iterator[str]:
        """Say which rows are on nodes that are not in the store."""
        yield from judgements.unknown(self.judgements, store)
        yield from registry.unknown(self.registered, store)

    def lost(self, before: Store, store: Store) -> Iterator[str]:
        """Say which registered persons were in a store before, and are not in the store now."""
        known = [one for one in self.registered if is_person(one.anchor, before)]
        yield from registry.unknown(known, store)

    def anchors_changed(self, before: "Decisions") -> set[str]:
        """Return the anchors that were registered otherwise before."""
        rows = (set(enumerate((one.iri, one.anchor) for one in each.registered)) for each in (self, before))
        now, was = rows
        return {anchor for _, (_, anchor) in now ^ was}
