# Builds the real Traefik of a given version, once; sourced by run.sh.
#
#   traefik_tool VERSION   prints the path of the program, `v3.6.25` for example; takes some minutes the first time
#
# The source is a Go module. Two things are left out because no check here needs them and they cost most of the build:
# the web interface, which its module does not carry, and the DNS providers of its ACME client (hundreds of packages).
traefik_tool() {
  local version=$1 target=$tools/traefik-$1 source lego module
  [[ -x $target/traefik ]] && { say "$target/traefik"; return; }
  command -v go >/dev/null || return 1
  mkdir -p "$target" && source=$work/traefik && lego=$work/lego
  copy_module "github.com/traefik/traefik/v3@$version" "$source" || return 1
  module=$(sed -n 's#^\t\(github.com/go-acme/lego/v[0-9]*\) \(v[^ ]*\).*#\1@\2#p' "$source/go.mod")
  copy_module "$module" "$lego" || return 1
  mkdir -p "$source/webui/static" && say 'no interface in this build' >"$source/webui/static/index.html"
  cat >"$lego/providers/dns/zz_gen_dns_providers.go" <<GO
package dns

import (
	"fmt"

	"${module%@*}/challenge"
)

// NewDNSChallengeProviderByName knows none.
func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {
	return nil, fmt.Errorf("built without the DNS provider %s", name)
}
GO
  note "building Traefik $version, which takes some minutes the first time"
  (cd "$source" && go mod edit -replace "${module%@*}=$lego" &&
    CGO_ENABLED=0 GOFLAGS='-mod=mod -buildvcs=false' nice go build -ldflags "-s -w -X github.com/traefik/traefik/v3/pkg/version.Version=$version" \
      -o "$target/traefik" ./cmd/traefik) >&2 || return 1
  say "$target/traefik"
}

# A writable copy of a module's source.
copy_module() {
  local folder
  folder=$(cd "$work" && go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') && [[ -n $folder ]] || return 1
  cp -r "$folder" "$2" && chmod -R u+w "$2"
}
