#!/bin/bash
# Logs in to its application database; started as root it changes user first, which fails without capabilities.
set -euo pipefail
# shellcheck source=tests/e2e/standin/database.sh
. /standin/database.sh
[[ $(id -u) != 0 ]] || chown 2000:2000 /app
need MB_DB_HOST MB_DB_USER MB_DB_PASS MB_ENCRYPTION_SECRET_KEY
[[ ${MB_DB_TYPE:-h2} == postgres ]] || { echo "MB_DB_TYPE is not postgres" >&2; exit 1; }
database_login "$MB_DB_HOST" "${MB_DB_PORT:-5432}" "$MB_DB_USER" "$MB_DB_PASS" "$MB_DB_DBNAME"
exec /standin/serve 3000:/api/health,/
