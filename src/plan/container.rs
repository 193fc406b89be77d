//! One container of the plan.

use indexmap::IndexMap;
use serde::Serialize;

use super::{ConfigMount, Image, Lifecycle, Mount, Origin, Probe, Restart, Route, Section, Text};
use crate::{
    images::Pinned,
    stack::{Duration, Memory},
};

/// A container, without an opinion about the format it is rendered to.
#[derive(Clone, Debug, Serialize)]
pub struct Container {
    /// Key of the service; its DNS name on the core network is made of it.
    pub name: String,
    /// The comment above it.
    pub summary: String,
    /// Where the stack file asks for it.
    #[serde(skip)]
    pub origin: Origin,
    pub image: Image,
    pub lifecycle: Lifecycle,
    pub entrypoint: Vec<Text>,
    pub command: Vec<Text>,
    pub environment: IndexMap<String, Text>,
    pub configs: Vec<ConfigMount>,
    pub mounts: Vec<Mount>,
    /// Networks by name, with the names it answers to there.
    pub networks: IndexMap<String, Vec<String>>,
    pub routes: Vec<Route>,
    /// Ports on the host: `address:host:container`.
    pub published: Vec<String>,
    /// Containers that must be ready, or for jobs done, before this one starts.
    pub needs: Vec<String>,
    pub process: Process,
    pub confinement: Confinement,
    pub memory: Memory,
    pub shared_memory: Option<Memory>,
    pub section: Section,
    /// The one service of ours that may meet tenants and data stores both.
    pub meets_tenants: bool,
}

/// Who runs, and how it ends.
#[derive(Clone, Debug, Serialize)]
pub struct Process {
    /// `uid:gid`; the image's own user without one.
    pub user: Option<String>,
    /// A small init as process 1, for programs that do not reap children or forward signals.
    pub init: bool,
    pub stop_grace: Duration,
    /// The image's own signal without one.
    pub stop_signal: Option<String>,
}

/// What a container may not do. Gaining privileges is never allowed.
#[derive(Clone, Debug, Serialize)]
pub struct Confinement {
    pub read_only: bool,
    pub drop_capabilities: bool,
    pub add_capabilities: Vec<String>,
}

impl Container {
    /// A service that stays up, confined and probed as the image table says.
    pub fn service(name: &str, summary: &str, origin: Origin, image: &Pinned) -> Self {
        let lifecycle =
            Lifecycle::Service { probe: image.probe(), restart: Restart::UnlessStopped };
        Self::new(name, summary, origin, image, lifecycle)
    }

    /// A job that runs once on every start of the stack.
    pub fn job(name: &str, summary: &str, origin: Origin, image: &Pinned) -> Self {
        let mut job = Self::new(name, summary, origin, image, Lifecycle::Job);
        job.process.stop_grace = Duration::seconds(30);
        job
    }

    fn new(
        name: &str,
        summary: &str,
        origin: Origin,
        image: &Pinned,
        lifecycle: Lifecycle,
    ) -> Self {
        Self {
            name: name.into(),
            summary: summary.into(),
            origin,
            image: Image::Pinned(image.image()),
            lifecycle,
            entrypoint: Vec::new(),
            command: Vec::new(),
            environment: IndexMap::new(),
            configs: Vec::new(),
            mounts: Vec::new(),
            networks: IndexMap::new(),
            routes: Vec::new(),
            published: Vec::new(),
            needs: Vec::new(),
            process: image.process(),
            confinement: image.confinement(),
            memory: Memory::mebibytes(256),
            shared_memory: None,
            section: Section::default(),
            meets_tenants: false,
        }
    }

    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.section = section;
        self
    }

    #[must_use]
    pub fn entrypoint<T: Into<Text>>(mut self, words: impl IntoIterator<Item = T>) -> Self {
        self.entrypoint = words.into_iter().map(Into::into).collect();
        self
    }

    #[must_use]
    pub fn command<T: Into<Text>>(mut self, words: impl IntoIterator<Item = T>) -> Self {
        self.command = words.into_iter().map(Into::into).collect();
        self
    }

    /// A script for the image's POSIX shell, instead of the command; errors end it.
    #[must_use]
    pub fn script(self, script: &str) -> Self {
        self.command(["sh", "-ec", script])
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<Text>) -> Self {
        self.environment.insert(name.into(), value.into());
        self
    }

    #[must_use]
    pub fn config(mut self, config: ConfigMount) -> Self {
        self.configs.push(config);
        self
    }

    #[must_use]
    pub fn volume(mut self, key: &str, target: &str) -> Self {
        self.mounts.push(Mount::Volume { key: key.into(), target: target.into() });
        self
    }

    #[must_use]
    pub fn tmpfs(mut self, target: &str) -> Self {
        self.mounts.push(Mount::Tmpfs { target: target.into() });
        self
    }

    #[must_use]
    pub fn bind(mut self, source: &str, target: &str, read_only: bool) -> Self {
        let (source, target) = (source.into(), target.into());
        self.mounts.push(Mount::Bind { source, target, read_only });
        self
    }

    #[must_use]
    pub fn network(mut self, name: &str, aliases: &[String]) -> Self {
        let all = self.networks.entry(name.into()).or_default();
        for alias in aliases {
            if !all.contains(alias) {
                all.push(alias.clone());
            }
        }
        self
    }

    #[must_use]
    pub fn needs(mut self, container: &str) -> Self {
        if !self.needs.iter().any(|it| it == container) {
            self.needs.push(container.into());
        }
        self
    }

    #[must_use]
    pub fn memory(mut self, limit: Memory) -> Self {
        self.memory = limit;
        self
    }

    #[must_use]
    pub fn probe(mut self, with: Probe) -> Self {
        if let Lifecycle::Service { probe, restart: _ } = &mut self.lifecycle {
            *probe = with;
        }
        self
    }

    /// Every text of the container that can hold a variable.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.environment
            .values()
            .chain(&self.entrypoint)
            .chain(&self.command)
            .chain(self.configs.iter().map(|it| &it.content))
            .chain(self.routes.iter().filter_map(Route::guard_text))
    }
}
