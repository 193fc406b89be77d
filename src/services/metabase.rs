//! Metabase on `kpi.<domain>`.

use super::{
    Service, StackFile,
    options::{options, public},
    postgres,
};
use crate::{
    images,
    plan::{Container, Database, Origin, Plan, Variable},
    stack::{Label, known},
};

options! {
    /// Metabase's options.
    Metabase, memory: "2g", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("kpi"),
    }
}

const NAME: &str = "metabase";

impl Service for Metabase {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let database = Database::of(NAME, "Metabase", &[]);
        let heap = self.memory.percent(50).whole_mebibytes();
        let server = stack.address(postgres::NAME);
        let host =
            Variable::setting("METABASE_DB_HOST", NAME, &server, "PostgreSQL server of Metabase");
        let port = Variable::setting("METABASE_DB_PORT", NAME, "5432", "port of that server");
        let container = Container::service(
            NAME,
            "Metabase: analytics; the first start migrates for minutes.",
            Origin::service(NAME),
            &images::METABASE,
        )
        .env("MB_SITE_URL", stack.url(&self.host))
        .env("MB_DB_TYPE", "postgres")
        .env("MB_DB_HOST", host)
        .env("MB_DB_PORT", port)
        .env("MB_DB_DBNAME", &database.name)
        .env("MB_DB_USER", &database.user)
        .env("MB_DB_PASS", &database.password)
        .env("MB_ENCRYPTION_SECRET_KEY", encryption_key())
        .env("JAVA_TIMEZONE", stack.time_zone.as_str())
        .env("JAVA_OPTS", format!("-Xmx{heap}m"))
        .volume("metabase_data", "/plugins")
        .memory(self.memory)
        .needs(postgres::NAME)
        .needs(postgres::INIT);
        let container = self.common().apply(container, stack);
        plan.add(public(container, stack, plan, &self.host, 3000));
        plan.databases.push(database);
    }
}

fn encryption_key() -> Variable {
    Variable::secret("METABASE_ENCRYPTION_KEY", NAME, "encrypts the data sources' passwords")
        .bound("with Metabase's own `rotate-encryption-key` command, never by hand")
}
