"""Validate: shapes over the facts of articles, of the graph, or of Turtle files, and what they find."""
