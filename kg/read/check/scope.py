"""What every check needs: the article, and what its names are resolved against."""

from dataclasses import dataclass

from kg.read.article import Article
from kg.read.mentions import Span
from kg.reference import Reference, Unit


@dataclass(frozen=True)
class Scope:
    """One article that is being checked."""

    article: Article
    reference: Reference
    context: Unit | None

    def unit(self, name: str) -> Unit:
        """Return the administrative unit of that name, as this article means it."""
        return self.reference.unit(name, self.context)

    def first(self, name: str) -> str:
        """Return the id of the first mention of what a mention stands for."""
        return getattr(self.article.mentions.get(name), "same", None) or name


def context_of(article: Article, reference: Reference) -> Unit | None:
    """Return the administrative unit that the article is about, if it says one."""
    return None if article.head.context is None else reference.unit(article.head.context.unit, None)


def kind(mention: Span) -> str:
    """Return the kind of a mention as the file names it."""
    return str(type(mention).__struct_config__.tag)
