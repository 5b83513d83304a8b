# The same verbs at the desk and in CI. Everything runs from a virtual environment in .venv; only Python and make are needed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := .make/installed
export PYTHONDONTWRITEBYTECODE :=

.PHONY: install test lint types docs cover check bench audit demo serve soak lock clean

install: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@mkdir -p $(dir $(STAMP)) && touch $(STAMP)

test: install
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: install
	$(BIN)/mypy

docs: install
	$(BIN)/python -m scripts.generated_docs --check

# The core's own tests take every branch of the core; pyproject.toml says which modules that are.
CORE := tests/agreement tests/cadence tests/digest tests/links tests/marking tests/planning tests/register tests/report \
        tests/rules tests/searching $(wildcard tests/test_*.py)
cover: install
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist worksteal $(CORE)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: lint types docs cover test

bench: install
	$(BIN)/python -m bench

# What the image installs, as CycloneDX in sbom.json, and whether any of it has a known weakness; needs the network.
audit:
	PYTHON=$(PYTHON) deploy/audit.sh

demo: install
	@$(BIN)/sheets-outreach demo

serve: install
	@$(BIN)/sheets-outreach serve

# Long random histories of staff and jobs; HISTORIES=10000 for the figure in docs/reliability.md.
HISTORIES ?= 1000
soak: install
	$(BIN)/python -m tests.reliability.soak --histories $(HISTORIES)

# Needs uv; writes hash-locked requirements without any index host.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet -o requirements/run.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet --extra mail -o requirements/cloud.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet --all-extras --group dev -o requirements/dev.txt
	uv pip compile --group pyproject.toml:bench -c requirements/run.txt --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --quiet -o requirements/bench.txt
	uv pip compile --group pyproject.toml:bench-pydantic-gsheets --universal --python-version 3.12 --generate-hashes \
	    --no-emit-index-url --no-header --quiet -o requirements/bench-pydantic-gsheets.txt

clean:
	rm -rf $(VENV) .venv-bench .make dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
