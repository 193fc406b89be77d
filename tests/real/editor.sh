# Vim reads what `lint --format compact` prints: the settings of docs/adopting.md, in Vim itself.
. "$(dirname "$0")/lib.sh"

command -v vim >/dev/null || skip "no Vim here"
mkdir -p "$work/bin" && ln -s "$smarteros" "$work/bin/smarteros"
export PATH=$work/bin:$PATH
cd "$work"
printf 'services:\n  a:\n    image: x\n    restart: alway\n' >compose.yml
{
  sed -n '/^```vim$/,/^```$/p' "$repository/docs/adopting.md" | sed '/^```/d'
  say 'edit compose.yml'
  say 'silent make'
  say "call writefile(map(getqflist(), {_, it -> it.lnum . ' ' . it.col . ' ' . it.type . ' ' . it.text}), 'found')"
  say 'qall!'
} >script.vim
vim -Nu NONE -es -S script.vim </dev/null >out || true
[[ -s found ]] || fail "Vim read nothing"
grep -q '^4 14 e `restart` takes' found || fail "Vim read: $(cat found)"
grep -q '^3 12 w ' found || fail "no warning: $(cat found)"
ok "Vim lists $(grep -c '^[1-9]' found) findings"
