"""What the words of one article mean: the node of each mention, the graph its facts go into."""

from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.lift.names import Names, named, spelled
from kg.read import scope
from kg.read.mentions import (
    BodyKey,
    BodyMention,
    ClusterKey,
    ClusterMention,
    Mention,
    OfficeMention,
    PersonMention,
    UnitMention,
)
from kg.vietnamese import slug

Term = NamedNode | Literal


@dataclass(frozen=True)
class Scope(scope.Scope):
    """One article with the IRIs of what it names and of its facts.

    `names` holds whose name has which IRI, so that of two names that make one IRI each gets its own.
    """

    names: Names = field(default_factory=dict)

    @cached_property
    def iri(self) -> NamedNode:
        """The article, which is also the name of its graph."""
        return NamedNode(f"{terms.THING}article/{self.article.id}")

    def below(self, *path: str) -> NamedNode:
        """Return the IRI of something below the article."""
        return NamedNode("/".join([self.iri.value, *path]))

    def quad(self, subject: NamedNode, predicate: NamedNode, value: Term) -> Quad:
        """State something in the article's own graph."""
        return Quad(subject, predicate, value, self.iri)

    def mention(self, name: str) -> Mention:
        """Return the first mention of what this mention stands for."""
        return self.article.mentions[self.first(name)]

    def node(self, name: str) -> NamedNode | None:
        """Return what a mention stands for: a person of this article or a thing; None for other words."""
        match self.mention(name):
            case PersonMention():
                return self.below("person", self.first(name))
            case UnitMention(key=key, q=quote):
                return self.unit(key or quote).iri
            case BodyMention(key=BodyKey() as key):
                return self.body(key)
            case OfficeMention(key=key) if key is not None:
                return self.office(self.body(key.body), key.role)
            case ClusterMention(key=ClusterKey() as key):
                return self.cluster(key)
        return None

    def body(self, key: BodyKey) -> NamedNode:
        """Return the IRI of a body: from its unit, its kind and, where it has one, its name."""
        body = f"{terms.THING}body/{self.unit(key.unit).path}/{key.kind}"
        if key.name is None:
            return NamedNode(body)
        return NamedNode(named(f"{body}-{slug(key.name)}", spelled(key.name), self.names))

    def office(self, body: NamedNode, role: str) -> NamedNode:
        """Return the IRI of an office: from its body and its role."""
        return NamedNode(f"{terms.THING}office/{body.value.removeprefix(terms.THING + 'body/')}/{role}")

    def cluster(self, key: ClusterKey) -> NamedNode:
        """Return the IRI of a cluster: from the unit that organises it and its name."""
        cluster = f"{terms.THING}cluster/{self.unit(key.unit).path}/{slug(key.name)}"
        return NamedNode(named(cluster, spelled(key.name), self.names))


def words(text: str) -> Literal:
    """Return words of an article as a literal."""
    return Literal(text, language="vi")
