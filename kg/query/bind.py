"""Bind the parameters of a saved query: each variable token that stands for one becomes a term.

Values are checked and serialised as terms, and only tokens are replaced, so no value can change the query.
"""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.edtf import is_day
from kg.errors import QueryError
from kg.messages import say
from kg.query.catalogue import Parameter, SavedQuery
from kg.query.names import Names
from kg.query.tokens import tokens

Term = NamedNode | Literal

_BOOLEANS = ("true", "false")
_BOOLEAN = NamedNode(f"{terms.XSD}boolean")


def bound(query: SavedQuery, values: Mapping[str, str | None], names: Names) -> str:
    """Return the text of the query with the values in it; an optional parameter may be left out, or None."""
    for name in values:
        if name not in query.parameters:
            known = ", ".join(query.parameters) or say("none")
            raise QueryError(
                say(
                    "{query} has no parameter '{name}'. It takes: {known}.",
                    query=query.name,
                    name=name,
                    known=known,
                )
            )
    given: dict[str, Term] = {}
    for parameter in query.parameters.values():
        value = values.get(parameter.name)
        if value is not None:
            given[parameter.variable] = _term(value, parameter, names)
        elif not parameter.optional:
            raise QueryError(
                say("{query} needs '{name}'. Give it with -p.", query=query.name, name=parameter.name)
            )
    return "".join(
        str(given[token.text]) if token.kind == "variable" and token.text in given else token.text
        for token in tokens(query.text)
    )


def _term(value: str, parameter: Parameter, names: Names) -> Term:
    if parameter.type == "iri":
        return names.thing(value, parameter)
    if parameter.type == "xsd_boolean":
        if value not in _BOOLEANS:
            problem = "{name}: '{value}' is neither true nor false. Correct it."
            raise QueryError(say(problem, name=parameter.name, value=value))
        return Literal(value, datatype=_BOOLEAN)
    if parameter.type == "xsd_date":
        if not is_day(value):
            problem = "{name}: '{value}' is no day such as 2019-01-31. Correct it."
            raise QueryError(say(problem, name=parameter.name, value=value))
        return Literal(value, datatype=terms.DATE)
    if parameter.type == "integer":
        if not value.isascii() or not value.removeprefix("-").isdigit() or len(value) > 18:
            raise QueryError(
                say("{name}: '{value}' is no whole number. Correct it.", name=parameter.name, value=value)
            )
        return Literal(int(value))
    allowed = parameter.about.values
    if allowed and value not in allowed:
        raise QueryError(
            say(
                "{name}: '{value}' is none of {known}. Choose one.",
                name=parameter.name,
                value=value,
                known=", ".join(allowed),
            )
        )
    if "\\" in value:
        raise QueryError(say("{name}: a backslash is refused. Leave it out.", name=parameter.name))
    return Literal(value)
