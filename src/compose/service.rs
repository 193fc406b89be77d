//! One service of a compose file.

use super::{Assignment, Build, Command, Healthcheck, Image, Mount, Port, Text, keys::Keys};
use crate::document::{Entry, Node};

/// A service with its parts read in whatever form they have.
pub struct Service {
    pub key: Node,
    pub node: Node,
    /// Its keys with merge keys resolved.
    pub entries: Vec<Entry>,
    keys: Keys,
    pub image: Option<Image>,
    pub build: Option<Build>,
    pub environment: Vec<Assignment>,
    /// Labels of the container; for Swarm those under `deploy`.
    pub labels: Vec<Assignment>,
    pub ports: Vec<Port>,
    pub mounts: Vec<Mount>,
    pub networks: Vec<Member>,
    pub depends_on: Vec<Dependency>,
    pub healthcheck: Option<Healthcheck>,
    pub command: Option<Command>,
    pub entrypoint: Option<Command>,
}

/// A network a service joins.
pub struct Member {
    pub name: Text,
    pub aliases: Vec<Text>,
}

/// Whether two services run at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// None of them has profiles, or they share one.
    Always,
    /// One of them runs always, the other with a profile.
    ByProfile,
    /// Each runs with profiles of its own.
    Never,
}

/// A service this one waits for.
pub struct Dependency {
    pub name: Text,
    /// `service_started` where none is written.
    pub condition: Option<Text>,
}

impl Dependency {
    /// Until the other has run and succeeded.
    pub fn waits_for_end(&self) -> bool {
        self.has_condition("service_completed_successfully")
    }

    pub fn waits_for_health(&self) -> bool {
        self.has_condition("service_healthy")
    }

    fn has_condition(&self, wanted: &str) -> bool {
        self.condition.as_ref().is_some_and(|it| it.as_str() == wanted)
    }
}

impl Service {
    pub fn read(key: &Node, node: &Node) -> Self {
        let entries = node.merged().into_owned();
        let get = |name: &str| {
            entries.iter().find(|it| it.key.as_str() == Some(name)).map(|it| it.value.clone())
        };
        let assignments =
            |node: Option<Node>| node.map(|it| Assignment::all(&it)).unwrap_or_default();
        let mut labels = assignments(get("labels"));
        labels.extend(assignments(get("deploy").and_then(|it| it.get_merged("labels"))));
        let items = |name: &str| get(name).map(|it| it.items().to_vec()).unwrap_or_default();
        let mut mounts: Vec<_> = items("volumes").iter().filter_map(Mount::read).collect();
        mounts.extend(get("tmpfs").into_iter().flat_map(|it| tmpfs(&it)));
        let healthcheck = entries.iter().find(|it| it.key.as_str() == Some("healthcheck"));
        Self {
            key: key.clone(),
            node: node.clone(),
            image: get("image").as_ref().and_then(Text::of).map(Image::read),
            build: get("build").as_ref().and_then(Build::read),
            environment: assignments(get("environment")),
            labels,
            ports: items("ports").iter().filter_map(Port::read).collect(),
            mounts,
            networks: get("networks").map(|it| members(&it)).unwrap_or_default(),
            depends_on: get("depends_on").map(|it| dependencies(&it)).unwrap_or_default(),
            healthcheck: healthcheck.map(|it| Healthcheck::read(&it.key, &it.value)),
            command: get("command").as_ref().and_then(Command::read),
            entrypoint: get("entrypoint").as_ref().and_then(Command::read),
            keys: Keys::of(&entries),
            entries,
        }
    }

    /// What its container is made from; merge keys are resolved, `extends` may bring anything.
    pub fn has_source(&self) -> bool {
        ["image", "build", "extends", "provider"].iter().any(|key| self.get(key).is_some())
    }

    pub fn name(&self) -> &str {
        self.key.as_str().unwrap_or_default()
    }

    /// The profiles that start it; without any it always runs.
    pub fn profiles(&self) -> Vec<&str> {
        let items = self.get("profiles").map(Node::items).unwrap_or_default();
        items.iter().filter_map(Node::as_str).collect()
    }

    /// Whether it runs together with another service of its application.
    pub fn meets(&self, other: &Self) -> Meeting {
        let (own, others) = (self.profiles(), other.profiles());
        if own.is_empty() == others.is_empty() {
            let shared = own.is_empty() || own.iter().any(|it| others.contains(it));
            return if shared { Meeting::Always } else { Meeting::Never };
        }
        Meeting::ByProfile
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.keys.find(&self.entries, key)
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|it| &it.value)
    }

    pub fn text(&self, key: &str) -> Option<Text> {
        self.get(key).and_then(Text::of)
    }

    pub fn env(&self, name: &str) -> Option<&Assignment> {
        self.environment.iter().find(|it| it.is(name))
    }

    pub fn label(&self, name: &str) -> Option<&Assignment> {
        self.labels.iter().find(|it| it.name.as_str().eq_ignore_ascii_case(name))
    }

    /// Runs once and ends: it says so with `restart: "no"`, and has no healthcheck; or others wait
    /// for it to complete. Whether others do is for the caller to see.
    pub fn never_restarts(&self) -> bool {
        let deploy = self.get("deploy").and_then(|it| it.get_merged("restart_policy"));
        let condition = deploy.and_then(|it| it.get_merged("condition"));
        match (self.text("restart"), condition) {
            (Some(restart), _) => restart.as_str() == "no",
            (None, Some(condition)) => condition.as_str() == Some("none"),
            (None, None) => false,
        }
    }
}

fn tmpfs(node: &Node) -> Vec<Mount> {
    if node.is_scalar() {
        return Mount::memory(node).into_iter().collect();
    }
    node.items().iter().filter_map(Mount::memory).collect()
}

fn members(node: &Node) -> Vec<Member> {
    let listed = node.items().iter().filter_map(Text::of);
    let listed = listed.map(|name| Member { name, aliases: Vec::new() });
    let merged = node.merged();
    let mapped = merged.iter().filter_map(|entry| {
        let aliases = entry.value.get_merged("aliases");
        let aliases = aliases.iter().flat_map(Node::items).filter_map(Text::of).collect();
        Some(Member { name: Text::of(&entry.key)?, aliases })
    });
    listed.chain(mapped).collect()
}

fn dependencies(node: &Node) -> Vec<Dependency> {
    let listed = node.items().iter().filter_map(Text::of);
    let listed = listed.map(|name| Dependency { name, condition: None });
    let merged = node.merged();
    let mapped = merged.iter().filter_map(|entry| {
        let condition = entry.value.get_merged("condition").as_ref().and_then(Text::of);
        Some(Dependency { name: Text::of(&entry.key)?, condition })
    });
    listed.chain(mapped).collect()
}
