//! The FastAPI gateway on `api.<domain>`: the one service that meets tenants.

use super::{
    Service, StackFile,
    options::{options, public},
};
use crate::{
    images::{self, API_SMARTERBOT},
    plan::{Container, Generator, Image, Origin, Plan, ProbeTest, Variable},
    stack::{GitContext, Label, RoutePath, known},
};

options! {
    /// The API's options.
    ApiSmarterbot, memory: "256m", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("api"),
        /// Repository and commit it is built from, unless `image` names an image.
        build: GitContext = API_SMARTERBOT.context(),
        /// Port it listens on: 3000 at the default commit, 8000 before December 2025.
        port: std::num::NonZeroU16 = const { std::num::NonZeroU16::new(API_SMARTERBOT.port).unwrap() },
        /// Paths without authentication, which stay off the public host with all below them.
        hidden_paths: Vec<RoutePath> = ["/contacts", "/mcp", "/odoo"].map(known).into(),
    }
}

const NAME: &str = "api-smarterbot";

impl Service for ApiSmarterbot {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let mut container = Container::service(
            NAME,
            "SmarterOS API: contacts, events and agents; the only service tenants can reach.",
            Origin::service(NAME),
            &images::PYTHON,
        )
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .tmpfs("/tmp")
        .network(stack.networks.tenants.as_str(), &[stack.address(NAME)])
        .memory(self.memory);
        container.image = Image::Built(self.build.clone());
        container.meets_tenants = true;
        for (name, variable) in variables(stack) {
            container = container.env(name, variable);
        }
        container = self.listening(self.common().apply(container, stack));
        container = public(container, stack, plan, &self.host, self.port.get());
        for route in &mut container.routes {
            route.hidden = self.hidden_paths.iter().map(ToString::to_string).collect();
        }
        plan.add(container);
    }
}

impl ApiSmarterbot {
    /// Moves the probe to the port this commit listens on.
    fn listening(&self, container: Container) -> Container {
        let mut probe = images::PYTHON.probe();
        if let ProbeTest::Exec(words) = &mut probe.test {
            for word in words {
                *word = word.replace(":3000/", &format!(":{}/", self.port));
            }
        }
        container.probe(probe)
    }
}

/// Environment entries and the variables they carry: the names of every commit in use.
fn variables(stack: &StackFile) -> Vec<(&'static str, Variable)> {
    let setting =
        |name, default: &str, description| Variable::setting(name, "api", default, description);
    let given = |name, by: &str, description| {
        Variable::secret(name, "api", description).generated(Generator::Provider(by.into()))
    };
    let domain = &stack.domain;
    let supabase = given("SUPABASE_SERVICE_ROLE", "Supabase", "service role key of Supabase")
        .rotation("in Supabase's dashboard, under API settings");
    vec![
        ("API_ENV", setting("API_ENV", "production", "environment the API reports")),
        ("BASE_DOMAIN", setting("BASE_DOMAIN", domain.as_str(), "zone of the public hosts")),
        ("SUPABASE_URL", setting("SUPABASE_URL", "", "address of the Supabase project")),
        ("SUPABASE_SERVICE_ROLE", supabase.clone()),
        ("SUPABASE_SERVICE_ROLE_KEY", supabase),
        ("RESEND_API_KEY", given("RESEND_API_KEY", "Resend", "sends e-mail")),
        (
            "RESEND_FROM",
            setting("RESEND_FROM", &format!("no-reply@{domain}"), "sender of that e-mail"),
        ),
        (
            "ADMIN_EMAIL",
            setting("ADMIN_EMAIL", &format!("admin@{domain}"), "who is told of new contacts"),
        ),
        (
            "CHATWOOT_BASE_URL",
            setting(
                "CHATWOOT_BASE_URL",
                &stack.edge.url(&format!("crm.{domain}")),
                "Chatwoot's address",
            ),
        ),
        // Chatwoot can only give it once the stack runs.
        (
            "CHATWOOT_TOKEN",
            given("CHATWOOT_TOKEN", "Chatwoot, profile settings", "access token of an agent")
                .optional(),
        ),
        ("CHATWOOT_ACCOUNT_ID", setting("CHATWOOT_ACCOUNT_ID", "1", "account in Chatwoot")),
        ("CHATWOOT_INBOX_ID", setting("CHATWOOT_INBOX_ID", "1", "inbox in Chatwoot")),
    ]
}
