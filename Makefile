# What a developer runs; CI runs `check` and nothing else that could not be run here.
PYTHON ?= python

.PHONY: check lint types walls test fix golden

check: lint types walls test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

walls:
	lint-imports

test:
	$(PYTHON) -m pytest

fix:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

golden:
	$(PYTHON) -m pytest --update-golden
