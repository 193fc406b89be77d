# Every awkward value of tests/dotenv/vectors.json, in every format that takes it, through the programs that read it.
#
# Each file holds the value between two other variables; a program must find these three and nothing else. The programs:
# Docker Compose v2 (`--env-file`, `env_file`, and `env_file` of `format: raw`, which is the grammar of
# `docker run --env-file`), bash, dash, npm's dotenv, python-dotenv, and systemd's reader of environment.d. Of Dokploy,
# only the step between npm's dotenv and Compose is written out here.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

npm_version=16.4.5
python_version=1.2.1
systemd=/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator
compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
(cd "$repository" && cargo run -q --example dotenv_vectors "$work/files") || fail "the example does not run"
cd "$work/files"

# each READER FILE…: `READER FILE` for every file, as many at once as there are processors.
each() {
  local reader=$1 file
  for file in "${@:2}"; do
    while (($(jobs -rp | wc -l) >= $(nproc))); do wait -n || true; done
    { "$reader" "$file" >"$work/found/$(basename "$file" .env)" 2>>"$work/said" || say "$file: $reader failed" >>"$work/said"; } &
  done
  wait
}

# check NAME FORMAT READER…: `READER… FILE…` writes what a program found in each file to $work/found/INDEX, as NAME=VALUE,
# each ending with a NUL.
check() {
  local name=$1 format=$2
  rm -rf "$work/found" && mkdir "$work/found"
  "${@:3}" "$PWD/$format"/*.env 2>"$work/said" || true
  python3 - "$repository/tests/dotenv/vectors.json" "$work/found" "$format" <<'PYTHON' || fail "$name: $(tail -n 5 "$work/said")"
import json, pathlib, sys
vectors, found, files = json.load(open(sys.argv[1])), *map(pathlib.Path, sys.argv[2:])
indices = sorted(file.stem for file in files.glob("*.env"))
wrong = 0
for index in indices:
    wanted = [b"BEFORE=", b"BEHIND=1", b"IT=" + pathlib.Path("values", index).read_bytes()]
    there = found / index
    read = sorted(there.read_bytes().split(b"\0")[:-1]) if there.exists() else None
    if read != wanted:
        print(f"{files}/{index}.env ({vectors[int(index)]['name']}) is read as something else")
        wrong += 1
if wrong or len(indices) <= 50:
    sys.exit(f"{wrong} of {len(indices)} values of {files} arrive changed")
PYTHON
  ok "$name reads all $(find "$format" -name '*.env' | wc -l) values that $format takes (of $(find values -type f | wc -l))"
}

# The environment of each service `xINDEX` in what `docker compose config --format json` says, to FOLDER/INDEX or, without a
# folder, to standard output. Compose writes `$` as `$$`.
service_environments() {
  python3 -c '
import json, sys
for name, service in json.load(sys.stdin)["services"].items():
    out = open(f"{sys.argv[1]}/{name[1:]}", "wb") if len(sys.argv) > 1 else sys.stdout.buffer
    for variable, value in service["environment"].items():
        out.write(f"{variable}={value}\0".replace("$$", "$").encode())' "$@"
}

# One file a run: Compose merges what several `--env-file` hold.
# shellcheck disable=SC2016 # Compose fills these in
say 'services: { x: { image: "x:1", environment: { BEFORE: "${BEFORE?}", BEHIND: "${BEHIND}", IT: "${IT?}" } } }' >"$work/by-option.yml"
by_env_file_option() {
  clean_compose -p x -f "$work/by-option.yml" --env-file "$1" config --format json | service_environments
}
# by_env_file MORE FILE…: one service a file, all in one run.
by_env_file() {
  local file
  {
    say "services:"
    for file in "${@:2}"; do
      say "  x$(basename "$file" .env): { image: 'x:1', env_file: [{ path: $file$1 }] }"
    done
  } >"$work/docker-compose.yml"
  clean_compose -p x -f "$work/docker-compose.yml" config --format json | service_environments "$work/found"
}
by_shell() { env -i "$1" -c 'set -a; . "$1"; exec /usr/bin/env -0' x "$2" | grep -zv -e '^_=' -e '^PWD=' -e '^SHLVL=' -e '^OLDPWD='; }
by_bash() { by_shell /bin/bash "$1"; }
by_dash() { by_shell /bin/dash "$1"; }

for format in compose portable; do
  check "docker compose --env-file" $format each by_env_file_option
  check "docker compose env_file" $format by_env_file ""
done
check "docker compose env_file raw" docker by_env_file ", format: raw"
for format in shell portable; do
  check bash $format each by_bash
  if [[ -x /bin/dash ]]; then check dash $format each by_dash; else say "no dash here"; fi
done

by_python() {
  env -i "$python" -c '
import dotenv, pathlib, sys
for file in map(pathlib.Path, sys.argv[2:]):
    pairs = dotenv.dotenv_values(file).items()
    pathlib.Path(sys.argv[1], file.stem).write_bytes("".join(f"{name}={value}\0" for name, value in pairs).encode())' \
    "$work/found" "$@"
}
python=$tools/python-dotenv-$python_version/bin/python
if [[ -x $python ]] || { python3 -m venv "$tools/python-dotenv-$python_version" && "$python" -m pip -q install "python-dotenv==$python_version"; } >&2; then
  check "python-dotenv $python_version" portable by_python
else
  say "pip cannot fetch python-dotenv"
fi

# Dokploy 0.30 parses the text of its box, refuses or fills in what is between `${{` and `}}`, and writes this for Compose.
npm_reads() {
  NODE_PATH=$modules/node_modules node -e '
    const { readFileSync, writeFileSync } = require("fs"), { basename } = require("path");
    const [folder, as, ...files] = process.argv.slice(1);
    for (const file of files) {
      const found = Object.entries(require("dotenv").parse(readFileSync(file))).map(([name, value]) => {
        if (as !== "dokploy") return `${name}=${value}\0`;
        if (/\$\{\{/.test(value)) throw new Error(`a reference in ${file}`);
        return `${name}="${value.replace(/[\\"$]/g, "\\$&")}"\n`;
      });
      writeFileSync(as === "dokploy" ? `${folder}/${basename(file)}` : `${folder}/${basename(file, ".env")}`, found.join(""));
    }' "$@"
}
by_npm() { npm_reads "$work/found" npm "$@"; }
by_dokploy() {
  mkdir -p "$work/dokploy" && rm -f "$work/dokploy"/*
  npm_reads "$work/dokploy" dokploy "$@" && each by_env_file_option "$work/dokploy"/*.env
}
modules=$tools/npm-dotenv-$npm_version
if ! command -v node npm >/dev/null; then
  say "no node here"
elif [[ -d $modules/node_modules/dotenv ]] || npm install --silent --no-audit --no-fund --prefix "$modules" "dotenv@$npm_version" >&2; then
  for format in dokploy portable; do
    check "npm dotenv $npm_version" $format by_npm
    check "dokploy" $format by_dokploy
  done
else
  say "npm cannot fetch dotenv $npm_version"
fi

# environment.d has the grammar of EnvironmentFile=, but knows no empty value, and fills in `$NAME` afterwards, where `$$`
# is a `$`. The generator prints this machine's own variables too, and writes values with the escapes of C.
by_systemd() {
  local folder
  folder=$work/systemd/$(basename "$1")
  mkdir -p "$folder/environment.d"
  sed -E -e 's/^(BEFORE|IT)=$/\1=(none)/;t' -e 's/\\\$/\\$\\$/g;t' -e 's/\$/$$/g' "$1" >"$folder/environment.d/it.conf"
  environment_d "$work/nowhere" >"$folder/own" && environment_d "$folder" >"$folder/printed" || return 1
  python3 - "$folder/own" "$folder/printed" <<'PYTHON'
import re, sys
own, printed = (open(name, "rb").read().split(b"\n") for name in sys.argv[1:])
names = {letter: byte for letter, byte in zip(b"abfnrtv", b"\a\b\f\n\r\t\v")}

def decoded(match):
    escape = match[1]
    return bytes([int(escape, 8)]) if escape.isdigit() else bytes([names.get(escape[0], escape[0])])

for line in printed:
    if line and line not in own:
        name, value = line.split(b"=", 1)
        if value.startswith(b'"'):
            value = re.sub(rb"\\([0-7]{3}|.)", decoded, value[1:-1])
        sys.stdout.buffer.write(name + b"=" + (b"" if value == b"(none)" else value) + b"\0")
PYTHON
}
environment_d() { env -i XDG_CONFIG_HOME="$1" HOME="$work" "$systemd"; }
if [[ -x $systemd ]]; then
  for format in systemd portable; do check systemd $format each by_systemd; done
else
  say "no systemd here"
fi
