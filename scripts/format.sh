#!/bin/sh
# make format: what can be put right by itself is put right.
set -eu
cd "$(dirname "$0")/.."
. scripts/uv.sh
"$uv" sync --quiet --locked
"$uv" run --quiet --no-sync ruff check --fix
"$uv" run --quiet --no-sync ruff format
