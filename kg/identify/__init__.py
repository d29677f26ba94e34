"""Who is who: from the persons of the articles to the persons of the graph."""

from kg.identify.persons import around as around
from kg.identify.persons import denoted as denoted
from kg.identify.persons import denoting as denoting
from kg.identify.persons import forget as forget
from kg.identify.persons import identify as identify
from kg.identify.persons import nodes_of as nodes_of
