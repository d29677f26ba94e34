"""What leads to the findings: switches, counts by rule and by article, and the rules with what they found."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape

from kg.messages import in_both
from kg.validate import words
from kg.validate.report import Report
from kg.validate.reports.html.findings import listed
from kg.validate.reports.html.markup import Numbered, article_name, both, by_article, text
from kg.validate.rules import Severity


def bar(report: Report, found: Numbered) -> Iterator[str]:
    """Yield the switches that CSS obeys; the script adds its own, whose words stand in `data-told`."""
    names = {"rule": "By rule", "article": "By article", "search": "Search", "none": "in no article"}
    told = {name: " / ".join(in_both(said)[one] for one in report.languages) for name, said in names.items()}
    yield f'<div class="bar" data-told="{escape(json.dumps(told, ensure_ascii=False))}">\n'
    if len(report.languages) > 1:
        yield "<fieldset>"
        for value, name in (("both", "Tiếng Việt / English"), ("vi", "Tiếng Việt"), ("en", "English")):
            checked = " checked" if value == "both" else ""
            yield f'<label><input type="radio" name="language" id="only-{value}"{checked}>{name}</label>'
        yield "</fieldset>\n"
    if found:
        counts = Counter(one.finding.severity for _, one in found)
        yield "<fieldset>"
        for one in reversed(Severity):
            name = f'<span class="severity">{both(report, words.SEVERITIES[one])}</span> {counts[one]}'
            box = f'<input type="checkbox" id="show-{one.name}" checked>'
            yield f'<label class="{one.name}">{box}{name}</label>'
        yield "</fieldset>\n"
    yield "</div>\n"


def contents(report: Report, found: Numbered) -> Iterator[str]:
    """Yield how many findings each rule and each article has, with links."""
    rules = Counter(one.finding.rule for _, one in found)
    yield '<nav class="contents">\n'
    yield f"<div><h2>{both(report, in_both('By rule'))}</h2>\n<ol>"
    for rule, number in sorted(rules.items(), key=lambda one: (-one[1], one[0])):
        yield f'<li><span>{number}</span><a href="#r-{text(rule)}">{text(rule)}</a></li>\n'
    yield f"</ol></div>\n<div><h2>{both(report, in_both('By article'))}</h2>\n<ol>"
    for number, (article, some) in enumerate(by_article(found), start=1):
        yield f'<li><span>{len(some)}</span><a href="#a-{number}">{article_name(report, article)}</a></li>\n'
    yield "</ol></div>\n</nav>\n"


def rules(report: Report, found: Numbered) -> Iterator[str]:
    """Yield every rule that was asked or that found something, with links to what it found."""
    links: dict[str, list[int]] = defaultdict(list)
    for number, one in found:
        links[one.finding.rule].append(number)
    known = {rule.name: rule for rule in report.rules}
    yield f'<section class="rules"><h2 id="rules">{both(report, in_both("Rules"))}</h2>\n'
    for name in sorted({*known, *links}):
        rule = known.get(name)
        yield f'<article class="finding" id="r-{text(name)}"><header><h3>{text(name)}</h3></header>\n'
        if rule is not None:
            said = {one: words.without_values(message) for one, message in rule.messages.items()}
            yield f"{both(report, said, 'p')}\n"
        source = rule.source if rule is not None else ()
        numbers = " ".join(f'<a href="#f-{one}">{one}</a>' for one in links[name])
        rows = ((in_both("law"), [text("; ".join(source))]), (in_both("findings"), [numbers or "–"]))
        yield f"{listed(report, rows)}</article>\n"
    yield "</section>\n"
