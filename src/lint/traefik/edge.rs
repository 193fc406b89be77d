//! What is known of the Traefik that reads the labels: its own flags, or Dokploy's.

use super::{Identity, joined};
use crate::{
    compose::{Command, Service, Text},
    document::Node,
    lint::{FileKind, Profile, Project},
};

/// The static configuration, as far as the project tells it.
#[derive(Default)]
pub(in crate::lint) struct Edge {
    /// A service of the project is Traefik.
    pub(in crate::lint) here: bool,
    /// Its entry points in lower case; nothing where they are not known.
    pub(in crate::lint) entry_points: Option<Vec<String>>,
    /// Its certificate resolvers in lower case; nothing where they are not known.
    pub(in crate::lint) resolvers: Option<Vec<String>>,
    /// Entry points that end TLS for every router.
    pub(in crate::lint) tls: Vec<String>,
    /// Entry points have middlewares of their own.
    pub(in crate::lint) has_middlewares: bool,
    /// The provider names the network to use.
    pub(in crate::lint) names_network: bool,
    /// The networks it is on; nothing where they are not decided here.
    pub(in crate::lint) networks: Option<Vec<Identity>>,
}

impl Edge {
    pub(in crate::lint) fn of(project: &Project) -> Self {
        let mut edge = Self { networks: Some(Vec::new()), ..Self::default() };
        let mut settings = Vec::new();
        for (file, compose) in project.composes() {
            for service in compose.services.iter().filter(|it| is_traefik(it)) {
                edge.here = true;
                settings.extend(flags(service));
                let own = joined(file, compose, service);
                let own = own.map(|it| it.into_iter().map(|(_, network)| network));
                edge.networks = edge.networks.zip(own).map(|(mut all, own)| {
                    all.extend(own);
                    all
                });
            }
            let parts = compose.services.iter().filter(|it| is_part(it));
            settings.extend(parts.flat_map(flags));
        }
        for file in &project.files {
            let FileKind::Yaml { root, looks_like: _ } = &file.kind else { continue };
            if root.get("entryPoints").is_some() {
                keys(root, "", &mut settings);
            }
        }
        edge.read(&settings);
        if project.profile == Profile::Dokploy {
            edge.dokploy();
        }
        edge
    }

    fn read(&mut self, settings: &[String]) {
        let network = ["providers.docker.network", "providers.swarm.network"];
        self.names_network = settings.iter().any(|it| network.contains(&it.as_str()));
        let names = |section: &str| -> Vec<String> {
            let all = settings.iter().filter_map(|it| it.strip_prefix(section));
            all.filter_map(|it| it.split('.').next()).map(str::to_owned).collect()
        };
        let entry_points = names("entrypoints.");
        if entry_points.is_empty() {
            return;
        }
        self.entry_points = Some(entry_points);
        self.resolvers = Some(names("certificatesresolvers."));
        for setting in settings {
            let Some(rest) = setting.strip_prefix("entrypoints.") else { continue };
            let Some((name, option)) = rest.split_once('.') else { continue };
            if option.starts_with("http.tls") {
                self.tls.push(name.to_owned());
            }
            self.has_middlewares |= option.starts_with("http.middlewares");
        }
    }

    /// `traefik.yml` as Dokploy writes it.
    fn dokploy(&mut self) {
        let add = |known: &mut Option<Vec<String>>, names: &[&str]| {
            let known = known.get_or_insert_default();
            known.extend(names.iter().map(|&it| it.to_owned()));
        };
        if self.here && self.entry_points.is_none() {
            return;
        }
        add(&mut self.entry_points, &["web", "websecure"]);
        add(&mut self.resolvers, &["letsencrypt"]);
        self.tls.push("websecure".into());
    }
}

pub(in crate::lint) fn is_traefik(service: &Service) -> bool {
    let repository = service.image.as_ref().map_or("", |it| it.repository.as_str());
    repository == "traefik" || repository.ends_with("/traefik")
}

/// Whether a file lays this over a Traefik that another one names.
fn is_part(service: &Service) -> bool {
    let has = |it: &String| it.starts_with("entrypoints.");
    service.image.is_none() && service.get("build").is_none() && flags(service).iter().any(has)
}

/// `--a.b=c` and `TRAEFIK_A_B`, as `a.b`.
fn flags(service: &Service) -> Vec<String> {
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    let options = words.iter().map(Text::as_str).filter_map(|it| it.strip_prefix("--"));
    let options = options.map(|it| it.split('=').next().unwrap_or(it).trim().to_ascii_lowercase());
    let variables = service.environment.iter().filter_map(|it| {
        let rest = it.name.as_str().strip_prefix("TRAEFIK_")?;
        Some(rest.replace('_', ".").to_ascii_lowercase())
    });
    options.chain(variables).collect()
}

/// Every path of a configuration file.
fn keys(node: &Node, prefix: &str, all: &mut Vec<String>) {
    const DEEPEST: usize = 120;
    for entry in node.entries() {
        let Some(key) = entry.key.as_str() else { continue };
        let path = format!("{prefix}{}", key.to_ascii_lowercase());
        if path.len() < DEEPEST && entry.value.alias().is_none() {
            keys(&entry.value, &format!("{path}."), all);
        }
        all.push(path);
    }
}
