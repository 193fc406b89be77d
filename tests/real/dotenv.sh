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

# check NAME READER FORMAT: READER FILE prints what a program found in it, as NAME=VALUE, each ending with a NUL.
check() {
  local name=$1 reader=$2 format=$3 file index count=0 wrong=0
  for file in "$format"/*.env; do
    index=$(basename "$file" .env)
    { printf 'BEFORE=\0BEHIND=1\0IT=' && cat "values/$index" && printf '\0'; } >"$work/wanted"
    if ! "$reader" "$PWD/$file" >"$work/found" 2>"$work/said" || ! LC_ALL=C sort -z "$work/found" | cmp -s - "$work/wanted"; then
      say "$name reads $file ($(vector "$index")) as something else: $(head -c 300 "$work/said")" >&2
      wrong=$((wrong + 1))
    fi
    count=$((count + 1))
  done
  [[ $count -gt 50 ]] || fail "only $count files for $format"
  [[ $wrong -eq 0 ]] || fail "$name: $wrong of $count values of $format arrive changed"
  ok "$name reads all $count values that $format takes (of $(find values -type f | wc -l))"
}

vector() {
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[int(sys.argv[2], 10)]["name"])' "$repository/tests/dotenv/vectors.json" "$1"
}

# The environment of the service `x` in what `docker compose config --format json` prints; it writes `$` as `$$`.
service_environment() {
  python3 -c '
import json, sys
found = json.load(sys.stdin)["services"]["x"]["environment"]
for name, value in found.items():
    sys.stdout.buffer.write(f"{name}={value}\0".replace("$$", "$").encode())'
}

compose_with() {
  printf 'services: { x: { image: "x:1", %s } }' "$1" >"$work/docker-compose.yml"
  clean_compose -p x -f "$work/docker-compose.yml" "${@:2}" config --format json | service_environment
}
# shellcheck disable=SC2016 # Compose fills these in
by_env_file_option() { compose_with 'environment: { BEFORE: "${BEFORE?}", BEHIND: "${BEHIND}", IT: "${IT?}" }' --env-file "$1"; }
by_env_file() { compose_with "env_file: [{ path: $1 }]"; }
by_raw_env_file() { compose_with "env_file: [{ path: $1, format: raw }]"; }
by_shell() { env -i "$1" -c 'set -a; . "$1"; exec /usr/bin/env -0' x "$2" | grep -zv -e '^_=' -e '^PWD=' -e '^SHLVL=' -e '^OLDPWD='; }
by_bash() { by_shell /bin/bash "$1"; }
by_dash() { by_shell /bin/dash "$1"; }

for format in compose portable; do
  check "docker compose --env-file" by_env_file_option $format
  check "docker compose env_file" by_env_file $format
done
check "docker compose env_file raw" by_raw_env_file docker
for format in shell portable; do
  check bash by_bash $format
  if [[ -x /bin/dash ]]; then check dash by_dash $format; else say "no dash here"; fi
done

by_python() {
  env -i "$python" -c '
import dotenv, sys
for name, value in dotenv.dotenv_values(sys.argv[1]).items():
    sys.stdout.buffer.write(f"{name}={value}\0".encode())' "$1"
}
python=$tools/python-dotenv-$python_version/bin/python
if [[ -x $python ]] || { python3 -m venv "$tools/python-dotenv-$python_version" && "$python" -m pip -q install "python-dotenv==$python_version"; } >&2; then
  check "python-dotenv $python_version" by_python portable
else
  say "pip cannot fetch python-dotenv"
fi

# Dokploy 0.30 parses the text of its box, refuses or fills in what is between `${{` and `}}`, and writes this for Compose.
npm_reads() {
  NODE_PATH=$modules/node_modules node -e '
    const found = require("dotenv").parse(require("fs").readFileSync(process.argv[1]));
    for (const [name, value] of Object.entries(found)) {
      if (process.argv[2] !== "dokploy") { process.stdout.write(`${name}=${value}\0`); continue; }
      if (/\$\{\{/.test(value)) throw new Error("a reference");
      process.stdout.write(`${name}="${value.replace(/[\\"$]/g, "\\$&")}"\n`);
    }' "$@"
}
by_npm() { npm_reads "$1" npm; }
by_dokploy() { npm_reads "$1" dokploy >"$work/dokploy.env" && by_env_file_option "$work/dokploy.env"; }
modules=$tools/npm-dotenv-$npm_version
if ! command -v node npm >/dev/null; then
  say "no node here"
elif [[ -d $modules/node_modules/dotenv ]] || npm install --silent --no-audit --no-fund --prefix "$modules" "dotenv@$npm_version" >&2; then
  for format in dokploy portable; do
    check "npm dotenv $npm_version" by_npm $format
    check "dokploy" by_dokploy $format
  done
else
  say "npm cannot fetch dotenv $npm_version"
fi

# environment.d has the grammar of EnvironmentFile=, but knows no empty value, and fills in `$NAME` afterwards, where `$$`
# is a `$`. The generator prints this machine's own variables too, and writes values with the escapes of C.
by_systemd() {
  mkdir -p "$work/config/environment.d"
  sed -E -e 's/^(BEFORE|IT)=$/\1=(none)/;t' -e 's/\\\$/\\$\\$/g;t' -e 's/\$/$$/g' "$1" >"$work/config/environment.d/it.conf"
  environment_d "$work/nowhere" >"$work/own" && environment_d "$work/config" >"$work/printed" || return 1
  python3 - "$work/own" "$work/printed" <<'PYTHON'
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
  for format in systemd portable; do check systemd by_systemd $format; done
else
  say "no systemd here"
fi
