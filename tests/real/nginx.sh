# A real nginx serves the MCP registry with the configuration and the page of the rendered file.
#
# nginx is Debian's, unpacked under $tools and wrapped in a main configuration like the image's: pid and temporary
# files in one folder. Only the address and the two paths are made this run's own.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
tree=$(debian_unpack bookworm nginx nginx libpcre2-8-0) || skip "nginx cannot be fetched"
command -v curl >/dev/null || skip "no curl here"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
(cd "$work" && clean_compose config --no-interpolate --format json >rendered.json) || fail "Compose refuses the rendered file"
# mounted PATH: what the container finds there; a variable of a plain setting gets its default
mounted() {
  python3 - "$work/rendered.json" "$1" <<'PYTHON'
import json, re, sys
file = json.load(open(sys.argv[1], encoding="utf-8"))
[name] = [c["source"] for c in file["services"]["mcp-registry"]["configs"] if c["target"] == sys.argv[2]]
text = file["configs"][name]["content"]
print(re.sub(r"\$\$|\$\{\w+:-([^}]*)\}", lambda m: "$" if m[0] == "$$" else m[1], text), end="")
PYTHON
}
mounted /etc/nginx/conf.d/default.conf >"$work/default.conf" || fail "no configuration is mounted"
mkdir "$work/html" "$work/nginx"
mounted /usr/share/nginx/html/index.html >"$work/html/index.html" || fail "no page is mounted"
say 'not for the world' >"$work/html/other.html"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
grep -q '^ *listen 8080;$' "$work/default.conf" || fail "the configuration does not listen on 8080"
sed -i "s|listen 8080;|listen 127.0.0.1:$port;|; s|/usr/share/nginx/html|$work/html|" "$work/default.conf"
cat >"$work/nginx.conf" <<CONF
pid $work/nginx/nginx.pid;
error_log $work/nginx/error.log;
worker_processes 1;
events { worker_connections 64; }
http {
  types { text/html html; }
  default_type application/octet-stream;
  access_log $work/nginx/access.log;
  client_body_temp_path $work/nginx;
  proxy_temp_path $work/nginx;
  fastcgi_temp_path $work/nginx;
  uwsgi_temp_path $work/nginx;
  scgi_temp_path $work/nginx;
  include $work/default.conf;
}
CONF
if ((EUID == 0)); then sed -i '1i user root;' "$work/nginx.conf"; fi
nginx=(env "LD_LIBRARY_PATH=$tree/usr/lib/$(uname -m)-linux-gnu" "$tree/usr/sbin/nginx" -c "$work/nginx.conf" -e "$work/nginx/error.log")
said=$("${nginx[@]}" -t 2>&1) || fail "nginx -t: $said"
[[ $said != *warn* ]] || fail "nginx -t: $said"
say "$("${nginx[@]}" -v 2>&1)"

"${nginx[@]}" -g 'daemon off;' &
server=$!
cleanup() { kill -QUIT "$server" 2>/dev/null && wait "$server" || true; rm -rf "$work"; }
# get PATH WANTED: the status, and head and body in $work/{head,body}
get() {
  local status
  status=$(curl -sS --retry 20 --retry-connrefused --retry-delay 0 --retry-max-time 10 -D "$work/head" -o "$work/body" -w '%{http_code}' \
    "http://127.0.0.1:$port$1" 2>"$work/curl.err") || fail "$1: $(cat "$work/curl.err")"
  [[ $status == "$2" ]] || fail "$1 answers $status, not $2: $(cat "$work/body")"
  for header in Content-Security-Policy Referrer-Policy X-Content-Type-Options X-Frame-Options; do
    grep -qi "^$header: ." "$work/head" || fail "$1 comes without $header"
  done
  if grep -i '^Server:.*[0-9]' "$work/head"; then fail "$1 tells nginx's version"; fi
}

get /healthz 200
[[ $(cat "$work/body") == ok ]] || fail "/healthz answers $(cat "$work/body")"
get / 200
cmp "$work/body" "$work/html/index.html" || fail "/ is another page"
grep -qi '^content-type: text/html; charset=utf-8' "$work/head" || fail "/ is not HTML: $(cat "$work/head")"
grep -q '<title>[^<]\+</title>' "$work/body" || fail "/ has no title"
if grep -E '\{\{|\$\{' "$work/body"; then fail "/ shows a placeholder"; fi
ok "/healthz and / answer 200, with a title and safe headers"
for path in /nope /index.html /other.html /healthz/ /html/../nginx.conf /.git/config; do
  get "$path" 404
done
ok "everything else answers 404"
[[ ! -s $work/nginx/error.log ]] || fail "nginx complains: $(cat "$work/nginx/error.log")"
if grep healthz "$work/nginx/access.log" | grep -v ' 404 '; then fail "the probe fills the log"; fi
ok "nginx -t is clean, the error log is empty, the probe is not logged"
