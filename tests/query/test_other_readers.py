"""Every saved query is plain SPARQL 1.1 with a header: grlc and rdflib read it too."""

import json
import subprocess
import sys

import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.folders import packaged
from kg.query.catalogue import names, saved

READ_BY_GRLC = """
import json, sys
from grlc.gquery import get_yaml_decorators
print(json.dumps({path: get_yaml_decorators(open(path, encoding="utf-8").read()) for path in sys.argv[1:]}))
"""


@pytest.mark.parametrize("name", names())
def test_rdflib_parses_the_query(name):
    prepareQuery(saved(name).text)


def test_grlc_reads_the_header_and_the_query(tmp_path):
    files = {name: str(packaged("queries") / f"{name}.rq") for name in names()}
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", READ_BY_GRLC, *files.values()],
        cwd=tmp_path, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    found = json.loads(said.stdout.splitlines()[-1])
    for name, file in files.items():
        assert {"summary", "tags", "method", "query"} <= found[file].keys(), name
        assert found[file]["method"] == "GET"
        assert set(found[file]["tags"]) == set(saved(name).tags)
        assert found[file]["query"].split() == saved(name).sparql.split()
