//! What is known about container images: one entry each, used by whoever renders or judges one.

mod bases;
mod botpress;
mod chatwoot;
mod habits;
mod metabase;
mod n8n;
mod n8n_runners;
mod nginx;
mod nginx_official;
mod odoo;
mod portainer;
mod postgres;
mod postgres_official;
mod python;
mod redis;
mod redpanda;
mod redpanda_console;
mod repositories;
mod retired;
mod traefik;
mod vault;

pub use self::{
    bases::is_portless,
    botpress::BOTPRESS,
    chatwoot::{CHATWOOT, SIDEKIQ_HEALTH},
    habits::{
        ClosedEnv, DefaultCommand, GeneratedKey, Habits, Idle, Keeps, NotRead, Required, version,
    },
    metabase::METABASE,
    n8n::N8N,
    n8n_runners::N8N_RUNNERS,
    nginx::NGINX,
    nginx_official::NGINX_OFFICIAL,
    odoo::ODOO,
    portainer::PORTAINER,
    postgres::POSTGRES,
    postgres_official::POSTGRES_OFFICIAL,
    python::PYTHON,
    redis::REDIS,
    redpanda::REDPANDA,
    redpanda_console::REDPANDA_CONSOLE,
    repositories::{API_SMARTERBOT, REPOSITORIES, Repository},
    retired::{RETIRED, Retired, UNPUBLISHED, Unpublished},
    traefik::TRAEFIK,
    vault::VAULT,
};

use crate::{
    plan::{Confinement, Probe, Process},
    stack::{Duration, ImageRef, ProbeTool, known},
};

/// Everything known about one image. Each fact holds for `tag` and was checked on `verified`.
pub struct ImageFacts {
    /// Name without tag, as it is pulled.
    pub repository: &'static str,
    /// The same image under other names.
    pub also: &'static [&'static str],
    pub tag: &'static str,
    /// Day the facts were checked.
    pub verified: &'static str,
    /// Where the facts were read: `repository path@commit` or a page.
    pub sources: &'static [&'static str],
    /// `uid:gid` to run as; the image's own user where none is given.
    pub user: Option<&'static str>,
    pub ports: &'static [Port],
    /// Paths whose content must survive the container.
    pub data: &'static [&'static str],
    /// Programs inside the image that a probe can use.
    pub tools: &'static [&'static str],
    pub probe: ProbeFacts,
    /// Seconds between the stop signal and the kill.
    pub stop_grace: u64,
    /// The program neither reaps children nor forwards signals, so it needs an init.
    pub needs_init: bool,
    pub capabilities: Capabilities,
    /// Writable folders it needs in memory to run on a read-only root, where that works.
    pub read_only: Option<&'static [&'static str]>,
    /// An interface that must not be public without a guard.
    pub admin_interface: bool,
    /// What rules know beyond what a renderer needs.
    pub habits: Habits,
}

/// A port the image listens on, and what for.
pub struct Port {
    pub number: u16,
    pub purpose: &'static str,
}

/// The capabilities an image keeps.
pub enum Capabilities {
    /// All dropped but these.
    Only(&'static [&'static str]),
    /// Docker's default set: what it needs is not established.
    Default,
}

/// The right probe of an image.
pub struct ProbeFacts {
    pub test: ProbeTestFacts,
    /// Seconds.
    pub interval: u64,
    pub timeout: u64,
    pub start_period: u64,
    pub start_interval: u64,
}

pub enum ProbeTestFacts {
    /// GET this address with this program; 2xx is ready.
    Http(ProbeTool, &'static str),
    /// An argument list.
    Exec(&'static [&'static str]),
    /// A line for the shell.
    Shell(&'static str),
}

/// Every entry, by repository.
pub static IMAGES: [&ImageFacts; 17] = [
    &BOTPRESS,
    &CHATWOOT,
    &N8N,
    &REDPANDA_CONSOLE,
    &REDPANDA,
    &VAULT,
    &METABASE,
    &N8N_RUNNERS,
    &NGINX_OFFICIAL,
    &NGINX,
    &ODOO,
    &POSTGRES,
    &POSTGRES_OFFICIAL,
    &PORTAINER,
    &PYTHON,
    &REDIS,
    &TRAEFIK,
];

/// What is known about an image, if anything; unknown means silence, never a guess.
pub fn find(image: &ImageRef) -> Option<&'static ImageFacts> {
    find_name(image.repository())
}

/// The same for a name without tag and digest.
pub fn find_name(repository: &str) -> Option<&'static ImageFacts> {
    let name = plain_name(repository);
    IMAGES.into_iter().find(|it| {
        plain_name(it.repository) == name || it.also.iter().any(|&also| plain_name(also) == name)
    })
}

/// The same, also for a copy in a registry of one's own: `registry.example.org/portainer/portainer-ce`.
pub fn find_mirrored(repository: &str) -> Option<&'static ImageFacts> {
    let behind_host = || {
        let (host, name) = repository.split_once('/')?;
        host.contains(['.', ':']).then(|| find_name(name)).flatten()
    };
    find_name(repository).or_else(behind_host)
}

/// Docker Hub's own images have three spellings.
fn plain_name(repository: &str) -> &str {
    let name = repository.strip_prefix("docker.io/").unwrap_or(repository);
    name.strip_prefix("library/").unwrap_or(name)
}

/// The day the oldest of the entries was checked.
pub fn verified() -> &'static str {
    IMAGES.iter().map(|it| it.verified).min().unwrap_or_default()
}

impl ImageFacts {
    pub fn image(&self) -> ImageRef {
        known(&format!("{}:{}", self.repository, self.tag))
    }

    pub fn probe(&self) -> Probe {
        self.probe.probe()
    }

    pub fn process(&self) -> Process {
        Process {
            user: self.user.map(str::to_owned),
            init: self.needs_init,
            stop_grace: Duration::seconds(self.stop_grace),
            stop_signal: None,
        }
    }

    pub fn confinement(&self) -> Confinement {
        let (drop_capabilities, add) = match self.capabilities {
            Capabilities::Only(add) => (true, add),
            Capabilities::Default => (false, [].as_slice()),
        };
        Confinement {
            read_only: self.read_only.is_some(),
            drop_capabilities,
            add_capabilities: add.iter().map(|&it| it.into()).collect(),
        }
    }

    pub fn has_tool(&self, tool: &str) -> bool {
        self.tools.contains(&tool)
    }
}

impl ProbeFacts {
    pub fn probe(&self) -> Probe {
        let probe = match self.test {
            ProbeTestFacts::Http(ProbeTool::Curl, url) => Probe::curl(url),
            ProbeTestFacts::Http(ProbeTool::Node, url) => Probe::node(url),
            ProbeTestFacts::Http(ProbeTool::Python, url) => Probe::python(url),
            ProbeTestFacts::Http(ProbeTool::Wget, url) => Probe::wget(url),
            ProbeTestFacts::Exec(words) => Probe::exec(words),
            ProbeTestFacts::Shell(line) => Probe::shell(line),
        };
        probe.every(self.interval, self.timeout).starting(self.start_period, self.start_interval)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_is_listed() {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/images")).unwrap();
        let others = ["mod.rs", "bases.rs", "habits.rs", "repositories.rs", "retired.rs"];
        let names = files.map(|it| it.unwrap().file_name().into_string().unwrap());
        let count = names.filter(|it| !others.contains(&it.as_str())).count();
        assert_eq!(count, IMAGES.len());
        let names: BTreeSet<_> = IMAGES.iter().map(|it| it.repository).collect();
        assert_eq!(names.len(), IMAGES.len(), "an image is listed twice");
    }

    #[test]
    fn every_entry_holds_together() {
        for facts in IMAGES {
            let name = facts.repository;
            assert_eq!(facts.image().repository(), name);
            assert!(facts.verified.len() == 10 && !facts.sources.is_empty(), "{name}: source");
            assert!(facts.data.iter().all(|it| it.starts_with('/')), "{name}: data");
            let tool = match facts.probe.test {
                ProbeTestFacts::Http(ProbeTool::Curl, _) => "curl",
                ProbeTestFacts::Http(ProbeTool::Node, _) => "node",
                ProbeTestFacts::Http(ProbeTool::Python, _) => "python",
                ProbeTestFacts::Http(ProbeTool::Wget, _) => "wget",
                ProbeTestFacts::Exec(words) => words[0],
                ProbeTestFacts::Shell(line) => line.split(' ').next().unwrap(),
            };
            assert!(facts.has_tool(tool), "{name}: the probe's `{tool}` is not in the image");
            if let ProbeTestFacts::Http(_, url) = facts.probe.test {
                assert!(url.starts_with("http://127.0.0.1:"), "{name}: {url}");
            }
            assert!(facts.probe.timeout < facts.probe.interval, "{name}: timeout");
        }
    }

    #[test]
    fn images_are_found_under_all_their_names() {
        for name in ["redis:7.2", "library/redis:7.2", "docker.io/library/redis:7.2"] {
            assert_eq!(find(&known(name)).unwrap().repository, "redis", "{name}");
        }
        assert!(find(&known("example.org/redis:7.2")).is_none());
        assert!(find_mirrored("example.org/portainer/portainer-ce").is_some());
        assert!(find_mirrored("someone/portainer/portainer-ce").is_none());
    }
}
