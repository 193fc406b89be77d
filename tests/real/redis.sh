# A real Redis 7 starts with the command of the rendered file, under dash and under busybox, as in the Alpine image.
#
# Redis and busybox are Debian's, unpacked under $tools. Two things differ from the container: `dir /data` becomes a
# folder of this run, and a wrapper adds an address and a port of this run to redis-server and redis-cli.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
(cd "$work" && clean_compose config --no-interpolate --format json >rendered.json) || fail "Compose refuses the rendered file"
# redis EXPRESSION: what the rendered file says about Redis, as the container sees it
redis() {
  python3 -c "import json, sys; redis = json.load(sys.stdin)['services']['redis']; print(($1).replace('\$\$', '\$'))" <"$work/rendered.json"
}
text=$(redis "redis['command'][-1]")
[[ $text == *$'\ndir /data\n'* ]] || fail "the command does not keep its data in /data"
text=${text//dir \/data/dir $work/data}
maximum=$(redis "next(pair.split('=')[1] for pair in redis['environment'] if pair.startswith('REDIS_MAXMEMORY='))")
probe=$(redis "redis['healthcheck']['test'][-1]")

tree=$(debian_unpack bookworm redis redis-server redis-tools busybox-static liblua5.1-0 lua-bitop lua-cjson libjemalloc2 \
  liblzf1 libhiredis0.14 libatomic1) || skip "Redis cannot be fetched"
library=$tree/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$library
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$work/bin" "$work/busybox" "$work/data"
printf '#!/bin/sh\nexec "%s" "$@" --bind 127.0.0.1 --port %s\n' "$tree/usr/bin/redis-server" "$port" >"$work/bin/redis-server"
printf '#!/bin/sh\nexec "%s" -h 127.0.0.1 -p %s "$@"\n' "$tree/usr/bin/redis-cli" "$port" >"$work/bin/redis-cli"
chmod 755 "$work/bin/"*
for applet in sh sed grep printf; do ln -s "$tree/bin/busybox" "$work/busybox/$applet"; done
export PATH="$work/bin:$PATH"

server=
stop() { if [[ -n $server ]]; then kill -TERM "$server"; wait "$server"; server=; fi; }
cleanup() { stop || true; rm -rf "$work"; }

# start SHELL PASSWORD: the container's command, and the healthcheck until it passes
start() {
  env -i PATH="$PATH" LD_LIBRARY_PATH="$library" REDIS_PASSWORD="$2" REDIS_MAXMEMORY="$maximum" "$1" -ec "$text" >>"$work/server.log" 2>&1 &
  server=$!
  for _ in {1..100}; do
    if REDISCLI_AUTH=$2 sh -c "$probe" 2>/dev/null; then return; fi
    kill -0 "$server" || break
    sleep 0.1
  done
  fail "Redis does not start: $(tail -n 5 "$work/server.log")"
}
cli() { REDISCLI_AUTH=$password redis-cli --no-auth-warning "$@"; }

# shellcheck disable=SC1003,SC2016
nasty=('plain-core77' "it's \"core77\"" 'core77 $HOME ${x} $(id) `id` $$' 'core77\n\\'"\\'"'\x41' '  core77 %s # ' '#core77 é 日本 €' '"core77' 'core77\')
say "$(redis-server --version 2>/dev/null | cut -d ' ' -f 1-3), $("$tree/bin/busybox" 2>&1 | sed -n 1p)"
for shell in sh "$work/busybox/sh"; do
  plain=$PATH
  if [[ $shell != sh ]]; then PATH=$work/busybox:$PATH; fi
  rm -rf "$work/data/"*
  number=0
  for password in "${nasty[@]}"; do
    start "$shell" "$password"
    [[ $(cat "/proc/$server/comm") == redis-server* ]] || fail "process 1 is $(cat "/proc/$server/comm"), not redis-server"
    if tr '\0' '\n' <"/proc/$server/cmdline" | grep -F core77; then fail "the password is a process argument"; fi
    if REDISCLI_AUTH="" sh -c "$probe" 2>/dev/null; then fail "the probe passes without a password"; fi
    if REDISCLI_AUTH="${password}x" sh -c "$probe" 2>/dev/null; then fail "the probe passes with a wrong password"; fi
    [[ $(cli get number) == "${number#0}" ]] || fail "a restart lost the data"
    number=$((number + 1))
    [[ $(cli set number "$number") == OK ]] || fail "Redis does not store"
    if ((number == 1)); then
      for setting in "maxmemory $((${maximum%mb} * 1024 * 1024))" 'maxmemory-policy noeviction' 'appendonly yes' 'appendfsync everysec'; do
        [[ $(cli config get "${setting% *}" | tail -n 1) == "${setting#* }" ]] || fail "Redis runs without $setting"
      done
    fi
    stop || fail "Redis does not stop cleanly on SIGTERM"
  done
  PATH=$plain
  ok "${#nasty[@]} nasty passwords authenticate, nothing else does, data survives SIGTERM and a start ($(basename "$(readlink -f "$(command -v "$shell")")"))"
done
if grep -F core77 "$work/server.log"; then fail "a password is in the server's log"; fi
for wrong in '' $'core77\nport 1'; do
  if (env -i PATH="$PATH" REDIS_PASSWORD="$wrong" REDIS_MAXMEMORY="$maximum" sh -ec "$text") >"$work/output" 2>&1; then
    fail "Redis starts with an unusable password"
  fi
  grep -q REDIS_PASSWORD "$work/output" || fail "an unusable password is not named: $(cat "$work/output")"
done
ok "an empty password and one with a line break are refused by name"
