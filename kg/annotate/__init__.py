"""Help the annotator: find the places of quotes, begin a new annotated article."""
