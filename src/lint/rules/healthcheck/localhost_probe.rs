//! `localhost` for a wget that knows one address only.

use super::probe::{Probe, known, lacks};
use crate::{
    compose::Service,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "localhost-probe",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "BusyBox wget asks `localhost` over IPv6 and does not try IPv4",
    docs: include_str!("localhost_probe.md"),
    check: Check::Service(check),
};

/// Parts of a tag that tell of GNU's wget.
const GNU: [&str; 9] =
    ["debian", "bookworm", "bullseye", "trixie", "slim", "ubuntu", "jammy", "noble", "focal"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    if has_gnu_wget(site.service) {
        return;
    }
    for url in probe.urls() {
        if url.client != "wget" || url.host.as_str() != "localhost" {
            continue;
        }
        findings
            .add(
                url.host.place(),
                "`localhost` is `::1` first, and BusyBox wget gives up when only IPv4 listens",
            )
            .help(format!("write `{}`", url.whole.as_str().replacen("localhost", "127.0.0.1", 1)))
            .fix(Fix::sure("write `127.0.0.1`").text(&url.host, "127.0.0.1"));
    }
}

fn has_gnu_wget(service: &Service) -> bool {
    if let Some((image, facts)) = known(service) {
        // A wget that is not there has a finding of its own.
        return facts.habits.gnu_wget || lacks(image, "wget");
    }
    let image = service.image.as_ref().map_or("", |it| it.text.as_str());
    GNU.iter().any(|it| image.contains(it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn wget_only() {
        expect(
            &RULE,
            r#"
services:
  vault:
    image: hashicorp/vault:1.15
    healthcheck: { test: ["CMD-SHELL", "wget -qO- http://localhost:8200/v1/sys/health || exit 1"] }
    #                                                    ^^^^^^^^^ `::1` first
  a:
    image: example/a:1-alpine
    healthcheck: { test: ["CMD", "wget", "--spider", "localhost/x"] }
    #                                                 ^^^^^^^^^ `::1` first
  b:
    image: example/a:1
    healthcheck: { test: ["CMD", "curl", "-f", "http://localhost/x"] }
  c:
    image: example/a:1-bookworm
    healthcheck: { test: ["CMD", "wget", "http://localhost/x"] }
  d:
    image: botpress/server:12.31.10
    healthcheck: { test: ["CMD", "wget", "http://localhost/x"] }
  e:
    image: example/a:1
    healthcheck: { test: ["CMD", "wget", "http://127.0.0.1/localhost"] }
"#,
        );
    }
}
