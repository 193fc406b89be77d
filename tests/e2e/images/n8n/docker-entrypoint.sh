#!/bin/sh
# Logs in to its database and keeps its key; a key that differs from the volume's stops it.
set -eu
# shellcheck source=tests/e2e/standin/database.sh
. /standin/database.sh
need N8N_ENCRYPTION_KEY DB_POSTGRESDB_HOST DB_POSTGRESDB_PASSWORD
[ "${DB_TYPE:-sqlite}" = postgresdb ] || { echo "DB_TYPE is not postgresdb" >&2; exit 1; }
database_login "$DB_POSTGRESDB_HOST" "${DB_POSTGRESDB_PORT:-5432}" "${DB_POSTGRESDB_USER:-postgres}" \
  "$DB_POSTGRESDB_PASSWORD" "${DB_POSTGRESDB_DATABASE:-n8n}"
config=/home/node/.n8n/config
[ -e "$config" ] || printf '%s' "$N8N_ENCRYPTION_KEY" >"$config"
[ "$(cat "$config")" = "$N8N_ENCRYPTION_KEY" ] || { echo "the encryption key is not the one in $config" >&2; exit 1; }
exec /standin/serve 5678:/healthz,/healthz/readiness,/ 5679:/healthz
