//! Redpanda Console on `kafka.<domain>`; it has no login of its own, so a guard stands before it.

use super::{
    Service, StackFile,
    options::{guarded, options, public},
    redpanda,
};
use crate::{
    images,
    plan::{Container, Origin, Plan, Section},
    stack::{Guard, Label, known},
};

options! {
    /// Redpanda Console's options.
    RedpandaConsole, memory: "256m", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("kafka"),
        /// Who may reach it.
        guard: Guard = Guard::BasicAuth,
    }
}

impl Service for RedpandaConsole {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let broker = stack.address(redpanda::NAME);
        let container = Container::service(
            "redpanda-console",
            "Redpanda Console: topics, groups and messages, behind a guard.",
            Origin::service("redpanda-console"),
            &images::REDPANDA_CONSOLE,
        )
        .section(Section::Events)
        .env("KAFKA_BROKERS", format!("{broker}:9092"))
        .env("KAFKA_TLS_ENABLED", "false")
        .env("REDPANDA_ADMINAPI_ENABLED", "true")
        .env("REDPANDA_ADMINAPI_URLS", format!("http://{broker}:9644"))
        .env("SCHEMAREGISTRY_ENABLED", "true")
        .env("SCHEMAREGISTRY_URLS", format!("http://{broker}:8081"))
        .tmpfs("/tmp")
        .memory(self.memory)
        .needs(redpanda::NAME);
        let container = self.common().apply(container, stack);
        let container = public(container, stack, plan, &self.host, 8080);
        plan.add(guarded(container, &self.guard, "CONSOLE", "redpanda-console"));
    }
}
