#!/usr/bin/env bash
# What the tests hold against a stand-in for Vault holds against a real server, and so do the messages of its states.
#
# The server is OpenBao (or Vault), taken from $SMARTEROS_VAULT, $tools/bao or the path: first in development mode for
# the contract of tests/it/vault, then on raft for a server that is not initialised, sealed, unsealed, and away. In
# between, the program is killed at every system call that touches a file.
. "$(dirname "$0")/lib.sh"

vault=${SMARTEROS_VAULT:-$tools/bao}
if [[ ! -x $vault ]]; then
  vault=$(command -v bao || command -v vault) || skip "no OpenBao or Vault here: put one at $tools/bao or set SMARTEROS_VAULT"
fi
say "$("$vault" version)"

server=
stop() { if [[ -n $server ]]; then kill -TERM "$server" && wait "$server"; server=; fi; }
cleanup() { stop || true; rm -rf "$work"; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
# start ADDRESS ARGUMENT…: in the background, until its health can be asked
start() {
  local address=$1
  shift
  env -i PATH="$PATH" HOME="$work" "$vault" server "$@" >>"$work/server.log" 2>&1 &
  server=$!
  for _ in {1..200}; do
    if curl -sS -o /dev/null "$address/v1/sys/health" 2>/dev/null; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  fail "the server does not start: $(tail -n 5 "$work/server.log")"
}

address=127.0.0.1:$(free_port)
token=root-of-this-run
start "http://$address" -dev -dev-root-token-id="$token" -dev-listen-address="$address" -dev-no-store-token
log=$work/contract.log
(cd "$repository" && SMARTEROS_TEST_VAULT=http://$address SMARTEROS_TEST_VAULT_TOKEN=$token \
  cargo test --quiet --test it vault::contract) >"$log" 2>&1 || fail "the contract: $(tail -n 60 "$log")"
grep '^contract: the server ' "$log" || fail "the contract did not ask this server: $(cat "$log")"
ok "the contract holds: $(grep -o '[0-9]* passed' "$log")"
stop || fail "the server in development mode does not stop cleanly"

address=127.0.0.1:$(free_port)
mkdir "$work/data" "$work/here"
cat >"$work/config.json" <<JSON
{
  "listener": [{ "tcp": { "address": "$address", "tls_disable": true } }],
  "storage": { "raft": { "path": "$work/data", "node_id": "one" } },
  "api_addr": "http://$address",
  "cluster_addr": "http://127.0.0.1:$(free_port)",
  "disable_mlock": true
}
JSON
api() { curl -fsS -X "$1" "http://$address/v1/$2" ${3:+-H "@$3"} -d @-; }
key() { python3 -c "import json, sys; keys = json.load(open(sys.argv[1])); print($1)" "$work/keys"; }
unseal() { key 'json.dumps({"key": keys["keys"][0]})' | api PUT sys/unseal >/dev/null || fail "it cannot be unsealed"; }
# program ARGUMENT…: its standard error in $said and its exit code in $code
program() {
  code=0
  said=$(cd "$work/here" && env -i PATH="$PATH" VAULT_ADDR="http://$address" VAULT_TOKEN="$root" \
    "$smarteros" "$@" 2>&1 >"$work/out") || code=$?
}
# expect CODE WORDS WHAT: how the last run ended, and what it said
expect() {
  [[ $code == "$1" && $said == *"$2"* ]] || fail "$3: exit $code and: $said"
  [[ -z $root || $said != *"$root"* ]] || fail "$3: the token is shown"
  ok "$3: exit $1, \`$2\`"
}

"$smarteros" init --help >/dev/null || fail "build the program first: cargo build"
cp -r "$repository/stacks" "$work/here/stacks"
root=none
start "http://$address" -config="$work/config.json"
program env --from-vault
expect 2 "is not initialised" "uninitialised"
program vault seed
expect 2 "vault operator init" "uninitialised, seed"
api PUT sys/init <<<'{"secret_shares": 1, "secret_threshold": 1}' >"$work/keys" || fail "it cannot be initialised"
root=$(key 'keys["root_token"]')
program env --from-vault
expect 2 "is sealed" "sealed"
program env --from-vault --wait 1s
expect 2 "waiting: Vault at" "sealed, waiting"
(sleep 1; unseal) &
program env --from-vault --wait 60s
wait $!
expect 2 "there is no KV mount at" "unsealed while it waited, and nothing there yet"
printf 'X-Vault-Token: %s\n' "$root" >"$work/token"
api POST sys/mounts/secret "$work/token" <<<'{"type": "kv", "options": {"version": "2"}}' || fail "no mount"
program env --from-vault --check
expect 1 "have no usable value in Vault" "nothing filled in"
program vault seed
expect 1 "from Supabase" "seeded, without what others give"
printf '{"data": {"SUPABASE_SERVICE_ROLE": "a", "RESEND_API_KEY": "b"}}' |
  api POST secret/data/smarteros/api "$work/token" >/dev/null || fail "nothing can be written"
program env --from-vault -o .env
expect 0 "" "everything there"
[[ $(stat -c %a "$work/here/.env") == 600 ]] || fail "the file is readable by others"
cp "$work/here/.env" "$work/before"

touching=(openat fchmod write fsync linkat renameat renameat2 unlinkat)
# traced SYSCALL,… OPTION…: the same run, with these system calls in $work/trace
traced() {
  (cd "$work/here" && env -i PATH="$PATH" VAULT_ADDR="http://$address" VAULT_TOKEN="$root" \
    strace -f -qq -o "$work/trace" -e "trace=$1" "${@:2}" "$smarteros" env --from-vault -o .env || exit 1) >"$work/out" 2>&1
}
killed() {
  local name step steps times=0 whole=0
  for name in "${touching[@]}"; do
    printf 'OLD=1\n' >"$work/here/.env"
    traced "$name" || fail "it does not run under strace: $(cat "$work/out")"
    steps=$(grep -c "$name(" "$work/trace" || true)
    for ((step = 1; step <= steps; step++)); do
      printf 'OLD=1\n' >"$work/here/.env"
      if traced "$name" -e "inject=$name:signal=KILL:when=$step"; then fail "it survives $name $step"; fi
      if cmp -s "$work/before" "$work/here/.env"; then
        whole=$((whole + 1))
      elif [[ $(cat "$work/here/.env") != OLD=1 ]]; then
        fail "killed at $name $step it leaves half a file"
      fi
      if [[ -n $(find "$work/here" -name '.*.smarteros-new' ! -perm 600) ]]; then fail "at $name $step others can read it"; fi
      times=$((times + 1))
    done
  done
  ((whole > 0 && times > whole)) || fail "killed $times times, and $whole times after the last step"
  program env --from-vault -o .env
  cmp -s "$work/before" "$work/here/.env" || fail "the next run does not write the file"
  [[ $(ls -A "$work/here") == $'.env\nstacks' ]] || fail "the next run leaves files behind: $(ls -A "$work/here")"
  ok "killed $times times: $((times - whole)) times the old file is there and $whole times the new one, never half of one"
}
if command -v strace >/dev/null; then killed; else say "no strace here"; fi

api PUT sys/seal "$work/token" <<<'{}' || fail "it cannot be sealed"
program env --from-vault -o .env
expect 2 "is sealed" "sealed again"
unseal
stop || fail "the server does not stop cleanly"
program env --from-vault -o .env
expect 2 "cannot reach Vault at \`http://$address\`" "away"
cmp "$work/before" "$work/here/.env" || fail "an error changed the file"
[[ $(ls -A "$work/here") == $'.env\nstacks' ]] || fail "files are left behind: $(ls -A "$work/here")"
ok "the file is as it was, and nothing lies beside it"
