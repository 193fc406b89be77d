#!/bin/bash
# Login details as the real entrypoint takes them: PG* first, then HOST, PORT, USER and PASSWORD.
set -euo pipefail
export PGHOST=${PGHOST:-${HOST:-db}} PGPORT=${PGPORT:-${PORT:-5432}} PGUSER=${PGUSER:-${USER:-odoo}} PGPASSWORD=${PGPASSWORD:-${PASSWORD:-odoo}}
case ${1:-} in
  odoo | -- | -*) [[ $1 == -* ]] || shift; exec odoo "$@" ;;
  *) exec "$@" ;;
esac
