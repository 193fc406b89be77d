# What `lint` prints for programs: SARIF against its own schema, JSON against ours.
#
# The schema of SARIF 2.1.0 comes with Microsoft's matcher for jest; check-jsonschema applies it. What is judged is a small
# folder with findings of every level, related places and a name that has to be escaped, and the rendered default stack.
# That schema has a stray `]` in a pattern, which only the older reading of patterns takes.
. "$(dirname "$0")/lib.sh"

checker=$tools/check-jsonschema/bin/check-jsonschema
if [[ ! -x $checker ]]; then
  { python3 -m venv "$tools/check-jsonschema" && "$tools/check-jsonschema/bin/pip" install -q check-jsonschema; } >&2 ||
    skip "pip cannot fetch check-jsonschema"
fi
schema=$tools/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json
if [[ ! -f $schema ]]; then
  mkdir -p "$tools/sarif"
  { cd "$tools/sarif" && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 && tar xzf microsoft-jest-sarif-*.tgz; } >&2 ||
    skip "npm cannot fetch the schema of SARIF"
fi

mkdir -p "$work/one" "$work/none"
cat >"$work/one/compose ñ.yml" <<'END'
services:
  a:
    image: redis
    ports: ["80:80"]
    environment: { PASSWORD: "${PASSWORD}" }
  b:
    image: example/app
    ports: ["80:80"]
END

for folder in one none; do
  cd "$work/$folder"
  "$smarteros" lint --format sarif --fail-on never >"$work/$folder.sarif" || fail "lint --format sarif"
  "$checker" --regex-variant nonunicode --schemafile "$schema" "$work/$folder.sarif" || fail "not SARIF 2.1.0"
  "$smarteros" lint --format json --fail-on never >"$work/$folder.json" || fail "lint --format json"
  "$checker" --schemafile "$repository/schemas/findings.schema.json" "$work/$folder.json" || fail "not our own schema"
done
results=$(python3 -c 'import json, sys; print(len(json.load(sys.stdin)["runs"][0]["results"]))' <"$work/one.sarif")
[[ $results -gt 2 ]] || fail "only $results results"
ok "$results results follow the schema of SARIF 2.1.0, and ours"

for schema in lint-config findings; do
  "$checker" --check-metaschema "$repository/schemas/$schema.schema.json" || fail "$schema.schema.json is not a JSON schema"
done
ok "the schemas of smarteros.toml and of the findings are JSON schemas"
