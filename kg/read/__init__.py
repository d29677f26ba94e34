"""Read annotated articles: TOML files in, checked `Article` values out."""
