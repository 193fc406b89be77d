//! A probe that asks for something else than readiness.

use super::probe::{Probe, Url, advice, known};
use crate::{
    compose::Image,
    images::ImageFacts,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "weak-probe-endpoint",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "a probe asks for a page that does not say whether the service is ready",
    docs: include_str!("weak_probe_endpoint.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some((image, facts)) = known(site.service) else { return };
    let Some(probe) = Probe::of(site.service) else { return };
    let weak = facts.habits.weak_probes;
    for url in probe.urls().iter().filter(|it| it.is_own() && on_main_port(it, facts)) {
        let Some(path) = url.plain_path() else { continue };
        if let Some((since, before)) = not_yet(path, image, facts) {
            let message =
                format!("`{path}` answers 404 before {since}, so the probe never succeeds");
            let help = format!("ask `{before}`, which this version has");
            let fix = Fix::risky(format!("ask `{before}`")).text(&url.path, before);
            findings.add(url.path.place(), message).level(Level::Error).help(help).fix(fix);
        } else if let Some((_, says)) = weak.iter().find(|(it, _)| *it == path) {
            let place =
                if url.path.as_str().is_empty() { url.whole.place() } else { url.path.place() };
            let finding = findings.add(place, format!("`{path}` {says}"));
            finding.help(advice::test(image, facts));
            if let Some(fix) = probe.replaced(image, facts) {
                finding.fix(fix);
            }
        }
    }
}

/// Other ports have other pages.
fn on_main_port(url: &Url, facts: &ImageFacts) -> bool {
    let main = facts.ports.first().map(|it| it.number);
    url.number.is_none() || url.number == main
}

/// The version that brought this path, where the tag is older, and what to ask before.
fn not_yet(path: &str, image: &Image, facts: &ImageFacts) -> Option<(&'static str, &'static str)> {
    let since = facts.habits.answers_since.iter().find(|(it, _, _)| *it == path);
    let (_, since, before) = since?;
    let tag = numbers(image.tag.as_deref()?)?;
    (tag < numbers(since)?).then_some((*since, *before))
}

/// `v4.12.1-ce` as numbers; nothing where the tag is no full version.
fn numbers(tag: &str) -> Option<[u32; 2]> {
    let plain = tag.strip_prefix('v').unwrap_or(tag);
    let mut parts = plain.split(['.', '-']).map(str::parse);
    match (parts.next()?, parts.next()?) {
        (Ok(major), Ok(minor)) => Some([major, minor]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn known_paths() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: ghcr.io/chatwoot/chatwoot:v2.10.1
    healthcheck: { test: "wget -qO- http://localhost:3000/health || exit 1" }
    #                                                    ^^^^^^^ 404 before 4.12
  b:
    image: n8nio/n8n:latest
    healthcheck: { test: ["CMD-SHELL", "wget -qO- http://localhost:5678/ || exit 1"] }
    #                                                                  ^ migrated
  c:
    image: n8nio/n8n:latest
    healthcheck: { test: [CMD, wget, "http://127.0.0.1:5678"] }
    #                                 ^^^^^^^^^^^^^^^^^^^^^ `/` answers 200
  d:
    image: chatwoot/chatwoot:v4.12.1
    healthcheck: { test: "wget -qO- http://127.0.0.1:3000/health" }
  e:
    image: chatwoot/chatwoot:latest
    healthcheck: { test: "wget -qO- http://127.0.0.1:3000/health" }
  f:
    image: n8nio/n8n:latest
    healthcheck: { test: "wget -qO- http://127.0.0.1:5678/healthz" }
  g:
    image: n8nio/n8n:latest
    healthcheck: { test: "wget -qO- http://127.0.0.1:9999/ http://other:5678/" }
"#,
        );
    }
}
