# How others take `lint` into their own repositories: the GitHub action, the pre-commit hooks, the README's snippets.
#
# The files are judged by actionlint and by the schemas that check-jsonschema carries. The last step of the action is
# run as GitHub would, with the program under test; pre-commit runs the hook on a repository made here. What a hook of
# language `rust` adds, `cargo install`, is not tried: it builds everything anew.
. "$(dirname "$0")/lib.sh"

checker=$tools/check-jsonschema/bin/check-jsonschema
if [[ ! -x $checker ]]; then
  { python3 -m venv "$tools/check-jsonschema" && "$tools/check-jsonschema/bin/pip" install -q check-jsonschema; } >&2 ||
    skip "pip cannot fetch check-jsonschema"
fi
actionlint=$tools/go/actionlint
if [[ ! -x $actionlint ]]; then
  GOBIN=$tools/go go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 >&2 || skip "Go cannot fetch actionlint"
fi
precommit=$tools/pre-commit/bin/pre-commit
if [[ ! -x $precommit ]]; then
  { python3 -m venv "$tools/pre-commit" && "$tools/pre-commit/bin/pip" install -q pre-commit; } >&2 ||
    skip "pip cannot fetch pre-commit"
fi

# The YAML blocks of a file whose first line is a comment with their path, each under that path.
python3 - "$repository/docs/adopting.md" "$work/snippets" <<'PYTHON'
import pathlib, re, sys
text, folder = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), pathlib.Path(sys.argv[2])
for path, body in re.findall(r"```ya?ml\n# (\S+)\n(.*?)```", text, re.S):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(body, encoding="utf-8")
PYTHON
snippets=$work/snippets
"$actionlint" "$repository"/.github/workflows/*.yml "$snippets"/.github/workflows/*.yml || fail "actionlint"
"$checker" --builtin-schema vendor.github-workflows "$repository"/.github/workflows/*.yml "$snippets"/.github/workflows/*.yml || fail "workflows"
"$checker" --builtin-schema vendor.github-actions "$repository/action.yml" || fail "action.yml"
"$checker" --builtin-schema vendor.gitlab-ci "$snippets/.gitlab-ci.yml" || fail "the snippet for GitLab"
"$precommit" validate-manifest "$repository/.pre-commit-hooks.yaml" || fail ".pre-commit-hooks.yaml"
"$precommit" validate-config "$snippets/.pre-commit-config.yaml" || fail "the snippet for pre-commit"
ok "action, workflows, hooks and snippets are what their readers expect"

mkdir -p "$work/project/below" "$work/bin"
ln -s "$smarteros" "$work/bin/smarteros"
export PATH=$work/bin:$PATH
cd "$work/project"
printf 'services:\n  a: { image: x, restart: alway }\n' >compose.yml
printf 'services:\n  a: { image: example/app }\n' >"below/compose b.yml"

# The inputs of an action arrive in the environment of its step.
python3 - "$repository/action.yml" >"$work/step.sh" <<'PYTHON'
import re, sys, textwrap
step = open(sys.argv[1], encoding="utf-8").read().split("- name: lint")[1]
print(textwrap.dedent(step.split("run: |\n")[1]))
PYTHON
# step STATUS: runs it, and it must end so
step() {
  local status=0
  bash --noprofile --norc -eo pipefail "$work/step.sh" >"$work/out" 2>"$work/err" || status=$?
  [[ $status -eq $1 ]] || fail "the action ended with $status, not $1: $(cat "$work/err")"
}
export PATHS='' FORMAT=github FAIL_ON='' BASELINE='' SARIF_FILE=''
step 1
grep -q '^::error file=compose.yml,line=2,' "$work/out" || fail "no annotation: $(cat "$work/out")"
PATHS=$'below/compose b.yml\n' step 0
PATHS=$'compose.yml\nbelow/compose b.yml\n' SARIF_FILE=x.sarif FAIL_ON=never step 0
grep -q 'below/compose%20b.yml' x.sarif || fail "no SARIF report of both files"
"$smarteros" lint --baseline known.json --write-baseline >"$work/out" 2>&1 || fail "--write-baseline"
BASELINE=known.json FAIL_ON=note step 0
ok "the action's step finds, accepts and reports"

# pre-commit clones what it runs hooks of; a repository with nothing but the manifest is enough for the installed one.
git init -q "$work/hooks" && cp "$repository/.pre-commit-hooks.yaml" "$work/hooks"
commit() { git -C "$1" add -A && git -C "$1" -c user.name=x -c user.email=x@example.org commit -qm x --no-verify; }
commit "$work/hooks"
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $work/hooks
    rev: $(git -C "$work/hooks" rev-parse HEAD)
    hooks: [{ id: smarteros-lint-system, args: [--format, compact] }]
END
git init -q . && commit .
export PRE_COMMIT_HOME=$work/pre-commit
"$precommit" run --all-files >"$work/out" 2>&1 && fail "the hook passes a broken file: $(cat "$work/out")"
grep -q '^compose.yml:2:.*error\[invalid-choice\]' "$work/out" || fail "the hook: $(cat "$work/out")"
sed -i 's/alway/always/' compose.yml && git add -A
"$precommit" run --all-files >"$work/out" 2>&1 || fail "the hook stops a good file: $(cat "$work/out")"
ok "pre-commit runs the hook"
