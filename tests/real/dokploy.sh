# What Dokploy does to a file before it deploys it changes nothing.
#
# Dokploy parses a Compose file with npm's `yaml` and writes it out again (comments, quotes and anchors are lost on
# the way). Docker Compose must read the same configuration from our file and from the rewritten one, byte for byte.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

yaml_version=2.8.1
compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
command -v node npm >/dev/null || skip "no node here"
modules=$tools/npm-yaml-$yaml_version
if [[ ! -d $modules/node_modules/yaml ]]; then
  npm install --silent --no-audit --no-fund --prefix "$modules" "yaml@$yaml_version" >&2 || skip "npm cannot fetch yaml $yaml_version"
fi

rewrite() {
  NODE_PATH=$modules/node_modules node -e '
    const { parse, stringify } = require("yaml");
    const text = require("fs").readFileSync(0, "utf8");
    process.stdout.write(stringify(parse(text), { lineWidth: 1000 }));'
}

folders=$(render_shipped "$work/rendered")
for folder in $folders; do
  cd "$folder"
  name=$(basename "$folder")
  python3 "$repository/tests/real/fill-env.py" --nasty .env.example >.env
  rewrite <docker-compose.yml >rewritten.yml || fail "$name: yaml $yaml_version cannot read it"
  for format in yaml json; do
    clean_compose -f docker-compose.yml config --format "$format" >ours || fail "$name does not load"
    clean_compose -f rewritten.yml config --format "$format" >theirs || fail "$name does not load once rewritten"
    diff ours theirs >&2 || fail "$name means something else once rewritten"
  done
  rewrite <rewritten.yml >again.yml
  cmp again.yml rewritten.yml || fail "$name changes again at the second deploy"
  ok "$name means the same after yaml $yaml_version rewrote it ($(wc -l <rewritten.yml) lines)"
done
