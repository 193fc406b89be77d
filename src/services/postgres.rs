//! PostgreSQL 15 with pgvector, and the job that gives every application its role and database.

use minijinja::context;

use super::{Service, StackFile, options::options};
use crate::{
    images,
    plan::{ConfigMount, Container, Database, Mount, Origin, Plan, Section, Variable},
    stack::Memory,
    template,
};

options! {
    /// PostgreSQL's options.
    Postgres, memory: "2g", enabled: true, {
        /// Shared memory of the container; `maintenance_work_mem` must fit into it.
        shared_memory: Memory = Memory::mebibytes(256),
    }
}

/// Name of the container, and of its volume's key.
pub(super) const NAME: &str = "postgres";
pub(super) const INIT: &str = "db-init";

impl Service for Postgres {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let mut server = Container::service(
            NAME,
            "PostgreSQL 15 with pgvector: one role and one database per application.",
            Origin::service("postgres"),
            &images::POSTGRES,
        )
        .section(Section::Data)
        .env("POSTGRES_USER", user())
        .env("POSTGRES_PASSWORD", password())
        .env("POSTGRES_DB", database())
        .env("POSTGRES_INITDB_ARGS", "--data-checksums")
        .volume("postgres_data", "/var/lib/postgresql/data")
        .tmpfs("/tmp")
        .tmpfs("/var/run/postgresql")
        .memory(self.memory);
        server.shared_memory = Some(self.shared_memory);
        let shared_buffers = self.memory.percent(25).whole_mebibytes();
        server = server.command(["postgres", "-c", &format!("shared_buffers={shared_buffers}MB")]);
        plan.add(self.common().apply(server, stack));
    }

    fn follow_up(&self, stack: &StackFile, plan: &mut Plan) {
        if plan.databases.is_empty() {
            return;
        }
        let mut job = Container::job(
            INIT,
            "Creates or corrects the applications' roles and databases; deletes nothing.",
            Origin::service("postgres"),
            &images::POSTGRES,
        )
        .section(Section::Data)
        .env("PGHOST", stack.address(NAME))
        .env("PGPORT", "5432")
        .env("PGUSER", user())
        .env("PGPASSWORD", password())
        .env("PGDATABASE", database())
        .config(ConfigMount::new("db_init_sh", "/smarteros/db-init.sh", script(&plan.databases)))
        .command(["bash", "/smarteros/db-init.sh"])
        .needs(NAME);
        job.confinement.read_only = false;
        for database in &plan.databases {
            job = job
                .env(&database.user.name, &database.user)
                .env(&database.password.name, &database.password)
                .env(&database.name.name, &database.name);
        }
        // The server's data is not the job's: without this the image would make a volume for it.
        job.mounts.push(Mount::Tmpfs { target: "/var/lib/postgresql/data".into() });
        plan.add(self.common().without_environment().apply(job, stack));
    }
}

fn script(databases: &[Database]) -> String {
    let databases: Vec<_> = databases
        .iter()
        .map(|it| {
            context! {
                app => it.app,
                user_var => it.user.name,
                password_var => it.password.name,
                name_var => it.name.name,
                extensions => it.extensions,
                reachable_postgres_db => it.meets_postgres,
            }
        })
        .collect();
    template::known(include_str!("../../templates/db-init.sh.j2"), context! { databases })
}

fn user() -> Variable {
    Variable::setting("POSTGRES_USER", "postgres", "smarter", "superuser of the server")
}

fn password() -> Variable {
    Variable::secret("POSTGRES_PASSWORD", "postgres", "password of the superuser").rotation(
        "an existing volume keeps the old one: first `ALTER ROLE smarter PASSWORD …` in psql",
    )
}

fn database() -> Variable {
    Variable::setting("POSTGRES_DB", "postgres", "smarter", "the superuser's own database")
}
