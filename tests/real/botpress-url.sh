# The database URL that Botpress's start command makes logs into a real PostgreSQL 15, whatever the password.
#
# Read by psql and by the two npm packages that Botpress reads it with. ./bp is stood in for: a script that hands on
# the URL it finds in its environment.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
(cd "$work" && clean_compose config --no-interpolate --format json >rendered.json) || fail "Compose refuses the rendered file"
text=$(python3 -c '
import json, sys
print(json.load(sys.stdin)["services"]["botpress"]["command"][-1].replace("$$", "$"))' <"$work/rendered.json")

tree=$(debian_unpack bookworm postgresql-15 postgresql-15 postgresql-client-15 postgresql-server-dev-15 libpq5 libxml2 \
  libicu72 libldap-2.5-0 libsasl2-2 libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1) ||
  skip "PostgreSQL 15 cannot be fetched"
# Botpress 12 has pg 8.7 itself, and pg-connection-string 2.1 through knex 0.20.
modules=$tools/npm-botpress
if command -v node npm >/dev/null && [[ ! -d $modules/node_modules/pg-connection-string ]]; then
  npm install --silent --no-audit --no-fund --prefix "$modules" pg@8.7.3 pg-connection-string@2.1.0 >&2 || rm -rf "$modules"
fi

# A server refuses to run as root, so it gets a copy of its programs that another user can read.
cp -r "$tree/usr" "$work/usr"
chmod 711 "$work"
export PATH="$work/usr/lib/postgresql/15/bin:$PATH"
LD_LIBRARY_PATH=$work/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH
as_server=()
if ((EUID == 0)); then as_server=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$work/data" "$work/socket"
if ((EUID == 0)); then chown 65534:65534 "$work/data" "$work/socket"; fi
(cd / && "${as_server[@]}" initdb -N -D "$work/data" -U smarter -E UTF8 --locale=C.UTF-8 --auth-host=scram-sha-256 --auth-local=trust) >/dev/null
(cd / && exec "${as_server[@]}" postgres -D "$work/data" -c listen_addresses=127.0.0.1 -c port="$port" \
  -c unix_socket_directories="$work/socket" -c fsync=off -c jit=off) >"$work/server.log" 2>&1 &
server=$!
cleanup() { kill -INT "$server" 2>/dev/null && wait "$server" || true; rm -rf "$work"; }
for _ in {1..100}; do
  if pg_isready -q -h 127.0.0.1 -p "$port"; then break; fi
  sleep 0.1
done

cat >"$work/bp" <<'SCRIPT'
#!/bin/sh
env | grep -q '^BOTPRESS_DB_' && exit 1
printf '%s' "$DATABASE_URL"
SCRIPT
chmod 755 "$work/bp"

# The question every reader asks, and the answer.
question="SELECT current_user || ' in ' || current_database()"
# Connects as the application does: the URL stays in the environment, `\connect` takes it from there.
with_psql() { URL=$1 psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$work/socket" -p "$port" -U smarter postgres <<<"\\getenv url URL
\\connect :url
$question"; }
with_npm() {
  URL=$1 NODE_PATH=$modules/node_modules node -e '
    const { Client } = require("pg"), { parse } = require("pg-connection-string");
    const ask = async (options) => {
      const client = new Client(options);
      await client.connect();
      const { rows } = await client.query(process.argv[1] + " AS answer");
      await client.end();
      return rows[0].answer;
    };
    (async () => {
      const answers = [await ask({ connectionString: process.env.URL }), await ask(parse(process.env.URL))];
      console.log([...new Set(answers)].join(", "));
    })().catch((error) => { console.error(error.message); process.exit(1); });' "$question"
}

# shellcheck disable=SC1003,SC2016
nasty=(plain "it's \"quoted\"" '$HOME ${x} $(id) `id`' '\n\\'"\\'" '  spaces  ' '%41%2F%' 'a:b@c/d?e=f#g&h' 'é 日本 €' '[::1]' '+=&;,!*()' "tab	tab")
readers=(with_psql)
if [[ -d $modules ]]; then readers+=(with_npm); fi
# A user and a database of names that need encoding too.
user=bot.press-1 name=bot_press.db
superuser() { psql -X -q -v ON_ERROR_STOP=1 -h "$work/socket" -p "$port" -U smarter postgres; }
superuser <<<"CREATE ROLE \"$user\" LOGIN; CREATE DATABASE \"$name\" OWNER \"$user\";"
for password in "${nasty[@]}"; do
  PASSWORD=$password superuser <<<"\\getenv password PASSWORD
    ALTER ROLE \"$user\" PASSWORD :'password';"
  url=$(cd "$work" && env -i PATH="$PATH" LD_LIBRARY_PATH="$LD_LIBRARY_PATH" BOTPRESS_DB_USER="$user" BOTPRESS_DB_PASSWORD="$password" \
    BOTPRESS_DB_HOST=127.0.0.1 BOTPRESS_DB_PORT="$port" BOTPRESS_DB_NAME="$name" sh -ec "$text") || fail "the start command fails with $password"
  for reader in "${readers[@]}"; do
    answer=$("$reader" "$url" 2>&1) || fail "$reader cannot log in with the password $password: $answer"
    [[ $answer == "$user in $name" ]] || fail "$reader gets somewhere else with the password $password: $answer"
    if "$reader" "${url/:%/:%78%}" >/dev/null 2>&1; then fail "$reader gets in with any password"; fi
  done
done
ok "${#nasty[@]} nasty passwords log in over TCP with SCRAM; read by ${readers[*]#with_}"
if [[ ! -d $modules ]]; then say "note: npm's readers were not asked, they cannot be fetched"; fi

url=$(cd "$work" && env -i PATH="$PATH" LD_LIBRARY_PATH="$LD_LIBRARY_PATH" BOTPRESS_DB_USER=u BOTPRESS_DB_PASSWORD=p BOTPRESS_DB_HOST=smarter-postgres \
  BOTPRESS_DB_NAME=n sh -ec "$text")
[[ $url == postgres://%75:%70@smarter-postgres:5432/%6e ]] || fail "without a port the URL is $url"
for missing in USER PASSWORD HOST NAME; do
  if (cd "$work" && env -i PATH="$PATH" BOTPRESS_DB_USER=u BOTPRESS_DB_PASSWORD=p BOTPRESS_DB_HOST=h BOTPRESS_DB_NAME=n \
    "BOTPRESS_DB_$missing=" sh -ec "$text") >"$work/output" 2>&1; then fail "starts with an empty BOTPRESS_DB_$missing"; fi
  grep -q "BOTPRESS_DB_$missing" "$work/output" || fail "an empty BOTPRESS_DB_$missing is not named: $(cat "$work/output")"
done
ok "an empty part is refused by name, the port is 5432 unless told otherwise"
