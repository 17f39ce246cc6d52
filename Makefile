# The whole loop for people: make demo, make test, make check. Nothing needs installing beforehand
# but Python 3.11 or newer, git and make; everything else is installed into .venv from hash locks.

PYTHON  ?= python3
UV      ?= uv
# Twice the processors that CI has: journeys and screens wait for much of their time.
WORKERS ?= 4

BIN    := .venv/bin
# One file, one process: what the tests of a file share is made once. They begin in the order of
# tests/conftest.py, in which long files are not left to the end.
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -rs $(PYTEST_ARGS)
LOCK   := $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
          --fork-strategy fewest --only-binary :all: --no-config --no-emit-index-url --quiet \
          --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help demo samples test check lock bench clean run-venv dev-venv

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s%s\n", $$1, $$2}'

demo: run-venv ## open the synthetic sample plan of County Durham
	@$(BIN)/tcplan demo

samples: run-venv ## write every kind of paper in every format from the sample into samples/
	@$(BIN)/python -m fixtures.papers samples

test: dev-venv ## run every test; tests that need a missing program are named at the end
	@$(PYTEST)

check: dev-venv ## everything CI asks: style, types, imports, spelling, all tests with coverage
	@.ci/programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	@$(MAKE) --no-print-directory test PYTEST_ARGS="--cov=tcplan --cov-branch"

lock: ## write both hash locks anew (needs uv; UPGRADE=1 takes newer versions)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv; install it or name it with UV=/path/to/uv." >&2; exit 2; }
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

bench: dev-venv ## measure the time budgets
	@$(BIN)/python -m bench

clean: ## remove .venv, caches and build leftovers
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis \
	  .coverage .coverage.* dist build .ci/axe/node_modules
	@find tcplan tui tests bench fixtures -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

run-venv:
	@PYTHON="$(PYTHON)" .ci/venv run

dev-venv:
	@PYTHON="$(PYTHON)" .ci/venv dev
