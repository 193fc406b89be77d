//! Chatwoot on `crm.<domain>`: one image run as migrations, web, worker and scheduler.

use super::{
    Service, StackFile,
    options::{options, public},
    postgres, redis,
};
use crate::{
    images,
    plan::{Container, Database, Generator, Origin, Plan, Probe, Variable},
    stack::{Label, Memory, known},
};

options! {
    /// Chatwoot's options.
    Chatwoot, memory: "1536m", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("crm"),
        /// Memory limit of the worker.
        worker_memory: Memory = Memory::mebibytes(1536),
        /// Memory limit of the scheduler.
        scheduler_memory: Memory = Memory::mebibytes(768),
    }
}

const NAME: &str = "chatwoot";
const MIGRATE: &str = "chatwoot-migrate";

impl Service for Chatwoot {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let extensions = ["pg_stat_statements", "pg_trgm", "pgcrypto", "vector"];
        let database = Database::of(NAME, "Chatwoot", &extensions);

        let summary = "Loads or migrates Chatwoot's schema; needed at each upgrade.";
        let job = Container::job(MIGRATE, summary, origin(), &images::CHATWOOT)
            .command(["bundle", "exec", "rails", "db:chatwoot_prepare"])
            .env("POSTGRES_STATEMENT_TIMEOUT", "600s")
            .memory(Memory::mebibytes(1024));
        plan.add(self.dress(job, &database, stack));

        let summary = "Chatwoot: the web interface and its API.";
        let web = Container::service(NAME, summary, origin(), &images::CHATWOOT)
            // Removes a stale server.pid, which would keep Puma from starting after a crash.
            .entrypoint(["docker/entrypoints/rails.sh"])
            .command(["bundle", "exec", "rails", "s", "-p", "3000", "-b", "0.0.0.0"])
            .memory(self.memory)
            .needs(MIGRATE);
        let web = self.dress(web, &database, stack);
        plan.add(public(web, stack, plan, &self.host, 3000));

        let summary = "Chatwoot's jobs of every queue, so that none is orphaned by an upgrade.";
        let worker = sidekiq("chatwoot-worker", summary)
            .command(["bundle", "exec", "sidekiq", "-C", "config/sidekiq.yml"])
            .memory(self.worker_memory);
        plan.add(self.dress(worker, &database, stack));

        let summary = "Chatwoot's scheduled jobs, which the worker's other queues would starve.";
        let scheduler = sidekiq("chatwoot-scheduler", summary)
            .command([
                "bundle",
                "exec",
                "sidekiq",
                "-q",
                "scheduled_jobs",
                "-q",
                "housekeeping",
                "-c",
                "2",
            ])
            .env("SIDEKIQ_CONCURRENCY", "2")
            .memory(self.scheduler_memory);
        plan.add(self.dress(scheduler, &database, stack));
        plan.databases.push(database);
    }
}

impl Chatwoot {
    /// What all four share: environment, uploads, and what they wait for.
    fn dress(&self, container: Container, database: &Database, stack: &StackFile) -> Container {
        let redis_url = format!("redis://{}:6379/0", stack.address(redis::NAME));
        let container = container
            .env("RAILS_ENV", "production")
            .env("NODE_ENV", "production")
            .env("INSTALLATION_ENV", "docker")
            .env("RAILS_LOG_TO_STDOUT", "true")
            .env("FRONTEND_URL", stack.url(&self.host))
            .env("DEFAULT_LOCALE", "es")
            .env("ENABLE_ACCOUNT_SIGNUP", "false")
            .env("ACTIVE_STORAGE_SERVICE", "local")
            .env("SECRET_KEY_BASE", secret_key_base())
            .env("POSTGRES_HOST", stack.address(postgres::NAME))
            .env("POSTGRES_PORT", "5432")
            .env("POSTGRES_DATABASE", &database.name)
            .env("POSTGRES_USERNAME", &database.user)
            .env("POSTGRES_PASSWORD", &database.password)
            .env("REDIS_URL", redis_url)
            .env("REDIS_PASSWORD", redis::password())
            .volume("chatwoot_data", "/app/storage")
            .needs(postgres::NAME)
            .needs(postgres::INIT)
            .needs(redis::NAME);
        self.common().apply(container, stack)
    }
}

fn sidekiq(name: &str, summary: &str) -> Container {
    let web = images::CHATWOOT.probe();
    let alive = Probe { test: Probe::wget(images::SIDEKIQ_HEALTH).test, ..web };
    Container::service(name, summary, origin(), &images::CHATWOOT)
        .env("SIDEKIQ_ALIVE_HOST", "127.0.0.1")
        .probe(alive)
        .needs(MIGRATE)
}

fn origin() -> Origin {
    Origin::service(NAME)
}

fn secret_key_base() -> Variable {
    Variable::secret(
        "CHATWOOT_SECRET_KEY_BASE",
        NAME,
        "signs sessions and encrypts what Rails stores",
    )
    .generated(Generator::Hex(64))
    .rotation("everybody must log in again")
}
