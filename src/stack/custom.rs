//! A service of one's own, as a stack file describes it.

use std::num::NonZeroU16;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Capability, ContainerPath, DockerName, Duration, ExtraEnvironment, Guard, ImageRef, Label,
    Memory, ServiceName, User, known,
};

/// A container with the guarantees of the catalogue: pinned image, probe, secrets by reference.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Custom {
    /// One line for the comment above the service.
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Image with its version; `latest` is refused.
    pub image: ImageRef,
    /// How Docker knows that the service is ready. Required, unless `job` is true.
    #[serde(default)]
    pub probe: Option<ProbeWish>,
    /// Runs once and ends, instead of staying up; has no probe.
    #[serde(default)]
    pub job: bool,
    /// Replaces the image's entrypoint, as an argument list.
    #[serde(default)]
    pub entrypoint: Vec<String>,
    /// Replaces the image's command, as an argument list.
    #[serde(default)]
    pub command: Vec<String>,
    /// User the process runs as, `uid:gid`.
    #[serde(default)]
    pub user: Option<User>,
    /// Environment, by the names the image reads.
    #[serde(default)]
    pub environment: ExtraEnvironment,
    /// Named volumes and where they are mounted.
    #[serde(default)]
    pub volumes: IndexMap<DockerName, ContainerPath>,
    /// Port the service listens on; a public service needs it.
    #[serde(default)]
    pub port: Option<NonZeroU16>,
    /// Public host under the stack's domain.
    #[serde(default)]
    pub host: Option<Label>,
    /// Who may reach the public host; everybody without one.
    #[serde(default)]
    pub guard: Option<Guard>,
    /// Services that must be ready (or, for jobs, done) first.
    #[serde(default)]
    pub needs: Vec<ServiceName>,
    /// A role and a database of its own on the stack's PostgreSQL.
    #[serde(default)]
    pub database: Option<DatabaseWish>,
    /// Networks to join. Default: the core network.
    #[serde(default)]
    pub networks: Option<Vec<DockerName>>,
    /// Memory limit.
    #[serde(default = "half_a_gigabyte")]
    pub memory: Memory,
    /// Time between the stop signal and the kill.
    #[serde(default = "half_a_minute")]
    pub stop_grace: Duration,
    /// Run with a read-only root file system.
    #[serde(default)]
    pub read_only: bool,
    /// Writable folders kept in memory.
    #[serde(default)]
    pub tmpfs: Vec<ContainerPath>,
    /// Linux capabilities the service keeps; all others are dropped.
    #[serde(default)]
    pub capabilities: Vec<Capability>,
}

/// What to ask a service to know that it is ready; one of the three.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProbeWish {
    /// Path that answers 2xx on `port` when the service is ready.
    #[serde(default)]
    pub http: Option<String>,
    /// Program inside the image that asks it. Default: what the image table knows of the image.
    #[serde(default)]
    pub tool: Option<ProbeTool>,
    /// A command as an argument list; it succeeds when the service is ready.
    #[serde(default)]
    pub exec: Vec<String>,
    /// A command for the image's shell.
    #[serde(default)]
    pub shell: Option<String>,
    #[serde(default = "half_a_minute")]
    pub interval: Duration,
    #[serde(default = "five_seconds")]
    pub timeout: Duration,
    #[serde(default = "five")]
    pub retries: NonZeroU16,
    #[serde(default = "half_a_minute")]
    pub start_period: Duration,
}

/// Programs that can ask an HTTP probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProbeTool {
    Curl,
    Node,
    Python,
    Wget,
}

/// A database on the stack's PostgreSQL, with a role that owns it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseWish {
    /// Extensions the superuser creates in it.
    pub extensions: Vec<DockerName>,
}

fn yes() -> bool {
    true
}

fn five() -> NonZeroU16 {
    const { NonZeroU16::new(5).unwrap() }
}

fn five_seconds() -> Duration {
    Duration::seconds(5)
}

fn half_a_minute() -> Duration {
    Duration::seconds(30)
}

fn half_a_gigabyte() -> Memory {
    known("512m")
}
