#!/bin/sh
# The web entrypoint: waits for PostgreSQL, then runs what it was given.
set -eu
rm -f /app/tmp/pids/server.pid
until pg_isready -q -h "$POSTGRES_HOST" -p "${POSTGRES_PORT:-5432}"; do sleep 1; done
exec "$@"
