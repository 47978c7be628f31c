# The whole set-up of Saksvar. `make chat` and `make test` are all a newcomer needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8501

.PHONY: chat test check eval format lock clean

chat: $(STAMP) ## environment, index, web app
	$(BIN)/saksvar index
	$(BIN)/saksvar chat --port $(PORT)

test: $(STAMP) ## the whole suite, the regression gate included
	$(BIN)/python -m pytest

check: $(STAMP) ## formatting, lint, types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(STAMP) ## regression evals on the known pairs
	$(BIN)/saksvar eval

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# uv reads its wheel folders from UV_FIND_LINKS; pip's own variable is passed on so that one setting serves both.
$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	UV_FIND_LINKS="$(PIP_FIND_LINKS)" $(BIN)/uv pip install --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

lock: ## rewrite constraints.txt from what is installed (no local version labels, no CUDA packages)
	$(BIN)/uv pip freeze --python $(BIN)/python --exclude-editable \
	  | sed -E 's/\+[a-z0-9.]+$$//' | grep -v -i -E '^(nvidia-|cuda-|triton)' > constraints.txt

clean:
	rm -rf $(VENV) .index build *.egg-info
