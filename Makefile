# What a developer runs; `.ci/run` runs all of it in fresh environments.
PYTHON ?= python

.PHONY: check lint types contracts test slow fix golden

check: lint types contracts test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

contracts:
	lint-imports --no-cache

test:
	$(PYTHON) -m pytest

slow:
	$(PYTHON) -m pytest -m slow

fix:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

golden:
	$(PYTHON) -m pytest --update-golden -q
