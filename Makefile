# Needs only Python 3.11 or newer (with venv), make and git. Everything else comes from the hash-pinned locks.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCKER := build/lock
# --only-binary: a source distribution would fetch unpinned build tools behind the lock's back.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
PROJECT := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
COMPILE := $(LOCKER)/bin/uv pip compile pyproject.toml --quiet --group build --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# A process for each core; a file's tests stay together, as they share what they read.
SPREAD := -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help demo demo-sites test test-slow speed check lint types imports format models docs licences lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/run.stamp  ## invented papers, from PDFs to Excel and a report in the browser
	@$(BIN)/python tools/demo.py

demo-sites: $(VENV)/run.stamp  ## from councils' sites to a report, against a made-up site of each kind on this machine
	$(BIN)/python tools/demo_sites.py

test: $(VENV)/dev.stamp  ## quick tests
	$(BIN)/python -m pytest -m "not slow" $(SPREAD)

test-slow: $(VENV)/dev.stamp  ## slow tests: whole papers against gold, the built wheel
	$(BIN)/python -m pytest -m slow $(SPREAD)

speed: $(VENV)/dev.stamp  ## words a second that the tagger reads on one core, as functions and through spaCy
	$(BIN)/python -m benchmarks.tagging.speed

check: lint types imports test  ## everything a change must pass, but the slow tests

lint: $(VENV)/dev.stamp  ## style and layout of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp  ## static types
	$(BIN)/mypy
	$(BIN)/mypy tools

imports: $(VENV)/dev.stamp  ## which module may import which
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp  ## lay the code out anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

models: $(VENV)/dev.stamp  ## rebuild models: the tagger, how sure a row is, what columns mean, what a paper is, the second reader
	$(BIN)/python tools/build_tagger.py
	$(BIN)/python -m benchmarks.trust.learn
	$(BIN)/python -m benchmarks.trust.mates
	$(BIN)/python -m benchmarks.columns.learn
	$(BIN)/python -m benchmarks.likeness.learn
	$(BIN)/python -m benchmarks.likeness.groups
	$(BIN)/python -m benchmarks.fronts.learn

docs: $(VENV)/dev.stamp  ## run the Python of docs/python.md and write what it prints
	$(BIN)/python tools/docs_output.py

licences: $(VENV)/run.stamp  ## rebuild docs/licences.md
	$(BIN)/python tools/licences.py > docs/licences.new && mv docs/licences.new docs/licences.md

lock: | $(LOCKER)/bin/uv  ## rebuild both locks; UPGRADE=1 takes newer versions
	$(COMPILE) $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	$(COMPILE) $(if $(UPGRADE),--upgrade) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean:  ## remove all that make made
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ...'; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'No venv: install the package python3-venv'; exit 1; }

# A stamp is as old as the last install, so a changed lock installs again.
$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements.lock
	$(PROJECT)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(INSTALL) -r requirements-dev.lock
	@touch $@

$(LOCKER)/bin/uv:
	$(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/bin/pip install --quiet --disable-pip-version-check 'uv>=0.13,<0.14'
