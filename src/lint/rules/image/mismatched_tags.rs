//! Containers of one application in two versions.

use crate::{
    compose::{Compose, Image, Service},
    images::version,
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "mismatched-tags",
    family: Family::Image,
    level: Level::Warning,
    summary: "containers of one application run in two versions",
    docs: include_str!("mismatched_tags.md"),
    check: Check::Compose(check),
};

/// Services of one file that are compared with each other.
const MOST: usize = 300;

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let mut seen: Vec<(&Service, &Image, &str, String)> = Vec::new();
    for service in compose.services.iter().take(MOST) {
        let Some((image, tag)) = versioned(service) else { continue };
        let shape = shape(tag);
        let other = seen.iter().find(|(known, first, _, known_shape)| {
            let is_same = first.repository == image.repository && *known_shape == shape;
            is_named(first, image) || is_same && share_key(known, service)
        });
        match other {
            Some((known, first, wanted, _)) if *wanted != tag => {
                let message = format!(
                    "`{}` runs `{tag}`, and `{}` of the same application `{wanted}`",
                    service.name(),
                    known.name()
                );
                let help = format!("give both one tag: `image: {}:{wanted}`", image.repository);
                findings
                    .add(image.text.place(), message)
                    .related(first.text.place(), "the other version is here")
                    .help(help);
            }
            Some(_) => {}
            None => seen.push((service, image, tag, shape)),
        }
    }
}

/// An application's image with a tag that begins with a version.
fn versioned(service: &Service) -> Option<(&Image, &str)> {
    let image = service.image.as_ref()?;
    let tag = image.tag.as_deref().filter(|it| !version(it).is_empty())?;
    let store = image.facts.is_some_and(|it| it.habits.data_store);
    let application = image.facts.is_some() || image.repository.contains('/');
    let fixed =
        !image.is_open() && service.get("build").is_none() && service.get("profiles").is_none();
    (application && !store && fixed).then_some((image, tag))
}

/// What is left of a tag without its version: `-alpine`.
fn shape(tag: &str) -> String {
    tag.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect()
}

/// Two images whose tags must agree by what is known of them.
fn is_named(one: &Image, other: &Image) -> bool {
    let (Some(one), Some(other)) = (one.facts, other.facts) else { return false };
    one.habits.same_tag.contains(&other.repository)
}

/// Whether both are given the same key of the application.
fn share_key(one: &Service, other: &Service) -> bool {
    let words = ["SECRET", "KEY", "DATABASE", "DB_"];
    one.environment.iter().any(|it| {
        let name = it.name.as_str();
        let telling = words.iter().any(|word| name.contains(word)) && !it.text().is_empty();
        telling && other.env(name).is_some_and(|same| same.text() == it.text())
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn one_application() {
        expect(
            &RULE,
            "
x-env: &env
  SECRET_KEY_BASE: ${SECRET_KEY_BASE}
services:
  web:
    image: chatwoot/chatwoot:v4.15.1
    environment: *env
  worker:
    image: chatwoot/chatwoot:v4.14.0
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ `worker` runs `v4.14.0`
    environment: *env
  n8n:
    image: n8nio/n8n:2.41.3
  runners:
    image: n8nio/runners:2.40.0
    #      ^^^^^^^^^^^^^^^^^^^^ of the same application `2.41.3`
",
        );
    }

    #[test]
    fn several_applications() {
        expect(
            &RULE,
            "
services:
  a: { image: 'postgres:15.1', environment: [DB_NAME=x] }
  b: { image: 'postgres:16.1', environment: [DB_NAME=x] }
  c: { image: 'acme/app:1.2' }
  d: { image: 'acme/app:1.3' }
  e: { image: 'acme/app:1.2-web', environment: [DB_NAME=x] }
  f: { image: 'acme/app:1.3-worker', environment: [DB_NAME=x] }
  g: { image: 'acme/app:main', environment: [DB_NAME=x] }
",
        );
    }
}
