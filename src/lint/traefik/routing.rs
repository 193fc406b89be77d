//! Routers, services and middlewares of one container.

use std::collections::HashMap;

use super::{Label, list};
use crate::{
    compose::{Assignment, Compose, Service, Text},
    lint::{Project, ProjectFile},
    problem::Place,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::lint) enum Protocol {
    Http,
    Tcp,
    Udp,
}

/// What the labels of one container ask of Traefik.
pub(in crate::lint) struct Routing<'a> {
    pub(in crate::lint) labels: Vec<Label<'a>>,
    pub(in crate::lint) routers: Vec<Part<'a>>,
    pub(in crate::lint) backends: Vec<Part<'a>>,
    pub(in crate::lint) middlewares: Vec<Part<'a>>,
    /// What `traefik.enable` says.
    pub(in crate::lint) enabled: Option<bool>,
    /// `traefik.docker.network` or `traefik.swarm.network`.
    pub(in crate::lint) network: Option<&'a Assignment>,
}

/// A router, service or middleware: every label that shares its name.
pub(in crate::lint) struct Part<'a> {
    pub(in crate::lint) protocol: Protocol,
    /// As its first label writes it.
    pub(in crate::lint) name: Text,
    /// What follows the name, in lower case, and its label.
    options: Vec<(String, &'a Assignment)>,
}

impl<'a> Routing<'a> {
    /// Nothing without labels for Traefik, or with `traefik.enable=false`.
    pub(in crate::lint) fn of(service: &'a Service) -> Option<Self> {
        let labels: Vec<_> = service.labels.iter().filter_map(Label::read).collect();
        let value = |label: &Label<'a>| label.assignment.text().trim().to_ascii_lowercase();
        let enabled = labels.iter().find(|it| it.is(1, "enable")).map(value);
        let enabled = enabled.as_deref().map(|it| !matches!(it, "false" | "0" | "f"));
        if labels.is_empty() || enabled == Some(false) {
            return None;
        }
        let network = labels.iter().find(|it| {
            (it.is(1, "docker") || it.is(1, "swarm")) && it.is(2, "network") && it.parts.len() == 3
        });
        Some(Self {
            routers: parts(&labels, "routers"),
            backends: parts(&labels, "services"),
            middlewares: parts(&labels, "middlewares"),
            enabled,
            network: network.map(|it| it.assignment),
            labels,
        })
    }
}

impl Routing<'_> {
    /// All its routers lead to Traefik's own dashboard or API, over no network.
    pub(in crate::lint) fn serves_traefik(&self) -> bool {
        let is_own =
            |it: &Part<'_>| it.text("service").is_some_and(|it| it.as_str().ends_with("@internal"));
        self.routers.iter().all(is_own)
    }
}

fn parts<'a>(labels: &[Label<'a>], kind: &str) -> Vec<Part<'a>> {
    let mut all: Vec<Part<'a>> = Vec::new();
    let mut index: HashMap<_, usize> = HashMap::new();
    for label in labels.iter().filter(|it| it.is(2, kind)) {
        let protocol = match label.part(1).to_ascii_lowercase().as_str() {
            "http" => Protocol::Http,
            "tcp" => Protocol::Tcp,
            "udp" => Protocol::Udp,
            _ => continue,
        };
        let Some(name) = label.parts.get(3) else { continue };
        let new = Part { protocol, name: name.clone(), options: Vec::new() };
        let at = *index.entry(new.key()).or_insert(all.len());
        if at == all.len() {
            all.push(new);
        }
        if let Some(part) = all.get_mut(at) {
            part.options.push((label.rest(4), label.assignment));
        }
    }
    all
}

impl<'a> Part<'a> {
    /// The name in the form in which Traefik compares it.
    pub(in crate::lint) fn key(&self) -> (Protocol, String) {
        (self.protocol, self.name.as_str().to_ascii_lowercase())
    }

    /// The value of `rule`, `tls.certresolver`, …
    pub(in crate::lint) fn text(&self, option: &str) -> Option<Text> {
        let found = self.options.iter().find(|(name, _)| name == option);
        found.and_then(|(_, label)| label.value.as_ref()).map(Text::trimmed)
    }

    /// The value taken apart at its commas.
    pub(in crate::lint) fn list(&self, option: &str) -> Vec<Text> {
        self.text(option).as_ref().map(list).unwrap_or_default()
    }

    pub(in crate::lint) fn has_tls(&self) -> bool {
        self.options.iter().any(|(name, label)| {
            name.starts_with("tls.") || name == "tls" && label.text().trim() != "false"
        })
    }

    /// The first word of its options: what kind of middleware it is.
    pub(in crate::lint) fn kind(&self) -> &str {
        self.options.first().and_then(|(name, _)| name.split('.').next()).unwrap_or_default()
    }

    pub(in crate::lint) fn options(&self) -> &[(String, &'a Assignment)] {
        &self.options
    }

    /// Every option and its value, in an order that does not depend on how it was written.
    pub(in crate::lint) fn normal(&self) -> Vec<(String, String)> {
        let pair = |(name, label): &(String, &Assignment)| {
            (name.clone(), label.text().split_whitespace().collect::<String>())
        };
        let mut all: Vec<_> = self.options.iter().map(pair).collect();
        all.sort();
        all
    }

    /// Whether somebody who is not let in is kept out by this middleware.
    pub(in crate::lint) fn guards(&self) -> bool {
        matches!(
            self.kind(),
            "basicauth" | "digestauth" | "forwardauth" | "ipallowlist" | "ipwhitelist" | "plugin"
        )
    }

    /// Where it is first named.
    pub(in crate::lint) fn place(&self) -> Place {
        self.name.place()
    }
}

/// A container with routing labels, and where it stands.
pub(in crate::lint) struct Routed<'a> {
    pub(in crate::lint) file: &'a ProjectFile,
    pub(in crate::lint) compose: &'a Compose,
    pub(in crate::lint) service: &'a Service,
    pub(in crate::lint) routing: Routing<'a>,
}

/// Every container of the project that speaks to Traefik.
pub(in crate::lint) fn routed(project: &Project) -> Vec<Routed<'_>> {
    let services = project
        .composes()
        .flat_map(|(file, compose)| compose.services.iter().map(move |it| (file, compose, it)));
    let routed = services.filter_map(|(file, compose, service)| {
        Some(Routed { file, compose, service, routing: Routing::of(service)? })
    });
    routed.collect()
}
