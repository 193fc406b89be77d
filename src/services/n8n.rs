//! n8n on `n8n.<domain>`, with its task runners in a container of their own if wanted.

use super::{
    Service, StackFile,
    options::{Common, options, public},
    postgres,
};
use crate::{
    images,
    plan::{Container, Database, Generator, Image, Origin, Plan, Variable},
    stack::{ExtraEnvironment, ImageRef, Label, Memory, known},
};

options! {
    /// n8n's options.
    N8n, memory: "1g", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("n8n"),
        /// Runs the code of Code nodes in a container of its own; Python needs it.
        runners: bool = false,
        /// Memory limit of the task runners.
        runners_memory: Memory = Memory::mebibytes(512),
    }
}

const NAME: &str = "n8n";

impl Service for N8n {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let database = Database::of(NAME, "n8n", &[]);
        let url = stack.url(&self.host);
        let scheme = url.split(':').next().unwrap_or_default().to_owned();
        let server = stack.address(postgres::NAME);
        let webhook = format!("{url}/");
        let mut container = Container::service(
            NAME,
            "n8n: workflows; credentials are readable with N8N_ENCRYPTION_KEY only.",
            Origin::service(NAME),
            &images::N8N,
        )
        .env("DB_TYPE", "postgresdb")
        .env(
            "DB_POSTGRESDB_HOST",
            Variable::setting("N8N_DB_HOST", NAME, &server, "PostgreSQL server of n8n"),
        )
        .env("DB_POSTGRESDB_PORT", "5432")
        .env("DB_POSTGRESDB_DATABASE", &database.name)
        .env("DB_POSTGRESDB_USER", &database.user)
        .env("DB_POSTGRESDB_PASSWORD", &database.password)
        .env("N8N_ENCRYPTION_KEY", encryption_key())
        .env("N8N_HOST", stack.host(&self.host))
        .env("N8N_PROTOCOL", scheme.as_str())
        .env("N8N_EDITOR_BASE_URL", webhook.as_str())
        .env(
            "N8N_WEBHOOK_URL",
            Variable::setting("N8N_WEBHOOK_URL", NAME, &webhook, "address webhooks are called at"),
        )
        .env("N8N_PROXY_HOPS", "1")
        .env("N8N_SECURE_COOKIE", (scheme == "https").to_string())
        .env(
            "GENERIC_TIMEZONE",
            Variable::setting(
                "N8N_TIMEZONE",
                NAME,
                stack.time_zone.as_str(),
                "time zone of schedules",
            ),
        )
        .volume("n8n_data", "/home/node/.n8n")
        .memory(self.memory)
        .needs(postgres::NAME)
        .needs(postgres::INIT);
        if self.runners {
            container = container
                .env("N8N_RUNNERS_MODE", "external")
                .env("N8N_RUNNERS_BROKER_LISTEN_ADDRESS", "0.0.0.0")
                .env("N8N_RUNNERS_AUTH_TOKEN", runners_token());
        }
        let container = self.common().apply(container, stack);
        let tag_of = container.image.clone();
        plan.add(public(container, stack, plan, &self.host, 5678));
        plan.databases.push(database);
        if self.runners {
            plan.add(self.task_runners(stack, &tag_of));
        }
    }
}

impl N8n {
    fn task_runners(&self, stack: &StackFile, server: &Image) -> Container {
        let image = runners_image(server);
        let broker = stack.address(NAME);
        let runners = Container::service(
            "n8n-runners",
            "Task runners: the code of Code nodes runs here, not beside the credentials.",
            Origin::service(NAME),
            &images::N8N_RUNNERS,
        )
        .env("N8N_RUNNERS_TASK_BROKER_URI", format!("http://{broker}:5679"))
        .env("N8N_RUNNERS_AUTH_TOKEN", runners_token())
        .memory(self.runners_memory)
        .needs(NAME);
        let plain = ExtraEnvironment::default();
        let common = Common { image: image.as_ref(), environment: &plain, networks: &[] };
        common.apply(runners, stack)
    }
}

/// The runners must have n8n's own tag (n8n-io/n8n-hosting README).
fn runners_image(server: &Image) -> Option<ImageRef> {
    match server {
        Image::Pinned(image) if image.tag().is_some() => {
            Some(image.with_repository(images::N8N_RUNNERS.facts.repository))
        }
        Image::Pinned(_) | Image::Built(_) => None,
    }
}

fn encryption_key() -> Variable {
    Variable::secret("N8N_ENCRYPTION_KEY", NAME, "key of the credentials n8n stores")
        .bound("never: n8n refuses another key than its volume's, and credentials are lost")
}

fn runners_token() -> Variable {
    Variable::secret("N8N_RUNNERS_AUTH_TOKEN", NAME, "token between n8n and its task runners")
        .generated(Generator::Alphanumeric(48))
}
