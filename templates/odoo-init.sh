# Installs Odoo's `base` into its database unless it is there already; runs once, before Odoo starts.
set -euo pipefail

state=$(psql -X -q -A -t -w -v ON_ERROR_STOP=1 -d "${ODOO_DB_NAME:?}" -f - <<'SQL'
SELECT to_regclass('public.ir_module_module') IS NOT NULL AS has_modules \gset
\if :has_modules
SELECT state FROM public.ir_module_module WHERE name = 'base';
\endif
SQL
)
case $state in
  installed | 'to upgrade')
    printf 'odoo-init: database %s: base is %s, nothing to do\n' "$ODOO_DB_NAME" "$state" ;;
  *)
    printf 'odoo-init: database %s: installing base\n' "$ODOO_DB_NAME"
    exec /entrypoint.sh odoo -d "$ODOO_DB_NAME" -i base --stop-after-init --no-http ;;
esac
