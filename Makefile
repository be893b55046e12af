# The commands of this project; `make help` lists them. Each first installs what it lacks, and is quick when nothing lacks.

# Python 3.11 to 3.13. `make test PYTHON=python3.13` tests on that one, in an environment of its own.
PYTHON ?= python3
# The environment of the default is .venv, that of another interpreter one beside it, named by its version.
VENV := $(if $(filter file,$(origin PYTHON)),.venv,.venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'))
# Where `make run` leaves its results when there is no display.
TOUR = tour
# How often `make torture` kills the program, and damages a file.
KILLS = 300
FLIPS = 3000
# How many damaged files with pages it reads.
PAGE_FILES = 10000
# How long (seconds) it lets programs work together on one database.
CROWD_SECONDS = 60
# How many changes `make mutants` makes in each room, and with which seed they are drawn.
CHANGES = 150
SEED = 0
# The archive that `make scale` measures: how many issues of a hundred articles it has, and where it is kept.
ISSUES = 10000
ARCHIVE = /tmp/annotator-archive.db
# So many articles are exported there.
ARTICLES = 100000
# So many of the issues are put on a PostgreSQL server of its own too.
ON_SERVER = 2000
# The issues with known answers that `make proof` trains on, and where those are whose pages `make ocr` draws.
CASES = ../shared/measure/cases
MEASURE = ../shared/measure
# The programs that `make consumers` installs, each in an environment of its own, and what draws in their pages.
CONSUMERS = label-studio doccano brat flair browser ocrd layout
# The languages that the window speaks besides English, of which only the plurals need a file.
LANGUAGES = zh_CN

PIP := $(VENV)/bin/python -m pip --quiet --disable-pip-version-check
OFFSCREEN := QT_QPA_PLATFORM=offscreen
TEXTS := $(LANGUAGES:%=resources/i18n/annotator_%.ts)
PLURALS := resources/i18n/annotator_en.ts
GATHER = $(VENV)/bin/pyside6-lupdate $$(find annotator -name '*.py' | sort) -no-obsolete -locations none \
	-tr-function-alias QT_TRANSLATE_NOOP+=marked,QT_TRANSLATE_NOOP+=phrase

.PHONY: help run test torture mutants bench scale consumers proof ocr lint translations guide screenshots wheel bundle lock clean packages

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/run.stamp ## open the window on the sample issue; without a display walk the main job offscreen
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		echo "There is a scanned page too: $(VENV)/bin/annotator --sample-page, or the menu Help"; \
		$(VENV)/bin/annotator --sample; \
	else \
		echo "There is no display: the same window now runs offscreen and leaves its results in $(TOUR)/"; \
		$(OFFSCREEN) $(VENV)/bin/annotator --sample --tour $(TOUR); \
	fi

test: $(VENV)/test.stamp ## run the whole test suite offscreen
	$(OFFSCREEN) $(VENV)/bin/python -m pytest -n 2 -p no:benchmark

torture: $(VENV)/test.stamp ## kill the program, let its disk fail and damage its files; says what was survived
	$(OFFSCREEN) KILLS=$(KILLS) CROWD_SECONDS=$(CROWD_SECONDS) FLIPS=$(FLIPS) PAGE_FILES=$(PAGE_FILES) STRIDE=1 $(VENV)/bin/python -m pytest -n 2 -rP -p no:benchmark \
		-o faulthandler_timeout=3600 tests/torture

mutants: $(VENV)/mutants.stamp ## change comparisons, arithmetic and conditions one at a time; says which share the tests notice
	nice $(VENV)/bin/python -m tests.mutants.run annotator/core annotator/store annotator/formats --count $(CHANGES) --seed $(SEED)

bench: $(VENV)/test.stamp ## measure the speed, each figure beside the bare Qt floor
	$(OFFSCREEN) $(VENV)/bin/python -m pytest -o faulthandler_timeout=3600 tests/benchmarks

scale: $(VENV)/test.stamp ## make an archive of ISSUES issues in ARCHIVE (10 GB, half an hour), and measure it, a server, and exports
	$(OFFSCREEN) $(VENV)/bin/python -m pytest tests/benchmarks/test_archive.py tests/benchmarks/test_server.py \
		tests/benchmarks/test_exports.py --issues $(ISSUES) --archive $(ARCHIVE) --articles $(ARTICLES) --on-server $(ON_SERVER)

lint: $(VENV)/test.stamp ## check style, format, dead code and types, as on Linux, Windows and macOS
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/vulture
	for platform in linux win32 darwin; do \
		$(VENV)/bin/mypy --platform $$platform --cache-dir .mypy_cache/$$platform || exit; done

translations: $(VENV)/run.stamp ## gather the texts of the window into resources/i18n/*.ts and compile them
	$(GATHER) -ts $(TEXTS)
	$(GATHER) -pluralonly -ts $(PLURALS)
	$(VENV)/bin/pyside6-lrelease $(TEXTS) $(PLURALS)
	$(VENV)/bin/python -m annotator.cli.catalogue > resources/i18n/zh/LC_MESSAGES/annotator.mo

guide: $(VENV)/run.stamp ## write what the guide and the manual page say of commands, keys, formats and preferences
	$(VENV)/bin/python -m annotator.manual resources

screenshots: $(VENV)/test.stamp ## draw the pictures of the guide anew, in each language and theme
	$(VENV)/bin/python -m tests.screenshots

consumers: $(VENV)/test.stamp $(CONSUMERS:%=.consumers/%.stamp) ## try exports in Label Studio, doccano, brat, flair, spaCy, datasets, pycocotools, supervision and iiif-prezi3, and by the schemas of ocrd
	$(OFFSCREEN) $(VENV)/bin/python -m pytest -p no:benchmark tests/consumers

proof: $(VENV)/test.stamp ## train models from exported gold, made of the issues in CASES, and judge them
	$(VENV)/bin/python -m tests.training.proof $(CASES)

ocr: $(VENV)/test.stamp ## draw pages of the issues in MEASURE, good and bad ones, and print how many characters are read wrongly
	$(OFFSCREEN) $(VENV)/bin/python -m tests.ocr.rates $(MEASURE)

wheel: $(VENV)/bin/pip ## build dist/*.whl
	rm -rf dist
	$(PIP) wheel --no-deps --wheel-dir dist .

bundle: packages ## build dist/annotator, a folder that needs no Python, and dist/*.deb from it; as root try that in a bare Debian
	.ci/bundle/build $(PYTHON)
	@if [ "$$(id -u)" -eq 0 ] && command -v debootstrap >/dev/null && ls dist/*.deb >/dev/null 2>&1; then .ci/bundle/try; \
	else echo "Not tried in a bare Debian: that takes root, debootstrap and dpkg-deb."; fi

lock: $(VENV)/bin/pip ## write constraints.txt anew, with the newest versions that pyproject.toml allows
	$(PYTHON) -m venv --clear $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --use-pep517 --editable '.[fit,mutants,test]'
	$(VENV)/lock/bin/python -m pip freeze --exclude-editable > constraints.txt
	rm -rf $(VENV)/lock

clean: ## remove everything that make has made
	rm -rf $(VENV) .bundle .consumers dist tour .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

packages:
	@.ci/packages $(PYTHON)

$(VENV)/bin/pip: | packages
	@echo "Creating the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: package = .
$(VENV)/test.stamp: package = .[test]
$(VENV)/mutants.stamp: package = .[test,mutants]
$(VENV)/%.stamp: pyproject.toml constraints.txt | $(VENV)/bin/pip
	@echo "Installing the locked dependencies into $(VENV)"
	@$(PIP) install --use-pep517 --constraint constraints.txt --editable '$(package)'
	@touch $@

# A program that can't be installed is said, and its test is skipped.
.consumers/%.stamp: tests/consumers/requirements/%.txt
	@.ci/packages $(PYTHON) chromium
	@echo "Installing $* into .consumers/$*"
	@$(PYTHON) -m venv --clear .consumers/$*
	@.consumers/$*/bin/python -m pip --quiet --disable-pip-version-check install --requirement $< && touch $@ || \
		echo "$* can't be installed here; it will not be tried."
