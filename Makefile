# What a developer runs; `.ci/run` runs all of it in fresh environments.
PYTHON ?= python

.PHONY: check lint types contracts test slow laws fix pictures golden benchmarks

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

laws: # the quick tests with more examples of each law than CI has time for
	$(PYTHON) -m pytest --hypothesis-profile thorough

fix:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

pictures: # those of README.md
	$(PYTHON) -m pytest --update-golden -q -n 0 tests/project/test_pictures.py

golden:
	$(PYTHON) -m pytest --update-golden -q

# In an environment of its own, from the wheel that users get; ONLY=start,peers measures these alone.
benchmarks:
	room=$$(mktemp -d) && trap 'rm -rf "$$room"' EXIT && $(PYTHON) -m venv "$$room" \
	    && "$$room/bin/pip" install --quiet . \
	    && "$$room/bin/python" benchmarks/run.py $(if $(ONLY),--only $(ONLY))
