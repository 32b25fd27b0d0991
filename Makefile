# The doors of this project. Each line calls one thing; the thing itself holds the logic.
.PHONY: help setup run test races leaks check bench docs pictures statement lock
EVENHAND = .venv/bin/evenhand

help:  ## list these doors
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/'

setup:  ## make .venv and everything that running needs
	@sh scripts/setup

run: setup  ## the whole service with a demonstration county, on this machine
	@$(EVENHAND) run

test: setup  ## every test and every check
	@sh scripts/test

races: setup  ## two hundred rounds of every race between twenty clients: half an hour and more
	@RACE_ROUNDS=200 .venv/bin/python -m pytest -m race

leaks: setup  ## plant forty-six leaks, one at a time, and see that each is found
	@.venv/bin/python -m pytest tests/walls/finding_leaks.py

check: setup  ## the checks alone: format, lint, types, contracts
	@sh scripts/check

bench: setup  ## every figure that the documents quote
	@.venv/bin/python -m bench

docs: setup  ## write docs/reference again from the code
	@$(EVENHAND) reference

pictures:  ## put the pictures that the documents show, as the tests took them, into docs
	@.venv/bin/python -m tests.build.gallery

statement:  ## make the accessibility statement again from what the tests found
	@.venv/bin/python -m tests.build.statement && $(EVENHAND) reference

lock:  ## pin every dependency again
	@sh scripts/lock
