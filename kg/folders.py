"""Where the files that travel with the program are: in the wheel, or in the checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def packaged(name: str) -> Path:
    """Return the folder `ontology`, `queries` or `seeds` of this installation."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
