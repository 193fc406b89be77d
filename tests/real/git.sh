# `lint --history` and `--staged` on repositories that git itself made: packs, deltas, worktrees, shallow clones, hooks.
. "$(dirname "$0")/lib.sh"

lint() { (cd "$1" && shift && "$smarteros" lint --format compact "$@" 2>"$work/err") || true; }
expect() { # what, wanted, found
  [ "$2" = "$3" ] || fail "$1: expected $2, found $3
$(cat "$work/err")"
  ok "$1"
}
compose() { printf 'name: a\nservices:\n  db:\n    image: postgres:16.4\n    environment:\n      POSTGRES_PASSWORD: %s\n' "$1"; }

export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
one="$work/one"
git init -q "$one"
for at in $(seq 1 40); do
  { compose "pass-$at"; seq 1 200 | sed 's/^/# line /'; } >"$one/compose.yml"
  git -C "$one" add compose.yml
  git -C "$one" commit -qm "$at"
done
expect "loose objects" 40 "$(lint "$one" --history | wc -l)"

git -C "$one" tag -a old -m old HEAD~5
git -C "$one" pack-refs --all
git -C "$one" gc -q --aggressive --prune=now
[ -z "$(find "$one/.git/objects" -path '*/??/*' -type f)" ] || fail "objects stayed loose"
expect "a pack with deltas, and packed references" 40 "$(lint "$one" --history | wc -l)"
expect "a range" 3 "$(lint "$one" --history=HEAD~3.. | wc -l)"
expect "an annotated tag" 35 "$(lint "$one" --history=old | wc -l)"
git -C "$one" commit-graph write --reachable 2>/dev/null
expect "a commit graph" 40 "$(lint "$one" --history | wc -l)"

git -C "$one" worktree add -q "$work/tree" -b side
compose side-pass >"$work/tree/compose.yml"
git -C "$work/tree" add compose.yml
expect "what is staged in a worktree" "$(printf 'compose.yml:6:26')" "$(lint "$work/tree" --staged --rule hardcoded-secret | cut -d' ' -f1 | sed 's/:$//')"
expect "the history from a worktree" 40 "$(lint "$work/tree" --history | wc -l)"

git clone -q --depth 4 "file://$one" "$work/shallow"
expect "a shallow clone" 4 "$(lint "$work/shallow" --history | wc -l)"
grep -q 'this clone is shallow' "$work/err" || fail "nobody says that the clone is shallow"
git clone -q --bare "$one" "$work/bare"
expect "a bare repository" 40 "$(lint "$work/bare" --history | wc -l)"
git clone -q --shared "$one" "$work/shared"
expect "objects borrowed from another repository" 40 "$(lint "$work/shared" --history | wc -l)"

printf '#!/bin/sh\nexec "%s" lint --staged --rule hardcoded-secret --format compact\n' "$smarteros" >"$one/.git/hooks/pre-commit"
chmod +x "$one/.git/hooks/pre-commit"
compose '${PASSWORD:?set it}' >"$one/compose.yml"
git -C "$one" commit -qam clean 2>/dev/null || fail "a clean commit was refused"
ok "a hook lets a clean commit through, also of --all"
compose another-pass >"$one/compose.yml"
if git -C "$one" commit -qam leak >/dev/null 2>&1; then fail "a leak was committed"; fi
ok "a hook stops a leak, also of --all"

git -C "$work/tree" checkout -q -- .
compose linked-pass >"$work/tree/compose.yml"
if git -C "$work/tree" commit -qam leak >/dev/null 2>&1; then fail "a leak was committed in a worktree"; fi
compose '${PASSWORD:?set it}' >"$work/tree/compose.yml"
git -C "$work/tree" commit -qam clean 2>/dev/null || fail "a clean commit in a worktree was refused"
ok "the same hook in a worktree"

if git init -q --object-format=sha256 "$work/sha256" 2>/dev/null; then
  compose pass-256 >"$work/sha256/compose.yml"
  git -C "$work/sha256" add compose.yml
  git -C "$work/sha256" commit -qm one
  expect "a repository with SHA-256" 1 "$(lint "$work/sha256" --history | wc -l)"
fi
