#!/bin/sh
# Flags alone mean `traefik FLAGS`, as in the real image.
set -eu
[ "${1#-}" = "$1" ] || set -- traefik "$@"
exec "$@"
