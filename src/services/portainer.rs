//! Portainer on `portainer.<domain>`: whoever opens it owns the machine, so it is off by default.

use super::{
    Service, StackFile,
    options::{guarded, options, public},
};
use crate::{
    images,
    plan::{Container, Origin, Plan, Section},
    stack::{Guard, Label, known},
};

options! {
    /// Portainer's options.
    Portainer, memory: "256m", enabled: false, {
        /// Host under the stack's domain.
        host: Label = known("portainer"),
        /// Who may reach it.
        guard: Guard = Guard::BasicAuth,
    }
}

impl Service for Portainer {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let container = Container::service(
            "portainer",
            "Portainer: full control of Docker, behind a guard.",
            Origin::service("portainer"),
            &images::PORTAINER,
        )
        .section(Section::Operations)
        .bind("/var/run/docker.sock", "/var/run/docker.sock", false)
        .volume("portainer_data", "/data")
        .memory(self.memory);
        let container = self.common().apply(container, stack);
        let container = public(container, stack, plan, &self.host, 9000);
        plan.add(guarded(container, &self.guard, "PORTAINER", "portainer"));
    }
}
