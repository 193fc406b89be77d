#!/bin/sh
# Puts VAULT_LOCAL_CONFIG where the server reads it, refuses what the real server refuses, then serves.
set -eu
[ "${1:-}" = vault ] && shift
[ "${1:-}" = server ] || { echo "no such command here: $*" >&2; exit 127; }
case " $* " in *" -dev "*) echo "dev mode: nothing would be kept" >&2; exit 1 ;; esac
[ -z "${VAULT_LOCAL_CONFIG:-}" ] || printf '%s' "$VAULT_LOCAL_CONFIG" >/vault/config/local.json
# the exec that fails without IPC_LOCK
/bin/vault true
exec /standin/bin/python3 /usr/local/bin/serve-vault.py /vault/config/*
