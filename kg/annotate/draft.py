"""Begin a new annotated article."""

from pathlib import Path

from kg.read.quotes import read_text

_HEAD = """\
# {name}
# {guide}
format = 1

[article]
source = {{sha256 = "{sha256}", chars = {chars}}}
# context = {{unit = "Quận 1", why = "…"}}
# published = {{date = "2023-03-17", mention = "d1"}}

[mentions]
# p1 = {{kind = "person", q = "…"}}
# t1 = {{kind = "title", q = "…"}}
# b1 = {{kind = "body", q = "…", is = {{kind = "peoples-committee", unit = "context"}}}}

# [[offices]]
# id = "of1"
# person = "p1"
# role = "chair"
# body = "b1"
# evidence = [["p1", "t1"]]
"""

_GUIDE = "docs/annotation.md; kg anchor {name}.toml --text {text} -o {name}.toml"


def draft(path: Path) -> str:
    """Return the head of an annotated article on the text of a file, with examples to write over."""
    text, sha256 = read_text(path)
    return _HEAD.format(
        name=path.stem, guide=_GUIDE.format(name=path.stem, text=path.name), sha256=sha256, chars=len(text)
    )
