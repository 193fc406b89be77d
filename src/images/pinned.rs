//! The catalogue's images: with a tag and a probe, which the compiler checks.

use super::{
    BOTPRESS, CHATWOOT, Capabilities, ImageFacts, METABASE, N8N, N8N_RUNNERS, NGINX,
    NGINX_OFFICIAL, ODOO, PORTAINER, POSTGRES, POSTGRES_OFFICIAL, PYTHON, ProbeFacts, REDIS,
    REDPANDA, REDPANDA_CONSOLE, TRAEFIK, VAULT,
};
use crate::{
    plan::{Confinement, Probe, Process},
    stack::{Duration, ImageRef, known},
};

/// An image of which enough is known to run it.
pub struct Pinned {
    pub facts: ImageFacts,
    tag: &'static str,
    probe: ProbeFacts,
}

/// Every image the catalogue runs, or knows as a stand-in.
pub static CATALOGUE: [&Pinned; 17] = [
    &BOTPRESS,
    &CHATWOOT,
    &METABASE,
    &N8N,
    &N8N_RUNNERS,
    &NGINX,
    &NGINX_OFFICIAL,
    &ODOO,
    &PORTAINER,
    &POSTGRES,
    &POSTGRES_OFFICIAL,
    &PYTHON,
    &REDIS,
    &REDPANDA,
    &REDPANDA_CONSOLE,
    &TRAEFIK,
    &VAULT,
];

/// The day the oldest of the entries was checked.
pub fn verified() -> &'static str {
    CATALOGUE.iter().map(|it| it.facts.verified).min().unwrap_or_default()
}

impl Pinned {
    /// Evaluated by the compiler: without a tag or a probe, there is no program.
    pub const fn of(facts: ImageFacts) -> Self {
        match (facts.tag, facts.probe) {
            (Some(tag), Some(probe)) => Self { facts, tag, probe },
            _ => panic!("an image of the catalogue has a tag and a probe"),
        }
    }

    pub fn image(&self) -> ImageRef {
        known(&format!("{}:{}", self.facts.repository, self.tag))
    }

    pub fn probe(&self) -> Probe {
        self.probe.probe()
    }

    pub fn process(&self) -> Process {
        Process {
            user: self.facts.user.map(str::to_owned),
            init: self.facts.needs_init,
            stop_grace: Duration::seconds(self.facts.stop_grace),
            stop_signal: None,
        }
    }

    pub fn confinement(&self) -> Confinement {
        let (drop_capabilities, add) = match self.facts.capabilities {
            Capabilities::Only(add) => (true, add),
            Capabilities::Default => (false, [].as_slice()),
        };
        Confinement {
            read_only: self.facts.read_only.is_some(),
            drop_capabilities,
            add_capabilities: add.iter().map(|&it| it.into()).collect(),
        }
    }
}
