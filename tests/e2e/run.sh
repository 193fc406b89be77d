# A real `docker compose up` of the stacks we ship, on a Docker engine of our own, with stand-in images.
#
#   bash tests/e2e/run.sh                  the embedded stack with every check, the local one with the first half
#   bash tests/e2e/run.sh local embedded   these, the first one with every check
#
# What is real: dockerd, containerd and runc; Docker Compose; the rendered file and every probe, user, capability,
# volume and network in it; PostgreSQL, Redis and nginx, and so the job that creates roles and databases. What is not:
# the applications, whose stand-ins (images.sh) only log in, write and answer. Needs root, namespaces and a Debian
# mirror; says `skipped` and why where it has not got them. Everything is gone afterwards.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../real/lib.sh"
. "$here/../real/compose-tool.sh"
. "$here/engine.sh"
. "$here/images.sh"
. "$here/traefik.sh"
. "$here/checks.sh"

set -E
trap 'say "FAILED: ${BASH_SOURCE[0]##*/} line $LINENO: $BASH_COMMAND" >&2' ERR

stacks=("$@")
[[ ${#stacks[@]} -gt 0 ]] || stacks=(embedded local)

# nothing of the caller's environment decides what the file means
compose() {
  env -i PATH="$PATH" HOME="$work" DOCKER_HOST="${DOCKER_HOST:-}" DOCKER_CONFIG="${DOCKER_CONFIG:-}" \
    docker-compose --ansi never --progress quiet "$@"
}

rendered=$(render_shipped "$work/rendered")
for stack in "${stacks[@]}"; do
  [[ $rendered == *"/$stack"* ]] || fail "no stack is called $stack"
  python3 "$repository/tests/real/fill-env.py" --nasty "$work/rendered/$stack/.env.example" >"$work/rendered/$stack/.env"
done

engine_start
image_names() { for stack; do (cd "$work/rendered/$stack" && compose config --images); done | sort -u; }
names=$(image_names "${stacks[@]}")
traefik=
if version=$(grep -oP '^traefik:\K.*' <<<"$names"); then
  traefik=$(traefik_tool "$version") || skip "$version of Traefik cannot be built here; other stacks run by name"
fi
build_images <<<"$names"
engine_neighbour
ok "$(wc -l <<<"$names") images are built and named"

for stack in "${stacks[@]}"; do
  cd "$work/rendered/$stack"
  say "-- $stack"
  check_refuses_missing_secret
  check_up
  check_healthy
  check_jobs
  check_order
  check_users
  check_ports
  if [[ $stack == "${stacks[0]}" ]]; then
    check_topics
    check_tenants_are_apart
    check_secrets_stay_hidden
    check_nothing_is_recreated
    check_data_survives
  fi
  check_stop
  check_down
done
