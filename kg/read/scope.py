"""An article with what its names are resolved against."""

from dataclasses import dataclass
from typing import Any, Self

from kg.read.article import Article
from kg.read.mentions import Span
from kg.reference import Reference, Unit


@dataclass(frozen=True)
class Scope:
    """One article, the reference, and the unit that the article is about."""

    article: Article
    reference: Reference
    context: Unit | None

    @classmethod
    def of(cls, article: Article, reference: Reference, *more: Any) -> Self:
        """Return the scope of an article; an unknown or ambiguous context is refused."""
        about = article.head.context
        return cls(article, reference, None if about is None else reference.unit(about.unit, None), *more)

    def unit(self, name: str) -> Unit:
        """Return the administrative unit of that name, as this article means it."""
        return self.reference.unit(name, self.context)

    def first(self, name: str) -> str:
        """Return the id of the first mention of what a mention stands for."""
        return getattr(self.article.mentions.get(name), "same", None) or name


def kind(mention: Span) -> str:
    """Return the kind of a mention as the file names it."""
    return str(type(mention).__struct_config__.tag)
