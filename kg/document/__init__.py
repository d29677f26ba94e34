"""Document the ontology: pages for people, one Turtle file, a JSON-LD context."""
