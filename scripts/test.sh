#!/bin/sh
# make test (all), make check (fast): pytest stands last, so that its closing line is the last one.
set -eu
cd "$(dirname "$0")/.."
part=$1
shift
. scripts/uv.sh
[ "$part" = fast ] || . scripts/browser.sh
"$uv" sync --quiet --locked

step() {
    echo "== $*"
    "$uv" run --quiet --no-sync "$@"
}

step ruff check
step ruff format --check
step mypy
step lint-imports --no-logo
if [ "$part" = fast ]; then
    step pytest -m "not browser" "$@"
else
    step pytest "$@"
fi
