"""Where a finding stands, as a location of SARIF."""

from collections.abc import Mapping

from kg.messages import language
from kg.validate import words
from kg.validate.finding import Finding, Place

ROOT = "%SRCROOT%"
"""What relative files are of: the usual name of the root of a repository."""

Json = Mapping[str, object]


def location(place: Place, finding: Finding) -> Json:
    """Return the line in the file, and in the properties where the words stand in the text of the article."""
    found: dict[str, object] = {}
    if place.file is not None:
        found["physicalLocation"] = _physical(place, place.file)
    if finding.iri:
        name = finding.label.get(language(), finding.iri)
        found["logicalLocations"] = [{"name": name, "fullyQualifiedName": finding.iri, "kind": "resource"}]
    if place.quote:
        found["message"] = {"text": place.quote}
    text = {
        "article": place.article or None,
        "start": place.start,
        "end": place.end,
        "line": place.text_line,
        "column": place.text_column,
    }
    known = {name: value for name, value in text.items() if value is not None}
    return {**found, "properties": known} if known else found


def _physical(place: Place, file: str) -> Json:
    relative = not words.relative(file).is_absolute()
    artifact = {"uri": words.uri(file), **({"uriBaseId": ROOT} if relative else {})}
    region = {"startLine": place.line, "startColumn": place.column}
    known = {name: value for name, value in region.items() if value is not None}
    return {"artifactLocation": artifact, **({"region": known} if place.line is not None else {})}
