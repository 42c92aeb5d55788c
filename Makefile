# Everything runs from the checkout: `make setup` makes .venv from the hashed lock, and the project
# itself is not installed. Choose another Python with `make setup PYTHON=python3.13`.

PYTHON ?= python3
# Wheels only, so that installing runs no foreign code. Where a package has no wheel for your
# machine, `make setup WHEELS=` lets pip build it.
WHEELS ?= --only-binary :all:
# Handed on to the command of `crawl`, `demo`, `test`, `torture`, `soak`,
# `check-shared`, `bench` and `bench-junk`.
ARGS ?=

# Of the tests: one more than there are cores, since crawls wait for their servers.
WORKERS := $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))

BIN := .venv/bin
LOCKS := requirements.txt requirements-dev.txt
# pip-compile is needed only to renew the lock, so it stays out of it.
PIP_TOOLS := pip-tools==7.6.2
# Extractors that `make bench-junk ARGS=--peers` measures too, each in an environment of its own.
PEERS := trafilatura newspaper4k readability resiliparse justext

# .venv is rebuilt when a lock's content, the Python or the folder changes. They make the name of the
# stamp, because file times change with every checkout.
KEY := $(shell { pwd; cat $(LOCKS); $(PYTHON) -c 'import sys; print(sys.version, sys.base_prefix)'; } 2>/dev/null | cksum | tr ' ' -)
RUN := .venv/run-$(KEY)
DEV := .venv/dev-$(KEY)

# What runs in .venv must not see another environment's packages or settings.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV SCRAPY_SETTINGS_MODULE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo crawl test torture soak lint format check-shared bench bench-junk peers lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s %s\n", $$1, $$2 }' Makefile

setup: $(DEV) ## make .venv with everything needed to run and to test

demo: $(RUN) ## crawl the bundled replica site
	$(BIN)/python -m newscrawl.demo $(ARGS)

crawl: $(RUN) ## crawl China Daily; ARGS="-a limit=50" is handed on
	$(BIN)/scrapy crawl chinadaily $(ARGS)

test: lint ## lint, then all tests but those of check-shared
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not shared and not torture" $(ARGS)

torture: $(DEV) ## kill crawls and break disks for some twenty minutes
	$(BIN)/pytest -n auto -m torture tests $(ARGS)

soak: $(DEV) ## crawl 100,000 articles through 20 kills; ARGS="--articles 5000 --kills 5"
	$(BIN)/python -m tests.torture.soak $(ARGS)

lint: $(DEV) ## ruff, mypy and scrapy-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/scrapy-lint

format: $(DEV) ## format the code and apply ruff's safe fixes
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# pytest exits with 5 where it finds no test, which is no fault here.
check-shared: $(DEV) ## measure against real pages beside the checkout, where there are any
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m shared -rs tests $(ARGS) || test $$? -eq 5

bench: $(DEV) ## run the benchmarks
	$(BIN)/python -m tests.benchmarks $(ARGS)

bench-junk: $(DEV) ## infect real pages beside the checkout and score the stripping; ARGS=--peers
	$(BIN)/python -m tests.benchmarks.junk $(ARGS)

peers: $(PEERS:%=build/peers/%/.ready) ## make the environments of the peers that bench-junk asks

# An old pip cannot resolve some of them.
build/peers/%/.ready: tests/benchmarks/peers/%.txt
	rm -rf build/peers/$*
	$(PYTHON) -m venv build/peers/$*
	build/peers/$*/bin/python -m pip install --quiet --upgrade pip
	build/peers/$*/bin/python -m pip install --quiet $(WHEELS) -r $<
	touch $@

# Made with the oldest Python that we support. `make lock UPGRADE=--upgrade` takes newer versions;
# without it only what pyproject.toml asks for is changed.
lock: ## renew requirements.txt and requirements-dev.txt from pyproject.toml
	rm -rf build/lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock needs Python 3.11: make lock PYTHON=python3.11")'
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet $(PIP_TOOLS)
	$(COMPILE) --output-file=requirements.txt pyproject.toml
	$(COMPILE) --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt pyproject.toml
	rm -rf build/lock

COMPILE = CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet $(UPGRADE) \
	--generate-hashes --strip-extras --allow-unsafe --no-emit-options

clean: ## remove .venv and what the tools made; output/ stays
	rm -rf .venv build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find newscrawl tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newscrawl needs Python 3.11 or newer: make setup PYTHON=python3.11")'
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes $(WHEELS) -r requirements.txt
	touch $@

$(DEV): $(RUN)
	$(BIN)/python -m pip install --quiet --require-hashes $(WHEELS) -r requirements-dev.txt
	$(BIN)/python -m pip freeze > .venv/frozen.txt
	touch $@
