# Starts Redis with the password from the environment, given on standard input so that no process argument shows it.
line_break='
'
case ${REDIS_PASSWORD:?} in
  *"$line_break"*) echo 'redis-start: error: REDIS_PASSWORD has a line break in it' >&2; exit 1 ;;
esac
quoted=$(printf '%s' "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')
exec redis-server - <<EOF
requirepass "$quoted"
dir /data
appendonly yes
appendfsync everysec
maxmemory ${REDIS_MAXMEMORY:?}
maxmemory-policy noeviction
EOF
