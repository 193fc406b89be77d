# Fetches the real Docker programs a check runs; sourced after lib.sh, never run.
#
#   compose_tool          prints the path of a Docker Compose v2 program (no daemon needed for `config`)
#   docker_cli            prints the path of a docker command line (no daemon needed for `stack config`)
#   docker_engine_tools   prints a folder whose bin/ holds dockerd and everything it runs
#   debian_unpack SUITE NAME PACKAGE...    unpacks these packages into one folder and prints it
#   debian_closure SUITE NAME PACKAGE...   the same, with everything they depend on
#   render_shipped FOLDER                  renders every stack we ship, prints one folder for each
#
# Packages come from the Debian mirror this machine already uses, checked against Debian's keyring, with an
# apt configuration of our own under $tools: nothing is installed, no system file is touched. Each function
# says on stderr what it fetches and returns 1 when it cannot; the caller decides whether that is a skip.

archive_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

note() { say "$*" >&2; }

debian_mirror() {
  local mirrors
  # shellcheck disable=SC2016 # apt's own placeholder
  mirrors=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null) || return 1
  [[ -n $mirrors ]] || return 1
  head -n 1 <<<"$mirrors"
}

# Runs an apt program that knows one Debian suite and believes nothing to be installed.
private_apt() {
  local suite=$1 program=$2 state=$tools/apt/$1
  shift 2
  DEBIAN_FRONTEND=noninteractive "$program" -qq \
    -o "Dir::State=$state/state" -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache" \
    -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferencesparts=/dev/null -o APT::Install-Recommends=false -o APT::Sandbox::User=root \
    -o Debug::NoLocking=true "$@"
}

private_apt_update() {
  local suite=$1 state=$tools/apt/$1 mirror
  if [[ ! -r $archive_keyring ]] || ! command -v apt-get dpkg >/dev/null; then
    note "no Debian apt here"
    return 1
  fi
  mirror=$(debian_mirror) || { note "apt knows no Debian mirror"; return 1; }
  mkdir -p "$state/state/lists/partial" "$state/cache/archives/partial"
  : >"$state/status"
  say "deb [signed-by=$archive_keyring] $mirror $suite main" >"$state/sources.list"
  private_apt "$suite" apt-get update >&2
}

debian_unpack() { debian_tree download "$@"; }
debian_closure() { debian_tree install "$@"; }

# Fetches with `apt-get VERB`, unpacks, and moves the result into place in one step; one caller at a time.
debian_tree() {
  local verb=$1 suite=$2 target=$tools/debian/$3 from package options=()
  shift 3
  exec 9>"$tools/debian.lock" && flock 9
  [[ -d $target ]] && { say "$target"; return; }
  private_apt_update "$suite" || return 1
  from=$(mktemp -d -p "$work")
  mkdir -p "$from/partial" "$from/tree" "$(dirname "$target")"
  [[ $verb == download ]] || options=(-y --download-only -o "Dir::Cache::archives=$from")
  note "fetching $* from Debian $suite"
  (cd "$from" && private_apt "$suite" apt-get "$verb" ${options[@]+"${options[@]}"} "$@" >&2) || return 1
  for package in "$from"/*.deb; do dpkg -x "$package" "$from/tree" || return 1; done
  mv "$from/tree" "$target" && say "$target"
}

compose_tool() {
  local tree
  if [[ -n ${SMARTEROS_COMPOSE:-} ]]; then say "$SMARTEROS_COMPOSE"; return; fi
  tree=$(debian_unpack sid docker-compose docker-compose) || return 1
  say "$tree/usr/libexec/docker/cli-plugins/docker-compose"
}

docker_cli() {
  local tree
  tree=$(debian_unpack trixie docker-cli docker-cli) || return 1
  say "$tree/usr/bin/docker"
}

docker_engine_tools() {
  local bin=$tools/docker-engine/bin compose cli engine old name
  [[ -e $bin/ip6tables ]] && { say "${bin%/bin}"; return; }
  compose=$(compose_tool) && cli=$(docker_cli) || return 1
  engine=$(debian_unpack trixie docker-engine docker.io containerd tini) || return 1
  # trixie's runc wants a newer C library than bookworm has
  old=$(debian_unpack bookworm docker-runc runc iptables libip4tc2 libip6tc2 libxtables12 libnetfilter-conntrack3 \
    libnfnetlink0 libnftnl11 libmnl0) || return 1
  mkdir -p "$bin"
  cp "$engine"/usr/sbin/{dockerd,docker-proxy} "$engine"/usr/bin/{containerd,containerd-shim-runc-v2} "$old/usr/sbin/runc" \
    "$compose" "$cli" "$bin/"
  cp "$engine/usr/bin/tini-static" "$bin/docker-init"
  for name in iptables ip6tables; do
    wrap_with_libraries "$old" "/usr/sbin/xtables-nft-multi $name" >"$bin/$name"
    chmod 755 "$bin/$name"
  done
  say "${bin%/bin}"
}

# A small script that runs a command of an unpacked tree with that tree's own libraries.
wrap_with_libraries() {
  local tree=$1 command=$2 libraries
  libraries=$tree/usr/lib/$(uname -m)-linux-gnu
  say '#!/bin/sh'
  say "export LD_LIBRARY_PATH='$libraries:$tree/lib/$(uname -m)-linux-gnu' XTABLES_LIBDIR='$libraries/xtables'"
  say "exec '$tree'$command \"\$@\""
}

# Renders what we ship into FOLDER/NAME/{docker-compose.yml,.env.example}: the program's own stack as
# `embedded`, and every file of stacks/ under its name. Prints the folders.
render_shipped() {
  local folder=$1 stack name target from=()
  mkdir -p "$folder/nothing-here"
  for stack in "" "$repository"/stacks/*.yaml; do
    [[ -z $stack || -e $stack ]] || fail "stacks/ holds no stack"
    name=$(basename "${stack:-embedded}" .yaml)
    from=(${stack:+--stack "$stack"})
    mkdir -p "$folder/$name"
    for target in compose:docker-compose.yml env-example:.env.example; do
      (cd "$folder/nothing-here" && "$smarteros" render ${from[@]+"${from[@]}"} --to "${target%%:*}" -o "$folder/$name/${target#*:}") \
        2>"$folder/said" || fail "render $name as ${target%%:*}: $(cat "$folder/said")"
    done
    say "$folder/$name"
  done
}

# The variables a rendered file cannot do without.
required_variables() { grep -oP '(?<!\$)(\$\$)*\$\{\K\w+(?=:\?)' "$1" | sort -u; }

# Compose with nothing of our own environment in it.
clean_compose() { env -i PATH="$PATH" HOME="$work" "$compose" "$@"; }
