# What the checks against real programs share. Sourced, never run.
# A check prints `== name`, then what it did, and ends with `ok:`, `skipped:` (with the reason) or a non-zero exit.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Downloaded programs are kept between runs; nothing is installed into the system from here.
tools=${SMARTEROS_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/smarteros-tools}
mkdir -p "$tools"
# The program under test: a debug build unless told otherwise.
smarteros=${SMARTEROS:-$repository/target/debug/smarteros}

say() { printf '%s\n' "$*"; }
ok() { say "ok: $*"; }
skip() { say "skipped: $*"; exit 0; }
fail() { say "FAILED: $*" >&2; exit 1; }

# A private folder for this run, gone at the end. Sets $work.
work=$(mktemp -d)
cleanup() { rm -rf "$work"; }
trap cleanup EXIT
say "== $(basename "$0" .sh)"
