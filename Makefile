# Commands of the shop. Each first makes .venv, if it is missing or older than the requirements.
.POSIX:
.PHONY: demo test bench lint format messages compile shell screenshots clean help venv

PY = .venv/bin/python
PORT ?= 8000
ARGS =
DEV = DEBUG=1
TEMPLATES = git ls-files --cached --others --exclude-standard -z '*.html'

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name text; do \
		printf '  make %-12s %s\n' "$$name" "$$text"; done

demo: venv ## the whole shop with demonstration data at http://127.0.0.1:8000 (PORT=8001 ...)
	@PORT=$(PORT) exec $(PY) -m coopstore.supervisor --until-parent-exits

test: venv ## the whole suite (ARGS="tests/orders -k stock" for a part of it)
	@$(DEV) exec $(PY) -m coopstore.embedded run --scratch -- \
		$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

bench: venv ## the benchmarks
	@for file in bench/bench_*.py; do $(PY) "$$file" || exit 1; done

lint: venv ## style, imports, migrations, catalogues: everything that needs no test
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(TEMPLATES) | xargs -0 $(PY) -m djhtml --tabwidth 2 --check
	@$(PY) .venv/bin/lint-imports --no-logo
	@$(DEV) $(PY) -m coopstore.embedded run --scratch -- sh -c \
		'$(PY) manage.py makemigrations --check --dry-run && $(PY) manage.py check_catalogues'

format: venv ## write code and templates in the one style
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .
	@$(TEMPLATES) | xargs -0 $(PY) -m djhtml --tabwidth 2

messages: venv ## bring the catalogues up to date with the texts in the sources
	@$(DEV) $(PY) manage.py update_catalogues

compile: venv ## compile the catalogues and join the stylesheets
	@$(DEV) $(PY) manage.py compile_catalogues
	@$(DEV) $(PY) manage.py build_css

shell: venv ## a Python shell with the models loaded
	@$(DEV) $(PY) manage.py shell

screenshots: venv ## docs/screenshots anew, from the shop of `make demo` at PORT
	@$(PY) tools/screenshots.py http://127.0.0.1:$(PORT)

clean: ## remove .venv and var: the packages and all local data
	@rm -rf .venv var

venv:
	@sh tools/venv.sh
