# Two commands: `make demo` and `make test`. Both make `.venv` and install what they need.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-virtuoso refresh clean

demo: $(BIN)/kg
	@$(BIN)/kg demo
	@printf '\n  # kg is $(BIN)/kg here; to call it by its name:\n  source $(BIN)/activate\n'

test: $(BIN)/pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/validate tests

# Hold the saved queries against Virtuoso too: apt install virtuoso-opensource-7-bin.
test-virtuoso: $(BIN)/pytest
	@command -v virtuoso-t > /dev/null || { echo "Virtuoso is not here: apt install virtuoso-opensource-7-bin"; exit 1; }
	$(BIN)/pytest -m virtuoso

# Write the generated parts of docs/ and the expected rows of the tests anew; read the diff.
refresh: $(BIN)/pytest
	$(BIN)/pytest -q --refresh

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(BIN)/kg: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(BIN)/pytest: $(BIN)/kg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

clean:
	rm -rf .venv graph dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
