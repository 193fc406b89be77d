# Sourced by stand-ins that own a database: logs in as the application would, over the network, and writes.
#
#   database_login HOST PORT USER PASSWORD DATABASE
#
# A wrong name, a password that the init job did not set, or a role that may not create tables ends the container.
database_login() {
  PGHOST=$1 PGPORT=$2 PGUSER=$3 PGPASSWORD=$4 PGDATABASE=$5
  export PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGCONNECT_TIMEOUT=5
  sql 'CREATE TABLE IF NOT EXISTS standin (at timestamptz DEFAULT now()); INSERT INTO standin DEFAULT VALUES'
}

sql() { /standin/bin/psql -X -q -A -t -v ON_ERROR_STOP=1 -c "$1"; }

need() {
  for name; do
    eval "value=\${$name:-}"
    [ -n "$value" ] || { echo "$name is not set" >&2; exit 1; }
  done
}
