# The two that matter: `make serve` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help serve build check test test-fast lint lock clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

serve: $(VENV)/ready ## Serve the site at http://127.0.0.1:8000 and reload on every edit
	$(BIN)/mkdocs serve

build: $(VENV)/ready ## Build the site into site/
	$(BIN)/mkdocs build --clean

check: $(VENV)/ready ## List every problem in facts and pages
	$(BIN)/python -m laserguide check

test: $(VENV)/ready-test ## Build the site and run every test (needs Chromium)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

test-fast: $(VENV)/ready-test ## Run the tests that need neither a browser nor a second build
	$(BIN)/python -m pytest -m "not browser and not slow"

lint: $(VENV)/ready-test ## Check the style of the code and the spelling
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/codespell

lock: ## Write requirements*.txt anew from pyproject.toml
	$(PYTHON) -m venv $(VENV) && $(BIN)/pip install -q "uv>=0.9"
	cd . && for set in "" test figures; do \
	  $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade \
	    --custom-compile-command "make lock" $${set:+--extra $$set} requirements.in pyproject.toml -o requirements$${set:+-$$set}.txt || exit 1; done

clean: ## Remove the environment and the built site
	rm -rf $(VENV) site .cache

$(VENV)/python-ok:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer. Point to one with: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/python-ok requirements.txt pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-test.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
