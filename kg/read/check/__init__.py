"""Check an article in itself: ids, places, references between its items, codes, names of units, dates."""

from collections import Counter
from collections.abc import Iterator

from kg.errors import AnnotationError
from kg.messages import say
from kg.read.article import Article
from kg.read.check import facts, mentions
from kg.read.scope import Scope
from kg.reference import Reference


def problems(article: Article, reference: Reference) -> Iterator[str]:
    """Yield every problem of an article, `<item>: <what is wrong>. <what to do>.`."""
    try:
        scope = Scope.of(article, reference)
    except AnnotationError as error:
        yield f"article: {error}"
        return
    ids = Counter([*article.mentions, *(fact.id for _, fact in article.facts())])
    for name, times in ids.items():
        if times > 1:
            yield say("'{name}' is the id of {times} items. Give each its own.", name=name, times=times)
    for name, mention in article.mentions.items():
        for problem in mentions.problems(mention, scope):
            yield f"mention {name}: {problem}"
    if article.head.published is not None:
        for problem in facts.fields(article.head.published, scope):
            yield f"article: published: {problem}"
    yield from facts.offices_twice(scope)
    for table, fact in article.facts():
        for problem in facts.problems(table, fact, scope):
            yield f"{table[:-1]} {fact.id}: {problem}"
