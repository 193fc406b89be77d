# JSON schemas: Compose's own for what we render, ours for the stacks we ship.
#
# check-jsonschema carries the schema of the Compose specification. The second half holds `smarteros schema`, which
# editors use, against every file in stacks/, and against a broken one that it must refuse.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

checker=$tools/check-jsonschema/bin/check-jsonschema
if [[ ! -x $checker ]]; then
  { python3 -m venv "$tools/check-jsonschema" && "$tools/check-jsonschema/bin/pip" install -q check-jsonschema; } >&2 ||
    skip "pip cannot fetch check-jsonschema"
fi

folders=$(render_shipped "$work/rendered")
for folder in $folders; do
  "$checker" --builtin-schema vendor.compose-spec "$folder/docker-compose.yml" || fail "$(basename "$folder") is not a Compose file"
  ok "$(basename "$folder") follows the Compose specification"
done

"$smarteros" schema >"$work/stack.schema.json" || fail "smarteros schema"
"$checker" --check-metaschema "$work/stack.schema.json" || fail "our schema is not a JSON schema"
for stack in "$repository"/stacks/*.yaml; do
  "$checker" --schemafile "$work/stack.schema.json" "$stack" || fail "our schema refuses $(basename "$stack")"
  ok "$(basename "$stack") follows our schema"
done

printf 'no-such-key: true\n' >"$work/broken.yaml"
"$checker" --schemafile "$work/stack.schema.json" "$work/broken.yaml" >/dev/null && fail "our schema accepts an unknown key"
ok "an unknown key is refused"
