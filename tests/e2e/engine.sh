# A Docker engine of our own, gone when the check ends; sourced by run.sh.
#
# dockerd runs as the first process of its own process, network and mount namespaces: its bridges, firewall rules,
# mounts and containers live there and die with it. Only its socket and its data (in $work) can be seen from outside.
# No registry is reachable from there, so whatever is not built locally fails at once.

engine_start() {
  local tools_folder run=$work/engine
  [[ $(id -u) == 0 ]] || skip "a Docker engine of our own needs root"
  command -v unshare nsenter ip >/dev/null || skip "util-linux and iproute2 are not both here"
  grep -q ' /sys/fs/cgroup' /proc/mounts || skip "no cgroups here"
  unshare --fork --pid --mount-proc --net --mount true 2>/dev/null || skip "namespaces are not allowed here"
  tools_folder=$(docker_engine_tools) || skip "no Docker engine can be fetched here"
  export PATH=$tools_folder/bin:$PATH
  mkdir -p "$run/cgroup"
  cgroup=smarteros-e2e-$$
  export DOCKER_HOST=unix://$run/docker.sock DOCKER_CONFIG=$run/config
  unshare --fork --kill-child --pid --mount-proc --net --mount bash "$repository/tests/e2e/engine-inside.sh" "$run" "$cgroup" >"$run/log" 2>&1 &
  engine=$!
  for _ in $(seq 150); do
    docker version >/dev/null 2>&1 && break
    kill -0 "$engine" 2>/dev/null || break
    sleep 0.2
  done
  docker version >/dev/null 2>&1 || skip "dockerd does not start here: $(grep -E 'level=(error|fatal)|failed' "$run/log" | tail -n 1)"
  inside=$(<"/proc/$engine/task/$engine/children")
  inside=${inside%% *}
  # Dokploy's network is an attachable overlay, which needs swarm mode; where the kernel cannot do it, a bridge of
  # that name serves: Compose only asks that the network exists.
  if docker swarm init --advertise-addr 127.0.0.1 --listen-addr 127.0.0.1:2377 >/dev/null 2>&1 &&
    docker network create -d overlay --attachable dokploy-network >/dev/null 2>&1; then
    edge_kind="attachable overlay"
  else
    docker network create dokploy-network >/dev/null
    edge_kind="bridge"
  fi
  ok "docker $(docker version -f '{{.Server.Version}}') runs; dokploy-network is an $edge_kind"
}

# On a Dokploy host Traefik is always on that network; the engine finds an overlay only once something is.
engine_neighbour() {
  docker run -d --name dokploy-traefik --network dokploy-network standin/alpine sleep 86400 >/dev/null
}

# Runs a command where the engine's published ports are.
engine_host() { nsenter --net --target "$inside" "$@"; }

engine_stop() {
  local folder
  [[ -n ${engine:-} ]] || return 0
  [[ -n ${inside:-} ]] && kill "$inside" 2>/dev/null
  for _ in $(seq 100); do kill -0 "$engine" 2>/dev/null || break; sleep 0.1; done
  [[ -n ${inside:-} ]] && kill -KILL "$inside" 2>/dev/null
  kill "$engine" 2>/dev/null
  wait "$engine" 2>/dev/null
  find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" 2>/dev/null | while read -r folder; do rmdir "$folder" 2>/dev/null; done
  engine=
}

# lib.sh calls this at the end, however it comes.
cleanup() {
  trap - ERR
  set +e
  engine_stop
  rm -rf "$work"
}
