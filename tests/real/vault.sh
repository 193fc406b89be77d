# A real Vault-compatible server starts with the configuration of the rendered file, and the health probe judges it.
#
# The server is OpenBao (or Vault), taken from $SMARTEROS_VAULT, $tools/bao or the path; the probe's wget is busybox's,
# as in the image. Only the data folder and the listener's address are made this run's own.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

vault=${SMARTEROS_VAULT:-$tools/bao}
if [[ ! -x $vault ]]; then
  vault=$(command -v bao || command -v vault) || skip "no OpenBao or Vault here: put one at $tools/bao or set SMARTEROS_VAULT"
fi
compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
busybox=$(debian_unpack bookworm busybox busybox-static)/bin/busybox || skip "busybox cannot be fetched"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
(cd "$work" && clean_compose config --no-interpolate --format json >rendered.json) || fail "Compose refuses the rendered file"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$work/config" "$work/file"
# Writes the configuration as the image's entrypoint does, prints the other variables and then the probe, one item a line.
python3 - "$work" "$port" >"$work/service" <<'PYTHON' || fail "the rendered file has no Vault as expected"
import json, sys
folder, port = sys.argv[1:]
service = json.load(open(f"{folder}/rendered.json", encoding="utf-8"))["services"]["vault"]
assert service["command"] == ["server"], "without `server` the image starts a development server"
environment = dict(pair.split("=", 1) for pair in service["environment"])
config = json.loads(environment["VAULT_LOCAL_CONFIG"].replace("$$", "$"))
[listener] = config["listener"]
assert listener["tcp"]["address"] == "0.0.0.0:8200", listener
listener["tcp"]["address"] = f"127.0.0.1:{port}"
assert config["storage"]["raft"]["path"] in [mount["target"] for mount in service["volumes"]], "raft is not on a volume"
config["storage"]["raft"]["path"] = f"{folder}/file"
json.dump(config, open(f"{folder}/config/local.json", "w", encoding="utf-8"))
assert config["disable_mlock"] is True, "Vault refuses raft without an explicit disable_mlock"
print(environment["VAULT_API_ADDR"])
print(environment["VAULT_CLUSTER_ADDR"])
kind, *probe = service["healthcheck"]["test"]
assert kind == "CMD", kind
print("\n".join(part.replace("127.0.0.1:8200", f"127.0.0.1:{port}") for part in probe))
PYTHON
mapfile -t service <"$work/service"
probe=("${service[@]:2}")
[[ ${probe[0]} == wget ]] || fail "the probe is not wget: ${probe[*]}"

server=
stop() { if [[ -n $server ]]; then kill -TERM "$server"; wait "$server"; server=; fi; }
cleanup() { stop || true; rm -rf "$work"; }
start() {
  env -i PATH="$PATH" HOME="$work" VAULT_API_ADDR="${service[0]}" VAULT_CLUSTER_ADDR="${service[1]}" \
    "$vault" server -config="$work/config" >>"$work/server.log" 2>&1 &
  server=$!
  for _ in {1..200}; do
    if curl -sS -o /dev/null "http://127.0.0.1:$port/v1/sys/health" 2>/dev/null; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  fail "the server does not start: $(tail -n 5 "$work/server.log")"
}
# api METHOD PATH [TOKEN_FILE]: sends standard input, prints the answer
api() { curl -fsS -X "$1" "http://127.0.0.1:$port/v1/$2" ${3:+-H "@$3"} -d @-; }
# state WHAT STATUS: the health answers STATUS, and the probe passes all the same
state() {
  local status
  status=$(curl -sS -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/v1/sys/health")
  [[ $status == "$2" ]] || fail "$1: health answers $status, not $2"
  status=$(curl -sS -o /dev/null -w '%{http_code}' "${probe[-1]}")
  [[ $status == 200 ]] || fail "$1: the probe's address answers $status"
  "$busybox" "${probe[@]}" || fail "$1: the probe fails"
  ok "$1: health answers $2, the probe passes"
}

say "$("$vault" version), $("$busybox" 2>&1 | sed -n 1p)"
start
grep -q 'Storage: raft' "$work/server.log" || fail "not on raft: $(cat "$work/server.log")"
state "uninitialised" 501
if "$busybox" wget -q -O /dev/null "http://127.0.0.1:$port/v1/sys/health" 2>/dev/null; then fail "a plain probe would do as well"; fi
api PUT sys/init <<<'{"secret_shares": 1, "secret_threshold": 1}' >"$work/keys" || fail "it cannot be initialised"
state "initialised and sealed" 503
part() { python3 -c "import json, sys; keys = json.load(open(sys.argv[1])); print($1)" "$work/keys"; }
part '"X-Vault-Token: " + keys["root_token"]' >"$work/token"
part 'json.dumps({"key": keys["keys"][0]})' | api PUT sys/unseal >/dev/null || fail "it cannot be unsealed"
for _ in {1..100}; do
  if "$busybox" wget -q -O /dev/null "http://127.0.0.1:$port/v1/sys/health?standbycode=599" 2>/dev/null; then break; fi
  sleep 0.1
done
state "unsealed" 200
api PUT sys/seal "$work/token" <<<'{}' || fail "it cannot be sealed"
state "sealed again" 503
part 'json.dumps({"key": keys["keys"][0]})' | api PUT sys/unseal >/dev/null || fail "it cannot be unsealed again"
stop || fail "it does not stop cleanly on SIGTERM"
if "$busybox" "${probe[@]}" 2>/dev/null; then fail "the probe passes without a server"; fi
start
state "sealed after a restart" 503
