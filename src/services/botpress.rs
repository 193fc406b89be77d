//! Botpress 12 on `bot.<domain>`.

use super::{
    Service, StackFile,
    options::{options, public},
    postgres,
};
use crate::{
    images,
    plan::{Container, Database, Generator, Origin, Plan, Variable},
    stack::{Label, known},
};

options! {
    /// Botpress's options.
    Botpress, memory: "2g", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("bot"),
    }
}

const NAME: &str = "botpress";

impl Service for Botpress {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let database = Database::of(NAME, "Botpress", &["pgcrypto"]);
        let container = Container::service(
            NAME,
            "Botpress: conversations; its first administrator comes from Vault.",
            Origin::service(NAME),
            &images::BOTPRESS,
        )
        .script(include_str!("../../templates/botpress-start.sh"))
        .env("BP_PRODUCTION", "true")
        .env("EXTERNAL_URL", stack.url(&self.host))
        .env("REVERSE_PROXY", "true")
        .env("AUTO_MIGRATE", "true")
        // Duckling would need a container of its own.
        .env("BP_MODULE_NLU_DUCKLINGENABLED", "false")
        .env("BOTPRESS_DB_HOST", stack.address(postgres::NAME))
        .env("BOTPRESS_DB_USER", &database.user)
        .env("BOTPRESS_DB_PASSWORD", &database.password)
        .env("BOTPRESS_DB_NAME", &database.name)
        .env("BP_CONFIG_APPSECRET", app_secret())
        .env("BP_LICENSE_KEY", licence_key())
        .env(
            "BP_ADMIN_EMAIL",
            Variable::setting(
                "BOTPRESS_ADMIN_EMAIL",
                NAME,
                &format!("admin@{}", stack.domain),
                "e-mail of the first administrator",
            ),
        )
        .env("BP_ADMIN_PASSWORD", admin_password())
        .volume("botpress_data", "/botpress/data")
        .memory(self.memory)
        .needs(postgres::NAME)
        .needs(postgres::INIT);
        let container = self.common().apply(container, stack);
        plan.add(public(container, stack, plan, &self.host, 3000));
        plan.databases.push(database);
    }
}

fn app_secret() -> Variable {
    Variable::secret("BOTPRESS_AUTH_SECRET", NAME, "signs the sessions of Botpress")
        .generated(Generator::Alphanumeric(40))
        .rotation("everybody must log in again")
}

fn licence_key() -> Variable {
    Variable::secret(
        "BOTPRESS_LICENSE_KEY",
        NAME,
        "licence of Botpress Pro, not needed since 12.31",
    )
    .generated(Generator::Provider("Botpress".into()))
    .optional()
}

fn admin_password() -> Variable {
    Variable::secret("BOTPRESS_ADMIN_PASSWORD", NAME, "password of the first administrator")
        .rotation("only read on the first start: afterwards change it in the interface")
}
