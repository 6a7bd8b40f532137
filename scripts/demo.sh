#!/bin/sh
# make demo: bring what running needs, then open the example talks.
set -eu
cd "$(dirname "$0")/.."
. scripts/uv.sh
"$uv" sync --quiet --frozen --no-dev --inexact
exec "$uv" run --quiet --no-sync multitrack demo "$@"
