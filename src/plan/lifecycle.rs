//! A container stays up or runs once; the types keep the two apart.

use serde::Serialize;

use super::Probe;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lifecycle {
    /// Stays up: it has a probe and a restart policy.
    Service { probe: Probe, restart: Restart },
    /// Runs once and ends: it has neither. Its dependants wait until it is done.
    Job,
}

/// When Docker starts a container again after it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Restart {
    UnlessStopped,
}
