# `make site` builds the portal, `make test` proves it; both set up what they need first. `make help` lists the rest.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
RUN := $(BIN)/python
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: site test help cluster browsers decks-rendered hosting setup setup-test serve check lint fuzz axe leaks oracle mutants bench shots lock clean sheets-setup

site: setup  ## build both languages into site/
	$(RUN) build.py build

test: setup-test  ## run every test and linter
	$(RUN) -m tests.run

setup: .venv/.built node_modules/.built

setup-test: setup .venv/.tested node_modules/.tested
	@$(RUN) -m tests.browser >/dev/null
	@$(RUN) -m sitegen.sheets.setup >/dev/null

sheets-setup: setup .venv/.sheets  ## get what paper needs: packages, system libraries, a Chinese font
	@$(RUN) -m sitegen.sheets.setup

.venv/.sheets: .venv/.built requirements/sheets.txt
	@$(PYTHON) requirements/setup.py .venv requirements/sheets.txt
	@touch $@

.venv/.built: requirements/build.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: sudo apt install python3 python3-venv" >&2; exit 3; }
	@$(PYTHON) requirements/setup.py .venv requirements/build.txt
	@touch $@

.venv/.tested: .venv/.built requirements/test.txt
	@$(PYTHON) requirements/setup.py .venv requirements/test.txt
	@touch $@

node_modules/.built: package-lock.json .venv/.built
	@echo "installing package-lock.json"
	@npm ci --omit=dev --no-progress --loglevel=error >/dev/null
	@touch $@

node_modules/.tested: package-lock.json node_modules/.built
	@echo "installing package-lock.json, with what tests need"
	@npm ci --no-progress --loglevel=error >/dev/null
	@touch node_modules/.built $@

serve: setup  ## preview on this machine while you write
	$(RUN) build.py serve

check: setup  ## read all content and name every fault
	$(RUN) build.py check

lint: setup-test  ## types and style
	$(RUN) -m ruff check .
	$(RUN) -m mypy

fuzz: setup-test  ## the long proofs: random programs and calculator parity
	$(RUN) -m tests.dialect.fuzz --programs 5000
	$(RUN) -m tests.calculators.parity --cases 100000
	$(RUN) -m tests.calculators.properties --cases 10000000

axe: setup-test  ## axe-core on every page in every set-up, and fifty more killed builds
	$(RUN) build.py build --out work/test-sites/default
	AXE=all KILLS=50 $(RUN) -m pytest -n auto tests/web/test_axe.py tests/web/test_case_states.py tests/web/test_every_calculator.py tests/generator/test_publish.py

leaks: setup-test  ## canaries in every field of every tool in every language, every button pressed
	$(RUN) build.py build --out work/test-sites/default
	LEAKS=all $(RUN) -m pytest -n auto tests/web/test_leaks.py tests/web/test_case_private.py

browsers: setup-test  ## the service worker's pitfalls, and the offline copy in Chromium, Firefox and WebKit
	@$(RUN) -m tests.browsers
	BROWSERS=1 $(RUN) -m pytest -n 0 tests/web/test_worker.py tests/web/test_offline_copy.py tests/carry tests/browsers

hosting: setup-test  ## install nginx and Caddy and hold them to docs/host.md over real sockets
	@$(RUN) -m tests.hosting
	HOSTING=1 $(RUN) -m pytest -n 0 tests/hosting

decks-rendered: setup-test  ## let LibreOffice draw every deck and look for text that does not fit
	@command -v soffice >/dev/null || { echo "LibreOffice is missing: sudo apt install libreoffice-impress" >&2; exit 3; }
	$(RUN) -m tests.slides.rendered

cluster: setup-test  ## many editions on two Dask workers, one of them killed
	@$(PYTHON) requirements/setup.py .venv requirements/cluster.txt
	CLUSTER=1 $(RUN) -m pytest -n 0 tests/generator/test_cluster.py

oracle: setup-test  ## agreement with independent programs
	$(RUN) -m tests.calculators.oracle --rows 20000

mutants: setup-test .venv/.proof  ## change finance.py and dates.py in every small way and count what the tests notice
	$(BIN)/mutmut run
	$(RUN) -m tests.calculators.mutants

.venv/.proof: requirements/proof.txt
	@$(PYTHON) requirements/setup.py .venv requirements/proof.txt
	@touch $@

bench: setup-test  ## measure size and speed and print the tables of docs/benchmarks.md
	$(RUN) -m tests.bench

shots: setup-test  ## take pictures of pages in every set-up into shots/
	$(RUN) -m tests.shots

lock: setup-test  ## renew the locked requirements from requirements/*.in
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	  requirements/build.in -o requirements/build.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	  requirements/sheets.in -o requirements/sheets.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	  requirements/cluster.in -o requirements/cluster.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	  requirements/test.in -o requirements/test.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	  requirements/proof.in -o requirements/proof.txt

clean:  ## remove what builds and tests made (not .venv)
	rm -rf work site .site.d .site.lock shots mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort
