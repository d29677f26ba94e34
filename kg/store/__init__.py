"""The graph on disk: one folder, replaced as a whole, read while it is replaced."""
