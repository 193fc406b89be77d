# The stand-in images, built from Debian packages and this folder; sourced by run.sh after engine.sh.
#
# No registry is reachable, so each image name of the rendered file is given to an image of our own. PostgreSQL, Redis,
# nginx and Traefik are the real programs; the others are small scripts that log in to what they need, write where
# they must, and answer the health path of the real program on its port. Each image has only the probe tools that
# the real one has. What a stand-in needs for itself hides in /standin, outside PATH.
#
#   layers   one image per tool set, imported from a tree: standin/{debian,alpine,curl,wget,psql,…}
#   images/  one Dockerfile per program, copying from the layers

packages=(bash dash coreutils util-linux grep sed gawk findutils curl wget python3 busybox-static postgresql-15 redis-server nginx-light)
basics=(basename cat chmod chown comm cp cut date dd df dirname du echo env expr false head id ln ls md5sum mkdir mkfifo mktemp mv
  nl nproc od paste printf readlink realpath rm rmdir seq sha256sum sleep sort split stat tac tail tee test timeout touch tr true
  uname uniq wc)

postgres_programs=(postgres initdb pg_ctl psql pg_isready pg_dump pg_restore createdb dropdb)

# Copies programs of the Debian tree, with the libraries they load, into another tree.
take() {
  local tree=$1 path library
  shift
  for path; do
    [[ -e $debian$path ]] || path=/usr$path
    mkdir -p "$tree$(dirname "$path")"
    cp -aL "$debian$path" "$tree$path"
    chroot "$debian" "$loader" --list "$path" 2>/dev/null | grep -o '/[^ ]*\.so[^ ]*' | while read -r library; do
      mkdir -p "$tree$(dirname "$library")"
      cp -anL "$debian$library" "$tree$library"
    done
  done
}

# Moves a program out of PATH, beside the stand-in's own.
hide() { mkdir -p "$1/standin/bin" && mv "$1$2" "$1/standin/bin/$(basename "$2")"; }

layer() { tar -C "$1" --xattrs --xattrs-include=security.capability -c . | docker import "${@:2}" - "standin/$(basename "$1")" >/dev/null; }

# What both base images share: a shell's files, and everything under /standin.
base_tree() {
  local tree=$1
  mkdir -p "$tree"/{dev,etc,proc,root,sys,tmp,usr/bin,usr/local/bin,bin,var/tmp}
  chmod 1777 "$tree"/tmp "$tree"/var/tmp
  say 'root:x:0:0:root:/root:/bin/sh' >"$tree/etc/passwd"
  say 'root:x:0:' >"$tree/etc/group"
  take "$tree" /usr/bin/python3 /usr/lib/postgresql/15/bin/psql /usr/bin/redis-cli
  for path in /usr/bin/python3 /usr/lib/postgresql/15/bin/psql /usr/bin/redis-cli; do hide "$tree" "$path"; done
  mkdir -p "$tree/standin/lib"
  cp -a "$debian"/usr/lib/python3.* "$tree/standin/lib/"
  install -m 755 "$here/standin/serve.py" "$tree/standin/serve"
  install -m 644 "$here/standin/database.sh" "$tree/standin/"
}

base_layers() {
  local tree=$work/trees/debian name
  base_tree "$tree"
  take "$tree" /bin/bash /bin/dash /bin/grep /bin/sed /usr/bin/gawk /usr/bin/setsid /usr/bin/find /usr/bin/xargs "${basics[@]/#//bin/}"
  ln -s dash "$tree/bin/sh"
  ln -s gawk "$tree/usr/bin/awk"
  layer "$tree" --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  tree=$work/trees/alpine
  base_tree "$tree"
  cp "$debian/bin/busybox" "$tree/bin/"
  for name in $("$debian/bin/busybox" --list); do [[ $name == busybox ]] || ln -s busybox "$tree/bin/$name"; done
  layer "$tree" --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
}

# A layer that only adds some programs of the Debian tree.
program_layer() { take "$work/trees/$1" "${@:2}" && layer "$work/trees/$1"; }

tool_layers() {
  local trees=$work/trees
  program_layer bash /bin/bash
  program_layer curl /usr/bin/curl
  program_layer wget /usr/bin/wget
  program_layer redis /usr/bin/redis-server /usr/bin/redis-cli
  for name in psql pg_isready; do
    take "$trees/$name" "/usr/lib/postgresql/15/bin/$name"
    mkdir -p "$trees/$name/usr/bin" && mv "$trees/$name/usr/lib/postgresql/15/bin/$name" "$trees/$name/usr/bin/"
    layer "$trees/$name"
  done
  take "$trees/postgres" "${postgres_programs[@]/#//usr/lib/postgresql/15/bin/}"
  mkdir -p "$trees/postgres/usr/share/postgresql" "$trees/postgres/usr/lib/postgresql/15"
  cp -a "$debian/usr/lib/postgresql/15/lib" "$trees/postgres/usr/lib/postgresql/15/"
  rm -rf "$trees/postgres"/usr/lib/postgresql/15/lib/{bitcode,llvmjit*}
  cp -a "$debian/usr/share/postgresql/15" "$trees/postgres/usr/share/postgresql/"
  cp -a "$debian/usr/share/zoneinfo" "$trees/postgres/usr/share/"
  cp -a "$debian/usr/lib/locale" "$trees/postgres/usr/lib/"
  layer "$trees/postgres"
  take "$trees/python" /usr/bin/python3
  mkdir -p "$trees/python/usr/local/bin" "$trees/python/usr/lib"
  ln -s /usr/bin/python3 "$trees/python/usr/local/bin/python"
  cp -a "$debian"/usr/lib/python3.* "$trees/python/usr/lib/"
  layer "$trees/python"
  take "$trees/nginx" /usr/sbin/nginx
  mkdir -p "$trees/nginx/etc/nginx/conf.d" && cp "$debian/etc/nginx/mime.types" "$trees/nginx/etc/nginx/"
  layer "$trees/nginx"
  take "$trees/vault" /bin/true
  mv "$trees/vault/bin/true" "$trees/vault/bin/vault"
  # cap_ipc_lock=ep: version 2 with the effective bit, permitted bit 14, nothing inheritable
  python3 -c 'import os, struct, sys; os.setxattr(sys.argv[1], "security.capability", struct.pack("<5I", 0x02000001, 1 << 14, 0, 0, 0))' \
    "$trees/vault/bin/vault"
  layer "$trees/vault"
  [[ -z $traefik ]] || { install -D "$traefik" "$trees/traefik/usr/local/bin/traefik" && layer "$trees/traefik"; }
}
# Which folder of images/ stands in for an image name.
standin_for() {
  case $1 in
    pgvector/pgvector* | postgres:*) say postgres ;;
    redis:* | valkey/valkey*) say redis ;;
    hashicorp/vault*) say vault ;;
    *redpandadata/redpanda:*) say redpanda ;;
    *redpandadata/console:*) say console ;;
    odoo:*) say odoo ;;
    *n8nio/n8n:*) say n8n ;;
    *n8nio/runners:*) say n8n-runners ;;
    *botpress/server*) say botpress ;;
    chatwoot/chatwoot*) say chatwoot ;;
    metabase/metabase*) say metabase ;;
    nginx*) say nginx ;;
    traefik:*) say traefik ;;
    *api*) say python ;;
    *) fail "no stand-in for the image $1" ;;
  esac
}

build_image() {
  DOCKER_BUILDKIT=0 docker build -q -t "standin-$1" "$here/images/$1" >"$work/build.log" 2>&1 ||
    fail "building the stand-in $1: $(cat "$work/build.log")"
}

build_all() {
  local folder
  debian=$(debian_closure bookworm e2e-system "${packages[@]}") || skip "Debian packages cannot be fetched here"
  loader=/$(cd "$debian" && find lib -name 'ld-linux*' | head -n 1)
  base_layers
  tool_layers
  for folder in "$here"/images/*/; do
    [[ $folder == */traefik/ && -z $traefik ]] || build_image "$(basename "$folder")"
  done
}

# Gives every image name that standard input holds to its stand-in. The built images are kept, as one archive that
# is made anew whenever anything they come from changes. $traefik is the path of a Traefik program, or empty.
build_images() {
  local image key prefix archive
  key=$(cd "$here" && { find images standin images.sh -type f -print0 | sort -z | xargs -0 sha256sum; say "$traefik"; } | sha256sum)
  prefix=$tools/e2e-images${traefik:+-traefik}
  archive=$prefix.${key::16}.tar
  if [[ -e $archive ]]; then
    docker load -q -i "$archive" >/dev/null
  else
    note "building the stand-in images"
    build_all
    rm -f "$prefix".*.tar
    # shellcheck disable=SC2046 # names are words
    docker save -o "$archive.part" $(docker images --format '{{.Repository}}' | grep '^standin-') standin/alpine
    mv "$archive.part" "$archive"
  fi
  while read -r image; do docker tag "standin-$(standin_for "$image")" "$image"; done
}
