# Starts Botpress with a database URL made from its parts; every byte is percent-encoded, so any password fits.
: "${BOTPRESS_DB_USER:?}" "${BOTPRESS_DB_PASSWORD:?}" "${BOTPRESS_DB_HOST:?}" "${BOTPRESS_DB_NAME:?}"
encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }
credentials=$(encode "$BOTPRESS_DB_USER"):$(encode "$BOTPRESS_DB_PASSWORD")
DATABASE_URL="postgres://$credentials@$BOTPRESS_DB_HOST:${BOTPRESS_DB_PORT:-5432}/$(encode "$BOTPRESS_DB_NAME")"
export DATABASE_URL
unset credentials BOTPRESS_DB_USER BOTPRESS_DB_PASSWORD BOTPRESS_DB_HOST BOTPRESS_DB_PORT BOTPRESS_DB_NAME
exec ./bp
