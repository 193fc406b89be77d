# Docker Compose itself reads what `smarteros render` writes.
#
# For every stack we ship: the file loads; random and nasty secrets reach the containers unchanged; each required
# variable, when missing or empty, is refused by name. Swarm's reader (`docker stack config`) is asked too, and what
# it complains about is only printed: a Swarm stack is another target.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
docker=$(docker_cli) || docker=
fill=$repository/tests/real/fill-env.py
say "$("$compose" version)"

# Compares, for each container, its environment as Compose resolved it with the same text filled in by hand.
cat >"$work/compare.py" <<'PYTHON'
import json, re, sys
templates, resolved, values = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
seen = 0

def expand(text):
    def one(match):
        if match[0] == "$$":
            return "$"
        value = values.get(match["name"], "")
        return value or (match["rest"] or "")[2:] if match["rest"] is None or match["rest"].startswith(":-") else value
    return re.sub(r"\$\$|\$\{(?P<name>\w+)(?P<rest>:[-?][^}]*)?\}", one, text)

def pairs(environment):
    if isinstance(environment, dict):
        return environment.items()
    return (line.split("=", 1) for line in environment or [])

for service, template in templates["services"].items():
    for key, text in pairs(template.get("environment")):
        got = resolved["services"][service]["environment"][key].replace("$$", "$")
        want = expand(text)
        seen += "${" in text
        if got != want:
            sys.exit(f"{service}: {key} arrives changed: wanted {want!r}, got {got!r}")
print(seen)
PYTHON

arrives() {
  clean_compose config --no-interpolate --format json >"$work/templates.json" &&
    clean_compose config --format json >"$work/resolved.json" &&
    python3 "$fill" --json .env >"$work/values.json" &&
    python3 "$work/compare.py" "$work/templates.json" "$work/resolved.json" "$work/values.json"
}

# Compose must stop, and its message must hold the name.
refuses_without() {
  local variable=$1 said
  if said=$(clean_compose --env-file "$work/short.env" config -q 2>&1); then fail "compose accepts $variable $2"; fi
  [[ $said == *"$variable"* ]] || fail "compose stops with $variable $2, but says: $said"
}

check() {
  local name variable count said
  name=$(basename "$PWD")
  python3 "$fill" .env.example >.env
  said=$(clean_compose config -q 2>&1) || fail "$name: $said"
  [[ -z $said ]] || fail "$name: compose warns: $said"
  cp .env "$work/plain.env"
  for kind in plain nasty nasty nasty; do
    if [[ $kind == nasty ]]; then python3 "$fill" --nasty .env.example >.env; fi
    count=$(arrives) || fail "$name: $kind values"
  done
  ok "$name loads; $count variable values reach their containers unchanged, nasty ones too"

  count=0
  for variable in $(required_variables docker-compose.yml); do
    grep -v "^$variable=" "$work/plain.env" >"$work/short.env" || true
    cmp -s "$work/plain.env" "$work/short.env" && fail "$name: .env.example lacks $variable"
    refuses_without "$variable" missing
    say "$variable=" >>"$work/short.env"
    refuses_without "$variable" empty
    count=$((count + 1))
  done
  [[ $count -gt 0 ]] || fail "$name requires no variable at all"
  ok "$name is refused without any one of its $count required variables, by name"

  [[ -n $docker ]] || return 0
  # shellcheck disable=SC1091 # written above
  if said=$(set -a && . "$work/plain.env" && "$docker" stack config -c docker-compose.yml 2>&1 >/dev/null); then
    say "note: $name also loads as a Swarm stack"
  else
    say "note: as a Swarm stack, $name is refused: $said"
  fi
}

folders=$(render_shipped "$work/rendered")
for folder in $folders; do
  cd "$folder"
  check
done
