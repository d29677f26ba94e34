"""Who is who: from the persons of the articles to the persons of the graph.

`records` and `load` give what articles say of a person node, `links` and `leaving` the rules, `seen` what
they compare, `contradictions` and `cuts` what they may not join, `clusters` and `who` the persons;
`judgements` and `registry` hold what people decided, in the tables `beside` the articles; `persons` and
`change` bring it into the graph, by `quads`, and read what is `stated` there.
"""

from kg.identify.beside import Tables as Tables
from kg.identify.change import change as change
from kg.identify.change import everything as everything
from kg.identify.decisions import Decisions as Decisions
from kg.identify.nodes import names_of as names_of
from kg.identify.nodes import nodes_of as nodes_of
