# The commands of README.md and CONTRIBUTING.md. Everything is installed into .venv.
PYTHON ?= python3
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest

.PHONY: grade test test-all verify bench rivals class flakes fuzz attacks lint clean

grade: .venv/course
	$(PYTEST) grader/ --submission solutions

test: .venv/dev
	$(PYTEST) -m "not slow"

test-all: .venv/dev
	$(PYTEST)

verify: .venv/dev
	$(BIN)/torchcourse verify

bench: .venv/dev
	$(BIN)/python -m tests.benchmarks

# Beside plain pytest, nbgrader and Otter; then a class of a thousand. An hour.
rivals: .venv/dev
	$(BIN)/python -m pip install -e ".[bench]"
	$(BIN)/python -m tests.benchmarks --only rivals --students 50
	$(BIN)/python -m tests.benchmarks --only many --submissions 1000

# Fifty hand-ins made from the wheats and chaffs: graded, reported on, exported.
CLASS ?= class-of-50
class: .venv/dev
	$(BIN)/python -m tests.benchmarks.crowd $(CLASS)/handed-in --students 50 --sections s03,s04,s05
	$(BIN)/torchcourse grade $(CLASS)/handed-in --results $(CLASS)/results || [ $$? -eq 1 ]
	$(BIN)/torchcourse report $(CLASS)/results --submissions $(CLASS)/handed-in --to $(CLASS)/report
	for form in csv parquet gradescope prairielearn junit github; do \
	  $(BIN)/torchcourse export $(CLASS)/results --format $$form --to $(CLASS)/export/$$form || exit 1; \
	done

# Every solution, wheat and chaff on twenty grading seeds: a verdict that depends on the draws is a fault of the check.
SEEDS ?= $(shell seq 1 20)
flakes: .venv/dev
	for seed in $(SEEDS); do \
	  echo "seed $$seed"; $(BIN)/torchcourse verify --quick --only solutions,wheats,chaffs --seed $$seed || exit 1; \
	done

attacks: .venv/dev
	$(PYTEST) tests/attacks

fuzz: .venv/dev
	$(BIN)/python -m pip install -e ".[fuzz]"
	$(BIN)/python tests/fuzz/fuzz_wire.py 300

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check grader tests
	$(BIN)/mypy

.venv/course: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -e .
	$(BIN)/torchcourse build
	touch $@

.venv/dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -e ".[dev]"
	$(BIN)/torchcourse build
	touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
