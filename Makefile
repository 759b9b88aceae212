# Every target sets up what it needs; a second call sets nothing up again. GNU make, POSIX sh.

SEEDS ?= $(sort $(wildcard seeds/*.* seeds/languages/*.*))
OUT ?= dist
STYLE ?=
LAYOUT ?=
ARGS ?=
RUNS ?= 20

LAYOUTS := briefing memo book

VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
BUILD = $(BIN)/publish build $(strip $(SEEDS) --out $(OUT) $(if $(STYLE),--style $(STYLE)) $(if $(LAYOUT),--layout $(LAYOUT)))

# A caller's Python settings would reach into the environment that we set up: other modules found
# first, or every start of the program compiled anew.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONOPTIMIZE PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help pdf docx epub html artifacts test laws lint types layers check validate nightly matrix train eval mutate hostile pictures gallery bench goldens \
	lock clean distclean

help: ## List the targets (this is the default)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  SEEDS="FILE ..."  the sources, default: every file in seeds/'
	@echo '  OUT=DIR           where the artifacts go, default: dist'
	@echo '  STYLE=FILE        the style, default: what publish.toml names'
	@echo '  LAYOUT=NAME       briefing, memo or book, default: what publish.toml or the format names'

pdf: $(VENV)/.runtime $(VENV)/.pango $(VENV)/.fonts ## A PDF of each source
	$(BUILD) --to pdf

docx: $(VENV)/.runtime $(VENV)/.fonts ## A Word file of each source
	$(BUILD) --to docx

epub: $(VENV)/.runtime $(VENV)/.fonts ## An EPUB of each source
	$(BUILD) --to epub

html: $(VENV)/.runtime $(VENV)/.fonts ## One self-contained web page of each source
	$(BUILD) --to html

artifacts: $(VENV)/.runtime $(VENV)/.pango $(VENV)/.fonts ## All formats, checked, with manifest.json and SHA256SUMS
	$(BUILD) --to pdf,docx,epub,html --manifest --check --report $(OUT)/report.html

test: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts $(VENV)/.sandbox ## The tests (ARGS="-k word" chooses)
	$(BIN)/pytest $(ARGS)

laws: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts ## The laws again, on documents that chance makes (RUNS=20)
	for run in $$(seq $(RUNS)); do \
		$(BIN)/pytest --hypothesis-profile chance -m hypothesis $(ARGS) || exit; done

lint: $(VENV)/.dev ## Form and style of the code, and none that nothing uses
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/vulture

types: $(VENV)/.dev ## Types, strictly
	$(BIN)/mypy publish tests tools training

layers: $(VENV)/.dev ## Which module may import which
	$(BIN)/lint-imports --no-cache

check: lint types layers test ## Lint, types, layers and tests

validate: artifacts $(VENV)/.dev $(TOOLS)/.installed ## The outside validators, first on known-bad files, then on the artifacts
	$(BIN)/pytest $(filter-out %/check_laws.py,$(wildcard tests/validation/*.py))
	$(BIN)/pytest -m slow
	$(BIN)/pytest --hypothesis-profile steady -m hypothesis
	$(BIN)/pytest tests/validation/check_laws.py
	$(BIN)/python -m tests.hostile --every 16
	for layout in $(LAYOUTS); do \
		$(BIN)/publish build seeds/kitchen-sink.md seeds/long-report.md --to pdf,docx,epub,html \
			--layout $$layout --strict --manifest --out $(OUT)/layouts/$$layout || exit; done
	PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH" $(BIN)/publish check $(OUT) $(OUT)/layouts/* \
		--conformance --report $(OUT)/report.html

nightly: validate matrix ## What is too slow for each change: every layout and style, hostile inputs
	$(BIN)/python -m tests.hostile

matrix: $(VENV)/.runtime $(VENV)/.pango $(VENV)/.fonts ## Every source in every layout, style and format, checked
	for style in house plain; do for layout in $(LAYOUTS); do \
		$(BIN)/publish build $(SEEDS) --to pdf,docx,epub,html --style $$style --layout $$layout \
			--check --out $(OUT)/matrix/$$style/$$layout || exit; done; done

train: $(VENV)/.training ## Learn the model of the plain-text reader anew, from corpus/ (an hour)
	$(BIN)/python -m training.batches $(VENV)/batches 0 4 & half=$$!; \
		$(BIN)/python -m training.batches $(VENV)/batches 4 8 && wait $$half
	$(BIN)/python -m training.train $(VENV)/batches $(VENV)/weights.npz
	$(BIN)/python -m training.quantise $(VENV)/weights.npz publish/readers/plaintext/data/weights.npz

eval: $(VENV)/.dev ## How well the plain-text reader reads the labelled texts
	$(BIN)/python -m training.evaluate $(ARGS)

mutate: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts ## Damage to finished artifacts, and how much of it the checks find
	$(BIN)/python -m tests.mutations $(ARGS)

hostile: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts $(VENV)/.sandbox ## Attacks on readers, exporters and checks, and faults of the machine (ARGS="--kind styles" chooses)
	$(BIN)/python -m tests.hostile $(ARGS)

pictures: artifacts $(VENV)/.dev $(TOOLS)/.installed ## The page pictures of the README
	$(BIN)/python tools/pictures.py --tools $(TOOLS) --artifacts $(OUT) docs/pictures

gallery: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts ## docs/gallery.md: each layout in each style
	$(BIN)/python -m tools.gallery docs

bench: $(VENV)/.runtime $(VENV)/.pango $(VENV)/.fonts ## What publish costs beside pandoc and WeasyPrint (ARGS="pdf batch" chooses)
	$(BIN)/python benchmarks/engine.py --json $(OUT)/bench.json $(ARGS)

goldens: $(VENV)/.dev $(VENV)/.pango $(VENV)/.fonts ## Rewrite the expected results, then show what changed
	@echo 'A test that fails on purpose follows: accepting is no proof. Run make test afterwards.'
	-$(BIN)/pytest --accept $(ARGS)
	git status --short tests styles

lock: $(VENV)/.dev ## Resolve the dependencies anew and write the lock files
	sh tools/lock.sh $(ARGS)

clean: ## Remove dist/ (a folder that OUT= named is yours to remove)
	rm -rf dist

distclean: clean ## Remove everything that is not in the repository
	rm -rf $(VENV) $(TOOLS) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.runtime: requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh runtime $(VENV)

$(VENV)/.dev: requirements-extras.lock requirements-dev.lock $(VENV)/.runtime
	@sh tools/setup.sh dev $(VENV)

$(VENV)/.training: training/requirements.lock $(VENV)/.runtime
	@sh tools/setup.sh training $(VENV)

$(VENV)/.pango: $(VENV)/.runtime
	@sh tools/setup.sh pango $(VENV)

$(VENV)/.fonts: $(VENV)/.runtime
	@sh tools/setup.sh fonts $(VENV)

$(VENV)/.sandbox: $(VENV)/.runtime
	@sh tools/setup.sh sandbox $(VENV)

$(TOOLS)/.installed: $(wildcard tools/validators/*) $(VENV)/.runtime
	@sh tools/validators/install.sh $(TOOLS)
	@touch $@
