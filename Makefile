# Everything here works on a fresh Debian or Ubuntu with Python 3.11+, make and git.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test test-long check format clean

help: ## say what can be asked for
	@sed -n 's/^\([a-z-]*\): .*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

demo: ## open the example talks in this machine's browser (ARGS="--port 9000 --no-browser")
	@sh scripts/demo.sh $(ARGS)

test: ## style, types, import rules and every test, the browser's included (ARGS="-k word")
	@sh scripts/test.sh all $(ARGS)

test-long: ## the same with the big counts in full
	@MULTITRACK_LONG=1 sh scripts/test.sh all $(ARGS)

check: ## the fast part: as test, but without a browser
	@sh scripts/test.sh fast $(ARGS)

format: ## put the code in the house's form
	@sh scripts/format.sh

clean: ## remove what the other targets brought or left (not what came from Debian's packages)
	rm -rf .tools .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
