//! HashiCorp Vault on raft storage: comes back sealed after every restart.

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
    /// Vault's options.
    Vault, memory: "512m", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("vault"),
        /// Who may reach it. Default: nobody, until `VAULT_ALLOWED_IPS` says otherwise.
        guard: Guard = Guard::AllowIps(vec![known("127.0.0.1/32")]),
    }
}

impl Service for Vault {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let address = stack.address("vault");
        let container = Container::service(
            "vault",
            "Vault: sealed after every start; the interface stays reachable to unseal it.",
            Origin::service("vault"),
            &images::VAULT,
        )
        .section(Section::Secrets)
        .command(["server"])
        .env("VAULT_ADDR", "http://127.0.0.1:8200")
        .env("VAULT_API_ADDR", stack.url(&self.host))
        .env("VAULT_CLUSTER_ADDR", format!("https://{address}:8201"))
        .env("VAULT_LOCAL_CONFIG", configuration())
        .volume("vault_data", "/vault/file")
        .volume("vault_logs", "/vault/logs")
        .memory(self.memory);
        let container = self.common().apply(container, stack);
        plan.vault.address.get_or_insert_with(|| stack.url(&self.host));
        let container = public(container, stack, plan, &self.host, 8200);
        plan.add(guarded(container, &self.guard, "VAULT", "vault"));
    }
}

/// Raft needs an explicit `disable_mlock`, and the one data folder that belongs to its user.
fn configuration() -> String {
    serde_json::json!({
        "ui": true,
        "disable_mlock": true,
        "listener": [{ "tcp": { "address": "0.0.0.0:8200", "tls_disable": true } }],
        "storage": { "raft": { "path": "/vault/file", "node_id": "vault-1" } },
    })
    .to_string()
}
