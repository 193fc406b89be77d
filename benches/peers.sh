#!/usr/bin/env bash
# Compares `smarteros lint` with other programs: known defects found, false alarms, time and memory.
#
#   bash benches/peers.sh            prints the table
#   bash benches/peers.sh --write    and puts it into README.md
#   PEERS="dclint gitleaks" bash benches/peers.sh    only these
#
# Each program that can be had from its package registry is kept in a cache folder ($SMARTEROS_PEERS); what cannot be
# had is named and left out. KICS takes long to build and is only asked for with WITH_KICS=1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache=${SMARTEROS_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/smarteros-peers}
mkdir -p "$cache"
smarteros=${SMARTEROS:-target/release/smarteros}
[[ -n ${SMARTEROS:-} ]] || cargo build --release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
programs=("smarteros=$(realpath "$smarteros")")

wanted() { [[ -z ${PEERS:-} || " $PEERS " == *" $1 "* ]]; }
# peer NAME PROGRAM COMMAND...: installs PROGRAM with the command unless it is there.
peer() {
  local name=$1 program=$2
  shift 2
  wanted "${name%% *}" || return 0
  if [[ ! -x $program ]] && ! "$@" >"$work/install.log" 2>&1; then
    printf 'left out: %s cannot be had here (%s)\n' "$name" "$(tail -n 1 "$work/install.log")" >&2
    return 0
  fi
  programs+=("$name=$program")
}
python_package() { [[ -x $cache/$1/bin/pip ]] || python3 -m venv "$cache/$1"; "$cache/$1/bin/pip" install --quiet "$2"; }
go_program() { GOBIN=$cache/go go install "$1"; }
npm_package() { npm install --silent --no-audit --no-fund --prefix "$cache/npm" "$1"; }

if wanted docker; then
  # Fetched as the checks against real programs do.
  # shellcheck source=/dev/null
  if compose=$(. tests/real/lib.sh >&2 && . tests/real/compose-tool.sh && compose_tool); then
    programs+=("docker compose config=$compose")
  else
    echo 'left out: Docker Compose cannot be had here' >&2
  fi
fi
# podman-compose only wants to know podman's version.
mkdir "$work/bin"
printf '#!/bin/sh\necho podman version 5.0.0\n' >"$work/bin/podman"
chmod 755 "$work/bin/podman"
export PATH="$work/bin:$PATH"
peer "podman-compose config" "$cache/podman/bin/podman-compose" python_package podman podman-compose
peer dclint "$cache/npm/node_modules/.bin/dclint" npm_package dclint
peer check-jsonschema "$cache/jsonschema/bin/check-jsonschema" python_package jsonschema check-jsonschema
peer yamllint "$cache/yamllint/bin/yamllint" python_package yamllint yamllint
if [[ -n ${WITH_KICS:-} ]]; then
  kics() { go_program github.com/Checkmarx/kics/v2/cmd/console@latest && mv "$cache/go/console" "$cache/go/kics"; }
  peer KICS "$cache/go/kics" kics
  programs+=("queries=$(go env GOMODCACHE)/$(cd "$(go env GOMODCACHE)" && ls -d github.com/\!checkmarx/kics/v2@* | tail -n 1)/assets/queries")
fi
peer checkov "$cache/checkov/bin/checkov" python_package checkov checkov
peer detect-secrets "$cache/detect-secrets/bin/detect-secrets" python_package detect-secrets detect-secrets
peer gitleaks "$cache/go/gitleaks" go_program github.com/zricethezav/gitleaks/v8@latest
peer kingfisher "$cache/kingfisher/bin/kingfisher" python_package kingfisher kingfisher-bin

python3 benches/peers/compare.py benches/peers "$work" "${programs[@]}" | tee "$work/table.md"
printf '\n%s, %s cores; median of the runs and the most memory of one.\n' "$(date -u +%F)" "$(nproc)" | tee -a "$work/table.md"
if [[ ${1:-} == --write ]]; then
  sed -i -e "/<!-- peers -->/,/<!-- \/peers -->/{/<!-- peers -->/r $work/table.md" -e '/<!-- /!d}' README.md
fi
