//! Tags that move: `16`, `7-alpine`, `stable`.

use crate::{
    compose::Image,
    images::{Retired, Unpublished, version},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "floating-tag",
    family: Family::Image,
    level: Level::Note,
    summary: "a tag that is not a whole version moves with each release",
    docs: include_str!("floating_tag.md"),
    check: Check::Service(check),
};

/// Tags without a number that publishers move.
const CHANNELS: [&str; 21] = [
    "alpine",
    "beta",
    "bookworm",
    "bullseye",
    "canary",
    "current",
    "dev",
    "develop",
    "edge",
    "lts",
    "main",
    "mainline",
    "master",
    "nightly",
    "production",
    "release",
    "rolling",
    "slim",
    "stable",
    "trixie",
    "unstable",
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(image) = &site.service.image else { return };
    let Some(tag) = image.tag.as_deref() else { return };
    let pinned = image.is_open() || image.digest.is_some();
    if pinned || site.service.get("build").is_some() || tag == "latest" || !floats(image, tag) {
        return;
    }
    let message = format!("`{tag}` of `{}` moves with each release", image.repository);
    let help = format!(
        "name a whole version, or what runs now: `image: {}@sha256:<digest>`",
        image.text.as_str()
    );
    findings.add(image.text.place(), message).help(help);
}

fn floats(image: &Image, tag: &str) -> bool {
    let gone = Retired::find(&image.repository).is_some()
        || Unpublished::find(&image.repository, Some(tag)).is_some();
    let numbers = version(tag).len();
    let dated = tag.split(['-', '.', '_']).any(|it| it.len() >= 6 && all_digits(it));
    let official = !image.repository.trim_start_matches("docker.io/library/").contains('/');
    if gone || dated {
        return false;
    }
    if numbers == 0 {
        let mut words = tag.split('-');
        return words.all(|it| CHANNELS.contains(&it) || it.starts_with("alpine3"));
    }
    match image.facts {
        Some(facts) if facts.habits.version_parts > 0 => {
            facts.tag != Some(tag) && numbers < facts.habits.version_parts.min(3)
        }
        _ => official && numbers == 1,
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn moving_tags() {
        expect(
            &RULE,
            "
services:
  a:
    image: postgres:16
    #      ^^^^^^^^^^^ `16` of `postgres` moves
  b:
    image: redis:7-alpine
    #      ^^^^^^^^^^^^^^ moves
  c:
    image: odoo:19
    #      ^^^^^^^ moves
  d:
    image: hashicorp/vault:1.15
    #      ^^^^^^^^^^^^^^^^^^^^ moves
  e:
    image: nginx:alpine
    #      ^^^^^^^^^^^^ moves
  f:
    image: node:20-alpine
    #      ^^^^^^^^^^^^^^ moves
  g:
    image: example/app:stable
    #      ^^^^^^^^^^^^^^^^^^ moves
",
        );
    }

    #[test]
    fn tags_that_stay() {
        expect(
            &RULE,
            "
services:
  a: { image: 'postgres:16.4-alpine' }
  b: { image: 'redis:7.2.16-alpine' }
  c: { image: 'odoo:19.0-20260817' }
  d: { image: 'example/app:2' }
  e: { image: 'example/app:build-455' }
  f: { image: 'ubuntu:24.04' }
  g: { image: 'nginx:alpine@sha256:0123' }
  h: { image: 'nginx:${NGINX:?}' }
  i: { image: 'example/app:latest' }
  j: { image: 'python:3.12-slim' }
  k: { image: 'example/app:sha-0abc123' }
  l: { image: 'nginx:alpine', build: . }
",
        );
    }
}
