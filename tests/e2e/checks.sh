# The checks of run.sh, each one sentence on a running stack. They run in the folder of the rendered file.

# inspect FORMAT CONTAINER...
inspect() { docker inspect -f "$@"; }

containers() { compose ps -aq; }

# One line a container: service name, id, state, exit code, health ("none" without a probe), started, finished.
overview() {
  # shellcheck disable=SC2046 # ids are words
  inspect '{{index .Config.Labels "com.docker.compose.service"}} {{.Id}} {{.State.Status}} {{.State.ExitCode}} {{with index .State "Health"}}{{.Status}}{{else}}none{{end}} {{.State.StartedAt}} {{.State.FinishedAt}}' \
    $(containers) | sort
}

# What went wrong, for the one who reads the log.
explain() {
  local service id state code health _
  overview | while read -r service id state code health _; do
    [[ $state == running && $health == healthy || $state == exited && $code == 0 ]] && continue
    say "--- $service: $state, exit code $code, $health"
    docker logs --tail 15 "$id" 2>&1
    inspect '{{with index .State "Health"}}{{range .Log}}{{.ExitCode}} {{.Output}}{{end}}{{end}}' "$id" | tail -n 3
  done >&2
}

check_up() {
  local began=$SECONDS events
  docker events --filter event=health_status --format '{{json .}}' >"$work/events.json" &
  events=$!
  up || { kill "$events"; fail "compose up"; }
  kill "$events"
  ok "docker compose up --wait succeeds after $((SECONDS - began)) s"
}

up() { compose up -d --no-build --wait --wait-timeout 240 >"$work/up.log" 2>&1 || { cat "$work/up.log" >&2; explain; return 1; }; }

check_healthy() {
  local wanted service id state code health _ count=0
  wanted=$(compose config --format json | python3 -c '
import json, sys
for name, service in json.load(sys.stdin)["services"].items():
    if service.get("healthcheck"): print(name)' | sort)
  while read -r service id state code health _; do
    grep -qx "$service" <<<"$wanted" || continue
    [[ $state == running && $health == healthy ]] || { explain; fail "$service is $state and $health"; }
    [[ $(inspect '{{.RestartCount}}' "$id") == 0 ]] || fail "$service was restarted"
    count=$((count + 1))
  done < <(overview)
  [[ $count == $(wc -l <<<"$wanted") ]] || fail "$count of $(wc -l <<<"$wanted") services exist"
  ok "all $count services with a probe are healthy, none was restarted"
}

check_jobs() {
  local service id state code health _ jobs=()
  # a second `up` runs the jobs again, and does not wait for those that nothing waits for
  for _ in $(seq 60); do
    overview | awk '$5 == "none" && $3 == "running"' | grep -q . || break
    sleep 1
  done
  while read -r service id state code health _; do
    [[ $health == none ]] || continue
    [[ $state == exited && $code == 0 ]] || { explain; fail "the job $service is $state with exit code $code"; }
    jobs+=("$service")
  done < <(overview)
  [[ ${#jobs[@]} -gt 0 ]] || fail "the stack has no job"
  ok "the jobs ended well: ${jobs[*]}"
}

# A service starts after its dependency's first successful probe, or after the job it waits for has ended.
check_order() {
  compose config --format json >"$work/model.json"
  # shellcheck disable=SC2046 # ids are words
  docker inspect $(containers) >"$work/containers.json"
  python3 "$here/order.py" "$work/model.json" "$work/containers.json" "$work/events.json" || fail "start order"
}

# What the kernel says of each first process: the user of the file, no new privileges, no capability but those added.
check_users() {
  local service id user status count=0 bare=0
  while read -r service id _; do
    [[ $(inspect '{{.State.Running}}' "$id") == true ]] || continue
    status=$(docker exec "$id" cat /proc/1/status)
    user=$(inspect '{{.Config.User}}' "$id")
    [[ ! $user =~ ^[0-9] ]] || grep -qE "^Uid:\s+${user%%:*}\s" <<<"$status" || fail "$service does not run as $user"
    [[ $(inspect '{{.HostConfig.SecurityOpt}}' "$id") != *no-new-privileges* ]] || grep -qE '^NoNewPrivs:\s+1' <<<"$status" || fail "$service may gain privileges"
    if [[ $(inspect '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}}' "$id") == '[ALL] []' ]]; then
      grep -qE '^CapBnd:\s+0+$' <<<"$status" || fail "$service keeps capabilities"
      bare=$((bare + 1))
    fi
    count=$((count + 1))
  done < <(overview)
  ok "$count services run as the user the file names, $bare of them without any capability"
}

# The broker holds exactly the topics that the job's script names, once the job has run.
check_topics() {
  local listed wanted
  wanted=$(python3 -c '
import json, re, sys
for config in json.load(sys.stdin)["configs"].values():
    print(*re.findall(r"^topic (\S+) \d+ \d+", config.get("content", ""), re.M), sep="\n")' <"$work/model.json" | sort -u | sed '/^$/d')
  listed=$(docker exec "$(compose ps -q redpanda)" rpk topic list | awk 'NR > 1 { print $1 }' | sort)
  [[ -n $listed && $listed == "$wanted" ]] || fail "the broker's topics differ: $(diff <(say "$wanted") <(say "$listed"))"
  ok "the broker has the $(wc -l <<<"$listed") topics of the stack"
}

# Containers a tenant would run: `tenant` on tenants-net alone, and for comparison `insider` on the core network.
outsider() { docker exec "$1" timeout 5 "${@:2}" >/dev/null 2>&1; }

check_tenants_are_apart() {
  local port service address addresses api count=0
  docker run -d --name tenant --network tenants-net standin/alpine sleep 86400 >/dev/null
  docker run -d --name insider --network smarter-net standin/alpine sleep 86400 >/dev/null
  api=$(compose ps -q api-smarterbot)
  port=$(inspect '{{json .Config.Healthcheck.Test}}' "$api" | grep -oE ':[0-9]+/' | tr -d ':/' | head -n 1)
  outsider tenant wget -q -O /dev/null "http://api-smarterbot:$port/health" || fail "a tenant cannot reach the API on $port"
  for service in $(compose ps --services | grep -vx -e api-smarterbot -e traefik); do
    outsider insider nslookup "$service" || fail "$service cannot be resolved on the core network"
    outsider tenant nslookup "$service" && fail "a tenant resolves $service"
    outsider tenant nslookup "smarter-$service" && fail "a tenant resolves smarter-$service"
    count=$((count + 1))
  done
  for service in postgres redis vault redpanda; do
    outsider insider nc -w 2 "$service" "$(main_port "$service")" || fail "$service does not answer on the core network"
    addresses=$(inspect '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$(compose ps -q "$service")")
    for address in $addresses; do
      outsider tenant nc -w 1 "$address" "$(main_port "$service")" && fail "a tenant reaches $service at $address"
    done
  done
  docker rm -f tenant insider >/dev/null
  ok "a tenant reaches the API's port $port, finds none of $count other services, and reaches no data store by address"
}

main_port() { case $1 in postgres) say 5432 ;; redis) say 6379 ;; vault) say 8200 ;; redpanda) say 9092 ;; esac; }

# Whatever is published is published on the loopback address only.
check_ports() {
  local published
  # shellcheck disable=SC2016,SC2046 # Go's variables; ids are words
  published=$(inspect '{{range $port, $to := .HostConfig.PortBindings}}{{range $to}}{{.HostIp}}:{{.HostPort}} {{end}}{{end}}' $(containers) | tr ' ' '\n' | grep . || true)
  grep -vE '^(127\.0\.0\.1|::1):' <<<"$published" | grep -q . && fail "published to the world: $published"
  ok "published ports: ${published:-none}"
  [[ -z $published ]] || check_routes "${published%%$'\n'*}"
}

# Each host of the file answers through the stack's own Traefik, at the published address.
check_routes() { engine_host python3 "$here/routes.py" "$work/model.json" "$1" || fail "routes"; }

check_nothing_is_recreated() {
  local before after
  # jobs run again, in the same container
  ids() { overview | awk '{ print $1, $2, $5 == "none" ? "job" : $6 }'; }
  before=$(ids)
  up || fail "the second compose up"
  after=$(ids)
  [[ $before == "$after" ]] || fail "the second up touched running services: $(diff <(say "$before") <(say "$after"))"
  check_jobs >/dev/null
  ok "a second docker compose up keeps every container"
}

# Down and up again: the jobs run on volumes that already hold data.
check_data_survives() {
  local count
  compose down >/dev/null 2>&1 || fail "compose down"
  up || fail "up on existing volumes"
  check_jobs >/dev/null
  # shellcheck disable=SC2016 # the container's own variable
  count=$(docker exec "$(compose ps -q postgres)" bash -c 'psql -X -A -t -U "$POSTGRES_USER" -d chatwoot -c "SELECT count(*) FROM standin"')
  [[ $count -gt 3 ]] || fail "the database lost its rows: $count"
  ok "after down and up the data is still there, and the jobs accept it"
}

# Nobody had to be killed: the stop signal reaches the program, and the grace period is enough.
check_stop() {
  local service id state code _
  compose stop >/dev/null 2>&1 || fail "compose stop"
  while read -r service id state code _; do
    [[ $state == exited && $code != 137 ]] || fail "$service had to be killed ($state, exit code $code)"
  done < <(overview)
  ok "every service obeys its stop signal"
}

# No secret stands in a process argument or in the output of a container.
check_secrets_stay_hidden() {
  local service id state _
  while read -r service id state _; do
    inspect '{{json .Path}} {{json .Args}}' "$id"
    docker logs "$id" 2>&1
    # shellcheck disable=SC2016 # for the shell in the container
    [[ $state != running ]] || docker exec "$id" sh -c 'for file in /proc/[0-9]*/cmdline; do tr "\000" " " <"$file"; echo; done 2>/dev/null' || true
  done < <(overview) >"$work/visible.txt"
  python3 "$repository/tests/real/fill-env.py" --json .env >"$work/values.json"
  required_variables docker-compose.yml | python3 -c '
import json, sys
values, seen = json.load(open(sys.argv[1], encoding="utf-8")), open(sys.argv[2], encoding="utf-8", errors="replace").read()
leaks = [name for name in sys.stdin.read().split() if values[name] in seen or json.dumps(values[name])[1:-1] in seen]
sys.exit(f"seen in arguments or logs: {leaks}" if leaks else 0)' "$work/values.json" "$work/visible.txt" || fail "a secret can be seen"
  ok "no secret is in a process argument or a log"
}

check_refuses_missing_secret() {
  local variable said
  variable=$(required_variables docker-compose.yml | head -n 1)
  grep -v "^$variable=" .env >"$work/short.env"
  said=$(compose --env-file "$work/short.env" up -d --no-build 2>&1) && fail "compose up runs without $variable"
  [[ $said == *"$variable"* ]] || fail "compose up without $variable says: $said"
  [[ -z $(containers) ]] || fail "containers exist without $variable"
  ok "compose up without $variable stops before anything starts, and names it"
}

check_down() {
  compose down --volumes >/dev/null 2>&1 || fail "compose down"
  [[ $(docker ps -a --format "{{.Names}}") == dokploy-traefik ]] || fail "containers are left: $(docker ps -a)"
  [[ -z $(docker volume ls -q) ]] || fail "volumes are left: $(docker volume ls -q)"
  ok "docker compose down --volumes leaves nothing"
}
