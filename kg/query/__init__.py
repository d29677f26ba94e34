"""Ask the graph: saved questions with their parameters, and any read-only SPARQL."""
