//! HashiCorp Vault.

use super::{
    Capabilities, DefaultCommand, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// The probe accepts a sealed or uninitialised Vault: otherwise Traefik hides the interface that is
/// needed to unseal it.
pub static VAULT: Pinned = Pinned::of(ImageFacts {
    repository: "hashicorp/vault",
    also: &["vault"],
    tag: Some("2.1.2"),
    verified: "2026-11-23",
    sources: &[
        "hashicorp/vault Dockerfile@024c09b: the default command is `server -dev`",
        "hashicorp/web-unified-docs partials/no-setcap-without-root.mdx: IPC_LOCK is mandatory",
        "hashicorp/vault command/server.go: raft needs cluster_addr and an explicit disable_mlock",
        "hashicorp/vault docker-entrypoint.sh@1d04c5e, #24837: /vault/data stays root's",
        "the same: a development server listens on 0.0.0.0, as the examples of listeners do",
        "developer.hashicorp.com/vault/api-docs/system/health: status codes",
    ],
    user: None,
    ports: &[
        Port { number: 8200, purpose: "API and interface" },
        Port { number: 8201, purpose: "cluster" },
    ],
    data: &["/vault/file", "/vault/logs"],
    tools: &["wget", "nc", "vault"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Wget,
            "http://127.0.0.1:8200/v1/sys/health?standbyok=true&sealedcode=200&uninitcode=200",
        ),
        interval: 30,
        timeout: 5,
        start_period: 30,
        start_interval: 3,
    }),
    stop_grace: 30,
    needs_init: false,
    capabilities: Capabilities::Only(&["IPC_LOCK"]),
    read_only: None,
    admin_interface: true,
    own_probe: Some(false),
    habits: Habits {
        command: DefaultCommand::Development("everything is kept in memory and lost at each stop"),
        serves: &["server", "vault server"],
        missing_tools: &["curl"],
        unwritable: &[("/vault/data", "/vault/file")],
        development: &[("-dev", "everything is kept in memory and lost at each stop")],
        development_variables: &["VAULT_DEV_ROOT_TOKEN_ID", "VAULT_DEV_LISTEN_ADDRESS"],
        version_parts: 3,
        ipv4_only: true,
        ..Habits::PLAIN
    },
});
