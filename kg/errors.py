"""Errors that a person can put right: one base, one child for each who must act.

Anything else that is raised is a bug and keeps its traceback.
"""

from collections.abc import Sequence


class KgError(Exception):
    """What is wrong and what to do, in one line for each problem."""

    def __init__(self, *problems: str) -> None:
        """Keep the problems; each is one line, `<file>: <item>: <what is wrong>. <what to do>.`."""
        super().__init__("\n".join(problems))
        self.problems: Sequence[str] = problems


class AnnotationError(KgError):
    """The annotator must act: an annotated article cannot be read as it stands."""


class OntologyError(KgError):
    """The editor of `ontology/` must act: terms, vocabularies or reference data do not fit."""


class QueryError(KgError):
    """The author or the user of a query must act: a header, a parameter or a query is wrong."""


class StoreError(KgError):
    """Whoever runs the command must act: no store there, or one that must not be replaced."""
