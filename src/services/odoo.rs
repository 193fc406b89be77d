//! Odoo 19 on `erp.<domain>`, and the job that installs it into an empty database.

use minijinja::context;

use super::{
    Service, StackFile,
    options::{options, public},
    postgres,
};
use crate::{
    images,
    plan::{ConfigMount, Container, Database, Origin, Plan, Route, Text, Variable},
    stack::{Label, Memory, known},
    template,
};

options! {
    /// Odoo's options.
    Odoo, memory: "2g", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("erp"),
        /// Processes that serve HTTP; 0 serves everything from one. About six users each.
        workers: u16 = 2,
        /// Processes that run scheduled actions.
        cron_threads: u16 = 1,
    }
}

const INIT: &str = "odoo-init";

/// Bytes of address space per worker, from Odoo's deployment guide (`on_premise/deploy.rst`).
const LIMIT_MEMORY_SOFT: u64 = 629_145_600;
const LIMIT_MEMORY_HARD: u64 = 1_677_721_600;

impl Service for Odoo {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let database =
            Database { meets_postgres: true, ..Database::of("odoo", "Odoo", &["pg_trgm"]) };
        let job = Container::job(
            INIT,
            "Installs Odoo's base into a database that has none yet.",
            Origin::service("odoo"),
            &images::ODOO,
        )
        .entrypoint(["bash", "/smarteros/odoo-init.sh"])
        .config(ConfigMount::new(
            "odoo_init_sh",
            "/smarteros/odoo-init.sh",
            include_str!("../../templates/odoo-init.sh"),
        ))
        .env("ODOO_DB_NAME", &database.name);
        plan.add(self.dress(job, &database, stack).memory(Memory::mebibytes(1024)));

        let server = Container::service(
            "odoo",
            "Odoo 19: its database is never shared, its manager is closed.",
            Origin::service("odoo"),
            &images::ODOO,
        )
        .command(["odoo"])
        .memory(self.memory)
        .needs(INIT);
        let mut server = self.dress(server, &database, stack);
        server = public(server, stack, plan, &self.host, 8069);
        if self.workers > 0 && !server.routes.is_empty() {
            let router = format!("{}-odoo_websocket", stack.name);
            let websocket = Route::new(router, stack.host(&self.host), 8072);
            server.routes.push(Route { path: Some("/websocket".into()), ..websocket });
        }
        plan.add(server);
        plan.databases.push(database);
    }
}

impl Odoo {
    /// What the server and the job share: the database, the configuration, the data.
    fn dress(&self, container: Container, database: &Database, stack: &StackFile) -> Container {
        let host = Variable::setting(
            "ODOO_DB_HOST",
            "odoo",
            &stack.address(postgres::NAME),
            "PostgreSQL server of Odoo",
        );
        // All four, or the entrypoint puts what is missing on the command line.
        let container = container
            .env("PGHOST", host)
            .env("PGPORT", "5432")
            .env("PGUSER", &database.user)
            .env("PGPASSWORD", &database.password)
            .config(ConfigMount::new(
                "odoo_conf",
                "/etc/odoo/odoo.conf",
                self.configuration(database),
            ))
            .volume("odoo_data", "/var/lib/odoo")
            .volume("odoo_extra_addons", "/mnt/extra-addons")
            .needs(postgres::NAME)
            .needs(postgres::INIT);
        self.common().apply(container, stack)
    }

    fn configuration(&self, database: &Database) -> Text {
        let password = admin_password();
        let rendered = template::known(
            include_str!("../../templates/odoo.conf.j2"),
            context! {
                admin_password => Text::hole(&password),
                db_name => Text::hole(&database.name),
                list_db => false,
                proxy_mode => true,
                workers => self.workers,
                max_cron_threads => self.cron_threads,
                limit_memory_soft => LIMIT_MEMORY_SOFT,
                limit_memory_hard => LIMIT_MEMORY_HARD,
            },
        );
        Text::from_template(&rendered, &[password, database.name.clone()])
    }
}

fn admin_password() -> Variable {
    Variable::secret("ODOO_ADMIN_PASSWORD", "odoo", "master password of Odoo's database manager")
        .rotation("it stands in a file: `docker compose up -d --force-recreate odoo`")
}
