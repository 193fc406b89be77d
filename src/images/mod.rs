//! What is known about container images: one entry each, used by whoever renders or judges one.

mod apps;
mod backends;
mod bases;
mod botpress;
mod brokers;
mod builders;
mod chatwoot;
mod consoles;
mod databases;
mod develop;
mod documents;
mod files;
mod forges;
mod habits;
mod hosts;
mod household;
mod identity;
mod languages;
mod linuxserver;
mod media;
mod meetings;
mod metabase;
mod metrics;
mod models;
mod n8n;
mod n8n_runners;
mod nginx;
mod nginx_official;
mod odoo;
mod offices;
mod pinned;
mod portainer;
mod postgres;
mod postgres_official;
mod probe;
mod proxies;
mod python;
mod redis;
mod redpanda;
mod redpanda_console;
mod repositories;
mod retired;
mod search;
mod stores;
mod streams;
mod supabase;
mod traefik;
mod utilities;
mod vault;

pub use self::{
    bases::is_portless,
    botpress::BOTPRESS,
    chatwoot::{CHATWOOT, SIDEKIQ_HEALTH},
    habits::{
        ClosedEnv, DefaultCommand, GeneratedKey, Habits, Idle, Keeps, Login, NotRead, Required,
        older, version,
    },
    metabase::METABASE,
    n8n::N8N,
    n8n_runners::N8N_RUNNERS,
    nginx::NGINX,
    nginx_official::NGINX_OFFICIAL,
    odoo::ODOO,
    pinned::{CATALOGUE, Pinned, verified},
    portainer::PORTAINER,
    postgres::POSTGRES,
    postgres_official::POSTGRES_OFFICIAL,
    probe::{ProbeFacts, ProbeTestFacts},
    python::PYTHON,
    redis::REDIS,
    redpanda::REDPANDA,
    redpanda_console::REDPANDA_CONSOLE,
    repositories::{API_SMARTERBOT, REPOSITORIES, Repository},
    retired::{RETIRED, Retired, UNPUBLISHED, Unpublished},
    traefik::TRAEFIK,
    vault::VAULT,
};

use std::{collections::HashMap, sync::LazyLock};

use self::habits::BARE;
use crate::stack::ImageRef;

/// Everything known about one image: what nobody looked up is left at [`ImageFacts::PLAIN`]'s.
pub struct ImageFacts {
    /// Name without tag, as it is pulled.
    pub repository: &'static str,
    /// The same image under other names.
    pub also: &'static [&'static str],
    /// The tag that is offered to whoever has none.
    pub tag: Option<&'static str>,
    /// Day the facts were checked.
    pub verified: &'static str,
    /// Where the facts were read: `repository path@commit` or a page.
    pub sources: &'static [&'static str],
    /// `uid:gid` to run as; the image's own user where none is given.
    pub user: Option<&'static str>,
    /// All it listens on as it comes; none where that is not known.
    pub ports: &'static [Port],
    /// Paths whose content must survive the container.
    pub data: &'static [&'static str],
    /// Programs inside the image that a probe can use.
    pub tools: &'static [&'static str],
    pub probe: Option<ProbeFacts>,
    /// Whether the image has a `HEALTHCHECK` of its own, where that is known.
    pub own_probe: Option<bool>,
    /// Seconds between the stop signal and the kill; 0 where that is not known.
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
#[derive(Clone, Copy)]
pub enum Capabilities {
    /// All dropped but these.
    Only(&'static [&'static str]),
    /// Docker's default set: what it needs is not established.
    Default,
}

/// Every entry but the catalogue's, in families.
static FAMILIES: [&[ImageFacts]; 26] = [
    apps::ALL,
    backends::ALL,
    brokers::ALL,
    builders::ALL,
    consoles::ALL,
    databases::ALL,
    develop::ALL,
    documents::ALL,
    files::ALL,
    forges::ALL,
    hosts::ALL,
    household::ALL,
    identity::ALL,
    languages::ALL,
    linuxserver::ALL,
    media::ALL,
    meetings::ALL,
    metrics::ALL,
    models::ALL,
    offices::ALL,
    proxies::ALL,
    search::ALL,
    stores::ALL,
    streams::ALL,
    supabase::ALL,
    utilities::ALL,
];

/// Every entry by all of its names.
static BY_NAME: LazyLock<HashMap<&'static str, &'static ImageFacts>> = LazyLock::new(|| {
    let names = |it: &'static ImageFacts| {
        let all = it.also.iter().copied().chain([it.repository]);
        all.map(move |name| (plain_name(name), it))
    };
    images().flat_map(names).collect()
});

/// Every entry.
pub fn images() -> impl Iterator<Item = &'static ImageFacts> {
    CATALOGUE.into_iter().map(|it| &it.facts).chain(FAMILIES.into_iter().flatten())
}

/// What is known about an image, if anything; unknown means silence, never a guess.
pub fn find(image: &ImageRef) -> Option<&'static ImageFacts> {
    find_name(image.repository())
}

/// The same for a name without tag and digest.
pub fn find_name(repository: &str) -> Option<&'static ImageFacts> {
    BY_NAME.get(plain_name(repository)).copied()
}

/// The same, also for a copy in a registry of one's own: `registry.example.org/portainer/portainer-ce`.
pub fn find_mirrored(repository: &str) -> Option<&'static ImageFacts> {
    let behind_host = || {
        let (host, name) = repository.split_once('/')?;
        host.contains(['.', ':']).then(|| find_name(name)).flatten()
    };
    find_name(repository).or_else(behind_host)
}

/// Docker Hub's own images have three spellings, and a copy that Docker keeps at Amazon.
fn plain_name(repository: &str) -> &str {
    let copy = repository.strip_prefix("public.ecr.aws/docker/");
    let name = copy.or_else(|| repository.strip_prefix("docker.io/")).unwrap_or(repository);
    name.strip_prefix("library/").unwrap_or(name)
}

impl ImageFacts {
    /// An image nothing is known of.
    pub const PLAIN: Self = Self {
        repository: "",
        also: &[],
        tag: None,
        verified: "2026-11-28",
        sources: &[],
        user: None,
        ports: &[],
        data: &[],
        tools: &[],
        probe: None,
        own_probe: None,
        stop_grace: 0,
        needs_init: false,
        capabilities: Capabilities::Default,
        read_only: None,
        admin_interface: false,
        habits: Habits::PLAIN,
    };

    pub fn has_tool(&self, tool: &str) -> bool {
        self.tools.contains(&tool)
    }
}

impl Port {
    pub const fn new(number: u16, purpose: &'static str) -> Self {
        Self { number, purpose }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::stack::{ProbeTool, known};

    #[test]
    fn the_table_is_long_sorted_and_has_each_name_once() {
        let names: Vec<_> =
            images().flat_map(|it| it.also.iter().chain([&it.repository])).collect();
        let unique: BTreeSet<_> = names.iter().map(|it| plain_name(it)).collect();
        assert_eq!(unique.len(), names.len(), "an image is listed twice");
        assert_eq!(images().count(), 386, "the README and the changelog say how many");
        for family in FAMILIES {
            assert!(family.is_sorted_by_key(|it| it.repository), "{}", family[0].repository);
        }
    }

    #[test]
    fn every_entry_holds_together() {
        for facts in images() {
            let name = facts.repository;
            assert!(facts.verified.len() == 10 && !facts.sources.is_empty(), "{name}: source");
            let kept = facts.habits.keeps.iter().map(|it| &it.path);
            assert!(facts.data.iter().chain(kept).all(|it| it.starts_with('/')), "{name}: data");
            let absent = facts.habits.missing_tools;
            assert!(
                facts.tools.iter().all(|it| facts.tag.is_some() || !absent.contains(it)),
                "{name}"
            );
            let Some(probe) = facts.probe else { continue };
            let tool = match probe.test {
                ProbeTestFacts::Http(ProbeTool::Curl, _) => "curl",
                ProbeTestFacts::Http(ProbeTool::Node, _) => "node",
                ProbeTestFacts::Http(ProbeTool::Python, _) => "python",
                ProbeTestFacts::Http(ProbeTool::Wget, _) => "wget",
                ProbeTestFacts::Exec(words) => words[0],
                ProbeTestFacts::Shell(line) => line.split(' ').next().unwrap(),
            };
            assert!(facts.has_tool(tool), "{name}: the probe's `{tool}` is not in the image");
            if let ProbeTestFacts::Http(_, url) = probe.test {
                assert!(url.starts_with("http://127.0.0.1:"), "{name}: {url}");
            }
            assert!(probe.timeout < probe.interval, "{name}: timeout");
        }
    }

    #[test]
    fn images_are_found_under_all_their_names() {
        let copy = "public.ecr.aws/docker/library/redis:7.2";
        for name in ["redis:7.2", "library/redis:7.2", "docker.io/library/redis:7.2", copy] {
            assert_eq!(find(&known(name)).unwrap().repository, "redis", "{name}");
        }
        assert!(find(&known("example.org/redis:7.2")).is_none());
        assert!(find_mirrored("example.org/portainer/portainer-ce").is_some());
        assert!(find_mirrored("someone/portainer/portainer-ce").is_none());
    }
}
