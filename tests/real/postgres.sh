# A real PostgreSQL 15 runs the jobs that prepare databases: on a new volume, once more, and on a volume from before.
#
# The server is Debian's, unpacked under $tools; the extension `vector` is pgvector, compiled there from Debian's
# source. Only /entrypoint.sh of Odoo's image is stood in for: a script that notes how it was called.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
# The text of a config of the rendered file, as the container sees it.
config() {
  (cd "$work" && clean_compose config --no-interpolate --format json) | python3 -c '
import json, sys
configs = json.load(sys.stdin)["configs"]
print(next(c["content"] for name, c in configs.items() if name.startswith(sys.argv[1] + "_")).replace("$$", "$"), end="")' "$1"
}
config db_init_sh >"$work/db-init.sh"
config odoo_init_sh | sed "s|/entrypoint.sh|$work/entrypoint.sh|" >"$work/odoo-init.sh"

tree=$(debian_unpack bookworm postgresql-15 postgresql-15 postgresql-client-15 postgresql-server-dev-15 libpq5 libxml2 \
  libicu72 libldap-2.5-0 libsasl2-2 libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1) ||
  skip "PostgreSQL 15 cannot be fetched"
pgvector=$tools/pgvector

# Debian has pgvector for newer servers only, so its source is compiled for this one.
build_pgvector() {
  local apt=$work/apt source=$work/pgvector
  command -v cc dpkg-source >/dev/null && private_apt_update trixie || return 1
  mkdir -p "$apt/partial" "$source"
  sed 's/^deb /deb-src /' "$tools/apt/trixie/sources.list" >"$work/source.list"
  set -- -o "Dir::Etc::sourcelist=$work/source.list" -o "Dir::State::lists=$apt"
  private_apt trixie apt-get "$@" update && (cd "$source" && private_apt trixie apt-get "$@" source pgvector) || return 1
  cd "$source"/pgvector-*/ || return 1
  nice cc -O1 -fPIC -shared -I"$tree/usr/include/postgresql/15/server" -I"$tree/usr/include/postgresql/internal" \
    src/*.c -o vector.so || return 1
  cp sql/vector.sql "sql/vector--$(sed -n "s/^default_version = '\(.*\)'/\1/p" vector.control).sql"
  mkdir -p "$pgvector" && cp sql/vector--*.sql "$pgvector/" && cp vector.so vector.control "$pgvector/"
}
[[ -e $pgvector/vector.control ]] || (build_pgvector >&2) || skip "pgvector cannot be built"

# A server refuses to run as root, so it gets a copy of its programs that another user can read.
cp -r "$tree/usr" "$work/usr"
cp "$pgvector"/vector* "$work/usr/share/postgresql/15/extension/"
mv "$work/usr/share/postgresql/15/extension/vector.so" "$work/usr/lib/postgresql/15/lib/"
# pgvector 0.7.4 is 0.8.0 without what its upgrade script adds; a volume from before has it.
perl -0pe 's/^CREATE (FUNCTION|CAST)[^;]*array_to_sparsevec[^;]*;//gm' "$pgvector/vector--0.8.0.sql" \
  >"$work/usr/share/postgresql/15/extension/vector--0.7.4.sql"
chmod 711 "$work"
export PATH="$work/bin:$work/usr/lib/postgresql/15/bin:$PATH"
LD_LIBRARY_PATH=$work/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH
as_server=()
if ((EUID == 0)); then as_server=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi

# Notes the arguments of every psql that a job starts.
mkdir "$work/bin"
cat >"$work/bin/psql" <<SCRIPT
#!/bin/sh
printf '%s\n' "\$*" >>"$work/arguments"
exec "$work/usr/lib/postgresql/15/bin/psql" "\$@"
SCRIPT
cat >"$work/entrypoint.sh" <<SCRIPT
#!/bin/sh
printf '%s\n' "\$*" >>"$work/entrypoint.calls"
SCRIPT
chmod 755 "$work/bin/psql" "$work/entrypoint.sh"

server=
stop() { [[ -z $server ]] || { kill -INT "$server" && wait "$server"; } || true; server=; }
cleanup() { stop; rm -rf "$work"; }

# The superuser's name, database and password, as the job gets them.
export PGHOST=127.0.0.1 PGUSER=smarter PGDATABASE=smarter PGPASSWORD="Core77 superuser's \"\$own\""
PGPORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PGPORT

# start VOLUME: a new cluster that asks for SCRAM passwords, every statement in $work/server.log
start() {
  local data=$work/$1
  mkdir "$data"
  printf '%s\n' "$PGPASSWORD" >"$work/password"
  if ((EUID == 0)); then chown 65534:65534 "$data" "$work/password"; fi
  (cd / && "${as_server[@]}" initdb -N -D "$data" -U smarter -E UTF8 --locale=C.UTF-8 -A scram-sha-256 --pwfile="$work/password") >/dev/null
  (cd / && exec "${as_server[@]}" postgres -D "$data" -c listen_addresses=127.0.0.1 -c port="$PGPORT" -c unix_socket_directories= \
    -c fsync=off -c jit=off -c log_statement=all) >>"$work/server.log" 2>&1 &
  server=$!
  for _ in {1..100}; do
    if PGDATABASE=postgres pg_isready -q; then break; fi
    sleep 0.1
  done
  PGDATABASE=postgres ask 'CREATE DATABASE smarter' || fail "the server did not start: $(tail -n 3 "$work/server.log")"
}
ask() { "$work/usr/lib/postgresql/15/bin/psql" -X -q -A -t -w -v ON_ERROR_STOP=1 -c "$1"; }

# What the job knows: one line an application, `app user_var password_var name_var reach extension…`.
mapfile -t applications < <(sed -n 's/^ *"\$@" //p' "$work/db-init.sh")
((${#applications[@]} > 0)) || fail "the job prepares no application"
# shellcheck disable=SC1003,SC2016
nasty=("it's \"Core77\"" 'Core77 $HOME ${x} $$' 'Core77\n\\'"\\'" '  Core77 %s%% ' '`Core77`;--' 'Core77 é 日本 €' "''Core77\"\"" '/*Core77*/ :x :'"'x'")
# fill SUFFIX: every application's variables, each password nasty in another way
fill() {
  local number=0 app user password name _
  for line in "${applications[@]}"; do
    read -r app user password name _ <<<"$line"
    export "$user=$app" "$name=$app" "$password=${nasty[number % ${#nasty[@]}]}$1"
    number=$((number + 1))
  done
}
as() { PGUSER=$1 PGPASSWORD=$2 PGDATABASE=$3 ask "$4" 2>&1; }
run() { bash "$work/db-init.sh" >"$work/output" 2>&1 || fail "the job: $(cat "$work/output")"; }

# Every application can log in and create a table in its own database, and in no other's.
isolated() {
  local app user password name reach extensions other role
  for line in "${applications[@]}"; do
    read -r app user password name reach extensions <<<"$line"
    role=${!user}
    as "$role" "${!password}" "${!name}" 'CREATE TABLE mine (n int); DROP TABLE mine' >/dev/null || fail "$app cannot use its database"
    if as "$role" "${!password}x" "${!name}" 'SELECT 1' >/dev/null; then fail "$app logs in with a wrong password"; fi
    for other in "${applications[@]}"; do
      read -r _ _ _ other _ <<<"$other"
      [[ $other != "$name" ]] || continue
      [[ $(as "$role" "${!password}" "${!other}" 'SELECT 1' || true) == *'permission denied for database'* ]] || fail "$app reaches $other"
    done
    if [[ $reach == postgres ]]; then as "$role" "${!password}" postgres 'SELECT 1' >/dev/null || fail "$app does not reach postgres"; fi
    for extension in $extensions; do
      [[ $(PGDATABASE=${!name} ask "SELECT extversion = (SELECT default_version FROM pg_available_extensions WHERE name = extname)
        FROM pg_extension WHERE extname = '$extension'") == t ]] || fail "$app lacks $extension, or has an old one"
    done
    [[ $(ask "SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
      EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) FROM pg_roles r WHERE rolname = '$role'") == 't|f|f|f|f|f|f' ]] ||
      fail "$app has a role with other rights: $(ask "SELECT * FROM pg_roles WHERE rolname = '$role'")"
  done
}

state() { pg_dumpall --globals-only --restrict-key=same && ask 'SELECT datname, datdba, datacl FROM pg_database ORDER BY 1'; }
# refused NAME=VALUE WORD…: the job says why and changes nothing
refused() {
  local setting=$1 before after
  shift
  before=$(state)
  if (export "${setting?}" && bash "$work/db-init.sh") >"$work/output" 2>&1; then fail "the job accepts $setting"; fi
  for word; do grep -qF "$word" "$work/output" || fail "with $setting the job says: $(cat "$work/output")"; done
  after=$(state)
  [[ $before == "$after" ]] || fail "with $setting the job changes something before it stops"
}

say "$(postgres --version), pgvector $(sed -n "s/^default_version = '\(.*\)'/\1/p" "$pgvector/vector.control")"
start new
fill one
refused N8N_DB_USER=smarter N8N_DB_USER "superuser's own role"
refused N8N_DB_NAME=smarter N8N_DB_NAME "not n8n's to own"
refused N8N_DB_NAME=postgres N8N_DB_NAME
refused N8N_DB_PASSWORD= N8N_DB_PASSWORD
refused N8N_DB_PASSWORD=$'a\nb' N8N_DB_PASSWORD 'line break'
refused N8N_DB_USER=odoo odoo 'another application'
refused N8N_DB_NAME='n8n; x' N8N_DB_NAME
ok "seven wrong settings are refused by name before anything changes"
# Two jobs at a time: a deploy may start while another one is under way.
(bash "$work/db-init.sh" >"$work/beside" 2>&1 || touch "$work/beside.failed") &
beside=$!
run
wait "$beside"
[[ ! -e $work/beside.failed ]] || fail "the job beside another: $(cat "$work/beside")"
isolated
ok "on a new volume, two jobs at a time: ${#applications[@]} applications log in with nasty passwords, each to its own database only"
fill two
run
[[ $(grep -c 'role kept, database kept' "$work/output") == "${#applications[@]}" ]] || fail "second run: $(cat "$work/output")"
isolated
ok "a second run changes the passwords to new ones and nothing else"
fill three
script -qefc "bash '$work/db-init.sh'" /dev/null >"$work/output" </dev/null || fail "with a terminal: $(cat "$work/output")"
isolated
ok "so does one with a terminal"

odoo_init() { PGUSER=odoo PGPASSWORD=${1-$ODOO_DB_PASSWORD} PGDATABASE='' bash "$work/odoo-init.sh" >"$work/output" 2>&1; }
calls() { if [[ -e $work/entrypoint.calls ]]; then wc -l <"$work/entrypoint.calls"; else say 0; fi; }
odoo_init || fail "odoo-init on an empty database: $(cat "$work/output")"
[[ $(cat "$work/entrypoint.calls") == "odoo -d odoo -i base --stop-after-init --no-http" ]] || fail "called: $(cat "$work/entrypoint.calls")"
base() { as odoo "$ODOO_DB_PASSWORD" odoo "$1" >/dev/null || fail "odoo: $1"; }
base "CREATE TABLE ir_module_module (name text, state text); INSERT INTO ir_module_module VALUES ('base', 'to install')"
odoo_init && [[ $(calls) == 2 ]] || fail "odoo-init does not finish a broken installation"
base "UPDATE ir_module_module SET state = 'installed'"
odoo_init && [[ $(calls) == 2 ]] || fail "odoo-init installs again"
if odoo_init wrong; then fail "odoo-init with a wrong password exits 0"; fi
[[ $(calls) == 2 ]] || fail "odoo-init with a wrong password starts an installation"
ok "odoo-init installs base once (stand-in for /entrypoint.sh)"

stop
start old
ask "CREATE TABLE workflow (id int, name text); INSERT INTO workflow VALUES (1, 'kept'); CREATE TABLE report_card (id int)"
ask "CREATE ROLE n8n SUPERUSER CREATEROLE REPLICATION BYPASSRLS LOGIN PASSWORD 'former'; CREATE ROLE someone IN ROLE smarter; GRANT smarter TO n8n"
ask 'CREATE DATABASE n8n OWNER someone'
PGDATABASE=n8n ask 'CREATE TABLE stray (n int)'
ask 'CREATE DATABASE chatwoot'
PGDATABASE=chatwoot ask "CREATE EXTENSION vector VERSION '0.7.4'"
pg_dump --restrict-key=same smarter >"$work/before.sql"
fill four
run
isolated
pg_dump --restrict-key=same smarter | diff "$work/before.sql" - >&2 || fail "the job touches the database from before"
grep -q '^db-init: n8n: .*role kept, database kept' "$work/output" || fail "n8n: $(cat "$work/output")"
for hint in 'tables in database n8n .*: 1;' 'tables in database smarter, .*: 2;'; do
  grep -q "hint: $hint" "$work/output" || fail "no hint: $(cat "$work/output")"
done
pg_dump -Fc -O -x -t workflow smarter | pg_restore -O -x --role=n8n -d n8n
[[ $(as n8n "$N8N_DB_PASSWORD" n8n 'SELECT name FROM workflow') == kept ]] || fail "a moved table is not n8n's"
ok "a volume from before keeps its database, a superuser role and a stranger's database are corrected, pgvector is updated, a table moves as hinted"
refused "PGUSER=someone" error
stop

grep -q 'ALTER USER .* PASSWORD .SCRAM-SHA-256' "$work/server.log" || fail "the server log shows no statement that sets a password"
if grep -nF Core77 "$work/server.log" "$work/arguments" >&2; then fail "a password is in the server log or in a process argument"; fi
ok "no password in the server's log of every statement, nor in psql's arguments"
