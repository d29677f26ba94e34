"""A report as one page of HTML that asks for nothing else.

CSS filters it, and a script where one may run. Only that script may: the page carries its digest.
"""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import BinaryIO

from kg.messages import in_both, language
from kg.validate import words
from kg.validate.report import Report
from kg.validate.reports.html.contents import bar, contents, rules
from kg.validate.reports.html.findings import card, waived
from kg.validate.reports.html.markup import article_name, both, by_article

_HERE = Path(__file__).parent


def write(report: Report, file: BinaryIO) -> None:
    """Write a page in the languages of the report, which says the run's where it can say only one."""
    for part in _parts(report):
        file.write(part.encode())


def _parts(report: Report) -> Iterator[str]:
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    page = Template((_HERE / "page.html").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()
    title = both(report, in_both("Report of validation"))
    plain = " / ".join(in_both("Report of validation")[one] for one in report.languages)
    own = language() if language() in report.languages else report.languages[0]
    yield page.substitute(language=own, title=escape(plain), hash=f"sha256-{digest}")
    found = list(enumerate(report.open(), start=1))
    yield f"<h1>{title}</h1>\n<p>{both(report, words.validated(report))}</p>\n"
    yield from bar(report, found)
    if found:
        yield from contents(report, found)
    else:
        yield f'<p class="nothing">{both(report, words.found(0))}</p>\n'
    yield '<main class="findings">\n'
    for number, (article, some) in enumerate(by_article(found), start=1):
        yield f'<section><h2 id="a-{number}">{article_name(report, article)}</h2>\n'
        yield from (card(one, number, report) for number, one in some)
        yield "</section>\n"
    yield "</main>\n"
    yield from waived(report)
    yield from rules(report, found)
    yield f"<script>\n{script}</script>\n</body>\n</html>\n"
