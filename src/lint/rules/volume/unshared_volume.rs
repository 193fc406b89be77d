//! Containers of one application of which not all see its files.

use super::kept;
use crate::{
    compose::{Compose, Mount, Service},
    images::Keeps,
    lint::{
        Check, Family, Findings, Level, Project, ProjectFile, Rule, ServiceSite,
        rules::image::server::{is_job, is_whole},
    },
};

pub(super) static RULE: Rule = Rule {
    id: "unshared-volume",
    family: Family::Volume,
    level: Level::Warning,
    summary: "a sibling does not see the application's files",
    docs: include_str!("unshared_volume.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    for service in &compose.services {
        let site = ServiceSite { project, file, compose, service };
        let Some(image) = service.image.as_ref().filter(|it| it.facts.is_some()) else { continue };
        for keeps in kept::folders(service, image).filter(|it| it.shared) {
            let mounted =
                kept::mount(service, keeps).is_some() || kept::is_partly_mounted(service, keeps);
            if mounted || !is_whole(&site) || is_job(compose, service) {
                continue;
            }
            let Some((sibling, mount)) = keeper(compose, &image.repository, keeps) else {
                continue;
            };
            let message = format!(
                "`{}` does not see {} that `{}` keeps in `{}`",
                service.name(),
                keeps.what,
                sibling.name(),
                keeps.path
            );
            let source = mount.source.as_deref().unwrap_or("data");
            let place = service.entry("volumes").map(|it| it.key.place());
            findings
                .add(place.unwrap_or_else(|| service.key.place()), message)
                .related(mount.node.place(), "its sibling mounts it here")
                .help(format!("under `volumes:`, `- {source}:{}`", keeps.path));
        }
    }
}

/// The service of the same image that mounts the folder.
fn keeper<'a>(
    compose: &'a Compose,
    repository: &str,
    keeps: &Keeps,
) -> Option<(&'a Service, &'a Mount)> {
    let same = compose
        .services
        .iter()
        .filter(|it| it.image.as_ref().is_some_and(|it| it.repository == repository));
    let mut mounts = same.filter_map(|it| Some((it, kept::mount(it, keeps)?)));
    mounts.find(|(_, mount)| mount.source.is_some())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn siblings() {
        expect(
            &RULE,
            "
services:
  web:
    image: chatwoot/chatwoot:v4.15.1
    volumes: ['chatwoot_data:/app/storage']
  worker:
# ^^^^^^ `worker` does not see attachments that `web` keeps
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
  cloud:
    image: chatwoot/chatwoot:v4.15.1
    environment: { ACTIVE_STORAGE_SERVICE: amazon }
  migrate:
    image: chatwoot/chatwoot:v4.15.1
    restart: 'no'
  other:
    image: example/chatwoot
",
        );
    }

    #[test]
    fn nobody_keeps_it() {
        expect(
            &RULE,
            "
services:
  web: { image: 'chatwoot/chatwoot:v4.15.1' }
  worker: { image: 'chatwoot/chatwoot:v4.15.1' }
",
        );
    }
}
