//! Telling from the files where a stack runs.

use super::{Profile, Project};
use crate::compose::{Compose, MountKind, Service};

impl Profile {
    /// The profile that the files of a project speak of.
    pub fn detect(project: &Project) -> Self {
        let any = |test: fn(&Compose) -> bool| project.composes().any(|(_, it)| test(it));
        if any(is_dokploy) {
            Self::Dokploy
        } else if any(is_swarm) {
            Self::Swarm
        } else {
            Self::Compose
        }
    }
}

fn is_dokploy(compose: &Compose) -> bool {
    let network = compose.networks.iter().any(|it| {
        it.is_external()
            && (it.name() == "dokploy-network"
                || it.real_name().is_some_and(|it| it.as_str() == "dokploy-network"))
    });
    network || compose.services.iter().any(speaks_of_dokploy)
}

fn speaks_of_dokploy(service: &Service) -> bool {
    let path = |it: &str| it.contains("/dokploy/") || it.ends_with("/dokploy");
    let mut sources = service.mounts.iter().filter(|it| it.kind == MountKind::Bind);
    sources.any(|it| it.source.as_deref().is_some_and(path))
        || service.labels.iter().any(|it| it.name.as_str().starts_with("dokploy."))
}

fn is_swarm(compose: &Compose) -> bool {
    let swarm =
        |it: &Service| it.labels.iter().any(|it| it.name.as_str().starts_with("traefik.swarm."));
    compose.services.iter().any(swarm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::project;

    #[test]
    fn profiles() {
        let table = [
            ("services: {a: {image: x}}", Profile::Compose),
            (
                "services: {a: {image: x}}\nnetworks: {dokploy-network: {external: true}}",
                Profile::Dokploy,
            ),
            (
                "services: {a: {image: x}}\nnetworks: {web: {external: true, name: dokploy-network}}",
                Profile::Dokploy,
            ),
            ("services: {a: {image: x, volumes: ['/etc/dokploy/x:/y']}}", Profile::Dokploy),
            (
                "services: {a: {image: x, deploy: {labels: [traefik.swarm.network=a]}}}",
                Profile::Swarm,
            ),
        ];
        for (text, expected) in table {
            assert_eq!(Profile::detect(&project(&[("compose.yml", text)])), expected, "{text}");
        }
    }
}
