#!/bin/bash
# First start: initdb, a socket-only server that creates POSTGRES_DB, then the server for the network.
set -euo pipefail
[[ $# -gt 0 && $1 == -* ]] && set -- postgres "$@"
if [[ $1 == postgres && ! -s $PGDATA/PG_VERSION ]]; then
  : "${POSTGRES_PASSWORD:?is not set}"
  user=${POSTGRES_USER:-postgres} database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
  # shellcheck disable=SC2086 # POSTGRES_INITDB_ARGS is a list of words
  initdb --username="$user" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") ${POSTGRES_INITDB_ARGS:-} >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start >/dev/null
  [[ $database == postgres ]] || psql -X -q -U "$user" -d postgres -v name="$database" <<<'CREATE DATABASE :"name"'
  for script in /docker-entrypoint-initdb.d/*.sql; do
    [[ ! -e $script ]] || psql -X -q -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f "$script"
  done
  sleep 1 # the real image answers on its socket for a while, too
  pg_ctl -w -m fast stop >/dev/null
fi
[[ $1 == postgres ]] && set -- "$@" -c listen_addresses='*'
exec "$@"
