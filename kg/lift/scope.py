"""What the words of one article mean: the node of each mention, the graph its facts go into."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.read.article import Article
from kg.read.check.scope import context_of
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
from kg.reference import Reference, Unit
from kg.vietnamese import slug

Term = NamedNode | Literal


@dataclass(frozen=True)
class Scope:
    """One article with the reference that its names are resolved against."""

    article: Article
    reference: Reference
    context: Unit | None

    @classmethod
    def of(cls, article: Article, reference: Reference) -> Self:
        """Return the scope of a checked article."""
        return cls(article, reference, context_of(article, reference))

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

    def unit(self, name: str) -> Unit:
        """Return the administrative unit of that name, as this article means it."""
        return self.reference.unit(name, self.context)

    def first(self, name: str) -> Mention:
        """Return the first mention of what this mention stands for."""
        mention = self.article.mentions[name]
        return self.article.mentions[getattr(mention, "same", None) or name]

    def node(self, name: str) -> NamedNode | None:
        """Return what a mention stands for: a person of this article or a thing; None for other words."""
        match self.first(name):
            case PersonMention():
                return self.below("person", getattr(self.article.mentions[name], "same", None) or name)
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
        last = f"{key.kind}-{slug(key.name)}" if key.name else key.kind
        return NamedNode(f"{terms.THING}body/{self.unit(key.unit).path}/{last}")

    def office(self, body: NamedNode, role: str) -> NamedNode:
        """Return the IRI of an office: from its body and its role."""
        return NamedNode(f"{terms.THING}office/{body.value.removeprefix(terms.THING + 'body/')}/{role}")

    def cluster(self, key: ClusterKey) -> NamedNode:
        """Return the IRI of a cluster: from the unit that organises it and its name."""
        return NamedNode(f"{terms.THING}cluster/{self.unit(key.unit).path}/{slug(key.name)}")


def words(text: str) -> Literal:
    """Return words of an article as a literal."""
    return Literal(text, language="vi")
